#include "ui/commands/offers.h"

#include "gis/base/number.h"
#include "ui/commands/rows.h"
#include "ui/words/numbers.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace ui::commands {
namespace {

using Json = nlohmann::ordered_json;
using gis::base::parse_number;

int year_of(const gis::study::Results &results, const Selection &selection) {
  return selection.year > 0 ? selection.year : results.year;
}

bool judged_on_main(const Row &row) { return at(row, "measure") == "main" && at(row, "scenario") == "base"; }

void count(IndicatorOffer &offer, const Row &row, const words::Words &w) {
  const auto &status = at(row, "status");
  const bool judged = status == "met" || status == "near" || status == "behind";
  if (offer.basis.empty() || judged) offer.basis = at(row, "basis");
  if (status == "behind") ++offer.behind;
  if (!at(row, "value").empty()) offer.figures = true;
  if (const auto target = parse_number(at(row, "target")); target && offer.target.empty())
    offer.target = words::target_text(*target, at(row, "sense"), unit_of(row), w);
}

template <class Value> void keep(std::vector<Value> &list, const Value &wanted) {
  if (std::find(list.begin(), list.end(), wanted) == list.end()) list.push_back(wanted);
}

} // namespace

std::vector<IndicatorOffer> indicator_offers(const gis::study::Results &results, const Selection &selection,
                                             const words::Words &w) {
  const auto about = Json::parse(results.about);
  std::map<std::string, IndicatorOffer> by_id;
  const std::string year = std::to_string(year_of(results, selection));
  for (const auto &row : results.rows) {
    if (!judged_on_main(row)) continue;
    auto &offer = by_id[at(row, "indicator")];
    if (at(row, "year") == year && at(row, "level") == selection.level &&
        at(row, "group") == selection.group && at(row, "season") != "dry")
      count(offer, row, w);
  }
  std::vector<IndicatorOffer> offers;
  for (const auto &[id, asked] : about.at("asked").items()) {
    const auto found = by_id.find(id);
    if (found == by_id.end()) continue;
    auto &offer = found->second;
    offer.id = id;
    offer.domain = asked.value("domain", "");
    offer.name = w(id + ".short");
    offers.push_back(std::move(offer));
  }
  return offers;
}

std::vector<std::string> levels_of(const gis::study::Results &results) {
  return Json::parse(results.about).at("study").at("levels").get<std::vector<std::string>>();
}

Offers offers_of(const gis::study::Results &results, const Selection &selection) {
  Offers offers;
  offers.levels = levels_of(results);
  std::set<std::string> groups, seasons, modes;
  std::set<int> years;
  std::set<Measured> measured;
  for (const auto &row : results.rows) {
    if (at(row, "indicator") != selection.indicator || at(row, "level") != selection.level) continue;
    years.insert(static_cast<int>(*parse_number(at(row, "year"))));
    groups.insert(at(row, "group"));
    measured.insert({at(row, "measure"), at(row, "basis")});
    if (at(row, "measure") != selection.measure || at(row, "basis") != selection.basis) continue;
    seasons.insert(at(row, "season"));
    modes.insert(at(row, "mode"));
  }
  offers.years.assign(years.rbegin(), years.rend());
  for (const auto &group : groups) keep(offers.groups, group);
  std::stable_partition(offers.groups.begin(), offers.groups.end(),
                        [](const std::string &group) { return group == "all"; });
  offers.measured.assign(measured.begin(), measured.end());
  std::stable_sort(offers.measured.begin(), offers.measured.end(), [](const Measured &a, const Measured &b) {
    return (a.measure == "main") > (b.measure == "main");
  });
  offers.seasons.assign(seasons.begin(), seasons.end());
  offers.modes.assign(modes.begin(), modes.end());
  return offers;
}

static bool any_row(const gis::study::Results &results, const Selection &selection) {
  const int year = selection.year > 0 ? selection.year : results.year;
  return std::any_of(results.rows.begin(), results.rows.end(),
                     [&](const Row &row) { return fits(row, selection, year); });
}

/// Each part may be offered and yet no row have them all, such as a group in a year before it was counted:
/// then one part after the other gives way, the level last. Season and mode are left open.
static Selection with_rows(const gis::study::Results &results, Selection wished,
                           const std::vector<int> &years) {
  const auto found = [&] {
    Selection open = wished;
    open.season = open.mode = "";
    return any_row(results, open);
  };
  if (!found()) wished.measure = wished.basis = "";
  if (!found()) wished.group = "all";
  for (const int year : years)
    if (!found()) wished.year = year;
  for (const auto &level : levels_of(results)) {
    if (found()) break;
    wished.level = level;
    for (const int year : offers_of(results, wished).years)
      if (!found()) wished.year = year;
  }
  return wished;
}

Selection nearest_selection(const gis::study::Results &results, Selection wished) {
  const auto levels = levels_of(results);
  if (std::find(levels.begin(), levels.end(), wished.level) == levels.end()) wished.level = levels.front();
  const auto offers = offers_of(results, wished);
  const auto has = [](const auto &list, const auto &value) {
    return std::find(list.begin(), list.end(), value) != list.end();
  };
  if (!has(offers.years, wished.year)) wished.year = results.year;
  if (!has(offers.groups, wished.group)) wished.group = "all";
  if (!wished.measure.empty() && !has(offers.measured, Measured{wished.measure, wished.basis}))
    wished.measure = wished.basis = "";
  wished = with_rows(results, wished, offers.years);
  // What is still open is chosen by the one rule for it.
  const auto rows = select(results, [&] {
    Selection open = wished;
    open.season = open.mode = "";
    return open;
  }());
  wished.measure = at(*rows.front(), "measure");
  wished.basis = at(*rows.front(), "basis");
  const auto closer = offers_of(results, wished);
  if (!has(closer.seasons, wished.season)) wished.season = at(*rows.front(), "season");
  if (!has(closer.modes, wished.mode)) wished.mode = at(*rows.front(), "mode");
  if (!any_row(results, wished)) {
    wished.season = at(*rows.front(), "season");
    wished.mode = at(*rows.front(), "mode");
  }
  return wished;
}

} // namespace ui::commands
