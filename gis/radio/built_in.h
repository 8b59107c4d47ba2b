#pragma once

#include <string>

namespace gis::radio {

/// A table of the project's data folder that is built into the program ("radio/thresholds.csv"), or null
/// where there is none of that name.
const std::string *built_in_radio(const std::string &name);

} // namespace gis::radio
