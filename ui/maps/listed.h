#pragma once

#include "ui/maps/labels.h"
#include "ui/maps/sheet.h"

namespace ui::maps {

/// The names and values of the numbered units: in the frame beside the map where all fit, else in a corner of
/// the map that holds no ground of the study and no label, else as many as the frame takes; the rest becomes
/// a Finding label_left_out {n, names}.
void add_listed(Scene &, const SheetRequest &, const Frame &beside, const std::vector<DrawnUnit> &);

} // namespace ui::maps
