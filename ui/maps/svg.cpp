#include "ui/maps/svg.h"

#include "gis/base/number.h"
#include "ui/maps/fonts.h"

#include <fmt/format.h>

namespace ui::maps {
namespace {

constexpr const char *families = "Noto Sans, Arial, sans-serif"; // not shown

std::string mm(double value) { return gis::base::format_number(value, 3); }

std::string escaped(const std::string &text) {
  std::string made;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20) continue; // no control character is allowed in XML 1.0 text
    switch (c) {
    case '&':
      made += "&amp;";
      break;
    case '<':
      made += "&lt;";
      break;
    case '>':
      made += "&gt;";
      break;
    case '"':
      made += "&quot;";
      break;
    default:
      made += c;
    }
  }
  return made;
}

/// `fill="#aabbcc" fill-opacity="0.5"`, or none.
std::string ink(const char *name, const std::optional<Colour> &colour) {
  if (!colour) return fmt::format(" {}=\"none\"", name);
  auto made = fmt::format(" {}=\"#{:06x}\"", name, colour->rgb & 0xFFFFFFU);
  if (colour->alpha < 255)
    made += fmt::format(" {}-opacity=\"{}\"", name, gis::base::format_number(colour->alpha / 255.0, 3));
  return made;
}

void add(const Shape &shape, std::string &out) {
  out += "<path d=\"";
  for (const auto &path : shape.paths) {
    for (std::size_t i = 0; i < path.size(); ++i)
      out += fmt::format("{}{} {}", i == 0 ? 'M' : 'L', mm(path[i].x), mm(path[i].y));
    if (shape.closed) out += 'Z';
  }
  out += "\"";
  out += ink("fill", shape.fill);
  if (shape.fill) out += " fill-rule=\"evenodd\"";
  out += ink("stroke", shape.line);
  if (shape.line) {
    const char *cap = shape.dash.empty() ? "round" : "butt";
    out += fmt::format(" stroke-width=\"{}\" stroke-linecap=\"{}\" stroke-linejoin=\"round\"",
                       mm(shape.width), cap);
  }
  for (std::size_t i = 0; i < shape.dash.size(); ++i)
    out += (i == 0 ? " stroke-dasharray=\"" : " ") + mm(shape.dash[i]);
  if (!shape.dash.empty()) out += "\"";
  if (shape.in_map) out += " clip-path=\"url(#map)\"";
  out += "/>\n";
}

void add(const Text &text, std::string &out) {
  out += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\"", mm(text.at.x), mm(text.at.y),
                     mm(text.font.pt * mm_per_pt));
  if (text.font.bold) out += " font-weight=\"bold\"";
  if (text.font.italic) out += " font-style=\"italic\"";
  if (text.font.spacing != 0)
    out += fmt::format(" letter-spacing=\"{}\"", mm(text.font.spacing * text.font.pt * mm_per_pt));
  out += ink("fill", text.colour);
  if (text.halo)
    out += ink("stroke", text.halo) +
           fmt::format(" stroke-width=\"{}\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
                       mm(2 * text.halo_mm));
  if (text.turn != 0)
    out += fmt::format(" transform=\"rotate({} {} {})\"", mm(text.turn), mm(text.at.x), mm(text.at.y));
  out += ">" + escaped(text.text) + "</text>\n";
}

} // namespace

std::string svg(const Scene &scene) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out += fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"{0}mm\" "
                     "height=\"{1}mm\" viewBox=\"0 0 {0} {1}\" font-family=\"{2}\">\n",
                     mm(scene.width), mm(scene.height), families);
  out += "<title>" + escaped(scene.title) + "</title>\n";
  out += fmt::format("<clipPath id=\"map\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/></clipPath>\n",
                     mm(scene.map.x), mm(scene.map.y), mm(scene.map.w), mm(scene.map.h));
  out +=
      fmt::format("<rect width=\"{}\" height=\"{}\" fill=\"#ffffff\"/>\n", mm(scene.width), mm(scene.height));
  for (const auto &item : scene.items) {
    if (item.shape && !item.shape->paths.empty()) add(*item.shape, out);
    if (item.text) add(*item.text, out);
  }
  return out + "</svg>\n";
}

} // namespace ui::maps
