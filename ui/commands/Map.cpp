#include "ui/commands/Map.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/sources/sources.h"
#include "ui/maps/Painter.h"
#include "ui/maps/SceneBuilder.h"
#include "ui/maps/fonts.h"
#include "ui/words/numbers.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>

namespace ui::commands {
namespace {

using gis::base::parse_number;
using Json = nlohmann::json;

/// Layers kept with the results.
class Layers {
public:
  explicit Layers(const gis::study::Results &results) : file_(results.dir / "results.gpkg") {}
  gis::sources::Layer read(const std::string &name) const {
    gis::sources::Provenance source{.id = "results.gpkg", .path = file_, .layer = name};
    gis::base::Findings findings;
    gis::base::Progress quiet;
    // A box around everything: a layer without rows is no fault here.
    return gis::sources::read_layer({.source = &source, .within = gis::geo::Box{-1e9, -1e9, 1e9, 1e9}},
                                    findings, quiet);
  }

private:
  std::filesystem::path file_;
};

std::string cell(const gis::sources::Layer &layer, const gis::sources::Row &row, const char *field) {
  return row.cells[layer.field(field)].value_or("");
}

/// The name as maps write it: the official Vietnamese word for the kind of unit, as it stands in the boundary
/// file, is dropped or shortened, and numbers are kept with it.
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

class MapMaker {
public:
  MapMaker(const gis::study::Results &results, const std::vector<const Row *> &rows, const words::Words &w)
      : results_(results), rows_(rows), w_(w), layers_(results), about_(Json::parse(results.about)) {}

  maps::MapData make() {
    maps::MapData data;
    const Row &first = *rows_.front();
    level_ = at(first, "level");
    add_units(data);
    add_borders(data);
    add_ground(data);
    add_facilities(data, first);
    data.target = parse_number(at(first, "target"));
    // Without a target there is nothing to judge: the values themselves are the theme.
    if (!data.target) data.theme = at(first, "measured_in") == "percent" ? "reach" : "people";
    fill_text(data, first);
    return data;
  }

private:
  const gis::study::Results &results_;
  const std::vector<const Row *> &rows_;
  const words::Words &w_;
  Layers layers_;
  Json about_;
  std::string level_;
  std::string place_; ///< the study's top unit, where it is one

  std::vector<std::string> levels() const {
    return about_["study"]["levels"].get<std::vector<std::string>>();
  }
  std::string units_layer(const std::string &level) const {
    return "units_" + results_.edition + "_" + level;
  }
  std::string unit_of(const Row &row) const {
    const auto &unit = at(row, "measured_in");
    return unit == "percent"      ? "%"
           : unit == "per_10000"  ? "per 10 000"
           : unit == "per_100000" ? "per 100 000"
                                  : unit;
  }

  static maps::State state_of(const Row &row) {
    static const std::map<std::string, maps::State> states = {
        {"met", maps::State::met},         {"near", maps::State::near},
        {"behind", maps::State::behind},   {"reference", maps::State::reference},
        {"no_data", maps::State::no_data}, {"not_applicable", maps::State::not_applicable}};
    const auto state = states.at(at(row, "status"));
    const bool judged =
        state == maps::State::met || state == maps::State::near || state == maps::State::behind;
    const auto flags = gis::base::split(at(row, "flags"), ' ');
    return judged && std::find(flags.begin(), flags.end(), "uncertain") != flags.end()
               ? maps::State::uncertain
               : state;
  }

  void add_units(maps::MapData &data) {
    std::map<std::string, const Row *> by_code;
    for (const auto *row : rows_) by_code[at(*row, "unit_code")] = row;
    const auto layer = layers_.read(units_layer(level_));
    for (const auto &unit : layer.rows) {
      maps::MapUnit drawn{.code = cell(layer, unit, "code"),
                          .name = map_name(cell(layer, unit, "name")),
                          .area = unit.geometry};
      if (const auto row = by_code.find(drawn.code); row != by_code.end()) {
        drawn.state = state_of(*row->second);
        drawn.value = parse_number(at(*row->second, "value"));
        const auto target = parse_number(at(*row->second, "target"));
        if (drawn.value)
          drawn.value_text = words::value_text(
              *drawn.value, words::decimals_of(unit_of(*row->second), target), target, w_.language());
      }
      data.units.push_back(std::move(drawn));
    }
  }

  void add_borders(maps::MapData &data) {
    const auto all = levels();
    const auto top = layers_.read(units_layer(all.back()));
    if (top.rows.size() == 1) place_ = cell(top, top.rows.front(), "name");
    for (const auto &row : top.rows)
      data.province.polygons.insert(data.province.polygons.end(), row.geometry.polygons.begin(),
                                    row.geometry.polygons.end());
    // The level next above the one drawn groups it; the top one is the province line itself.
    const auto own = std::find(all.begin(), all.end(), level_);
    if (own == all.end() || own + 1 == all.end() || own + 2 == all.end()) return;
    for (const auto &row : layers_.read(units_layer(*(own + 1))).rows) data.groupings.push_back(row.geometry);
  }

  void add_ground(maps::MapData &data) {
    static const std::map<std::string, std::string> classes = {{"motorway", "national"},
                                                               {"trunk", "national"},
                                                               {"primary", "provincial"},
                                                               {"secondary", "district"},
                                                               {"tertiary", "district"}};
    const auto roads = layers_.read("base_roads");
    for (const auto &row : roads.rows)
      if (const auto kind = classes.find(cell(roads, row, "class")); kind != classes.end())
        data.lines.push_back({row.geometry, kind->second});
    const auto rivers = layers_.read("base_rivers");
    for (const auto &row : rivers.rows) data.lines.push_back({row.geometry, "river"});
    for (const auto &row : layers_.read("base_lakes").rows) data.lakes.push_back(row.geometry);
  }

  std::string service_of(const Row &row) const {
    std::string service;
    for (const auto &q : about_["parameters"]["indicators"])
      if (q["indicator"] == at(row, "indicator") && !q["service"].get<std::string>().empty())
        service = q["service"];
    return service;
  }

  void add_facilities(maps::MapData &data, const Row &row) {
    const std::string service = service_of(row);
    if (service.empty()) return;
    const auto layer = layers_.read("facilities");
    for (const auto &facility : layer.rows)
      if (cell(layer, facility, "service") == service && !facility.geometry.points.empty())
        data.points.push_back({facility.geometry.points.front(), symbol_of(cell(layer, facility, "symbol"))});
    if (!data.points.empty())
      data.text.symbols[data.points.front().symbol] = words::named(w_, "service", service);
  }

  static std::string symbol_of(const std::string &symbol) {
    if (symbol == "preschool") return "kindergarten";
    if (symbol == "school") return "levels";
    if (symbol == "health" || symbol == "vaccination") return "station";
    return symbol;
  }

  void fill_text(maps::MapData &data, const Row &row) {
    auto &text = data.text;
    const auto language = w_.language();
    const auto target = parse_number(at(row, "target"));
    const std::string &year = at(row, "year");
    text.title = w_(at(row, "indicator") + ".short") + ", " + year;
    std::string subtitle = language == words::Language::vi ? results_.name_vi : results_.name_en;
    if (target)
      subtitle = w_.fill("map.target_of_year",
                         {{"year", at(row, "target_year")},
                          {"target", words::target_text(*target, at(row, "sense"), unit_of(row), w_)}});
    if (at(row, "measure") != "main") subtitle = w_("measure." + at(row, "measure")) + ". " + subtitle;
    if (at(row, "group") != "all") subtitle += ". " + words::named(w_, "group", at(row, "group"));
    if (at(row, "season") != "all") subtitle += ". " + w_("season." + at(row, "season"));
    text.subtitle =
        subtitle + ". " + place_ + ". " + words::upper_first(words::edition_label(results_.edition, w_));
    text.legend_title = w_("map.legend");
    text.count_title = w_("map.count_title");
    const char *const keys[] = {"status.met",           "status.near",      "status.behind",
                                "flag.uncertain",       "status.reference", "status.no_data",
                                "status.not_applicable"};
    for (std::size_t i = 0; i < text.states.size(); ++i) text.states[i] = w_(keys[i]);
    const std::string unit = unit_of(row);
    text.value_note =
        w_.fill("map.value_note", {{"unit", unit == "%" ? "%" : words::named(w_, "unit_of", unit)},
                                   {"basis", w_("basis." + at(row, "basis"))}});
    text.lines = {{"province", w_("map.boundary_province")},
                  {"grouping", w_("map.boundary_grouping")},
                  {"unit", w_("map.boundary_unit")},
                  {"national", w_("road.trunk")},
                  {"provincial", w_("road.primary")},
                  {"district", w_("road.secondary")},
                  {"river", w_("map.river")},
                  {"lake", w_("map.lake")}};
    text.scale = w_("map.scale_word");
    text.north = w_("map.north_word");
    text.thousands = language == words::Language::vi ? "." : ",";
    text.decimal = language == words::Language::vi ? "," : ".";
    if (target)
      text.target = w_.fill(
          "map.target", {{"target", words::short_number(*target, 2, language) + (unit == "%" ? "%" : "")}});
    text.classes_note = w_.fill("map.class_method", {{"method", w_("map.method_round")}});
    text.disclaimer = w_("map.disclaimer_full");
    text.draft = w_("map.draft");
    for (const auto *r : rows_)
      if (at(*r, "flags").find("illustrative") != std::string::npos)
        text.illustrative = words::upper(w_("flag.illustrative"));
    fill_block(data, row);
  }

  void fill_block(maps::MapData &data, const Row &row) {
    auto &block = data.text.block;
    block.push_back({w_("map.name_label"), words::upper(w_(at(row, "indicator") + ".short"))});
    const double meridian = about_["study"]["central_meridian"];
    const int degrees = static_cast<int>(meridian),
              minutes = static_cast<int>((meridian - degrees) * 60 + 0.5);
    const std::string text =
        std::to_string(degrees) + "°" + (minutes < 10 ? "0" : "") + std::to_string(minutes) + "′";
    block.push_back({w_("map.crs_label"), w_.fill("map.crs_line", {{"meridian", text}, {"zone", "3°"}})});
    std::set<std::string> used, credits;
    for (const auto *r : rows_)
      for (const auto &id : gis::base::split(at(*r, "sources"), ' ')) used.insert(id);
    std::string newest;
    // What is drawn under the figures has its own owners.
    const std::set<std::string> counted = used;
    for (const auto &id : about_["drawn"]) used.insert(id.get<std::string>());
    for (const auto &source : about_["sources"]) {
      const std::string id = source["id"], attribution = source["attribution"], licence = source["licence"];
      if (counted.count(id) > 0) newest = std::max(newest, source["date"].get<std::string>());
      if (attribution.empty() || used.count(id) == 0) continue;
      credits.insert(attribution + (licence.empty() ? "" : " (" + licence + ")"));
    }
    block.push_back(
        {w_("map.sources_label"), w_.fill("date.as_of", {{"date", words::date_short(newest, w_)}}) + "; " +
                                      w_("basis." + at(row, "basis"))});
    block.push_back({w_("map.base_label"), gis::base::join({credits.begin(), credits.end()}, "; ")});
    block.push_back({w_("admin.lead_body"), ""});
    block.push_back({w_("map.made_by_label"), ""});
    block.push_back(
        {w_("map.run_label"), results_.study + " · " +
                                  gis::base::format_number(static_cast<double>(results_.rows.size()), 0) +
                                  " · tiepcan " + about_["program"]["version"].get<std::string>()});
    data.text.signatures[0] = w_("map.drawn_by");
    data.text.signatures[1] = w_("map.checked_by");
    data.text.signatures[2] = w_("map.approved_by");
  }
};

} // namespace

void Map::declare(Form &form) {
  selection_.declare(form);
  form.text("layout", layout_);
  form.flag("copy", copy_);
  form.text("output", output_);
  form.required();
}

int Map::run(Face &face) {
  if (selection_.indicator.empty()) throw gis::base::Error("option_missing", {{"option", "--indicator"}});
  const auto ending = std::filesystem::path(output_).extension();
  if (ending != ".pdf" && ending != ".png")
    throw gis::base::Error("choice_unknown",
                           {{"option", "--output"}, {"text", output_}, {"list", "*.pdf, *.png"}});
  const OpenResults results(selection_, face);
  if (selection_.level.empty())
    selection_.level = nlohmann::json::parse(results->about)["study"]["levels"].front().get<std::string>();
  const auto rows = select(*results, selection_);
  maps::ensure_gui();
  const auto data = MapMaker(*results, rows, face.words).make();
  const auto scene = maps::build_scene({&data, layout_, copy_});
  if (ending == ".pdf")
    maps::write_pdf(scene, output_);
  else
    maps::write_png(scene, output_);
  face.err << face.words.fill("cli.written", {{"file", output_}}) << "\n";
  return 0;
}

} // namespace ui::commands
