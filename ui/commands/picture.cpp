#include "ui/commands/picture.h"

#include "gis/base/Error.h"
#include "ui/commands/write_file.h"
#include "ui/maps/Painter.h"
#include "ui/maps/svg.h"

#include <filesystem>

namespace ui::commands {

void check_picture(const std::string &option, const std::string &file) {
  const auto ending = std::filesystem::path(file).extension();
  if (ending != ".pdf" && ending != ".png" && ending != ".svg")
    throw gis::base::Error("choice_unknown",
                           {{"option", option}, {"text", file}, {"list", "*.pdf, *.png, *.svg"}});
}

void write_picture(const maps::Scene &scene, const std::string &file, int dpi) {
  const auto ending = std::filesystem::path(file).extension();
  if (ending == ".pdf")
    maps::write_pdf(scene, file);
  else if (ending == ".svg")
    write_file(file, maps::svg(scene));
  else
    maps::write_png(scene, file, dpi);
}

} // namespace ui::commands
