#pragma once

#include "gis/base/Finding.h"
#include "gis/geo/Geometry.h"
#include "gis/water/classes.h"
#include "gis/water/wastewater.h"
#include "gis/water/works.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace gis::base {
class Progress;
}

namespace gis::study {

struct Inputs;

/// The works of a study and the households counted on them.
struct WaterInputs {
  water::Works works;
  std::vector<water::Count> counts;
  std::vector<std::optional<std::size_t>>
      count_of_unit; ///< per smallest unit; empty where nothing is counted
  std::vector<std::optional<std::size_t>> count_of_settlement;
  bool given = false;
};

struct CollectionZone {
  std::string id;
  std::optional<std::size_t> plant; ///< nothing: what is collected is treated nowhere
  geo::Geometry area;
};

struct WastewaterInputs {
  std::vector<water::Plant> plants;  ///< by id
  std::vector<CollectionZone> zones; ///< by id
  bool given = false;
};

/// Findings of works_from; water_counts_above{unit,n,households}, water_counts_mixed{unit} (more compliant
/// works than hygienic ones), water_no_households{unit}, zones_overlap{name,other,n m²}. Schemes and points
/// become services of the study: "scheme" with the attribute sustainable, "water_point" with groundwater.
/// Throws what reading throws.
void read_water(Inputs &, base::Progress &);

/// Findings: zone_no_plant{name}, plant_no_capacity{name}, wastewater_counts_from{n}.
void read_wastewater(Inputs &, base::Progress &);

} // namespace gis::study
