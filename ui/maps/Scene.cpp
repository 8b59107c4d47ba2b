#include "ui/maps/Scene.h"

#include "gis/base/number.h"

namespace ui::maps {
namespace {

std::string number(double value) { return gis::base::format_number(value, 2); }

std::string hex(const Colour &c) {
  static const char digits[] = "0123456789ABCDEF";
  std::string text = "#";
  for (int shift = 20; shift >= 0; shift -= 4) text += digits[(c.rgb >> shift) & 15U];
  if (c.alpha != 255) text += "/" + std::to_string(c.alpha);
  return text;
}

std::string line_of(const Shape &shape) {
  std::string text = shape.layer;
  if (shape.fill) text += " fill " + hex(*shape.fill);
  if (shape.line) text += " line " + hex(*shape.line) + " " + number(shape.width);
  for (const double part : shape.dash) text += "-" + number(part);
  for (const auto &path : shape.paths) {
    text += " |";
    for (const Mm &p : path) text += " " + number(p.x) + "," + number(p.y);
  }
  return text;
}

std::string line_of(const Text &text) {
  return text.layer + " text " + number(text.at.x) + "," + number(text.at.y) + " " + number(text.font.pt) +
         (text.font.bold ? "b " : " ") + hex(text.colour) + " \"" + text.text + "\"";
}

std::string line_of(const Shading &shading) {
  return shading.layer + " shading " + number(shading.at.x) + "," + number(shading.at.y) + " " +
         std::to_string(shading.columns) + "x" + std::to_string(shading.rows);
}

std::string line_of(const Item &item) {
  return item.shape ? line_of(*item.shape) : item.text ? line_of(*item.text) : line_of(*item.shading);
}

} // namespace

std::string describe(const Scene &scene) {
  std::string text =
      "sheet " + number(scene.width) + " " + number(scene.height) + " 1:" + number(scene.scale) + "\n";
  for (const auto &item : scene.items) text += line_of(item) + "\n";
  return text;
}

} // namespace ui::maps
