#include "ui/maps/classes.h"

#include "ui/maps/SceneBuilder.h"

namespace ui::maps {
namespace {

double luminance(const Colour &c) {
  return (0.299 * ((c.rgb >> 16) & 255U) + 0.587 * ((c.rgb >> 8) & 255U) + 0.114 * (c.rgb & 255U)) / 255;
}

} // namespace

int class_of(const MapUnit &unit, const MapData &data, const std::vector<double> &limits) {
  if (data.theme == "verdict") return static_cast<int>(unit.state);
  if (!unit.value)
    return static_cast<int>(unit.state == State::not_applicable ? State::not_applicable : State::no_data);
  std::size_t k = 0;
  while (k + 2 < limits.size() && *unit.value >= limits[k + 1]) ++k;
  return static_cast<int>(k);
}

Classes classes_of(const MapData &data, const Style &style, bool copy) {
  std::vector<double> values;
  for (const auto &unit : data.units)
    if (unit.value) values.push_back(*unit.value);
  Classes classes{class_limits(values, copy ? 5 : 7, data.target), {}, {}};
  const auto count = classes.limits.size() - 1, wide = std::max<std::size_t>(count, 5);
  const auto &ramp = style.ramps.at((copy ? "grey" : data.theme) + std::to_string(wide));
  for (std::size_t i = 0; i < count; ++i) // fewer classes than colours: from end to end
    classes.colours.push_back(ramp[count == 1 ? 2 : i * (wide - 1) / (count - 1)]);
  classes.counts.assign(count, 0);
  for (const auto &unit : data.units)
    if (unit.value) ++classes.counts[static_cast<std::size_t>(class_of(unit, data, classes.limits))];
  return classes;
}

StateStyle ramp_style(Colour colour) {
  StateStyle style;
  style.fill = style.halo = colour;
  style.text = luminance(colour) < 0.55 ? Colour{0xFFFFFF} : Colour{0x1A1A1A};
  return style;
}

std::array<int, state_count> state_counts(const MapData &data) {
  std::array<int, state_count> counts{};
  for (const auto &unit : data.units)
    if (data.theme == "verdict" || !unit.value) ++counts[static_cast<std::size_t>(class_of(unit, data, {}))];
  return counts;
}

} // namespace ui::maps
