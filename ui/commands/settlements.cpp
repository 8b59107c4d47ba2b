#include "ui/commands/settlements.h"

#include "gis/base/number.h"
#include "gis/sources/sources.h"
#include "ui/commands/rows.h"
#include "ui/words/numbers.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace ui::commands {
namespace {

using Json = nlohmann::json;

struct Limit {
  std::string service;
  double most = 0; ///< minutes or metres
  bool inclusive = true, minutes = true;
  std::string mode;
};

std::optional<Limit> limit_about(const Json &about, const std::string &indicator) {
  for (const auto &q : about["parameters"]["indicators"]) {
    const auto *named = limit_of(about, q);
    if (q["indicator"] != indicator || named == nullptr || q["service"].get<std::string>().empty()) continue;
    const auto &limit = *named;
    const bool minutes = limit["minutes"].is_number();
    return Limit{q["service"], minutes ? limit["minutes"].get<double>() : limit["metres"].get<double>(),
                 limit["inclusive"], minutes, limit["mode"]};
  }
  return {};
}

/// The kept surface; a study without seasons keeps it under "all".
std::filesystem::path surface_file(const gis::study::Results &results, const Limit &limit,
                                   const Selection &choice) {
  for (const std::string &season :
       {choice.season, std::string("wet"), std::string("all"), std::string("dry")}) {
    const auto file = results.dir / "surfaces" /
                      (limit.service + "_" + (choice.mode.empty() ? limit.mode : choice.mode) + "_" + season +
                       (limit.minutes ? "_s.tif" : "_m.tif"));
    if (!season.empty() && std::filesystem::exists(file)) return file;
  }
  return {};
}

} // namespace

std::vector<SettlementWay> settlement_ways(const gis::study::Results &results, const Selection &choice,
                                           const words::Words &w, MapLayers &layers) {
  const auto limit = limit_about(Json::parse(results.about), choice.indicator);
  if (!limit) return {};
  const auto file = surface_file(results, *limit, choice);
  if (file.empty()) return {};
  layers.refuse_other_run();
  gis::sources::Provenance source{.id = file.filename().string(), .path = file, .hashed = false};
  gis::base::Findings findings;
  gis::base::Progress quiet;
  const auto surface = gis::sources::read_raw_surface(source, findings, quiet).surface;
  const auto &settlements = layers.read("settlements");
  std::vector<SettlementWay> ways;
  for (const auto &row : settlements.rows) {
    if (row.geometry.points.empty()) continue;
    const auto at = row.geometry.points.front();
    const auto place = surface.grid.cell_of(at);
    if (!place) continue;
    SettlementWay found{.unit_code = cell(settlements, row, "unit_code"),
                        .name = cell(settlements, row, "name"),
                        .at = at,
                        .service = limit->service,
                        .beyond = true};
    const auto index = surface.grid.index(*place);
    if (surface.has_value(index)) {
      const double value = surface.values[index] / (limit->minutes ? 60.0 : 1.0);
      found.beyond = limit->inclusive ? value > limit->most : value >= limit->most;
      found.cost = value;
    }
    found.people = gis::base::parse_number(cell(settlements, row, "people"));
    found.people_text = found.people ? words::people(*found.people, w) : w("sign.missing");
    found.cost_text = !found.cost      ? words::lower_first(w("ledger.unreachable"))
                      : limit->minutes ? words::minutes(*found.cost, w)
                                       : words::distance(*found.cost, w.language());
    ways.push_back(std::move(found));
  }
  std::stable_sort(ways.begin(), ways.end(),
                   [](const auto &a, const auto &b) { return a.people.value_or(0) > b.people.value_or(0); });
  return ways;
}

std::vector<SettlementWay> far_settlements(const gis::study::Results &results, const Selection &choice,
                                           const words::Words &w, MapLayers &layers) {
  auto far = settlement_ways(results, choice, w, layers);
  std::erase_if(far, [](const SettlementWay &way) { return !way.beyond; });
  return far;
}

} // namespace ui::commands
