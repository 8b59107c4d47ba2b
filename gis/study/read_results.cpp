#include "gis/study/ResultsFolder.h"
#include "gis/study/results.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace gis::study {
namespace {

ResultTable read_table(const std::filesystem::path &path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return {text.view(), path.filename().string()};
}

} // namespace

Results read_results(const std::filesystem::path &dir) {
  Results results;
  results.dir = dir;
  results.about = check_results(dir);
  const auto json = nlohmann::json::parse(results.about);
  const auto &study = json.at("study");
  results.study = study.at("id");
  results.name_vi = study.at("name_vi");
  results.name_en = study.at("name_en");
  results.edition = study.at("edition");
  results.programme = study.at("targets");
  results.crs = study.at("crs");
  results.year = study.at("year");
  results.rows = read_table(dir / "gaps.csv");
  results.ledger = read_table(dir / "ledger.csv");
  results.findings = read_table(dir / "findings.csv");
  return results;
}

} // namespace gis::study
