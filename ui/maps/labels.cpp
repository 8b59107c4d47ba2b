#include "ui/maps/labels.h"

#include "gis/base/text.h"
#include "ui/maps/fonts.h"
#include "ui/maps/hatching.h"
#include "ui/maps/symbols.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

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
  // "Đạ K' Nàng": an apostrophe holds its syllable; "Phước Cát 2": a number is never alone.
  const auto number = [](const std::string &word) {
    return word.find_first_not_of("0123456789") == word.npos;
  };
  for (std::size_t i = 0; i + 1 < words.size();)
    if (words[i].ends_with('\'') || words[i].ends_with("’") || number(words[i + 1])) {
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
    if (request_.way == LabelRequest::Way::inside) return;
    std::erase_if(left, [&](const auto *unit) { return place_on_leader(*unit); });
    std::sort(left.begin(), left.end()); // numbers in the order of the official list
    std::vector<std::string> out;
    for (const auto *unit : left)
      if (!place_number(*unit)) out.push_back(unit->unit->name);
    if (out.empty()) return;
    scene_.findings.push_back(
        {.severity = gis::base::Severity::info,
         .code = "label_left_out",
         .facts = {{"n", std::to_string(out.size())}, {"names", gis::base::join(out, ", ")}}});
  }

private:
  double lead() const { return pitch(name_); }
  static bool has_mark(const DrawnUnit &drawn) {
    return drawn.marked && drawn.unit->state != State::not_applicable;
  }
  static bool has_second(const DrawnUnit &drawn) {
    return !drawn.unit->value_text.empty() || has_mark(drawn);
  }
  static double mark_width(const DrawnUnit &drawn) {
    return !has_mark(drawn) ? 0 : drawn.unit->value_text.empty() ? mark_mm : mark_mm + 0.6;
  }
  double second_width(const DrawnUnit &drawn) const {
    return mark_width(drawn) + width_of(drawn.unit->value_text, value_) +
           width_of(drawn.unit->flags, flag_font());
  }
  Font flag_font() const { return {value_.pt * 0.75, true, false, 0}; }
  Block block(const DrawnUnit &drawn, std::vector<std::string> names) const {
    Block b{std::move(names), 0, 0};
    for (const auto &line : b.names) b.w = std::max(b.w, width_of(line, name_));
    if (has_second(drawn)) b.w = std::max(b.w, second_width(drawn));
    b.h = lead() * static_cast<double>(b.names.size() + (has_second(drawn) ? 1 : 0));
    return b;
  }
  bool free(const Frame &box) const {
    if (!scene_.map.holds(box.grown(0.3))) return false;
    for (const auto &[a, b] : leaders_)
      for (int k = 0; k <= 24; ++k)
        if (box.grown(0.2).holds(Mm{a.x + (b.x - a.x) * k / 24, a.y + (b.y - a.y) * k / 24})) return false;
    return std::none_of(taken_.begin(), taken_.end(), [&](const Frame &f) { return f.overlaps(box); });
  }
  /// At least `least` of 25 points of the box inside the unit.
  static bool stands_in(const DrawnUnit &unit, const Frame &box, int least = 17) {
    int within = 0;
    for (int row = 0; row < 5; ++row)
      for (int column = 0; column < 5; ++column)
        if (inside(unit.rings, {box.x + box.w * column / 4, box.y + box.h * row / 4})) ++within;
    return within >= least;
  }
  struct Place {
    Frame box;
    std::size_t block = 0;
    double cost = 0;
  };
  /// The free place of one of the blocks round the anchor with the least ink under it.
  std::optional<Place> best_place(const DrawnUnit &drawn, const std::vector<Block> &blocks, int least) const {
    std::optional<Place> best;
    for (const double radius : {0.0, 1.0, 2.0, 3.0, 4.0})
      for (std::size_t k = 0; k < blocks.size(); ++k)
        for (int turn = 0; turn < (radius > 0 ? 12 : 1); ++turn) {
          const double angle = turn * std::numbers::pi / 6;
          const Mm at{drawn.anchor.x + radius * std::cos(angle), drawn.anchor.y + radius * std::sin(angle)};
          const Frame box{at.x - blocks[k].w / 2, at.y - blocks[k].h / 2, blocks[k].w, blocks[k].h};
          const double cost = (request_.ink ? request_.ink->under(box) : 0) + 1.5 * radius + (k > 0 ? 3 : 0);
          if (best && cost >= best->cost) continue;
          if (free(box) && stands_in(drawn, box, least)) best = Place{box, k, cost};
        }
    return best;
  }
  bool place_inside(const DrawnUnit &drawn) {
    std::vector<Block> blocks{block(drawn, {drawn.unit->name})};
    if (auto two = in_two(drawn.unit->name); two.size() == 2) blocks.push_back(block(drawn, two));
    const auto place = best_place(drawn, blocks, 17);
    if (!place) return false;
    draw(drawn, blocks[place->block], place->box, drawn.style.text, drawn.style.halo);
    ++scene_.labelled;
    return true;
  }
  void draw(const DrawnUnit &drawn, const Block &b, const Frame &box, Colour ink, Colour halo) {
    const auto &unit = *drawn.unit;
    // Ễ reaches 1.05 em up: the baseline stands that far below the top of its line.
    double base = box.y + 1.05 * name_.pt * mm_per_pt;
    for (const auto &line : b.names) {
      put(line, box.x + (box.w - width_of(line, name_)) / 2, base, {name_, ink, halo});
      base += lead();
    }
    if (has_second(drawn)) {
      const double x = box.x + (box.w - second_width(drawn)) / 2;
      const double cap = 0.714 * value_.pt * mm_per_pt;
      if (has_mark(drawn)) {
        const Mm middle{x + mark_mm / 2, base - cap / 2};
        const Frame square{middle.x - mark_mm / 2, middle.y - mark_mm / 2, mark_mm, mark_mm};
        const bool crossed = request_.ink && request_.ink->under(square) > 0;
        if (crossed || !drawn.style.hatch.empty() || !stands_in(drawn, square, 25))
          clear_ground(middle, halo);
        add_mark(scene_, unit.state, middle, mark_mm, ink);
      }
      const double after = x + mark_width(drawn);
      if (!unit.value_text.empty()) put(unit.value_text, after, base, {value_, ink, halo});
      if (!unit.flags.empty() && !unit.value_text.empty())
        put(unit.flags, after + width_of(unit.value_text, value_), base - 0.8, {flag_font(), ink, halo});
    }
    taken_.push_back(box);
    scene_.label_boxes.push_back(box);
  }
  /// A mark would drown in a hatch or a line.
  void clear_ground(Mm at, Colour fill) {
    Path ring;
    for (int i = 0; i < 16; ++i) {
      const double angle = i * std::numbers::pi / 8, r = mark_mm / 2 + 0.4;
      ring.push_back({at.x + r * std::cos(angle), at.y + r * std::sin(angle)});
    }
    scene_.add(Shape{"label", {ring}, true, fill, {}, 0, {}, true});
  }
  struct Look {
    Font font;
    Colour ink, halo;
  };
  void put(const std::string &text, double x, double y, const Look &look) {
    scene_.add(Text{"label", text, {x, y}, look.font, look.ink, look.halo, request_.halo, 0});
  }
  /// A number, with the mark under it where there is room, in or half in the unit.
  bool place_number(const DrawnUnit &drawn) {
    DrawnUnit bare = drawn;
    MapUnit unit = *drawn.unit;
    const std::string number = std::to_string(scene_.listed.size() + 1);
    bare.unit = &unit;
    unit.value_text.clear();
    unit.flags.clear();
    std::vector<Block> blocks{block(bare, {number})};
    auto place = best_place(bare, blocks, 17);
    if (!place) {
      bare.marked = false;
      blocks = {block(bare, {number})};
      place = best_place(bare, blocks, 13);
    }
    if (!place) return false;
    draw(bare, blocks.front(), place->box, drawn.style.text, drawn.style.halo);
    scene_.listed.push_back({number, drawn.unit->name, drawn.unit->value_text});
    return true;
  }
  bool on_free_ground(const Frame &box) const {
    for (const auto &other : *request_.units) {
      if (!other.box.overlaps(box)) continue;
      for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 5; ++column)
          if (inside(other.rings, {box.x + box.w * column / 4, box.y + box.h * row / 2})) return false;
    }
    return true;
  }
  /// A straight leader may not run through a label or along another leader.
  bool clear(Mm from, Mm to) const {
    for (int i = 0; i <= 24; ++i) {
      const Mm p{from.x + (to.x - from.x) * i / 24, from.y + (to.y - from.y) * i / 24};
      const auto hits = [&](const Frame &f) { return f.grown(0.2).holds(p); };
      if (std::any_of(taken_.begin(), taken_.end(), hits)) return false;
      for (const auto &[a, b] : leaders_)
        for (int k = 0; k <= 24; ++k) {
          const Mm q{a.x + (b.x - a.x) * k / 24, a.y + (b.y - a.y) * k / 24};
          if (std::hypot(p.x - q.x, p.y - q.y) < 0.6) return false;
        }
    }
    return true;
  }
  bool place_on_leader(const DrawnUnit &drawn) {
    const auto b = block(drawn, {drawn.unit->name});
    for (int radius = 4; radius <= 12; ++radius)
      for (int turn = 0; turn < 16; ++turn) {
        const double angle = turn * std::numbers::pi / 8, c = std::cos(angle), s = std::sin(angle);
        const Mm end{drawn.anchor.x + radius * c, drawn.anchor.y + radius * s};
        const Frame box{end.x + (c - 1) * b.w / 2, end.y + (s - 1) * b.h / 2, b.w, b.h};
        if (!free(box) || !on_free_ground(box) || !clear(drawn.anchor, end)) continue;
        scene_.add(Shape{"leader", {{drawn.anchor, end}}, false, {}, Colour{0x1A1A1A}, 0.12, {}, true});
        draw(drawn, b, box, {0x1A1A1A}, {0xFFFFFF});
        leaders_.push_back({drawn.anchor, end});
        ++scene_.labelled;
        return true;
      }
    return false;
  }

  Scene &scene_;
  const LabelRequest &request_;
  std::vector<Frame> taken_;
  std::vector<std::pair<Mm, Mm>> leaders_;
  Font name_, value_;
};

} // namespace

void add_labels(Scene &scene, const LabelRequest &request) { Labels(scene, request).run(); }

} // namespace ui::maps
