#include "ui/maps/MapBody.h"

#include "ui/maps/classes.h"
#include "ui/maps/hatching.h"
#include "ui/maps/lattice.h"
#include "ui/maps/symbols.h"

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

/// Symbols closer than 60 % of their size move along the longer axis by up to 1.5 mm.
Mm displaced(Mm home, double h, const std::vector<std::pair<Mm, double>> &placed) {
  const auto clash = [&](Mm at) {
    return std::find_if(placed.begin(), placed.end(), [&](const auto &other) {
      return std::hypot(other.first.x - at.x, other.first.y - at.y) < 0.6 * std::max(h, other.second);
    });
  };
  const auto first = clash(home);
  if (first == placed.end()) return home;
  const double dx = home.x - first->first.x, dy = home.y - first->first.y;
  const bool across = std::abs(dx) >= std::abs(dy);
  const double sign = (across ? dx : dy) < 0 ? -1 : 1;
  for (const double way : {sign, -sign})
    for (int step = 1; step <= 5; ++step) {
      const double by = 0.3 * step;
      const Mm at = across ? Mm{home.x + way * by, home.y} : Mm{home.x, home.y + way * by};
      if (clash(at) == placed.end()) return at;
    }
  return home;
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
  areas();
  units_filled();
  water();
  for (const char *kind : {"commune", "district", "provincial", "national"}) lines(kind);
  unit_borders();
  grouping_borders();
  veil();
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
    drawn.rings = clipped(snapped_rings(unit.area, view_), layout_.map.grown(beyond_mm));
    if (drawn.rings.empty() || (!plain && request_.hidden.contains(class_key(k, of_ramp)))) continue;
    drawn.box = bounds(drawn.rings);
    drawn.area = area_of(drawn.rings);
    drawn.anchor = anchor_of(drawn.rings, drawn.box);
    if (drawn.style.fill.alpha > 0)
      scene_.add(Shape{"fill", drawn.rings, true, drawn.style.fill, {}, 0, {}, true});
    units_.push_back(std::move(drawn));
  }
  for (const auto &drawn : units_) {
    if (drawn.style.hatch.empty()) continue;
    StateStyle hatched = drawn.style;
    hatched.fill.alpha = 0;
    fill(drawn.rings, hatched, std::min(drawn.box.w, drawn.box.h) < 3 ? 0.6 : 1);
  }
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
  if (!data_.province.polygons.empty()) {
    stroke("province", borders({&data_.province}, view_), style_.lines.at("province"));
    drawn_.lines.push_back("province");
  }
  ink_.finish();
}

double MapBody::symbol_height(const std::string &symbol) const {
  const double s = view_.scale();
  const bool large =
      symbol == "hospital" || symbol == "upper_secondary" || symbol == "mast" || symbol == "town";
  double h = s <= 25e3 ? 3.4 : s <= 60e3 ? 2.8 : s <= 150e3 ? 2.4 : s <= 300e3 && large ? 1.8 : 1.0;
  if (symbol == "hospital" && h > 1) h += 0.8;
  if (symbol == "town") h = 1.8;
  // Few, and what the map is about: never a dot.
  if (symbol == "mast") h = std::max(h, 2.4);
  return h * layout_.symbol;
}

void MapBody::draw_symbols() {
  std::vector<std::pair<Mm, double>> placed;
  for (const auto &point : data_.points) {
    const Mm home = view_.paper(point.at);
    const double h = symbol_height(point.symbol);
    if (!layout_.map.holds(Frame{home.x - h, home.y - h, 2 * h, 2 * h})) continue;
    const Mm at = displaced(home, h, placed);
    if (at != home) scene_.add(Shape{"leader", {{home, at}}, false, {}, Colour{0x1A1A1A}, 0.12, {}, true});
    add_symbol(scene_, point.symbol, at, h);
    placed.push_back({at, h});
    obstacles_.push_back({at.x - h / 2, at.y - h / 2, h, h});
    if (std::find(drawn_.symbols.begin(), drawn_.symbols.end(), point.symbol) == drawn_.symbols.end())
      drawn_.symbols.push_back(point.symbol);
  }
}

void MapBody::draw_labels(LabelRequest::Way way) {
  add_labels(scene_, {&units_, &ink_, obstacles_, layout_.type, copy_ ? 0.6 : 0.4, way});
  order_legend();
}

void MapBody::order_legend() {
  static const std::vector<std::string> kinds = {"province", "grouping", "unit",  "national", "provincial",
                                                 "district", "commune",  "river", "stream"};
  std::sort(drawn_.lines.begin(), drawn_.lines.end(), [](const auto &a, const auto &b) {
    return std::find(kinds.begin(), kinds.end(), a) < std::find(kinds.begin(), kinds.end(), b);
  });
}

} // namespace ui::maps
