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

/// The way of one mast's signal to one place, as coverage() judges it (the plain model, not the quick one).
struct RadioPath {
  radio::Mast mast;
  double azimuth_degrees = 0;
  radio::Threshold threshold;
  radio::PathAccount account;
};

/// Throws Error{mast_unknown: text, list}, {radio_path_hole: mast} where the way crosses a hole of the
/// terrain or leaves it, {no_masts} where the study has none, {threshold_missing}.
RadioPath radio_path(const Inputs &, const std::string &mast, const Listener &, radio::Propagation);
/// By the study's own model.
RadioPath radio_path(const Inputs &, const std::string &mast, const Listener &);

} // namespace gis::study
