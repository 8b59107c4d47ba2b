#include "gis/geo/libraries.h"

#include <gdal.h>
#include <geos_c.h>
#include <proj.h>

namespace gis::geo {

std::vector<std::pair<std::string, std::string>> libraries() {
  const std::string geos = GEOSversion(); // with that of its C face behind a dash
  return {{"GDAL", GDALVersionInfo("RELEASE_NAME")},
          {"GEOS", geos.substr(0, geos.find('-'))},
          {"PROJ", proj_info().version}};
}

} // namespace gis::geo
