#pragma once

#include "gis/allocation/Reaches.h"

#include <cmath>
#include <random>

namespace gis::allocation {

/// People and facilities strewn over a square, grown from a seed; times are whole multiples of `grain`, so
/// that a coarse grain makes many of them equal.
struct RandomTown {
  Reaches reaches;
  std::vector<std::int64_t> capacity;

  RandomTown(unsigned seed, unsigned origins, unsigned facilities, double share_of_places, unsigned grain)
      : dice(seed) {
    std::vector<std::pair<double, double>> places;
    for (unsigned j = 0; j < facilities; ++j) places.emplace_back(share(), share());
    std::int64_t people = 0;
    const double limit = 0.15 + 0.6 * share();
    for (unsigned i = 0; i < origins; ++i) {
      const double x = share(), y = share();
      for (unsigned j = 0; j < facilities; ++j) {
        const double d = std::hypot(x - places[j].first, y - places[j].second);
        if (d <= limit) reaches.list.push_back({j, static_cast<std::uint32_t>(d * 3.6e6 / grain) * grain});
      }
      reaches.close({below(6), i, 1 + below(9000)});
      people += reaches.origins.back().people;
    }
    const double each = share_of_places * static_cast<double>(people) / facilities;
    for (unsigned j = 0; j < facilities; ++j)
      capacity.push_back(below(8) == 0 ? 0 : static_cast<std::int64_t>(2 * share() * each));
  }

  unsigned below(unsigned n) { return static_cast<unsigned>(dice() % n); }
  double share() { return below(1000000) / 1e6; }

private:
  std::mt19937 dice;
};

} // namespace gis::allocation
