#include "ui/commands/Map.h"

#include "gis/base/Error.h"
#include "ui/commands/MapMaker.h"
#include "ui/commands/ServiceMaps.h"
#include "ui/commands/picture.h"
#include "ui/maps/SceneBuilder.h"
#include "ui/maps/Style.h"
#include "ui/maps/fonts.h"

#include <nlohmann/json.hpp>
#include <ostream>

namespace ui::commands {

void Map::declare(Form &form) {
  selection_.declare(form);
  form.text("catchments", catchments_);
  form.flag("deprivation", deprivation_);
  form.choice("layout", layout_, maps::layout_names());
  form.flag("copy", copy_);
  form.whole("dpi", dpi_);
  form.text("output", output_);
  form.required();
}

maps::MapData Map::data(const gis::study::Results &results, Face &face) {
  if (!catchments_.empty()) return catchment_map(results, catchments_, face.words);
  if (selection_.level.empty())
    selection_.level = nlohmann::json::parse(results.about)["study"]["levels"].front().get<std::string>();
  if (deprivation_) return deprivation_map(results, selection_.level, face.words);
  return map_data(results, select(results, selection_), face.words);
}

int Map::run(Face &face) {
  std::vector<std::string> themes;
  if (!selection_.indicator.empty()) themes.push_back("--indicator");
  if (!catchments_.empty()) themes.push_back("--catchments");
  if (deprivation_) themes.push_back("--deprivation");
  if (themes.empty()) throw gis::base::Error("option_missing", {{"option", "--indicator"}});
  if (themes.size() > 1)
    throw gis::base::Error("options_clash", {{"option", themes[1]}, {"other", themes[0]}});
  check_picture("--output", output_);
  if (dpi_ < 50 || dpi_ > 600)
    throw gis::base::Error("choice_unknown",
                           {{"option", "--dpi"}, {"text", std::to_string(dpi_)}, {"list", "50–600"}});
  const OpenResults results(selection_, face);
  maps::ensure_gui();
  const auto shown = data(*results, face);
  const auto scene = maps::build_scene({&shown, layout_, copy_});
  write_picture(scene, output_, dpi_);
  for (const auto &finding : scene.findings) face.err << words::sentence(face.words, finding) << "\n";
  face.err << face.words.fill("cli.written", {{"file", output_}}) << "\n";
  return 0;
}

} // namespace ui::commands
