#include "ui/maps/labels.h"

#include "gis/base/text.h"
#include "ui/maps/fonts.h"
#include "ui/maps/hatching.h"
#include "ui/maps/symbols.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ui::maps {
namespace {

constexpr double mark_mm = 2.0;

/// Two lines: after the first of two syllables, after the second of three or four. Kept-together words
/// (U+00A0) may still part here, as the sheet's rule for names says, but never after "P." or "TT.".
std::vector<std::string> in_two(const std::string &name) {
  std::string plain = name;
  for (std::size_t at; (at = plain.find("\u00A0")) != std::string::npos;) plain.replace(at, 2, " ");
  auto words = gis::base::split(plain, ' ');
  if (words.size() > 2 && words[0].back() == '.') {
    words[1] = words[0] + "\u00A0" + words[1];
    words.erase(words.begin());
  }
  for (std::size_t i = 0; i + 1 < words.size();) // "Đạ K' Nàng": an apostrophe holds its syllable
    if (words[i].ends_with('\'') || words[i].ends_with("’")) {
      words[i] += "\u00A0" + words[i + 1];
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    } else {
      ++i;
    }
  if (words.size() < 2 || words[0].back() == '.') return {name};
  const auto cut = words.begin() + (words.size() == 2 ? 1 : 2);
  return {gis::base::join({words.begin(), cut}, "\u00A0"), gis::base::join({cut, words.end()}, "\u00A0")};
}

struct Block {
  std::vector<std::string> names;
  double w = 0, h = 0;
};

class Labels {
public:
  Labels(Scene &scene, const LabelRequest &request)
      : scene_(scene), request_(request), taken_(request.obstacles), name_{6 * request.type, false, false, 0},
        value_{6 * request.type, true, false, 0} {}

  void run() {
    std::vector<const DrawnUnit *> order;
    for (const auto &unit : *request_.units) order.push_back(&unit);
    std::stable_sort(order.begin(), order.end(), [](auto *a, auto *b) { return a->area > b->area; });
    std::vector<const DrawnUnit *> left;
    for (const auto *unit : order)
      if (!place_inside(*unit)) left.push_back(unit);
    for (const auto *unit : left) mark_only(*unit);
    std::vector<std::string> out;
    for (const auto *unit : left)
      if (!place_on_leader(*unit)) out.push_back(unit->unit->name);
    if (out.empty()) return;
    std::sort(out.begin(), out.end());
    scene_.findings.push_back(
        {.severity = gis::base::Severity::info,
         .code = "label_left_out",
         .facts = {{"n", std::to_string(out.size())}, {"names", gis::base::join(out, ", ")}}});
  }

private:
  double lead() const { return pitch(name_); }
  bool has_second(const MapUnit &unit) const {
    return !unit.value_text.empty() || unit.state != State::not_applicable;
  }
  double second_width(const MapUnit &unit) const {
    if (unit.value_text.empty()) return mark_mm;
    double w = mark_mm + 0.6 + width_of(unit.value_text, value_);
    if (!unit.flags.empty()) w += width_of(unit.flags, flag_font());
    return w;
  }
  Font flag_font() const { return {value_.pt * 0.75, true, false, 0}; }
  Block block(const MapUnit &unit, std::vector<std::string> names) const {
    Block b{std::move(names), 0, 0};
    for (const auto &line : b.names) b.w = std::max(b.w, width_of(line, name_));
    if (has_second(unit)) b.w = std::max(b.w, second_width(unit));
    b.h = lead() * static_cast<double>(b.names.size() + (has_second(unit) ? 1 : 0));
    return b;
  }
  bool free(const Frame &box) const {
    if (!scene_.map.holds(box.grown(0.3))) return false;
    return std::none_of(taken_.begin(), taken_.end(), [&](const Frame &f) { return f.overlaps(box); });
  }
  /// At least 17 of 25 points of the box inside the unit.
  static bool stands_in(const DrawnUnit &unit, const Frame &box) {
    int outside = 0;
    for (int i = 0; i < 25; ++i)
      if (!inside(unit.rings, {box.x + box.w * (i % 5) / 4, box.y + box.h * (i / 5) / 4}) && ++outside > 8)
        return false;
    return true;
  }
  bool place_inside(const DrawnUnit &drawn) {
    const auto &unit = *drawn.unit;
    std::vector<Block> blocks{block(unit, {unit.name})};
    if (auto two = in_two(unit.name); two.size() == 2) blocks.push_back(block(unit, two));
    for (const double radius : {0.0, 1.0, 2.0, 3.0, 4.0})
      for (const auto &b : blocks)
        for (int turn = 0; turn < (radius > 0 ? 12 : 1); ++turn) {
          const double angle = turn * std::numbers::pi / 6;
          const Mm at{drawn.anchor.x + radius * std::cos(angle), drawn.anchor.y + radius * std::sin(angle)};
          const Frame box{at.x - b.w / 2, at.y - b.h / 2, b.w, b.h};
          if (free(box) && stands_in(drawn, box)) {
            draw(drawn, b, box, drawn.style.text, drawn.style.halo);
            return true;
          }
        }
    return false;
  }
  void draw(const DrawnUnit &drawn, const Block &b, const Frame &box, Colour ink, Colour halo) {
    const auto &unit = *drawn.unit;
    // Ễ reaches 1.05 em up: the baseline stands that far below the top of its line.
    double base = box.y + 1.05 * name_.pt * mm_per_pt;
    for (const auto &line : b.names) {
      put(line, box.x + (box.w - width_of(line, name_)) / 2, base, {name_, ink, halo});
      base += lead();
    }
    if (has_second(unit)) {
      const double x = box.x + (box.w - second_width(unit)) / 2;
      const double cap = 0.714 * value_.pt * mm_per_pt;
      add_mark(scene_, unit.state, {x + mark_mm / 2, base - cap / 2}, mark_mm, ink);
      const double after = x + mark_mm + 0.6;
      if (!unit.value_text.empty()) put(unit.value_text, after, base, {value_, ink, halo});
      if (!unit.flags.empty() && !unit.value_text.empty())
        put(unit.flags, after + width_of(unit.value_text, value_), base - 0.8, {flag_font(), ink, halo});
    }
    taken_.push_back(box);
    scene_.label_boxes.push_back(box);
    ++scene_.labelled;
  }
  struct Look {
    Font font;
    Colour ink, halo;
  };
  void put(const std::string &text, double x, double y, const Look &look) {
    scene_.add(Text{"label", text, {x, y}, look.font, look.ink, look.halo, request_.halo, 0});
  }
  void mark_only(const DrawnUnit &drawn) {
    if (std::min(drawn.box.w, drawn.box.h) < 3 || drawn.unit->state == State::not_applicable) return;
    const Frame box{drawn.anchor.x - mark_mm / 2, drawn.anchor.y - mark_mm / 2, mark_mm, mark_mm};
    if (!free(box)) return;
    add_mark(scene_, drawn.unit->state, drawn.anchor, mark_mm, drawn.style.text);
    taken_.push_back(box);
    scene_.label_boxes.push_back(box);
  }
  bool on_free_ground(const Frame &box) const {
    for (const auto &other : *request_.units) {
      if (!other.box.overlaps(box)) continue;
      for (int i = 0; i < 15; ++i)
        if (inside(other.rings, {box.x + box.w * (i % 5) / 4, box.y + box.h * (i / 5) / 2})) return false;
    }
    return true;
  }
  bool place_on_leader(const DrawnUnit &drawn) {
    const auto b = block(*drawn.unit, {drawn.unit->name});
    for (double radius = 4; radius <= 12; radius += 1)
      for (int turn = 0; turn < 16; ++turn) {
        const double angle = turn * std::numbers::pi / 8, c = std::cos(angle), s = std::sin(angle);
        const Mm end{drawn.anchor.x + radius * c, drawn.anchor.y + radius * s};
        const Frame box{end.x + (c - 1) * b.w / 2, end.y + (s - 1) * b.h / 2, b.w, b.h};
        if (!free(box) || !on_free_ground(box)) continue;
        scene_.add(Shape{"leader", {{drawn.anchor, end}}, false, {}, Colour{0x1A1A1A}, 0.12, {}, true});
        draw(drawn, b, box, {0x1A1A1A}, {0xFFFFFF});
        return true;
      }
    return false;
  }

  Scene &scene_;
  const LabelRequest &request_;
  std::vector<Frame> taken_;
  Font name_, value_;
};

} // namespace

void add_labels(Scene &scene, const LabelRequest &request) { Labels(scene, request).run(); }

} // namespace ui::maps
