#include "ui/maps/listed.h"

#include "gis/base/text.h"
#include "ui/maps/fonts.h"
#include "ui/maps/hatching.h"

#include <algorithm>

namespace ui::maps {
namespace {

constexpr Colour ink{0x1A1A1A};

class List {
public:
  List(Scene &scene, const SheetRequest &r, const std::vector<DrawnUnit> &units)
      : scene_(scene), r_(r), units_(units), font_{5.5 * r.layout->type}, bold_{font_.pt, true} {}

  void draw(const Frame &beside) {
    const int room = std::max(0, static_cast<int>((beside.h - pitch(bold_)) / pitch(font_)));
    for (int rows = 1; rows <= room; ++rows)
      if (width(rows) <= beside.w) return entries(beside, rows);
    for (int columns = 1; columns <= 6; ++columns) {
      const int rows = (size() + columns - 1) / columns;
      const auto corner = free_corner(rows);
      if (!corner) continue;
      scene_.add(Shape{"listed", {ring_of(*corner)}, true, Colour{0xFFFFFF}, Colour{0}, 0.2});
      return entries(corner->grown(-1.5), rows);
    }
    entries(beside, room);
  }

private:
  static constexpr double gap = 1.0;
  Scene &scene_;
  const SheetRequest &r_;
  const std::vector<DrawnUnit> &units_;
  Font font_, bold_;

  int size() const { return static_cast<int>(scene_.listed.size()); }
  double number_w() const { return width_of("00\u00A0", bold_); }
  /// Of the column that begins with entry `from`.
  double column(int from, int rows) const {
    double widest = 0;
    for (int i = from; i < std::min(from + rows, size()); ++i) {
      const auto &unit = scene_.listed[static_cast<std::size_t>(i)];
      widest = std::max(widest, number_w() + width_of(unit.name, font_) + gap + width_of(unit.value, bold_));
    }
    return widest + 2;
  }
  double width(int rows) const {
    double sum = -2;
    for (int from = 0; from < size(); from += rows) sum += column(from, rows);
    return std::max(sum, width_of(r_.data->text.listed_title, bold_));
  }
  static Path ring_of(const Frame &f) {
    return {{f.x, f.y}, {f.right(), f.y}, {f.right(), f.bottom()}, {f.x, f.bottom()}, {f.x, f.y}};
  }
  bool untouched(const Frame &f) const {
    for (const auto &unit : units_) {
      if (!unit.box.overlaps(f)) continue;
      for (const Mm corner : ring_of(f))
        if (inside(unit.rings, corner)) return false;
      for (const auto &ring : unit.rings)
        if (std::any_of(ring.begin(), ring.end(), [&](Mm p) { return f.holds(p); })) return false;
    }
    for (const auto &point : r_.data->points)
      if (f.holds(r_.view->paper(point.at))) return false;
    return std::none_of(scene_.label_boxes.begin(), scene_.label_boxes.end(),
                        [&](const Frame &label) { return label.overlaps(f); });
  }
  /// A corner of the map, outside the study, that holds the list in columns of so many rows.
  std::optional<Frame> free_corner(int rows) const {
    const Frame &map = scene_.map;
    const double w = width(rows) + 3, h = pitch(bold_) + rows * pitch(font_) + 3;
    if (w > map.w || h > map.h) return {};
    for (const double y : {map.y, map.bottom() - h})
      for (const double x : {map.x, map.right() - w})
        if (const Frame f{x, y, w, h}; untouched(f.grown(2))) return f;
    return {};
  }
  void text(const std::string &words, Mm at, const Font &font) {
    scene_.add(Text{"listed", words, at, font, ink, {}, 0, 0});
  }
  /// Columns of so many rows; what would stand beyond the frame is left out.
  void entries(const Frame &f, int rows) {
    text(r_.data->text.listed_title, {f.x, f.y + bold_.pt * mm_per_pt}, bold_);
    std::vector<std::string> out;
    double x = f.x;
    for (int from = 0; from < size(); from += std::max(1, rows)) {
      const double w = column(from, std::max(1, rows));
      for (int i = from; i < std::min(from + std::max(1, rows), size()); ++i) {
        const auto &unit = scene_.listed[static_cast<std::size_t>(i)];
        if (rows == 0 || x + w - 2 > f.right() + 0.01) {
          out.push_back(unit.name);
          continue;
        }
        const double name_x = x + number_w();
        const double base = f.y + pitch(bold_) + (i - from) * pitch(font_) + font_.pt * mm_per_pt;
        text(unit.number, {x, base}, bold_);
        text(unit.name, {name_x, base}, font_);
        text(unit.value, {name_x + width_of(unit.name, font_) + gap, base}, bold_);
      }
      x += w;
    }
    if (!out.empty())
      scene_.findings.push_back(
          {.severity = gis::base::Severity::info,
           .code = "label_left_out",
           .facts = {{"n", std::to_string(out.size())}, {"names", gis::base::join(out, ", ")}}});
  }
};

} // namespace

void add_listed(Scene &scene, const SheetRequest &request, const Frame &beside,
                const std::vector<DrawnUnit> &units) {
  if (!scene.listed.empty()) List(scene, request, units).draw(beside);
}

} // namespace ui::maps
