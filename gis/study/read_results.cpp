#include "gis/base/Error.h"
#include "gis/study/ResultsFolder.h"
#include "gis/study/results.h"

#include <fstream>
#include <future>
#include <nlohmann/json.hpp>

namespace gis::study {
namespace {

ResultTable read_table(const std::filesystem::path &path) {
  std::ifstream stream(path, std::ios::binary);
  std::string text(std::filesystem::file_size(path), '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (stream.gcount() != static_cast<std::streamsize>(text.size()))
    throw base::Error("results_changed", {{"file", path.string()}});
  return {text, path.filename().string()};
}

std::filesystem::path study_file(const std::filesystem::path &log) {
  std::ifstream stream(log);
  const std::string wanted = "study ";
  for (std::string line; std::getline(stream, line);)
    if (line.starts_with(wanted)) return line.substr(wanted.size());
  return {};
}

} // namespace

Results read_results(const std::filesystem::path &dir) {
  Results results;
  results.dir = dir;
  results.study_file = study_file(dir / "run.log");
  // The largest table is read while the hashes are held against the files; a fault of theirs goes first.
  auto rows = std::async(std::launch::async, [&] { return read_table(dir / "gaps.csv"); });
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
  results.rows = rows.get();
  results.ledger = read_table(dir / "ledger.csv");
  results.findings = read_table(dir / "findings.csv");
  if (std::filesystem::exists(dir / "water_classes.csv"))
    results.water_classes = read_table(dir / "water_classes.csv");
  if (std::filesystem::exists(dir / "names.csv")) results.names = read_table(dir / "names.csv");
  return results;
}

} // namespace gis::study
