#include "ui/maps/MapBody.h"

#include "ui/maps/Relief.h"
#include "ui/maps/classes.h"
#include "ui/maps/hatching.h"
#include "ui/maps/lattice.h"

#include <algorithm>
#include <cmath>

namespace ui::maps {
namespace {

constexpr Colour white{0xFFFFFF};
/// Rings are cut this far outside the frame: their cut edges and the swing of hatches stay unseen.
constexpr double beyond_mm = 6;

Path ring_of(const Frame &f) {
  return {{f.x, f.y}, {f.right(), f.y}, {f.right(), f.bottom()}, {f.x, f.bottom()}, {f.x, f.y}};
}

double area_of(const std::vector<Path> &rings) {
  double sum = 0;
  for (const auto &ring : rings)
    for (std::size_t i = 1; i < ring.size(); ++i)
      sum += ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y;
  return std::abs(sum) / 2;
}

} // namespace

MapBody::MapBody(Scene &scene, const BodyRequest &request)
    : scene_(scene), request_(request), data_(*request.data), layout_(*request.layout),
      style_(*request.style), view_(*request.view), copy_(request.copy), ink_(layout_.map) {}

void MapBody::draw_ground() {
  if (data_.theme != "verdict" && data_.theme != "areas") {
    auto classes = classes_of(data_, style_, copy_);
    drawn_.limits = std::move(classes.limits);
    drawn_.ramp = std::move(classes.colours);
    drawn_.class_counts = std::move(classes.counts);
  }
  scene_.add(
      Shape{"ground", {ring_of(layout_.map)}, true, copy_ ? white : Colour{0xF4F2EE}, {}, 0, {}, true});
  layer("theme", [&] { areas(); });
  units_filled();
  if (data_.relief != nullptr) relief();
  layer("water", [&] { water(); });
  layer("roads", [&] {
    for (const char *kind : {"commune", "district", "provincial", "national"}) lines(kind);
  });
  layer("boundaries", [&] {
    unit_borders();
    grouping_borders();
  });
  veil();
}

void MapBody::pale(std::size_t from, double opacity) {
  const auto paler = [&](std::optional<Colour> &colour) {
    if (colour) colour->alpha = static_cast<int>(std::lround(colour->alpha * opacity));
  };
  for (auto i = from; i < scene_.items.size(); ++i) {
    if (auto &shape = scene_.items[i].shape) {
      paler(shape->fill);
      paler(shape->line);
    }
    if (auto &text = scene_.items[i].text) {
      std::optional<Colour> ink = text->colour;
      paler(ink);
      text->colour = *ink;
      paler(text->halo);
    }
  }
}

/// Over the fills, which would hide it: with them it comes to the same as under them.
void MapBody::relief() {
  constexpr double darkest = 0.25; // on bare ground; half of it by itself, over a theme
  constexpr double step = 25.4 / 96;
  if (request_.look.shown("relief"))
    scene_.add(shade(*data_.relief, view_, step, darkest * request_.look.opacity("relief")));
}

bool MapBody::on_map(const std::vector<Path> &paths) const {
  return !paths.empty() && bounds(paths).overlaps(layout_.map);
}

bool MapBody::near_frame(const gis::geo::Geometry &geometry) const {
  const auto box = geometry.box();
  if (box.empty()) return false;
  const Mm low = view_.paper({box.x_min, box.y_max}), high = view_.paper({box.x_max, box.y_min});
  return Frame{low.x, low.y, high.x - low.x, high.y - low.y}.overlaps(layout_.map.grown(beyond_mm));
}

void MapBody::areas() {
  for (const auto &area : data_.areas) {
    if (!near_frame(area.area)) continue;
    const auto rings = clipped(snapped_rings(area.area, view_), layout_.map.grown(beyond_mm));
    const auto &style = style_.areas.at(area.look);
    fill(rings, style);
    if (style.outline > 0)
      scene_.add(Shape{"area", rings, true, {}, Colour{0}, style.outline * layout_.symbol, {}, true});
  }
}

void MapBody::fill(const std::vector<Path> &rings, const StateStyle &style, double hatch_factor) {
  if (style.fill.alpha > 0) scene_.add(Shape{"fill", rings, true, style.fill, {}, 0, {}, true});
  if (style.hatch.empty()) return;
  const auto &hatch = style_.hatches.at(style.hatch);
  scene_.add(Shape{"hatch",
                   hatch_lines(rings, hatch, hatch_factor * layout_.symbol),
                   false,
                   {},
                   style.ink,
                   hatch.line,
                   {},
                   true});
}

void MapBody::units_filled() {
  const bool plain = data_.theme == "areas";
  for (const auto &unit : data_.units) {
    const int k = plain ? 0 : class_of(unit, data_, drawn_.limits);
    const bool of_ramp = !plain && data_.theme != "verdict" && unit.value;
    if (!of_ramp && !plain) ++drawn_.counts[static_cast<std::size_t>(k)];
    if (!near_frame(unit.area)) continue;
    DrawnUnit drawn;
    drawn.unit = &unit;
    drawn.style = plain     ? look_of(unit.look)
                  : of_ramp ? ramp_style(drawn_.ramp[static_cast<std::size_t>(k)])
                            : style_.states.at(key_of(static_cast<State>(k)));
    drawn.marked = !of_ramp && !plain;
    if (!request_.look.shown("theme")) { // names on bare ground
      drawn.style.text = Colour{0x1A1A1A};
      drawn.style.halo = white;
    }
    drawn.rings = clipped(snapped_rings(unit.area, view_), layout_.map.grown(beyond_mm));
    if (drawn.rings.empty() || (!plain && request_.hidden.contains(class_key(k, of_ramp)))) continue;
    drawn.box = bounds(drawn.rings);
    drawn.area = area_of(drawn.rings);
    drawn.anchor = anchor_of(drawn.rings, drawn.box);
    units_.push_back(std::move(drawn));
  }
  layer("theme", [&] {
    for (const auto &drawn : units_)
      if (drawn.style.fill.alpha > 0)
        scene_.add(Shape{"fill", drawn.rings, true, drawn.style.fill, {}, 0, {}, true});
    for (const auto &drawn : units_) {
      if (drawn.style.hatch.empty()) continue;
      StateStyle hatched = drawn.style;
      hatched.fill.alpha = 0;
      fill(drawn.rings, hatched, std::min(drawn.box.w, drawn.box.h) < 3 ? 0.6 : 1);
    }
  });
}

StateStyle MapBody::look_of(const std::string &look) const {
  if (!look.empty()) return style_.areas.at(look);
  return {.fill = {0xFFFFFF, 0}, .text = {0x1A1A1A}, .halo = {0xFFFFFF}};
}

/// A class of a ramp may be as blue as a lake.
Colour MapBody::lake_outline() const {
  return copy_ ? Colour{0} : data_.theme == "verdict" ? Colour{0x2F6E9E} : white;
}

void MapBody::water() {
  lines("stream");
  lines("river");
  const auto &wave = style_.hatches.at("wave");
  const double least = 0.8 * 0.8;
  for (const auto &lake : data_.lakes) {
    if (!near_frame(lake)) continue;
    const auto rings = clipped(snapped_rings(lake, view_), layout_.map.grown(beyond_mm));
    if (!on_map(rings) || area_of(rings) < least) continue;
    drawn_.lakes = true;
    scene_.add(Shape{"lake",
                     rings,
                     true,
                     copy_ ? white : Colour{0x2F6E9E},
                     lake_outline(),
                     data_.theme == "verdict" ? 0.1 : 0.08,
                     {},
                     true});
    scene_.add(
        Shape{"lake", hatch_lines(rings, wave), false, {}, copy_ ? Colour{0} : white, wave.line, {}, true});
  }
}

void MapBody::lines(const std::string &kind) {
  const auto &style = style_.lines.at(kind);
  if (!style.shown(view_.scale())) return;
  std::vector<Path> paths;
  for (const auto &line : data_.lines) {
    if (line.kind != kind || !near_frame(line.line)) continue;
    for (auto &path : snapped_lines(line.line, view_))
      if (on_map({path})) paths.push_back(std::move(path));
  }
  if (paths.empty()) return;
  drawn_.lines.push_back(kind);
  stroke(kind, paths, style);
}

void MapBody::stroke(const std::string &layer, const std::vector<Path> &paths, const LineStyle &style) {
  if (style.casing > 0)
    scene_.add(Shape{
        layer, paths, false, {}, Colour{0xFFFFFF, layer == "river" ? 153 : 255}, style.casing, {}, true});
  scene_.add(Shape{layer, paths, false, {}, style.colour, style.width, style.dash, true});
  ink_.add(paths);
}

void MapBody::unit_borders() {
  std::vector<const gis::geo::Geometry *> areas;
  for (const auto &unit : data_.units)
    if (near_frame(unit.area)) areas.push_back(&unit.area);
  stroke(data_.unit_line, borders(areas, view_), style_.lines.at(data_.unit_line));
  drawn_.lines.push_back(data_.unit_line);
}

void MapBody::grouping_borders() {
  const auto &style = style_.lines.at("grouping");
  if (data_.groupings.empty() || !style.shown(view_.scale())) return;
  std::vector<const gis::geo::Geometry *> areas;
  for (const auto &grouping : data_.groupings)
    if (near_frame(grouping)) areas.push_back(&grouping);
  stroke("grouping", borders(areas, view_), style);
  drawn_.lines.push_back("grouping");
}

/// Before the province line, which it would pale by half.
void MapBody::veil() {
  auto rings = clipped(snapped_rings(data_.province, view_), layout_.map.grown(beyond_mm));
  if (rings.empty()) return;
  rings.push_back(ring_of(layout_.map));
  scene_.add(Shape{"veil", rings, true, Colour{0xFFFFFF, 153}, {}, 0, {}, true});
}

void MapBody::draw_province() {
  layer("boundaries", [&] {
    if (data_.province.polygons.empty()) return;
    stroke("province", borders({&data_.province}, view_), style_.lines.at("province"));
    drawn_.lines.push_back("province");
  });
  ink_.finish();
}

void MapBody::draw_labels(LabelRequest::Way way) {
  layer("labels",
        [&] { add_labels(scene_, {&units_, &ink_, obstacles_, layout_.type, copy_ ? 0.6 : 0.4, way}); });
  order_legend();
}

void MapBody::order_legend() {
  static const std::vector<std::string> kinds = {"province",   "grouping", "catchment", "unit",  "national",
                                                 "provincial", "district", "commune",   "river", "stream"};
  std::sort(drawn_.lines.begin(), drawn_.lines.end(), [](const auto &a, const auto &b) {
    return std::find(kinds.begin(), kinds.end(), a) < std::find(kinds.begin(), kinds.end(), b);
  });
}

} // namespace ui::maps
