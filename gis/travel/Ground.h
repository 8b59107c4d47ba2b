#pragma once

#include "gis/base/Finding.h"
#include "gis/base/Progress.h"
#include "gis/sources/Layer.h"
#include "gis/travel/CostSurface.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace gis::travel {

/// How fast one moves, in one mode and season.
struct SpeedTable {
  std::string mode, season;
  double default_kmh = 0;                 ///< where no land cover is mapped
  std::map<std::string, double> land_kmh; ///< 0 kmh: no way through
  std::map<std::string, double> road_kmh; ///< a class without a speed is no road for this mode
  bool slope = true;                      ///< off the road, slope slows (Tobler)
};

/// What lies where: land cover, roads, barriers and heights burned once, shared by all modes and seasons.
struct Ground {
  enum Barrier : std::uint8_t {
    line = 1, ///< a barrier line passes through
    area = 2, ///< the centre lies in a barrier polygon
    open = 4, ///< a road crosses here (bridge, culvert, tunnel)
    ford = 8  ///< a road crosses here by a ford: open while fords are
  };
  geo::Grid grid;
  std::vector<std::uint8_t> land; ///< 0 = not mapped, else 1 + index in land_classes
  std::vector<std::string> land_classes;
  std::vector<std::uint16_t> road; ///< which classes of road pass through: index in road_sets
  std::vector<std::set<std::string>> road_sets = {{}}; ///< the first holds none
  std::vector<std::uint8_t> barrier;                   ///< flags of Barrier
  std::vector<float> height;                           ///< empty: flat

  bool blocked(std::size_t index, bool fords_closed) const {
    const auto flags = barrier[index];
    return (flags & (line | area)) != 0 && (flags & open) == 0 && ((flags & ford) == 0 || fords_closed);
  }
  /// 1 per barrier cell of the dry season: where nobody lives.
  std::vector<std::uint8_t> barrier_cells() const;
};

struct GroundRequest {
  geo::Grid grid;
  const sources::Layer *roads = nullptr;
  std::string road_class;    ///< field
  std::string road_crossing; ///< field that says "ford"; may be empty
  const sources::Layer *landcover = nullptr;
  std::string land_class;                       ///< field
  std::vector<const sources::Layer *> barriers; ///< lines and polygons
  std::vector<float> height;
};

/// Burns the layers. Lines are all-touched, polygons by cell centre. A barrier opens only where road geometry
/// meets barrier geometry, and there only along that road's cells: for lines up to three cells from the
/// meeting point, for polygons the cells of the stretch inside. A road beside a river opens nothing.
/// Throws Error{field_missing}, Error{too_many_classes: layer, n} (254 of land cover, 65 535 combinations of
/// road classes), Cancelled.
Ground burn_ground(GroundRequest, base::Findings &, base::Progress &);

/// Seconds per metre of every cell for one mode and season; a cell with speed 0 is a barrier. Of the roads
/// through a cell the fastest counts, and the land where it is faster still, so that one more road never
/// makes a way longer. Slope does not matter on a road that is at least a fifth faster than the land
/// (Tobler's walker gains no more than that downhill).
CostSurface cost_for(const Ground &, const SpeedTable &, bool fords_closed);

/// How many passable cells have no land cover, and so the default speed.
std::size_t cells_of_default_speed(const Ground &);

} // namespace gis::travel
