#pragma once

#include "gis/radio/budget.h"
#include "gis/study/Inputs.h"

#include <optional>
#include <string>

namespace gis::study {

/// Where one listens: a settlement, a unit's middle, any place.
struct Listener {
  std::string name; ///< empty for a bare place
  geo::Point at;    ///< in the system of the terrain's `crs` given with it
  geo::Crs crs;
};

/// The largest settlement of a unit of the smallest level, or a point inside it where none is listed. Throws
/// Error{unit_unknown: code}.
Listener listener_in(const Inputs &, const std::string &unit_code);

/// The way of one mast's signal to one place, as coverage() judges it (P.1812, plain).
struct RadioPath {
  radio::Mast mast;
  radio::Profile profile;
  radio::Link link; ///< with the mast's power
  double azimuth_degrees = 0;
  radio::P1812Result result;
  radio::Threshold threshold;
  double earth_radius_km = 0; ///< effective
  std::vector<radio::Clearance> clearances;
  std::optional<radio::Clearance> obstacle;
  std::optional<radio::Budget> budget; ///< none where the model has no answer
};

/// Throws Error{mast_unknown: text, list}, {radio_path_hole: mast} where the way crosses a hole of the
/// terrain or leaves it, {no_masts} where the study has none, {threshold_missing}.
RadioPath radio_path(const Inputs &, const std::string &mast, const Listener &);

} // namespace gis::study
