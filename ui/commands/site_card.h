#pragma once

#include "ui/commands/settlements.h"
#include "ui/commands/sites.h"
#include "ui/commands/unit_card.h"

#include <string>
#include <vector>

/// What is known of one settlement or facility, in words.
namespace ui::commands {

/// One of the nearest facilities: "Trường tiểu học Tân Sơn", "2,3 km".
struct NearLine {
  std::string name, distance;
  gis::geo::Point at;
};

struct SiteCard {
  std::string title; ///< its name, or what it is where it has none
  std::string place; ///< what it is and the unit it lies in
  std::vector<CardLine> lines;
  /// Of a settlement, the way to the service of the indicator: "32 phút: ngoài tầm"; empty: not known.
  std::string way;
};

/// The card of a site. `ways` are those of the indicator shown (settlement_ways); without them none is told.
SiteCard site_card(const gis::study::Results &, const Site &, const std::vector<SettlementWay> &ways,
                   const words::Words &);

/// The five facilities of a service nearest to one of the sites, without itself, in words (nearest()).
std::vector<NearLine> nearest_lines(const std::vector<Site> &, const std::string &service, const Site &from,
                                    const words::Words &);

/// Services that any facility has, in the order of their first facility.
std::vector<std::string> services_of(const std::vector<Site> &);

} // namespace ui::commands
