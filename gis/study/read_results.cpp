#include "gis/sources/csv.h"
#include "gis/study/ResultsFolder.h"
#include "gis/study/results.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace gis::study {
namespace {

std::vector<std::map<std::string, std::string>> read_columns(const std::filesystem::path &path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  const auto layer = sources::parse_csv(text.str(), path.filename().string());
  std::vector<std::map<std::string, std::string>> rows;
  rows.reserve(layer.rows.size());
  for (const auto &row : layer.rows) {
    std::map<std::string, std::string> columns;
    for (std::size_t i = 0; i < layer.fields.size(); ++i)
      columns.emplace(layer.fields[i], row.cells[i].value_or(""));
    rows.push_back(std::move(columns));
  }
  return rows;
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
  results.rows = read_columns(dir / "gaps.csv");
  results.ledger = read_columns(dir / "ledger.csv");
  results.findings = read_columns(dir / "findings.csv");
  if (std::filesystem::exists(dir / "water_classes.csv"))
    results.water_classes = read_columns(dir / "water_classes.csv");
  return results;
}

} // namespace gis::study
