#pragma once

#include "gis/water/layers.h"

#include <optional>
#include <string>
#include <vector>

/// Inside this room only: what layers of a network hold, as values in an order of their own.
namespace gis::water {

/// One line of a main.
struct Main {
  std::string id;
  Passage passage = Passage::open;
  long row = 0;
  geo::Line line;
};

/// A valve or a source: one point.
struct Fitting {
  std::string id;
  Passage passage = Passage::unknown;
  long row = 0;
  geo::Point place;
};

/// Sorted by course, then id and state: the same list in whatever order the rows come.
std::vector<Main> mains_of(const NetworkLayers &, base::Findings &);
/// Sorted by place, then id and state; `kind` is "valve" or "source". Nothing where there is no layer.
std::vector<Fitting> fittings_of(const NetworkLayers &, const sources::Layer *, const char *kind,
                                 base::Findings &);

} // namespace gis::water
