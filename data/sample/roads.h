// Settlements and services of the sample, and the roads that join them.
#pragma once
#include "units.h"

namespace sample {

struct Settlement {
  std::string id, name, kind;
  int commune = 0;
  int households = 0, people = 0, minority = 0, poor = 0;
  bool difficult = false, urban = false, concentrated = false;
  std::string wastewater; // yes, no or empty
  Point at;
  bool far = false; // joined by a track, over a ford where it must cross water
};

struct Road {
  std::string kind, name, ref, brunnel;
  Line line;
};

std::vector<Settlement> settle(const Land &land, const Mosaic &regions);
std::vector<Road> build_roads(const Land &land, const Mosaic &regions,
                              const std::vector<Settlement> &settlements);

} // namespace sample
