#pragma once

#include "ui/maps/Scene.h"

#include <string>
#include <vector>

namespace ui::maps {

/// Qt needs an application object before it knows fonts: makes one on the offscreen platform where none
/// exists, puts number formats back to "C", and takes chance out of hashes, in whose order PDF files list
/// fonts. Throws Error{font_missing: font} without Noto Sans.
void ensure_gui();

/// Paper mm of one typographic point.
inline constexpr double mm_per_pt = 25.4 / 72;
/// Lines stand 1.30 em apart: less cuts stacked Vietnamese marks.
inline double pitch(const Font &font) { return font.pt * mm_per_pt * 1.30; }

double width_of(const std::string &text, const Font &);
/// The box the glyphs really cover, with the baseline's left end at the origin.
Frame glyph_box(const std::string &text, const Font &);
/// Breaks at plain spaces; a word wider than a line (an address, a repository) after / - _ . or where it
/// must. The first line is `indent` mm shorter.
std::vector<std::string> wrapped(const std::string &text, const Font &, double width, double indent = 0);
/// Capitals through Unicode.
std::string capitals(const std::string &);

} // namespace ui::maps
