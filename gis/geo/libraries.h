#pragma once

#include <string>
#include <utility>
#include <vector>

namespace gis::geo {

/// The libraries that figures pass through, by name, with the version that is at work: "GDAL", "3.6.2".
std::vector<std::pair<std::string, std::string>> libraries();

} // namespace gis::geo
