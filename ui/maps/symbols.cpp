#include "ui/maps/symbols.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ui::maps {
namespace {

constexpr Colour white{0xFFFFFF};

Path arc(double r, double from, double to, Mm at = {}) {
  Path path;
  const int steps = 32;
  for (int i = 0; i <= steps; ++i) {
    const double angle = (from + (to - from) * i / steps) * std::numbers::pi / 180;
    path.push_back({at.x + r * std::cos(angle), at.y + r * std::sin(angle)});
  }
  return path;
}

Path regular(int corners, double r) {
  Path path;
  for (int i = 0; i < corners; ++i) {
    const double angle = (-90 + 360.0 * i / corners) * std::numbers::pi / 180;
    path.push_back({r * std::cos(angle), r * std::sin(angle)});
  }
  return path;
}

Path cross() {
  const double a = 0.2, b = 0.65;
  return {{-a, -b}, {a, -b}, {a, -a}, {b, -a}, {b, a},   {a, a},
          {a, b},   {-a, b}, {-a, a}, {-b, a}, {-b, -a}, {-a, -a}};
}

struct Sign {
  std::vector<Path> solid, hollow, cut; ///< cut is white on the solid
  Colour colour;
};

Sign sign_of(const std::string &symbol) {
  const Colour education{0x5A2E97}, health{0xAC243F}, culture{0x9B6502}, radio{0x0A5461};
  if (symbol == "kindergarten") return {{arc(0.85, 0, 360)}, {}, {}, education};
  if (symbol == "primary") return {{{{0, -1}, {1, 0.8}, {-1, 0.8}}}, {}, {}, education};
  if (symbol == "lower_secondary")
    return {{{{-0.82, -0.82}, {0.82, -0.82}, {0.82, 0.82}, {-0.82, 0.82}}}, {}, {}, education};
  if (symbol == "upper_secondary") return {{regular(4, 1.1)}, {}, {}, education};
  if (symbol == "levels")
    return {{{{0, -1.25}, {0.95, -0.35}, {0.95, 0.95}, {-0.95, 0.95}, {-0.95, -0.35}}}, {}, {}, education};
  if (symbol == "vocational") return {{regular(6, 1)}, {}, {}, education};
  if (symbol == "station")
    return {{{{-1, -0.7}, {-0.7, -1}, {0.7, -1}, {1, -0.7}, {1, 0.7}, {0.7, 1}, {-0.7, 1}, {-1, 0.7}}},
            {},
            {cross()},
            health};
  if (symbol == "hospital") return {{arc(1.25, 0, 360)}, {arc(1.6, 0, 360)}, {cross()}, health};
  if (symbol == "culture_house")
    return {{{{0, -1.05}, {1.15, -0.1}, {0.8, -0.1}, {0.8, 1}, {-0.8, 1}, {-0.8, -0.1}, {-1.15, -0.1}}},
            {},
            {},
            culture};
  if (symbol == "mast")
    return {{},
            {{{-0.55, 1.1}, {0, -0.6}, {0.55, 1.1}},
             {{-0.3, 0.3}, {0.3, 0.3}},
             arc(0.55, -45, 45, {0, -0.6}),
             arc(1, -45, 45, {0, -0.6}),
             arc(0.55, 135, 225, {0, -0.6}),
             arc(1, 135, 225, {0, -0.6})},
            {},
            radio};
  if (symbol == "settlement") return {{arc(0.6, 0, 360)}, {}, {}, {0x3A3A3A}};
  if (symbol == "town") return {{}, {arc(1, 0, 360)}, {}, {0x1A1A1A}};
  return {{arc(0.85, 0, 360)}, {}, {}, {0x3A3A3A}};
}

std::vector<Path> placed(std::vector<Path> paths, Mm at, double half) {
  for (auto &path : paths)
    for (Mm &p : path) p = {at.x + p.x * half, at.y + p.y * half};
  return paths;
}

} // namespace

const char *key_of(State state) {
  static const char *const keys[] = {"met",       "near",    "behind",        "uncertain",
                                     "reference", "no_data", "not_applicable"};
  return keys[static_cast<int>(state)];
}

void add_mark(Scene &scene, State state, Mm at, double height, Colour ink) {
  const double r = height / 2, pen = height * 0.14;
  const auto stroke = [&](std::vector<Path> paths) {
    scene.add(Shape{"mark", placed(std::move(paths), at, r), false, {}, ink, pen});
  };
  const auto fill = [&](std::vector<Path> paths) {
    scene.add(Shape{"mark", placed(std::move(paths), at, r), true, ink, {}, 0});
  };
  switch (state) {
  case State::met:
    return stroke({{{-0.85, 0.05}, {-0.25, 0.7}, {0.9, -0.75}}});
  case State::near:
    stroke({arc(0.86, 0, 360)});
    return fill({arc(0.86, 90, 270)});
  case State::behind:
    return fill({{{-1, -0.8}, {1, -0.8}, {0, 0.95}}});
  case State::uncertain: {
    Path hook = arc(0.5, -180, 60, {0, -0.45});
    hook.push_back({0, 0.45});
    stroke({hook});
    return fill({arc(0.17, 0, 360, {0, 0.86})});
  }
  case State::reference:
    return stroke({arc(0.86, 0, 360)});
  case State::no_data:
    return fill({arc(0.2, 0, 360, {-0.7, 0.5}), arc(0.2, 0, 360, {0, 0.5}), arc(0.2, 0, 360, {0.7, 0.5})});
  case State::not_applicable:
    return stroke({{{-0.5, 0}, {0.5, 0}}});
  }
}

void add_symbol(Scene &scene, const std::string &symbol, Mm at, double height) {
  const Sign sign = sign_of(symbol);
  const double half = height / 2, casing = std::min(0.5, height / 4);
  const auto solid = placed(sign.solid, at, half), hollow = placed(sign.hollow, at, half);
  if (!solid.empty()) scene.add(Shape{"symbol", solid, true, white, white, casing, {}, true});
  if (!hollow.empty()) scene.add(Shape{"symbol", hollow, false, {}, white, 0.26 + casing, {}, true});
  if (!solid.empty()) scene.add(Shape{"symbol", solid, true, sign.colour, {}, 0, {}, true});
  if (!hollow.empty()) scene.add(Shape{"symbol", hollow, false, {}, sign.colour, 0.26, {}, true});
  if (!sign.cut.empty()) scene.add(Shape{"symbol", placed(sign.cut, at, half), true, white, {}, 0, {}, true});
}

} // namespace ui::maps
