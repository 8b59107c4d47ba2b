#pragma once

#include "ui/commands/MapMaker.h"

#include <optional>
#include <string>
#include <vector>

/// Settlements and facilities as a window shows them: points on the map, a card each.
namespace ui::commands {

/// A settlement or a facility. A facility that serves several services is one site.
struct Site {
  std::string layer;  ///< of the map (maps/layers.h): settlements, schools, health, culture
  std::string symbol; ///< as maps draw it
  std::string name, kind, unit_code;
  gis::geo::Point at;
  std::vector<std::string> services;        ///< of a facility
  std::optional<double> people, households; ///< of a settlement
};

/// All of them: settlements in the order of their layer, then facilities. Cost: both layers once.
std::vector<Site> sites(MapLayers &);

/// The symbol maps draw for a kind of service.
std::string symbol_of(const std::string &service_symbol);

/// A facility and how far it is as the crow flies.
struct NearSite {
  const Site *site = nullptr;
  double metres = 0;
};

/// The nearest sites of a service to a place, nearest first, of equal distance in the order of the list; at
/// most `most`. The distance is straight on the study's grid, not the way one goes.
std::vector<NearSite> nearest(const std::vector<Site> &, const std::string &service, gis::geo::Point,
                              std::size_t most = 5);

} // namespace ui::commands
