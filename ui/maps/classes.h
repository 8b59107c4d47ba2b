#pragma once

#include "ui/maps/MapData.h"
#include "ui/maps/Style.h"

#include <vector>

/// Which class of the legend a unit of a map belongs to: the same for the fill on the map, the legend of a
/// sheet and the legend that is a control on the screen.
namespace ui::maps {

/// The classes of a value theme: limits (one more than classes), a colour and a number of units each.
struct Classes {
  std::vector<double> limits;
  std::vector<Colour> colours;
  std::vector<int> counts;
};
Classes classes_of(const MapData &, const Style &, bool copy);

/// Of a value theme and a unit with a value: the index of its class. Else the State, where a unit without a
/// value on a value theme is not_applicable or no_data.
int class_of(const MapUnit &, const MapData &, const std::vector<double> &limits);
/// One number for both: states from 0, classes of a ramp from 100.
inline int class_key(int of, bool of_ramp) { return of_ramp ? 100 + of : of; }
/// Look of a unit on a class of a ramp.
StateStyle ramp_style(Colour);

/// Units by State; on a value theme those without a value.
std::array<int, state_count> state_counts(const MapData &);

} // namespace ui::maps
