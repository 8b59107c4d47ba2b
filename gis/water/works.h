#pragma once

#include "gis/base/Finding.h"
#include "gis/base/units.h"
#include "gis/geo/Geometry.h"
#include "gis/sources/Layer.h"
#include "gis/water/classes.h"
#include "gis/water/words.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// From checked layers to the works that give water.
namespace gis::water {

/// A layer and which of its columns says what: role → column; a role left out is not known.
struct WorksTable {
  const sources::Layer *layer = nullptr; ///< null where the study has none
  std::map<std::string, std::string> columns;
};

struct WorksTables {
  WorksTable schemes; ///< id, state, capacity (m³/day), unlimited, quality, litres, sustainable
  WorksTable zones;   ///< polygons: id, scheme, capacity (m³/day), quality, litres
  WorksTable sources; ///< points a scheme draws from: id, scheme, state, capacity (m³/day)
  WorksTable points;  ///< points people fetch from: id, kind, state, dry, quality, capacity (people), year,
                      ///< groundwater
};

/// Where a scheme has pipes to the houses.
struct SchemeZone {
  std::string id;
  std::size_t supply = 0;
  geo::Geometry area;
};

struct PublicPoint {
  std::size_t supply = 0;
  geo::Point at;
  Kind kind = Kind::unknown;
  std::optional<bool> groundwater;
  base::Measure year; ///< of what is known about it
};

/// What only schemes have.
struct Scheme {
  base::Measure litres; ///< per person and day
  std::optional<bool> sustainable;
  std::vector<geo::Point> sources; ///< where it draws from
};

struct Works {
  std::vector<Supply> supplies; ///< schemes by id, then points by id
  std::vector<Scheme> schemes;  ///< of the first supplies
  std::vector<SchemeZone> zones;
  std::vector<PublicPoint> points; ///< of the other supplies
  bool points_listed = false;
};

/// The works, whatever the order of the rows. A scheme works where it says so or, silent, where one of its
/// sources does or none is listed; all of its sources broken, it is broken. Its capacity is its own, else the
/// sum of its zones'; never more than that of its working sources where each states it. `litres` per person
/// and day hold where neither scheme nor zone says.
/// Findings: zone_no_scheme{name} (its people are near a supply of unknown state), scheme_no_capacity{name},
/// water_litres_zero{name}, water_word_unknown{field,text,n}, id_duplicate{id,n}; of cells what TableReader
/// tells. Throws Error{field_missing}.
Works works_from(const WorksTables &, const Words &, double litres, base::Findings &);

} // namespace gis::water
