#include "ui/commands/MapMaker.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/sources/sources.h"
#include "ui/commands/MapText.h"
#include "ui/commands/rows.h"
#include "ui/commands/sites.h"
#include "ui/words/numbers.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

namespace ui::commands {
namespace {

using gis::base::parse_number;

/// The ramp of a row's values where nobody judges them.
std::string ramp_of(const Row &row) {
  const std::string &unit = at(row, "measured_in"), &sense = at(row, "sense"), &measure = at(row, "measure");
  const bool rate = unit == "percent" || unit == "per_10000" || unit == "per_100000";
  if (measure == "beyond" || measure.starts_with("minutes") || unit == "minutes" || unit == "services")
    return "burden";
  if (!rate || measure == "people" || measure == "households") return "people";
  return sense == ">=" || sense == ">" ? "reach" : "burden";
}

class MapMaker {
public:
  MapMaker(const gis::study::Results &results, const std::vector<const Row *> &rows, const words::Words &w,
           MapLayers &layers, std::string subject)
      : results_(results), rows_(rows), w_(w), layers_(layers), about_(Json::parse(results.about)),
        subject_(std::move(subject)) {}

  maps::MapData make() {
    maps::MapData data;
    const Row &first = *rows_.front();
    level_ = at(first, "level");
    add_units(data);
    std::string place, grouping;
    add_borders(data, place, grouping);
    add_ground(data);
    add_facilities(data, first);
    const auto judged = [](const maps::MapUnit &unit) { return unit.state <= maps::State::uncertain; };
    const auto valued = [](const maps::MapUnit &unit) { return unit.value.has_value(); };
    const bool values = std::none_of(data.units.begin(), data.units.end(), judged) &&
                        std::any_of(data.units.begin(), data.units.end(), valued);
    if (values) data.theme = ramp_of(first);
    const auto symbols = data.text.symbols;
    data.text =
        map_text({&results_, &about_, &rows_, &w_, place, grouping, values, !data.points.empty(), subject_});
    data.text.symbols = symbols;
    return data;
  }

private:
  const gis::study::Results &results_;
  const std::vector<const Row *> &rows_;
  const words::Words &w_;
  MapLayers &layers_;
  Json about_;
  std::string level_, subject_;

  std::vector<std::string> levels() const {
    return about_["study"]["levels"].get<std::vector<std::string>>();
  }
  std::string units_layer(const std::string &level) const {
    return "units_" + results_.edition + "_" + level;
  }

  void add_units(maps::MapData &data) {
    std::map<std::string, const Row *> by_code;
    for (const auto *row : rows_) by_code[at(*row, "unit_code")] = row;
    const auto &layer = layers_.read(units_layer(level_));
    for (const auto &unit : layer.rows) {
      maps::MapUnit drawn{.code = cell(layer, unit, "code"),
                          .name = map_name(cell(layer, unit, "name")),
                          .area = unit.geometry};
      if (const auto row = by_code.find(drawn.code); row != by_code.end()) fill(drawn, *row->second);
      data.units.push_back(std::move(drawn));
    }
  }

  void fill(maps::MapUnit &drawn, const Row &row) const {
    drawn.state = state_of(row);
    drawn.value = parse_number(at(row, "value"));
    const auto target = parse_number(at(row, "target"));
    if (drawn.value)
      drawn.value_text =
          words::value_text(*drawn.value, words::decimals_of(unit_of(row), target), target, w_.language());
  }

  void add_borders(maps::MapData &data, std::string &place, std::string &grouping) {
    const auto all = levels();
    const auto &top = layers_.read(units_layer(all.back()));
    if (top.rows.size() == 1) place = cell(top, top.rows.front(), "name");
    for (const auto &row : top.rows)
      data.province.polygons.insert(data.province.polygons.end(), row.geometry.polygons.begin(),
                                    row.geometry.polygons.end());
    // The level next above the one drawn groups it; the top one is the province line itself.
    const auto own = std::find(all.begin(), all.end(), level_);
    if (own != all.begin()) data.unit_line = "grouping";
    if (own == all.end() || own + 1 == all.end() || own + 2 == all.end()) return;
    grouping = *(own + 1);
    for (const auto &row : layers_.read(units_layer(grouping)).rows) data.groupings.push_back(row.geometry);
  }

  void add_ground(maps::MapData &data) {
    static const std::map<std::string, std::string> classes = {{"motorway", "national"},
                                                               {"trunk", "national"},
                                                               {"primary", "provincial"},
                                                               {"secondary", "district"},
                                                               {"tertiary", "district"}};
    const auto &roads = layers_.read("base_roads");
    for (const auto &row : roads.rows)
      if (const auto kind = classes.find(cell(roads, row, "class")); kind != classes.end())
        data.lines.push_back({row.geometry, kind->second});
    const auto &rivers = layers_.read("base_rivers");
    for (const auto &row : rivers.rows) data.lines.push_back({row.geometry, "river"});
    for (const auto &row : layers_.read("base_lakes").rows) data.lakes.push_back(row.geometry);
  }

  void add_facilities(maps::MapData &data, const Row &row) {
    const std::string service = service_of(about_, row);
    if (service.empty()) return;
    const auto &layer = layers_.read("facilities");
    for (const auto &facility : layer.rows)
      if (cell(layer, facility, "service") == service && !facility.geometry.points.empty())
        data.points.push_back({facility.geometry.points.front(), symbol_of(cell(layer, facility, "symbol"))});
    if (!data.points.empty())
      data.text.symbols[data.points.front().symbol] = words::named(w_, "service", service);
  }
};

/// run.json as it stands in the folder.
std::string about_now(const std::filesystem::path &folder) {
  std::ifstream stream(folder / "run.json", std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

MapLayers::MapLayers(const gis::study::Results &results) : folder_(results.dir), about_(results.about) {}

MapLayers::MapLayers(const std::filesystem::path &folder) : folder_(folder), about_(about_now(folder)) {
  const auto about = Json::parse(about_, nullptr, false);
  if (!about.is_object() || !about.contains("study"))
    throw gis::base::Error("not_results", {{"file", folder_.string()}});
  const auto &study = about["study"];
  for (const auto &level : study.at("levels"))
    read("units_" + study.at("edition").get<std::string>() + "_" + level.get<std::string>());
  for (const char *name : {"base_roads", "base_rivers", "base_lakes", "facilities"}) read(name);
}

void MapLayers::belong_to(const gis::study::Results &results) const {
  if (results.about != about_) throw gis::base::Error("results_changed", {{"file", folder_.string()}});
}

void MapLayers::refuse_other_run() const {
  if (about_now(folder_) != about_) throw gis::base::Error("results_changed", {{"file", folder_.string()}});
}

const gis::sources::Layer &MapLayers::read(const std::string &name) {
  if (const auto known = layers_.find(name); known != layers_.end()) return known->second;
  refuse_other_run();
  // Its hash was held against run.json when the rows were read.
  gis::sources::Provenance source{
      .id = "results.gpkg", .path = folder_ / "results.gpkg", .layer = name, .hashed = false};
  gis::base::Findings findings;
  gis::base::Progress quiet;
  // A box around everything: a layer without rows is no fault here.
  return layers_
      .emplace(name, gis::sources::read_layer(
                         {.source = &source, .within = gis::geo::Box{-1e9, -1e9, 1e9, 1e9}}, findings, quiet))
      .first->second;
}

std::string map_name(const std::string &name) {
  static const std::vector<std::pair<std::string, std::string>> kinds = {
      {"Xã ", ""},                 // not shown
      {"Phường ", "P.\u00A0"},     // not shown
      {"Thị trấn ", "TT.\u00A0"},  // not shown
      {"Đặc khu ", "Đ.khu\u00A0"}, // not shown
      {"Huyện ", ""},              // not shown
      {"Thành phố ", "TP.\u00A0"}, // not shown
      {"Thị xã ", "TX.\u00A0"}};   // not shown
  for (const auto &[kind, shorter] : kinds)
    if (name.rfind(kind, 0) == 0) return shorter + name.substr(kind.size());
  return name;
}

std::string cell(const gis::sources::Layer &layer, const gis::sources::Row &row, const char *field) {
  return row.cells[layer.field(field)].value_or("");
}

maps::State state_of(const Row &row) {
  static const std::map<std::string, maps::State> states = {
      {"met", maps::State::met},         {"near", maps::State::near},
      {"behind", maps::State::behind},   {"reference", maps::State::reference},
      {"no_data", maps::State::no_data}, {"not_applicable", maps::State::not_applicable}};
  const auto state = states.at(at(row, "status"));
  const bool judged = state == maps::State::met || state == maps::State::near || state == maps::State::behind;
  const auto flags = gis::base::split(at(row, "flags"), ' ');
  return judged && std::find(flags.begin(), flags.end(), "uncertain") != flags.end() ? maps::State::uncertain
                                                                                     : state;
}

maps::MapData map_data(const gis::study::Results &results, const std::vector<const Row *> &rows,
                       const words::Words &w, MapLayers &layers, const std::string &subject) {
  return MapMaker(results, rows, w, layers, subject).make();
}

maps::MapData map_data(const gis::study::Results &results, const std::vector<const Row *> &rows,
                       const words::Words &w) {
  MapLayers layers(results);
  return map_data(results, rows, w, layers);
}

} // namespace ui::commands
