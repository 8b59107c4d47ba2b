#include "ui/maps/SceneBuilder.h"

#include "gis/base/Error.h"
#include "ui/maps/Ink.h"
#include "ui/maps/fonts.h"
#include "ui/maps/hatching.h"
#include "ui/maps/labels.h"
#include "ui/maps/lattice.h"
#include "ui/maps/listed.h"
#include "ui/maps/sheet.h"
#include "ui/maps/symbols.h"

#include <algorithm>
#include <cmath>

namespace ui::maps {
namespace {

constexpr Colour white{0xFFFFFF};

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

double luminance(const Colour &c) {
  return (0.299 * ((c.rgb >> 16) & 255U) + 0.587 * ((c.rgb >> 8) & 255U) + 0.114 * (c.rgb & 255U)) / 255;
}

class Builder {
public:
  explicit Builder(const MapRequest &request)
      : data_(*request.data), copy_(request.copy), layout_(layout_of(request.layout)),
        style_(load_style(copy_)), view_(View::fitting(layout_.map, study_box())), ink_(layout_.map) {}

  Scene build() {
    scene_.width = layout_.width;
    scene_.height = layout_.height;
    scene_.map = layout_.map;
    scene_.scale = view_.scale();
    scene_.title = data_.text.title;
    if (data_.theme != "verdict" && !apart()) classify();
    scene_.add(
        Shape{"ground", {ring_of(layout_.map)}, true, copy_ ? white : Colour{0xF4F2EE}, {}, 0, {}, true});
    units();
    water();
    for (const char *kind : {"commune", "district", "provincial", "national"}) lines(kind);
    unit_borders();
    grouping_borders();
    veil();
    SheetRequest sheet{&data_, &layout_, &style_, &view_, &drawn_, copy_};
    add_grid(scene_, sheet);
    province();
    ink_.finish();
    LabelRequest labels{&units_, &ink_, {}, layout_.type, copy_ ? 0.6 : 0.4};
    symbols(labels.obstacles);
    add_labels(scene_, labels);
    order_legend();
    const Layout roomy = with_room(sheet);
    sheet.layout = &roomy;
    add_listed(scene_, sheet, list_frame(roomy, add_legend(scene_, sheet) + 2), units_);
    add_margin(scene_, sheet);
    return std::move(scene_);
  }

private:
  gis::geo::Box study_box() const {
    gis::geo::Box box = data_.province.box();
    for (const auto &unit : data_.units) box.add(unit.area.box());
    if (box.empty() || data_.units.empty()) throw gis::base::Error("nothing_to_map");
    return box;
  }
  /// Under the legend where the scale stands in its column, else in the place of the locator.
  static Frame list_frame(const Layout &layout, double legend_end) {
    Frame f = layout.locator;
    if (layout.scale.x == layout.legend.x) f = {f.x, legend_end, f.w, layout.scale.y - 1 - legend_end};
    f.h = std::min(f.h, layout.block.y - 1 - f.y);
    return f;
  }
  bool on_map(const std::vector<Path> &paths) const {
    return !paths.empty() && bounds(paths).overlaps(layout_.map);
  }

  /// Areas are told apart, nothing is measured.
  bool apart() const { return data_.theme == "neighbours"; }
  StateStyle apart_style(const MapUnit &unit) const {
    const auto &lights = style_.ramps.at("lights");
    StateStyle style;
    style.fill = style.halo = copy_ ? white : lights[unit.colour % lights.size()];
    style.text = Colour{0x1A1A1A};
    return style;
  }
  void classify() {
    std::vector<double> values;
    for (const auto &unit : data_.units)
      if (unit.value) values.push_back(*unit.value);
    drawn_.limits = class_limits(values, copy_ ? 5 : 7, data_.target);
    const auto classes = drawn_.limits.size() - 1, wide = std::max<std::size_t>(classes, 5);
    const auto &ramp = style_.ramps.at((copy_ ? "grey" : data_.theme) + std::to_string(wide));
    for (std::size_t i = 0; i < classes; ++i) // fewer classes than colours: from end to end
      drawn_.ramp.push_back(ramp[classes == 1 ? 2 : i * (wide - 1) / (classes - 1)]);
    drawn_.class_counts.assign(classes, 0);
  }
  static State state_without_value(const MapUnit &unit) {
    return unit.state == State::not_applicable ? State::not_applicable : State::no_data;
  }
  StateStyle style_for(const MapUnit &unit) {
    if (apart()) return apart_style(unit);
    if (data_.theme == "verdict") return style_.states.at(key_of(unit.state));
    if (!unit.value) return style_.states.at(key_of(state_without_value(unit)));
    std::size_t k = 0;
    while (k + 1 < drawn_.ramp.size() && *unit.value >= drawn_.limits[k + 1]) ++k;
    ++drawn_.class_counts[k];
    StateStyle style;
    style.fill = style.halo = drawn_.ramp[k];
    style.text = luminance(style.fill) < 0.55 ? white : Colour{0x1A1A1A};
    return style;
  }
  void units() {
    for (const auto &unit : data_.units) {
      DrawnUnit drawn;
      drawn.unit = &unit;
      drawn.style = style_for(unit);
      drawn.marked = !apart() && (data_.theme == "verdict" || !unit.value);
      if (drawn.marked)
        ++drawn_.counts[static_cast<std::size_t>(data_.theme == "verdict" ? unit.state
                                                                          : state_without_value(unit))];
      drawn.rings = snapped_rings(unit.area, view_);
      if (drawn.rings.empty()) continue;
      drawn.box = bounds(drawn.rings);
      drawn.area = area_of(drawn.rings);
      drawn.anchor = anchor_of(drawn.rings, drawn.box);
      scene_.add(Shape{"fill", drawn.rings, true, drawn.style.fill, {}, 0, {}, true});
      units_.push_back(std::move(drawn));
    }
    for (const auto &drawn : units_) {
      if (drawn.style.hatch.empty()) continue;
      const auto &hatch = style_.hatches.at(drawn.style.hatch);
      const double factor = std::min(drawn.box.w, drawn.box.h) < 3 ? 0.6 : 1;
      scene_.add(Shape{"hatch",
                       hatch_lines(drawn.rings, hatch, factor * layout_.symbol),
                       false,
                       {},
                       drawn.style.ink,
                       hatch.line,
                       {},
                       true});
    }
  }
  /// A class of a ramp may be as blue as a lake.
  Colour lake_outline() const {
    return copy_ ? Colour{0} : data_.theme == "verdict" ? Colour{0x2F6E9E} : white;
  }
  void water() {
    lines("stream");
    lines("river");
    const auto &wave = style_.hatches.at("wave");
    const double least = 0.8 * 0.8;
    for (const auto &lake : data_.lakes) {
      const auto rings = snapped_rings(lake, view_);
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
  void lines(const std::string &kind) {
    const auto &style = style_.lines.at(kind);
    if (!style.shown(view_.scale())) return;
    std::vector<Path> paths;
    for (const auto &line : data_.lines) {
      if (line.kind != kind) continue;
      for (auto &path : snapped_lines(line.line, view_))
        if (on_map({path})) paths.push_back(std::move(path));
    }
    if (paths.empty()) return;
    drawn_.lines.push_back(kind);
    stroke(kind, paths, style);
  }
  void stroke(const std::string &layer, const std::vector<Path> &paths, const LineStyle &style) {
    if (style.casing > 0)
      scene_.add(Shape{
          layer, paths, false, {}, Colour{0xFFFFFF, layer == "river" ? 153 : 255}, style.casing, {}, true});
    scene_.add(Shape{layer, paths, false, {}, style.colour, style.width, style.dash, true});
    ink_.add(paths);
  }
  void unit_borders() {
    std::vector<const gis::geo::Geometry *> areas;
    for (const auto &unit : data_.units) areas.push_back(&unit.area);
    stroke(data_.unit_line, borders(areas, view_), style_.lines.at(data_.unit_line));
    drawn_.lines.push_back(data_.unit_line);
  }
  void grouping_borders() {
    const auto &style = style_.lines.at("grouping");
    if (data_.groupings.empty() || !style.shown(view_.scale())) return;
    std::vector<const gis::geo::Geometry *> areas;
    for (const auto &grouping : data_.groupings) areas.push_back(&grouping);
    stroke("grouping", borders(areas, view_), style);
    drawn_.lines.push_back("grouping");
  }
  /// Before the province line, which it would pale by half.
  void veil() {
    auto rings = snapped_rings(data_.province, view_);
    if (rings.empty()) return;
    rings.push_back(ring_of(layout_.map));
    scene_.add(Shape{"veil", rings, true, Colour{0xFFFFFF, 153}, {}, 0, {}, true});
  }
  void province() {
    if (data_.province.polygons.empty()) return;
    stroke("province", borders({&data_.province}, view_), style_.lines.at("province"));
    drawn_.lines.push_back("province");
  }
  double symbol_height(const std::string &symbol) const {
    const double s = view_.scale();
    const bool large =
        symbol == "hospital" || symbol == "upper_secondary" || symbol == "mast" || symbol == "town";
    double h = s <= 25e3 ? 3.4 : s <= 60e3 ? 2.8 : s <= 150e3 ? 2.4 : s <= 300e3 && large ? 1.8 : 1.0;
    if (symbol == "hospital" && h > 1) h += 0.8;
    if (symbol == "town") h = 1.8;
    return h * layout_.symbol;
  }
  /// Symbols closer than 60 % of their size move along the longer axis by up to 1.5 mm, on a leader.
  void symbols(std::vector<Frame> &obstacles) {
    std::vector<std::pair<Mm, double>> placed;
    for (const auto &point : data_.points) {
      const Mm home = view_.paper(point.at);
      const double h = symbol_height(point.symbol);
      if (!layout_.map.holds(Frame{home.x - h, home.y - h, 2 * h, 2 * h})) continue;
      const Mm at = displaced(home, h, placed);
      if (at != home) scene_.add(Shape{"leader", {{home, at}}, false, {}, Colour{0x1A1A1A}, 0.12, {}, true});
      add_symbol(scene_, point.symbol, at, h);
      placed.push_back({at, h});
      obstacles.push_back({at.x - h / 2, at.y - h / 2, h, h});
      if (std::find(drawn_.symbols.begin(), drawn_.symbols.end(), point.symbol) == drawn_.symbols.end())
        drawn_.symbols.push_back(point.symbol);
    }
  }
  static Mm displaced(Mm home, double h, const std::vector<std::pair<Mm, double>> &placed) {
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
      for (double by = 0.3; by <= 1.5; by += 0.3) {
        const Mm at = across ? Mm{home.x + way * by, home.y} : Mm{home.x, home.y + way * by};
        if (clash(at) == placed.end()) return at;
      }
    return home;
  }
  void order_legend() {
    static const std::vector<std::string> kinds = {"province",   "grouping", "catchment", "unit",  "national",
                                                   "provincial", "district", "commune",   "river", "stream"};
    std::sort(drawn_.lines.begin(), drawn_.lines.end(), [](const auto &a, const auto &b) {
      return std::find(kinds.begin(), kinds.end(), a) < std::find(kinds.begin(), kinds.end(), b);
    });
  }

  const MapData &data_;
  bool copy_;
  Layout layout_;
  Style style_;
  View view_;
  Scene scene_;
  Ink ink_;
  Drawn drawn_;
  std::vector<DrawnUnit> units_;
};

} // namespace

Scene build_scene(const MapRequest &request) {
  ensure_gui();
  return Builder(request).build();
}

} // namespace ui::maps
