#pragma once

#include <string>

namespace gis::study {

/// A table of the project's data folder that is built into the program ("targets/ctr78.csv",
/// "indicators.csv"), or null where there is none of that name.
const std::string *built_in(const std::string &name);

} // namespace gis::study
