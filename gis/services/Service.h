#pragma once

#include "gis/base/units.h"
#include "gis/geo/Geometry.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gis::services {

/// One school, station, hospital, house of culture …
struct Facility {
  std::string id;
  std::string name;
  geo::Point at;          ///< study metres
  std::string unit_code;  ///< of the smallest level, as its table names it
  bool satellite = false; ///< a further site of a school; serves as its school
  base::Measure
      capacity; ///< people it can serve; infinite where its table says "unlimited"; Missing is unknown
  std::map<std::string, base::Measure>
      numbers; ///< beds, doctors, places, hygienic (1/0) …; Missing is unknown
  long row = 0;
};

/// All facilities of one kind, in bytewise order of id (the lowest id wins a tie of travel time).
struct Service {
  std::string id; ///< "primary", "station" …
  std::string source;
  std::string symbol;    ///< how maps draw it
  bool fills_up = false; ///< its facilities state how many they can serve
  std::vector<Facility> facilities;
};

} // namespace gis::services
