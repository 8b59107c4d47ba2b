#include "ui/commands/ServiceMaps.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/sources/CsvLine.h"
#include "ui/commands/MapMaker.h"
#include "ui/commands/MapText.h"
#include "ui/words/numbers.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

namespace ui::commands {
namespace {

using gis::base::Error;
using gis::base::parse_number;

/// So many services lacking at once make a settlement stand out.
constexpr double many = 3;

gis::study::ResultTable read_table(const gis::study::Results &results, const std::string &name) {
  std::ifstream stream(results.dir / name, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return {text.str(), name};
}

/// Which catchments of a service the results hold: the first where there are several.
Json catchments_of(const Json &about, const std::string &service) {
  std::set<std::string> services;
  for (const auto &one : about.value("catchments", Json::array())) {
    if (one["service"] == service) return one;
    services.insert(one["service"].get<std::string>());
  }
  throw Error("no_catchments",
              {{"service", service}, {"list", gis::base::join({services.begin(), services.end()}, ", ")}});
}

/// The rows of the indicator that asks for the service: they know its limit, sources and facilities.
std::vector<const Row *> rows_of(const gis::study::Results &results, const Json &about, const Json &asked) {
  Selection selection;
  selection.level = about["study"]["levels"].front().get<std::string>();
  selection.season = asked["season"];
  for (const auto &question : about["parameters"]["indicators"])
    if (question["method"] == "reach" && question["service"] == asked["service"] &&
        question["limit"] == asked["limit"]) {
      selection.indicator = question["indicator"];
      selection.measure = question["measure"];
      break;
    }
  return select(results, selection);
}

/// "Trạm y tế Xã Đạ Lơng" on a map of stations is Đạ Lơng, "Điểm trường Tiểu học Đạ Nong - Thôn 2" on one of
/// schools Điểm Đạ Nong - Thôn 2; data are in Vietnamese, whatever the map.
std::string facility_name(const std::string &name, const std::string &service) {
  const words::Words vi(words::Language::vi);
  const std::string kind = words::named(vi, "service", service) + " ";
  for (const std::string before : {"", "Điểm "}) // not shown
    if (words::upper(name.substr(0, before.size() + kind.size())) == words::upper(before + kind))
      return before + map_name(name.substr(before.size() + kind.size()));
  return map_name(name);
}

/// Rows of a gap table that say what each unit lacks, so that their map is drawn as any other.
gis::study::ResultTable lacking_rows(const std::vector<const Row *> &units, const Json &about) {
  std::string csv =
      "level,unit_code,unit_name,indicator,measure,group,mode,season,year,basis,value,measured_in,"
      "target,target_year,sense,status,reason,flags,sources\n";
  const std::string year = std::to_string(about["study"]["year"].get<int>());
  for (const auto *unit : units) {
    const auto &mean = at(*unit, "mean_missing");
    gis::sources::CsvLine line;
    for (const auto &text :
         {at(*unit, "level"), at(*unit, "unit_code"), at(*unit, "unit_name"),
          std::string("joint_deprivation"), std::string("main"), std::string("all"), std::string(),
          std::string("all"), year, std::string("modelled"), mean, std::string("services"), std::string(),
          std::string(), std::string("<="), std::string(mean.empty() ? "no_data" : "reference"),
          std::string(mean.empty() ? "partial_below" : ""), std::string(), at(*unit, "sources")})
      line.raw(text);
    csv += line.end();
  }
  return {csv, "deprivation"};
}

std::string counted_services(const std::string &list, const words::Words &w) {
  std::vector<std::string> names;
  for (const auto &id : gis::base::split(list, ' '))
    names.push_back(words::lower_first(words::named(w, "needed", id)));
  return gis::base::join(names, ", ");
}

/// Settlements that lack many services, as points.
void add_settlements(maps::MapData &data, const gis::study::Results &results, MapLayers &layers,
                     const words::Words &w) {
  if (!std::filesystem::exists(results.dir / "settlements.csv")) return;
  std::set<std::pair<std::string, std::string>> lacking; ///< unit, settlement
  for (const auto &row : read_table(results, "settlements.csv"))
    if (const auto missing = parse_number(at(row, "missing")); missing && *missing >= many)
      lacking.emplace(at(row, "unit_code"), at(row, "settlement"));
  const auto &layer = layers.read("settlements");
  for (const auto &row : layer.rows)
    if (lacking.count({cell(layer, row, "unit_code"), cell(layer, row, "id")}) > 0)
      data.points.push_back({row.geometry.points.front(), "settlement"});
  data.text.symbols["settlement"] =
      w.fill("map.settlements_lacking", {{"n", words::number(many, 0, w.language())}});
}

} // namespace

maps::MapData catchment_map(const gis::study::Results &results, const std::string &service,
                            const words::Words &w) {
  const auto about = Json::parse(results.about);
  const auto asked = catchments_of(about, service);
  const auto rows = rows_of(results, about, asked);
  MapLayers layers(results);
  auto data = map_data(results, rows, w, layers);
  data.theme = "areas";
  data.unit_line = "catchment";
  data.units.clear();
  const auto &layer = layers.read("catchments");
  for (const auto &row : layer.rows) {
    if (cell(layer, row, "service") != service ||
        cell(layer, row, "cohort") != asked["cohort"].get<std::string>() ||
        cell(layer, row, "limit") != asked["limit"].get<std::string>())
      continue;
    maps::MapUnit area{.code = cell(layer, row, "facility"),
                       .name = facility_name(cell(layer, row, "name"), service),
                       .area = row.geometry};
    area.value = parse_number(cell(layer, row, "people"));
    if (area.value) area.value_text = words::number(*area.value, 0, w.language());
    area.look =
        maps::own_look(static_cast<std::uint32_t>(parse_number(cell(layer, row, "colour")).value_or(0)));
    data.units.push_back(std::move(area));
  }
  const std::string kind = words::lower_first(words::named(w, "service", service));
  const std::string who = words::lower_first(words::named(w, "cohort", asked["cohort"].get<std::string>()));
  const auto name = w.fill("map.catchments_title", {{"service", kind}});
  data.text.title = name + ", " + at(*rows.front(), "year");
  data.text.block.front().value = name;
  data.text.value_note = w.fill("map.catchments_note", {{"who", who}});
  data.text.state_note = w("map.catchments_by_" + asked["by"].get<std::string>());
  data.text.count_title.clear();
  data.text.classes_note.clear();
  data.text.lines["catchment"] = w("map.boundary_catchment");
  return data;
}

maps::MapData deprivation_map(const gis::study::Results &results, const std::string &level,
                              const words::Words &w) {
  if (!std::filesystem::exists(results.dir / "deprivation.csv")) throw Error("no_deprivation", {});
  const auto about = Json::parse(results.about);
  const auto table = read_table(results, "deprivation.csv");
  std::vector<const Row *> units;
  std::set<std::string> levels;
  std::string counted;
  for (const auto &row : table) {
    levels.insert(at(row, "level"));
    counted = at(row, "services");
    if (at(row, "level") == level) units.push_back(&row);
  }
  if (units.empty())
    throw Error("level_unknown",
                {{"text", level}, {"list", gis::base::join({levels.begin(), levels.end()}, ", ")}});
  const auto lacking = lacking_rows(units, about);
  std::vector<const Row *> rows;
  for (const auto &row : lacking) rows.push_back(&row);
  MapLayers layers(results);
  auto data = map_data(results, rows, w, layers);
  data.text.value_note = w("map.deprivation_note");
  data.text.state_note =
      w.fill("map.services_counted", {{"n", std::to_string(gis::base::split(counted, ' ').size())},
                                      {"list", counted_services(counted, w)}}) +
      (data.text.state_note.empty() ? "" : ". " + data.text.state_note);
  add_settlements(data, results, layers, w);
  return data;
}

} // namespace ui::commands
