#include "ui/commands/sites.h"

#include "gis/base/number.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace ui::commands {
namespace {

/// The layer of the map a facility of this symbol belongs to; empty: of none, such as a centre of a district.
std::string layer_of(const std::string &symbol) {
  if (symbol == "station" || symbol == "hospital") return "health";
  if (symbol == "culture_house") return "culture";
  for (const char *school :
       {"kindergarten", "primary", "lower_secondary", "upper_secondary", "levels", "vocational"})
    if (symbol == school) return "schools";
  return {};
}

/// Of two symbols of one place the one that says more: a primary school is also a school.
bool says_more(const std::string &symbol, const std::string &than) {
  return than == "levels" || (than == "station" && symbol == "hospital");
}

} // namespace

std::string symbol_of(const std::string &symbol) {
  if (symbol == "preschool") return "kindergarten";
  if (symbol == "school") return "levels";
  if (symbol == "health" || symbol == "vaccination") return "station";
  return symbol;
}

std::vector<Site> sites(MapLayers &layers) {
  std::vector<Site> all;
  const auto &settlements = layers.read("settlements");
  const auto cell = [](const gis::sources::Layer &layer, const gis::sources::Row &row, const char *field) {
    return row.cells[layer.field(field)].value_or("");
  };
  for (const auto &row : settlements.rows)
    if (!row.geometry.points.empty())
      all.push_back({.layer = "settlements",
                     .symbol = "settlement",
                     .name = cell(settlements, row, "name"),
                     .kind = cell(settlements, row, "kind"),
                     .unit_code = cell(settlements, row, "unit_code"),
                     .at = row.geometry.points.front(),
                     .people = gis::base::parse_number(cell(settlements, row, "people")),
                     .households = gis::base::parse_number(cell(settlements, row, "households"))});
  const auto &facilities = layers.read("facilities");
  std::map<std::tuple<std::string, double, double>, std::size_t> known;
  for (const auto &row : facilities.rows) {
    if (row.geometry.points.empty()) continue;
    const auto at = row.geometry.points.front();
    const std::string name = cell(facilities, row, "name");
    const std::string symbol = symbol_of(cell(facilities, row, "symbol"));
    const auto [place, fresh] = known.try_emplace({name, at.x, at.y}, all.size());
    if (fresh)
      all.push_back({.layer = layer_of(symbol),
                     .symbol = symbol,
                     .name = name,
                     .kind = {},
                     .unit_code = cell(facilities, row, "unit_code"),
                     .at = at});
    auto &site = all[place->second];
    if (!fresh && says_more(symbol, site.symbol)) {
      site.symbol = symbol;
      site.layer = layer_of(symbol);
    }
    site.services.push_back(cell(facilities, row, "service"));
  }
  return all;
}

std::vector<NearSite> nearest(const std::vector<Site> &all, const std::string &service, gis::geo::Point from,
                              std::size_t most) {
  std::vector<NearSite> found;
  for (const auto &site : all)
    if (std::find(site.services.begin(), site.services.end(), service) != site.services.end())
      found.push_back({&site, std::hypot(site.at.x - from.x, site.at.y - from.y)});
  std::stable_sort(found.begin(), found.end(),
                   [](const auto &a, const auto &b) { return a.metres < b.metres; });
  if (found.size() > most) found.resize(most);
  return found;
}

} // namespace ui::commands
