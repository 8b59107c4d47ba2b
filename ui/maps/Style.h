#pragma once

#include "ui/maps/Scene.h"

#include <map>
#include <string>
#include <vector>

/// The style files of styles/, built into the program.
namespace ui::maps {

struct Layout {
  double width = 0, height = 0, margin = 0;
  double type = 1, symbol = 1; ///< sheet factors
  Frame title, map, legend, locator, scale, block, note;
  double title_pt = 13, subtitle_pt = 8, block_pt = 6.5, bar_mm = 56;
};

struct StateStyle {
  Colour fill, text, halo, ink;
  std::string hatch;  ///< empty: none
  double outline = 0; ///< mm, black
};

struct Hatch {
  std::vector<double> angles; ///< degrees; none: dots
  double spacing = 2, line = 0.2;
};

struct LineStyle {
  Colour colour;
  double width = 0, casing = 0;
  std::vector<double> dash;
  double limit = 0; ///< shown down to 1:limit; 0 always
  bool shown(double scale) const { return limit == 0 || scale <= limit; }
};

struct Style {
  std::map<std::string, StateStyle> states; ///< by key_of(State)
  std::map<std::string, StateStyle> areas;  ///< by the look of an area; without a fill it is transparent
  std::map<std::string, Hatch> hatches;
  std::map<std::string, LineStyle> lines;
  std::map<std::string, std::vector<Colour>> ramps; ///< "reach5"
};

Colour colour_of(const std::string &hex);
/// Throws Error{unknown_layout: layout}.
Layout layout_of(const std::string &name);
/// All names, in the order of the file.
std::vector<std::string> layout_names();
Style load_style(bool copy);

} // namespace ui::maps
