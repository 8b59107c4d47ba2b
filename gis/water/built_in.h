#pragma once

#include <string>

namespace gis::water {

/// A table of the project's data folder that is built into the program ("water/words.csv"), or null where
/// there is none of that name.
const std::string *built_in_water(const std::string &name);

} // namespace gis::water
