#include "ui/maps/View.h"

#include <algorithm>
#include <cmath>

namespace ui::maps {

View View::fitting(Frame frame, const gis::geo::Box &study) {
  constexpr double steps[] = {10,  15,  20,  25,  30,  40,  50,  60,  75,   100,  125, 150,
                              200, 250, 300, 400, 500, 600, 750, 800, 1000, 1250, 1500};
  // 1 % a side, as a rounded figure: 122,032 m on a frame of 249 mm leaves 0.99 % at 1:500,000 and passes.
  constexpr double share = 0.981;
  const double needed =
      std::max(study.width() * 1000 / (frame.w * share), study.height() * 1000 / (frame.h * share));
  for (const double step : steps)
    if (step * 1000 >= needed) return {frame, study.centre(), step * 1000};
  const double unit = std::pow(10.0, std::floor(std::log10(needed)) - 2);
  return {frame, study.centre(), std::ceil(needed / unit) * unit};
}

Mm View::paper(gis::geo::Point p) const {
  const Mm middle = frame_.centre();
  return {middle.x + (p.x - centre_.x) * 1000 / scale_, middle.y - (p.y - centre_.y) * 1000 / scale_};
}

gis::geo::Point View::study(Mm p) const {
  const Mm middle = frame_.centre();
  return {centre_.x + (p.x - middle.x) * scale_ / 1000, centre_.y - (p.y - middle.y) * scale_ / 1000};
}

double grid_step(double scale) {
  for (const double km : {0.5, 1.0, 2.0, 5.0, 10.0, 20.0})
    if (km * 1e6 / scale >= 30) return km * 1000;
  return 50'000;
}

double bar_segment(double scale, double width) {
  const double longest = width / 4 * scale / 1000;
  const double unit = std::pow(10.0, std::floor(std::log10(longest)));
  for (const double digit : {5.0, 2.0})
    if (digit * unit <= longest) return digit * unit;
  return unit;
}

} // namespace ui::maps
