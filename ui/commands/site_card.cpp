#include "ui/commands/site_card.h"

#include "gis/base/text.h"
#include "ui/commands/offers.h"
#include "ui/words/numbers.h"

#include <algorithm>

namespace ui::commands {
namespace {

std::string unit_name(const gis::study::Results &results, const std::string &code) {
  const auto smallest = levels_of(results).front();
  for (const auto &row : results.rows)
    if (at(row, "unit_code") == code && at(row, "level") == smallest) return at(row, "unit_name");
  return {};
}

} // namespace

SiteCard site_card(const gis::study::Results &results, const Site &site,
                   const std::vector<SettlementWay> &ways, const words::Words &w) {
  const bool settlement = site.services.empty();
  std::vector<std::string> kinds;
  if (settlement)
    kinds.push_back(words::named(w, "admin", site.kind));
  else
    for (const auto &service : site.services) kinds.push_back(words::named(w, "service", service));
  SiteCard card;
  const std::string kind = words::upper_first(kinds.front());
  card.title = site.name.empty() ? kind : site.name;
  std::vector<std::string> about;
  if (!site.name.empty()) about.push_back(kind);
  if (const auto unit = unit_name(results, site.unit_code); !unit.empty()) about.push_back(unit);
  card.place = gis::base::join(about, " · ");
  const auto add = [&](const char *label, const std::string &value) {
    card.lines.push_back({w(label), value});
  };
  if (settlement) {
    add("desk.site.people", site.people ? words::people(*site.people, w) : w("status.no_data"));
    if (site.households) add("measure.households", words::number(*site.households, 0, w.language()));
  } else if (kinds.size() > 1) {
    kinds.erase(kinds.begin());
    add("desk.site.also", gis::base::join(kinds, ", "));
  }
  const auto way = std::find_if(ways.begin(), ways.end(), [&](const SettlementWay &found) {
    return found.unit_code == site.unit_code && found.name == site.name && found.at == site.at;
  });
  if (settlement && way != ways.end())
    card.way = w.fill(way->beyond ? "desk.site.beyond" : "desk.site.within",
                      {{"service", words::named(w, "service", way->service)}, {"way", way->cost_text}});
  return card;
}

std::vector<NearLine> nearest_lines(const std::vector<Site> &all, const std::string &service,
                                    const Site &from, const words::Words &w) {
  constexpr std::size_t most = 5;
  auto near = nearest(all, service, from.at, most + 1);
  std::erase_if(near, [&](const NearSite &found) { return found.site == &from; });
  if (near.size() > most) near.resize(most);
  std::vector<NearLine> lines;
  for (const auto &found : near)
    lines.push_back({found.site->name.empty() ? words::named(w, "service", service) : found.site->name,
                     words::distance(found.metres, w.language()), found.site->at});
  return lines;
}

std::vector<std::string> services_of(const std::vector<Site> &all) {
  std::vector<std::string> services;
  for (const auto &site : all)
    for (const auto &service : site.services)
      if (std::find(services.begin(), services.end(), service) == services.end()) services.push_back(service);
  return services;
}

} // namespace ui::commands
