#include "gis/study/kept_tables.h"

#include "gis/sources/CsvLine.h"
#include "gis/sources/gate.h"
#include "gis/study/results.h"

#include <unistd.h>

namespace gis::study {
namespace {

/// A text that has apostrophes of its own before such a sign gets one more, so that what is read is what was
/// written.
bool looks_guarded(const std::string &text) {
  const auto first = text.find_first_not_of('\'');
  return first != std::string::npos && sources::begins_formula(text[first]);
}

} // namespace

std::filesystem::path kept_file(const std::filesystem::path &study_file, const std::filesystem::path &results,
                                const std::string &name) {
  std::error_code ignored;
  const auto folder = study_file.parent_path();
  if (!folder.empty() && std::filesystem::exists(study_file, ignored) && ::access(folder.c_str(), W_OK) == 0)
    return folder / name;
  auto beside = results.lexically_normal();
  if (beside.filename().empty()) beside = beside.parent_path(); // "out/" is the folder out
  beside += "." + name;
  return beside;
}

std::filesystem::path kept_file(const Results &results, const std::string &name) {
  return kept_file(results.study_file, results.dir, name);
}

std::optional<std::string> kept_text(const std::filesystem::path &file) {
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  return sources::text_beside(folder, file.filename().string(), {folder});
}

std::string csv_line(const std::vector<std::string> &cells) {
  sources::CsvLine line;
  for (const auto &cell : cells) line.raw(looks_guarded(cell) ? "'" + cell : cell);
  return line.end();
}

std::string unguarded(std::string cell) {
  if (!cell.empty() && cell.front() == '\'' && looks_guarded(cell)) cell.erase(0, 1);
  return cell;
}

} // namespace gis::study
