#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// Small tables people write beside a study while they look at its results: their notes, the problems they
/// accepted. They outlive the runs and can be read and edited with other programs.
namespace gis::study {

struct Results;

/// Where what is said about some results is kept: NAME (notes.csv …) beside the study.toml they were computed
/// from; where that is gone or may not be written, beside the results folder as DIR.NAME.
std::filesystem::path kept_file(const std::filesystem::path &study_file, const std::filesystem::path &results,
                                const std::string &name);
std::filesystem::path kept_file(const Results &, const std::string &name);

/// The text of a kept file, through the gate; nothing where there is no such file. Throws what
/// sources::text_beside throws.
std::optional<std::string> kept_text(const std::filesystem::path &);

/// One line of RFC 4180. A text a spreadsheet would run gets a leading apostrophe, which unguarded() takes
/// away again.
std::string csv_line(const std::vector<std::string> &cells);
std::string unguarded(std::string cell);

} // namespace gis::study
