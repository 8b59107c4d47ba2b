#pragma once

#include "ui/maps/MapData.h"
#include "ui/maps/Scene.h"

namespace ui::maps {

/// The mark of a state, `height` mm high, as drawn paths; no font has these signs.
void add_mark(Scene &, State, Mm centre, double height, Colour ink);
/// A facility symbol with its white casing. Unknown names are drawn as a circle.
void add_symbol(Scene &, const std::string &symbol, Mm centre, double height);

} // namespace ui::maps
