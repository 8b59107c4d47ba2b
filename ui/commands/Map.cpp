#include "ui/commands/Map.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/study/radio_map.h"
#include "ui/commands/MapMaker.h"
#include "ui/commands/MapText.h"
#include "ui/commands/ServiceMaps.h"
#include "ui/commands/picture.h"
#include "ui/commands/radio_study.h"
#include "ui/commands/radio_theme.h"
#include "ui/commands/water_map.h"
#include "ui/maps/SceneBuilder.h"
#include "ui/maps/Style.h"
#include "ui/maps/fonts.h"

#include <nlohmann/json.hpp>
#include <ostream>

namespace ui::commands {

using gis::base::Error;

void Map::declare(Form &form) {
  selection_.declare(form);
  form.choice("show", show_, {"verdict", "field", "server", "people"});
  form.text("study", study_);
  form.number("map-cell", cell_);
  form.text("catchments", catchments_);
  form.flag("deprivation", deprivation_);
  form.flag("water", water_);
  form.choice("layout", layout_, maps::layout_names());
  form.flag("copy", copy_);
  form.whole("dpi", dpi_);
  form.text("output", output_);
  form.required();
}

int Map::run(Face &face) {
  std::vector<std::string> themes;
  if (!selection_.indicator.empty()) themes.push_back("--indicator");
  if (!catchments_.empty()) themes.push_back("--catchments");
  if (deprivation_) themes.push_back("--deprivation");
  if (water_) themes.push_back("--water");
  if (themes.empty()) throw Error("option_missing", {{"option", "--indicator"}});
  if (themes.size() > 1) throw Error("options_clash", {{"option", themes[1]}, {"other", themes[0]}});
  check_picture("--output", output_);
  if (cell_ && !(*cell_ >= 30 && *cell_ <= 5000))
    throw Error("option_range", {{"option", "--map-cell"},
                                 {"value", gis::base::format_number(*cell_, 3)},
                                 {"min", "30"},
                                 {"max", "5000"}});
  if (dpi_ < 50 || dpi_ > 600)
    throw Error("choice_unknown", {{"option", "--dpi"}, {"text", std::to_string(dpi_)}, {"list", "50–600"}});
  const OpenResults results(selection_, face);
  if (selection_.level.empty())
    selection_.level = nlohmann::json::parse(results->about)["study"]["levels"].front().get<std::string>();
  maps::ensure_gui();
  const auto drawn = data(*results, face);
  const auto scene = maps::build_scene({&drawn, layout_, copy_});
  write_picture(scene, output_, dpi_);
  for (const auto &finding : scene.findings) face.err << words::sentence(face.words, finding) << "\n";
  face.err << face.words.fill("cli.written", {{"file", output_}}) << "\n";
  return 0;
}

maps::MapData Map::data(const gis::study::Results &results, Face &face) {
  if (!catchments_.empty()) return catchment_map(results, catchments_, face.words);
  if (water_) return water_map(results, selection_.season, face.words);
  if (deprivation_) return deprivation_map(results, selection_.level, face.words);
  const auto rows = select(results, selection_);
  if (show_ == "verdict") return map_data(results, rows, face.words);
  const auto about = nlohmann::json::parse(results.about);
  const auto service = service_of(about, *rows.front());
  if (service != "radio" && service != "tv")
    throw Error("not_broadcast", {{"indicator", selection_.indicator}, {"option", "--show " + show_}});
  MapLayers layers(results);
  auto data = map_data(results, rows, face.words, layers, radio_subject(show_, service, face.words));
  if (show_ == "people") {
    show_unserved(data, layers.read("people_cells"), service, face.words);
    return data;
  }
  const auto &named = study_.empty() ? selection_.source : study_;
  if (study_.empty() && std::filesystem::exists(std::filesystem::path(named) / "run.json"))
    throw Error("option_missing", {{"option", "--study"}});
  auto reading = face.progress.slice(0, 0.4, "reading");
  const auto inputs = radio_study(named, selection_.roots, about, reading);
  const auto cell = cell_ ? gis::base::Metres(*cell_) : gis::study::radio_map_cell(inputs);
  auto asking = face.progress.slice(0.4, 1, "radio");
  const auto map = gis::study::radio_map(inputs, service == "tv", cell, 0, asking);
  const auto grain = grain_at(maps::View::fitting(maps::layout_of(layout_).map, maps::box_of(data)).scale());
  if (show_ == "field")
    show_field(data, map, grain, face.words);
  else
    show_servers(data, map, inputs.masts, grain, face.words);
  add_masts(data, inputs.masts, service, face.words);
  return data;
}

} // namespace ui::commands
