#include "ui/maps/SceneBuilder.h"

#include <algorithm>
#include <cmath>

namespace ui::maps {

std::vector<double> class_limits(const std::vector<double> &values, int classes,
                                 std::optional<double> target) {
  if (values.empty()) return {0, 1};
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  if (*low == *high) return {*low, *high};
  // The finest round step that needs no more than the classes given.
  std::vector<double> limits;
  for (double unit = std::pow(10.0, std::floor(std::log10((*high - *low) / classes))); limits.empty();
       unit *= 10)
    for (const double digit : {1.0, 2.0, 2.5, 5.0}) {
      const double step = digit * unit, first = std::floor(*low / step);
      const double needed = std::max(1.0, std::ceil(*high / step) - first);
      if (needed > classes) continue;
      for (int i = 0; i <= static_cast<int>(needed); ++i) limits.push_back((first + i) * step);
      break;
    }
  if (target && *target > limits.front() && *target < limits.back() && limits.size() > 2) {
    auto nearest = limits.begin() + 1;
    for (auto it = nearest; it != limits.end() - 1; ++it)
      if (std::abs(*it - *target) < std::abs(*nearest - *target)) nearest = it;
    *nearest = *target;
  }
  return limits;
}

} // namespace ui::maps
