#include "tests/broken/cases.h"

namespace broken {

std::vector<Case> water() {
  return {
      {"AZoneWithoutScheme", edit("water_zones.geojson", "\"CN1\"", "\"\""), "warning", "zone_no_scheme",
       "water_zones", 1},
      {"ASchemeWithoutCapacity", edit("water_zones.geojson", "\"60\"", "\"\""), "warning",
       "scheme_no_capacity", "water_zones"},
      {"ACapacityThatIsAGuess",
       edit("water_zones.geojson", "\"60\"", "\"khoảng 300\""),
       "error",
       "not_a_number",
       "water_zones",
       1,
       {"scheme_no_capacity"}},
      {"NoLitresForAnybody", edit("water_zones.geojson", "\"80\"", "\"0\""), "warning", "water_litres_zero",
       "water_zones"},
      {"AStateInNoTable",
       edit("water_points.geojson", "hỏng", "đang xem xét"),
       "warning",
       "water_word_unknown",
       "water_points",
       0,
       {},
       "not as broken"},
      {"AKindInNoTable", edit("water_points.geojson", "mạch lộ", "máy bay"), "warning", "water_word_unknown",
       "water_points"},
      {"ZonesThatOverlap",
       both(edit_all("water_zones.geojson", "500900", "500300"),
            edit_all("water_zones.geojson", "1300700", "1300300")),
       "info",
       "zones_overlap",
       "",
       0,
       {},
       "counted once"},
      {"MoreHouseholdsWithWaterThanHouseholds", edit("connections.csv", "90,20,30", "140,20,30"), "warning",
       "water_counts_above", ""},
      {"MoreCleanWorksThanHygienicOnes", edit("connections.csv", "90,20,30", "90,30,20"), "warning",
       "water_counts_mixed", ""},
      {"ConnectionsOfAUnitThatIsNotInTheList", edit("connections.csv", "99005", "99015"), "error",
       "code_unmatched", "connections.csv", 2},
      {"APointTwice", edit("water_points.geojson", "\"D2\"", "\"D1\""), "error", "id_duplicate",
       "water_points"},
      {"ALitreKeyOfZero", edit("study.toml", "[water]", "[water]\nlitres = 0"), "error", "value_bad", "",
       186},
  };
}

} // namespace broken
