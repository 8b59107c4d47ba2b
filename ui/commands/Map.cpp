#include "ui/commands/Map.h"

#include "gis/base/Error.h"

namespace ui::commands {

void Map::declare(Form &form) {
  selection_.declare(form);
  form.text("layout", layout_);
  form.flag("copy", copy_);
  form.text("output", output_);
  form.required();
}

int Map::run(Face &) { throw gis::base::Error("unexpected"); }

} // namespace ui::commands
