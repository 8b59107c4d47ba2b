#include "ui/maps/Style.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "ui/maps/embedded.h"

#include <charconv>
#include <toml++/toml.h>

namespace ui::maps {

namespace {

std::vector<double> numbers(const toml::array *array) {
  std::vector<double> found;
  if (array)
    for (const auto &node : *array) found.push_back(node.value_or(0.0));
  return found;
}

StateStyle state_style(const toml::table &table, bool copy) {
  const std::string prefix = copy ? "copy_" : "";
  StateStyle style;
  style.fill = colour_of(table[prefix + "fill"].value_or("#FFFFFF"));
  style.text = copy ? Colour{0x1A1A1A} : colour_of(table["text"].value_or("#1A1A1A"));
  style.hatch = table[prefix + "hatch"].value_or("");
  style.ink = colour_of(table[prefix + "ink"].value_or("#5A5A5A"));
  style.halo = copy ? Colour{0xFFFFFF} : style.fill;
  if (!copy && table["halo"]) style.halo = colour_of(table["halo"].value_or("#FFFFFF"));
  return style;
}

/// The same with no fill where none is given.
StateStyle area_style(const toml::table &table, bool copy) {
  StateStyle style = state_style(table, copy);
  if (!table[copy ? "copy_fill" : "fill"]) style.fill.alpha = 0;
  style.outline = table["outline"].value_or(0.0);
  return style;
}

} // namespace

/// As a copier sees it.
static Colour grey_of(Colour c) {
  const std::uint32_t r = (c.rgb >> 16) & 255U, g = (c.rgb >> 8) & 255U, b = c.rgb & 255U;
  return {(299 * r + 587 * g + 114 * b) / 1000 * 0x010101U};
}

Colour colour_of(const std::string &hex) {
  std::uint32_t rgb = 0;
  std::from_chars(hex.data() + 1, hex.data() + hex.size(), rgb, 16);
  return {rgb};
}

Layout layout_of(const std::string &name) {
  const auto rows = gis::base::split(*embedded_style("layouts/layouts.csv"), '\n');
  const auto head = gis::base::split(rows.front(), ',');
  for (const auto &row : rows) {
    const auto cells = gis::base::split(row, ',');
    if (cells.size() != head.size() || cells.front() != name) continue;
    const auto number = [&](const std::string &column) {
      for (std::size_t i = 0; i < head.size(); ++i)
        if (head[i] == column) return gis::base::parse_number(cells[i]).value_or(0);
      throw gis::base::Error("unknown_layout", {{"layout", column}});
    };
    const auto frame = [&](const std::string &part) {
      return Frame{number(part + "x"), number(part + "y"), number(part + "w"), number(part + "h")};
    };
    return {number("width"),   number("height"),     number("margin"),  number("type"),
            number("symbol"),  frame("title"),       frame("map"),      frame("legend"),
            frame("locator"),  frame("scale"),       frame("block"),    frame("note"),
            number("titlept"), number("subtitlept"), number("blockpt"), number("barmm")};
  }
  throw gis::base::Error("unknown_layout", {{"layout", name}});
}

std::vector<std::string> layout_names() {
  std::vector<std::string> names;
  const auto rows = gis::base::split(*embedded_style("layouts/layouts.csv"), '\n');
  for (std::size_t i = 1; i < rows.size(); ++i)
    if (!rows[i].empty()) names.push_back(rows[i].substr(0, rows[i].find(',')));
  return names;
}

Style load_style(bool copy) {
  Style style;
  for (const auto &[key, node] : toml::parse(*embedded_style("themes/verdict.toml")))
    style.states[std::string(key)] = state_style(*node.as_table(), copy);
  for (const auto &[key, node] : toml::parse(*embedded_style("themes/areas.toml")))
    style.areas[std::string(key)] = area_style(*node.as_table(), copy);
  for (const auto &[key, node] : toml::parse(*embedded_style("themes/ramps.toml")))
    for (const auto &colour : *node.as_array())
      style.ramps[std::string(key)].push_back(colour_of(colour.value_or("#FFFFFF")));
  for (const auto &[key, node] : toml::parse(*embedded_style("hatches.toml"))) {
    const auto &table = *node.as_table();
    style.hatches[std::string(key)] = {numbers(table["angles"].as_array()), table["spacing"].value_or(2.0),
                                       table["line"].value_or(0.2)};
  }
  for (const auto &[key, node] : toml::parse(*embedded_style("lines.toml"))) {
    const auto &table = *node.as_table();
    const Colour colour = colour_of(table["colour"].value_or("#000000"));
    style.lines[std::string(key)] = {copy ? grey_of(colour) : colour, table["width"].value_or(0.2),
                                     table["casing"].value_or(0.0), numbers(table["dash"].as_array()),
                                     table["limit"].value_or(0.0)};
  }
  return style;
}

} // namespace ui::maps
