#pragma once

#include "gis/sources/Provenance.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// The one gate: every file the product reads passes here before any library opens it.
namespace gis::sources {

/// Throws Error{path_outside: file} where the path, links followed, lies in none of the roots, and
/// Error{file_missing} where there is no such file.
std::filesystem::path checked_path(const std::filesystem::path &,
                                   const std::vector<std::filesystem::path> &roots);

/// Looks at the bytes before GDAL does: refuses what is no file of an allowed driver (a VRT under another
/// name, a text with "://" or "/vsi" for a name), zip containers that would unpack past 1 GiB or past what
/// they claim, and files that are not regular. Throws Error{format_refused: file, why}, Error{file_too_large:
/// file, n}.
void inspect(const std::filesystem::path &);

/// The bytes of a small file that stands in a folder under a fixed or a given name: a study's own tables. The
/// name must not lead out of the roots. Nothing where there is no such file. Throws what both above do.
std::optional<std::string> text_beside(const std::filesystem::path &folder, const std::string &name,
                                       const std::vector<std::filesystem::path> &roots);

} // namespace gis::sources
