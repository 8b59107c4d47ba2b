#pragma once

#include "gis/study/Recipe.h"

#include <optional>
#include <string>

namespace gis::study {

/// The source id of a table beside the study: its name, blanks as "_" since rows list ids between blanks.
std::string own_table_id(const std::string &name);

/// The text of a table of the study's own, beside its study.toml (targets, indicators, thresholds, antenna
/// patterns), or nothing where there is none. What is read becomes a source of the study with its hash: a
/// table changed by a byte is another source. Throws what sources::text_beside throws.
std::optional<std::string> own_table(Recipe &, const std::string &name);

} // namespace gis::study
