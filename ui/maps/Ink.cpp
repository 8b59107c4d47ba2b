#include "ui/maps/Ink.h"

#include <algorithm>
#include <cmath>

namespace ui::maps {

static constexpr double cell_mm = 0.5;

Ink::Ink(const Frame &frame)
    : frame_(frame), across_(static_cast<int>(std::ceil(frame.w / cell_mm))),
      down_(static_cast<int>(std::ceil(frame.h / cell_mm))),
      cells_(static_cast<std::size_t>((across_ + 1) * (down_ + 1))) {}

void Ink::mark(Mm p) {
  if (!frame_.holds(p)) return;
  const int column = std::min(static_cast<int>((p.x - frame_.x) / cell_mm), across_ - 1);
  const int row = std::min(static_cast<int>((p.y - frame_.y) / cell_mm), down_ - 1);
  cells_[static_cast<std::size_t>((row + 1) * (across_ + 1) + column + 1)] = 1;
}

void Ink::add(const std::vector<Path> &paths) {
  for (const auto &path : paths)
    for (std::size_t i = 1; i < path.size(); ++i) {
      const Mm a = path[i - 1], b = path[i];
      const int steps = 1 + static_cast<int>(std::hypot(b.x - a.x, b.y - a.y) / (cell_mm / 2));
      for (int k = 0; k <= steps; ++k) mark({a.x + (b.x - a.x) * k / steps, a.y + (b.y - a.y) * k / steps});
    }
}

void Ink::finish() {
  for (int row = 1; row <= down_; ++row)
    for (int column = 1; column <= across_; ++column)
      cells_[static_cast<std::size_t>(row * (across_ + 1) + column)] +=
          sum(column - 1, row) + sum(column, row - 1) - sum(column - 1, row - 1);
}

int Ink::sum(int column, int row) const {
  return cells_[static_cast<std::size_t>(std::clamp(row, 0, down_) * (across_ + 1) +
                                         std::clamp(column, 0, across_))];
}

int Ink::under(const Frame &box) const {
  const auto cell = [](double mm, double from) {
    return static_cast<int>(std::floor((mm - from) / cell_mm));
  };
  const int left = cell(box.x, frame_.x), right = cell(box.right(), frame_.x) + 1;
  const int top = cell(box.y, frame_.y), bottom = cell(box.bottom(), frame_.y) + 1;
  return sum(right, bottom) - sum(left, bottom) - sum(right, top) + sum(left, top);
}

} // namespace ui::maps
