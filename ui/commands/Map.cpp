#include "ui/commands/Map.h"

#include "gis/base/Error.h"
#include "ui/commands/MapMaker.h"
#include "ui/commands/picture.h"
#include "ui/maps/SceneBuilder.h"
#include "ui/maps/Style.h"
#include "ui/maps/fonts.h"

#include <nlohmann/json.hpp>
#include <ostream>

namespace ui::commands {

void Map::declare(Form &form) {
  selection_.declare(form);
  form.choice("layout", layout_, maps::layout_names());
  form.flag("copy", copy_);
  form.whole("dpi", dpi_);
  form.text("output", output_);
  form.required();
}

int Map::run(Face &face) {
  if (selection_.indicator.empty()) throw gis::base::Error("option_missing", {{"option", "--indicator"}});
  check_picture("--output", output_);
  if (dpi_ < 50 || dpi_ > 600)
    throw gis::base::Error("choice_unknown",
                           {{"option", "--dpi"}, {"text", std::to_string(dpi_)}, {"list", "50–600"}});
  const OpenResults results(selection_, face);
  if (selection_.level.empty())
    selection_.level = nlohmann::json::parse(results->about)["study"]["levels"].front().get<std::string>();
  const auto rows = select(*results, selection_);
  maps::ensure_gui();
  const auto data = map_data(*results, rows, face.words);
  const auto scene = maps::build_scene({&data, layout_, copy_});
  write_picture(scene, output_, dpi_);
  for (const auto &finding : scene.findings) face.err << words::sentence(face.words, finding) << "\n";
  face.err << face.words.fill("cli.written", {{"file", output_}}) << "\n";
  return 0;
}

} // namespace ui::commands
