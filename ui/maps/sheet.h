#pragma once

#include "ui/maps/MapData.h"
#include "ui/maps/Style.h"

#include <array>

namespace ui::maps {

/// What the map drew, for the legend and the margin.
struct Drawn {
  std::array<int, state_count> counts{};
  std::vector<std::string> lines;   ///< kinds in legend order
  std::vector<std::string> symbols; ///< names
  bool lakes = false;
  std::vector<Colour> ramp; ///< value themes
  std::vector<double> limits;
  std::vector<int> class_counts;
};

struct SheetRequest {
  const MapData *data = nullptr;
  const Layout *layout = nullptr;
  const Style *style = nullptr;
  const View *view = nullptr;
  const Drawn *drawn = nullptr;
  bool copy = false;
};

/// The layout with a long office block grown upward into the place of the locator, which is not drawn, and
/// the scale moved up with it.
Layout with_room(const SheetRequest &);
void add_grid(Scene &, const SheetRequest &);
/// Returns the mm where the legend ends.
double add_legend(Scene &, const SheetRequest &);
/// Title, scale bar, north arrow, office block, neat line.
void add_margin(Scene &, const SheetRequest &);
/// "1.240" with the grouping mark of the language.
std::string grouped(double whole, const std::string &mark);

} // namespace ui::maps
