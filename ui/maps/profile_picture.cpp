#include "ui/maps/profile_picture.h"

#include "gis/base/number.h"
#include "ui/maps/fonts.h"

#include <algorithm>
#include <cmath>

namespace ui::maps {
namespace {

using gis::radio::bulge_m;

constexpr Colour black{0x1A1A1A}, grey{0x6B6B6B}, pale{0xD9D9D9}, ground_fill{0xD8C9A8},
    ground_line{0x6E5B34}, clutter_fill{0x8DAE7A}, ray{0xB5301F}, zone_fill{0xF2C9A0, 110},
    zone_line{0xC0703A}, white{0xFFFFFF};
constexpr Frame sheet{0, 0, 210, 128};
constexpr Frame chart{20, 24, 122, 82};
constexpr double table_left = 148, table_right = 204;

/// 1, 2 or 5 × 10^k, so that about `wanted` of them fit.
double tick_step(double span, double wanted) {
  const double rough = span / wanted, power = std::pow(10, std::floor(std::log10(rough)));
  for (const double step : {1.0, 2.0, 5.0})
    if (rough <= step * power) return step * power;
  return 10 * power;
}

class Drawing {
public:
  explicit Drawing(const ProfilePicture &picture) : p_(picture) {
    scene_.width = sheet.w;
    scene_.height = sheet.h;
    scene_.map = chart;
    scene_.title = p_.title;
    measure();
  }

  Scene draw() {
    words(p_.title, {10, 10}, {10.5, true}, black);
    words(p_.subtitle, {10, 16}, {7.5}, grey);
    add_axes();
    add_ground();
    add_zone();
    add_line();
    add_antennas();
    add_obstacle();
    add_legend();
    add_table();
    double y = 122.3;
    for (const auto &line : wrapped(p_.note, {5.5}, 190)) {
      words(line, {10, y}, {5.5}, grey);
      y += pitch({5.5});
    }
    return std::move(scene_);
  }

private:
  const ProfilePicture &p_;
  Scene scene_;
  double length_km_ = 1, low_m_ = 0, high_m_ = 1;

  double from_m() const { return p_.profile.heights_m.front() + p_.link.transmitter_height.value; }
  double to_m() const { return p_.profile.heights_m.back() + p_.link.receiver_height.value; }
  double line_m(double km) const { return from_m() + (to_m() - from_m()) * km / length_km_; }
  double curved(double metres, double km) const {
    return metres + bulge_m(km, length_km_ - km, p_.earth_radius_km);
  }

  void measure() {
    length_km_ = p_.profile.distances_m.back() / 1000;
    low_m_ = 1e9;
    high_m_ = std::max(from_m(), to_m());
    for (std::size_t i = 0; i < p_.profile.size(); ++i) {
      const double km = p_.profile.distances_m[i] / 1000, ground = curved(p_.profile.heights_m[i], km);
      low_m_ = std::min(low_m_, ground);
      high_m_ = std::max(high_m_, ground + p_.profile.clutter(i));
    }
    for (const auto &c : p_.clearances) high_m_ = std::max(high_m_, line_m(c.distance_km) + c.fresnel_m);
    const double span = std::max(high_m_ - low_m_, 20.0);
    high_m_ += 0.12 * span; // room for the words over the antennas
    low_m_ -= 0.08 * span;
  }

  Mm at(double km, double metres) const {
    return {chart.x + chart.w * km / length_km_,
            chart.bottom() - chart.h * (metres - low_m_) / (high_m_ - low_m_)};
  }

  void words(const std::string &text, Mm where, Font font, Colour colour, double turn = 0) {
    scene_.add(
        Text{.layer = "text", .text = text, .at = where, .font = font, .colour = colour, .turn = turn});
  }
  void over_lines(const std::string &text, Mm where, Font font, Colour colour) {
    scene_.add(Text{.layer = "text",
                    .text = text,
                    .at = where,
                    .font = font,
                    .colour = colour,
                    .halo = white,
                    .halo_mm = 0.6});
    scene_.label_boxes.push_back(
        {where.x, where.y - font.pt * mm_per_pt, width_of(text, font), font.pt * mm_per_pt * 1.2});
  }
  void stroke(std::vector<Path> paths, Colour colour, double width, std::vector<double> dash = {},
              bool in_map = true) {
    scene_.add(Shape{.layer = "line",
                     .paths = std::move(paths),
                     .line = colour,
                     .width = width,
                     .dash = std::move(dash),
                     .in_map = in_map});
  }
  void fill(Path path, Colour colour, std::optional<Colour> line = {}, double width = 0) {
    scene_.add(Shape{.layer = "fill",
                     .paths = {std::move(path)},
                     .closed = true,
                     .fill = colour,
                     .line = line,
                     .width = width,
                     .in_map = true});
  }

  std::string figure(double value, double step) const {
    auto text = gis::base::format_number(value, step < 1 ? 1 : 0);
    std::replace(text.begin(), text.end(), '.', p_.decimal);
    const auto whole = text.find(p_.decimal) == std::string::npos ? text.size() : text.find(p_.decimal);
    if (whole > 3 && text[0] != '-') text.insert(whole - 3, p_.decimal == ',' ? "." : ",");
    return text;
  }

  void add_axes() {
    const double rise = tick_step(high_m_ - low_m_, 6), run = tick_step(length_km_, 6);
    const auto first = static_cast<int>(std::ceil(low_m_ / rise)),
               last = static_cast<int>(std::floor(high_m_ / rise));
    for (int i = first; i <= last; ++i) {
      const double m = i * rise;
      const auto left = at(0, m);
      stroke({{left, at(length_km_, m)}}, pale, 0.12);
      const auto text = figure(m, rise);
      words(text, {left.x - 1.5 - width_of(text, {6.5}), left.y + 0.8}, {6.5}, black);
    }
    for (int i = 0; i * run <= length_km_ * 1.0001; ++i) {
      const double km = i * run;
      const auto foot = at(km, low_m_);
      stroke({{foot, {foot.x, foot.y + 1.2}}}, black, 0.15, {}, false);
      const auto text = figure(km, run);
      words(text, {foot.x - width_of(text, {6.5}) / 2, foot.y + 4}, {6.5}, black);
    }
    words(p_.distance_label,
          {chart.centre().x - width_of(p_.distance_label, {6.5}) / 2, chart.bottom() + 7.6}, {6.5}, black);
    words(p_.height_label, {8.5, chart.centre().y + width_of(p_.height_label, {6.5}) / 2}, {6.5}, black, -90);
  }

  void add_ground() {
    Path top, bare;
    const auto &profile = p_.profile;
    bool any = false;
    for (std::size_t i = 0; i < profile.size(); ++i) {
      const double km = profile.distances_m[i] / 1000;
      bare.push_back(at(km, curved(profile.heights_m[i], km)));
      top.push_back(at(km, curved(profile.heights_m[i] + profile.clutter(i), km)));
      any = any || profile.clutter(i) > 0;
    }
    const auto closed = [&](Path path) {
      path.push_back(at(length_km_, low_m_));
      path.push_back(at(0, low_m_));
      return path;
    };
    if (any) fill(closed(top), clutter_fill);
    fill(closed(bare), ground_fill);
    stroke({bare}, ground_line, 0.3);
    Path frame = {{chart.x, chart.y},
                  {chart.x, chart.bottom()},
                  {chart.right(), chart.bottom()},
                  {chart.right(), chart.y}};
    stroke({frame}, black, 0.25, {}, false);
  }

  Path zone_edge(double share, double side) const {
    Path edge = {at(0, from_m())};
    for (const auto &c : p_.clearances)
      edge.push_back(at(c.distance_km, line_m(c.distance_km) + side * share * c.fresnel_m));
    edge.push_back(at(length_km_, to_m()));
    return edge;
  }

  void add_zone() {
    auto zone = zone_edge(1, 1);
    const auto under = zone_edge(1, -1);
    zone.insert(zone.end(), under.rbegin(), under.rend());
    fill(zone, zone_fill, zone_line, 0.15);
    stroke({zone_edge(0.6, 1), zone_edge(0.6, -1)}, zone_line, 0.15, {1, 0.8});
  }

  void add_line() { stroke({{at(0, from_m()), at(length_km_, to_m())}}, ray, 0.3); }

  void add_antennas() {
    const auto &heights = p_.profile.heights_m;
    stroke({{at(0, heights.front()), at(0, from_m())}}, black, 0.8);
    stroke({{at(length_km_, heights.back()), at(length_km_, to_m())}}, black, 0.8);
    const Font font{6.5, true};
    const auto near = at(0, from_m()), far = at(length_km_, to_m());
    over_lines(p_.transmitter, {near.x + 1, std::max(near.y - 2.2, chart.y + 3)}, font, black);
    over_lines(p_.receiver, {far.x - 1 - width_of(p_.receiver, font), std::max(far.y - 2.2, chart.y + 3)},
               font, black);
  }

  void add_obstacle() {
    if (!p_.obstacle) return;
    const auto &o = *p_.obstacle;
    const auto top = at(o.distance_km, curved(o.top_m, o.distance_km));
    const double size = 1.6;
    fill({{top.x, top.y}, {top.x - size, top.y - 2 * size}, {top.x + size, top.y - 2 * size}}, ray, white,
         0.2);
    const Font font{6.5, true};
    const double width = width_of(p_.obstacle_text, font);
    const double left = std::clamp(top.x - width / 2, chart.x + 1, chart.right() - width - 1);
    // Above the mark; where words of an antenna stand, higher still, and in the ground where there is no
    // room.
    Mm where{left, top.y - 2 * size - 1.2};
    const auto taken = [&](double y) {
      const Frame box{left, y - font.pt * mm_per_pt, width, font.pt * mm_per_pt * 1.2};
      return y < chart.y + 3 || std::any_of(
                                    scene_.label_boxes.begin(), scene_.label_boxes.end(),
                                    [&](const Frame &other) { return other.overlaps(box); });
    };
    for (int i = 0; i < 3 && taken(where.y); ++i) where.y -= 3;
    if (taken(where.y)) where.y = top.y + 4.5;
    over_lines(p_.obstacle_text, where, font, ray);
  }

  void add_legend() {
    double x = chart.x;
    const double y = chart.bottom() + 12.4;
    const auto box = [&](std::optional<Colour> inside, Colour line, const std::string &text) {
      const Path path = inside ? Path{{x, y - 2}, {x + 5, y - 2}, {x + 5, y + 0.4}, {x, y + 0.4}}
                               : Path{{x, y - 0.8}, {x + 5, y - 0.8}};
      scene_.add(Shape{.layer = "legend",
                       .paths = {path},
                       .closed = inside.has_value(),
                       .fill = inside,
                       .line = line,
                       .width = 0.25});
      words(text, {x + 6, y}, {6}, black);
      x += 9 + width_of(text, {6});
    };
    box(ground_fill, ground_line, p_.ground_word);
    if (!p_.profile.clutter_m.empty()) box(clutter_fill, clutter_fill, p_.clutter_word);
    box({}, ray, p_.line_word);
    box(zone_fill, zone_line, p_.zone_word);
  }

  void add_table() {
    double y = chart.y + 2.5;
    for (const auto &line : p_.lines) {
      const Font font{6.5, line.strong};
      if (line.strong) y += 1;
      if (line.strong) stroke({{{table_left, y - 3.4}, {table_right, y - 3.4}}}, black, 0.2, {}, false);
      const double value = width_of(line.value, font);
      double used = y;
      for (const auto &part : wrapped(line.label, font, table_right - table_left - value - 3)) {
        words(part, {table_left, used}, font, black);
        used += pitch(font);
      }
      words(line.value, {table_right - value, y}, font, black);
      y = used + 1.6;
    }
  }
};

} // namespace

Scene profile_scene(const ProfilePicture &picture) { return Drawing(picture).draw(); }

} // namespace ui::maps
