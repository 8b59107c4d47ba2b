#pragma once

#include "gis/study/Inputs.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

/// Inside this room only: what water and wastewater have alike.
namespace gis::study {

/// Polygons with their boxes, asked for the ones that hold a point.
class Zones {
public:
  void add(const geo::Geometry &area) { areas_.emplace_back(area.box(), &area); }
  template <class Visit> void visit(geo::Point at, const Visit &visit) const {
    for (std::size_t z = 0; z < areas_.size(); ++z)
      if (areas_[z].first.contains(at) && geo::contains(*areas_[z].second, at)) visit(z);
  }

private:
  std::vector<std::pair<geo::Box, const geo::Geometry *>> areas_;
};

/// The people's sources and those of the tables.
std::set<std::string> water_sources(const Inputs &, const std::vector<const ColumnsRecipe *> &tables);

} // namespace gis::study
