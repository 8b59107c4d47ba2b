#include "gis/base/number.h"
#include "ui/maps/fonts.h"
#include "ui/maps/hatching.h"
#include "ui/maps/sheet.h"
#include "ui/maps/symbols.h"

#include <algorithm>
#include <cmath>

namespace ui::maps {
namespace {

constexpr Colour ink{0x1A1A1A};

class Legend {
public:
  Legend(Scene &scene, const SheetRequest &r)
      : scene_(scene), r_(r), frame_(r.layout->legend), k_(r.layout->type), y_(frame_.y), text_{6.5 * k_} {
    frame_.w = std::min(frame_.w, 75 * k_); // a count far from its word is read in the wrong row
  }

  double draw() {
    tight_ = std::min(1.0, (frame_.h - fixed()) / std::max(1.0, needed()));
    heading();
    if (r_.data->theme == "verdict")
      states();
    else if (r_.data->theme == "areas")
      areas();
    else
      classes();
    for (const auto &text : notes()) note(text);
    for (const auto &kind : r_.drawn->lines) line(kind);
    if (r_.drawn->lakes) lake();
    for (const auto &symbol : r_.drawn->symbols) {
      add_symbol_row(symbol);
    }
    return y_;
  }

private:
  std::vector<std::string> notes() const {
    std::vector<std::string> all;
    const auto &text = r_.data->text;
    const bool values = r_.data->theme != "verdict" && r_.data->theme != "areas";
    for (const auto &note : {values ? text.classes_note : std::string(), text.value_note, text.state_note})
      if (!note.empty()) all.push_back(note);
    return all;
  }
  /// mm of what can not be drawn closer: the heading, the notes and names of more than one line.
  double fixed() const {
    double mm = 6 * k_;
    for (const auto &note : notes())
      mm += pitch(small()) * static_cast<double>(wrapped(note, small(), frame_.w).size()) + 1.2 * k_;
    for (const auto &area : r_.data->area_rows)
      mm += pitch(text_) * static_cast<double>(lines_of(area.words).size() - 1);
    if (r_.data->theme != "verdict") return mm;
    for (int i = 0; i < state_count; ++i)
      if (shown(i))
        mm += pitch(text_) *
              static_cast<double>(lines_of(r_.data->text.states[static_cast<std::size_t>(i)]).size() - 1);
    return mm;
  }
  Font small() const { return {5.5 * k_}; }
  std::vector<std::string> lines_of(const std::string &words) const {
    return wrapped(words, text_, frame_.w - swatch_w() - 9 * k_);
  }
  double row() const { return 6.4 * k_ * tight_; }
  double thin_row() const { return 4.6 * k_ * tight_; }
  double needed() const {
    double boxes = 0;
    for (int i = 0; i < state_count; ++i) boxes += shown(i) ? 1 : 0;
    if (r_.data->theme != "verdict")
      boxes += static_cast<double>(r_.drawn->ramp.size() + r_.data->area_rows.size());
    const auto thin =
        static_cast<double>(r_.drawn->lines.size() + r_.drawn->symbols.size() + (r_.drawn->lakes ? 1 : 0));
    return k_ * (boxes * 6.4 + thin * 4.6);
  }
  bool shown(int state) const {
    const bool always = r_.data->theme == "verdict" && (state == 0 || state == 2);
    return always || r_.drawn->counts[static_cast<std::size_t>(state)] > 0;
  }
  double swatch_w() const { return 12 * k_; }
  double swatch_h() const { return 4.6 * k_ * tight_; }

  void heading() {
    const Font head{9 * k_, true};
    const double base = y_ + head.pt * mm_per_pt;
    put(capitals(r_.data->text.legend_title), {frame_.x, base}, head);
    right(r_.data->text.count_title, base);
    y_ = base + 2.0 * k_;
  }
  void states() {
    for (int i = 0; i < state_count; ++i) {
      if (!shown(i)) continue;
      const auto &style = r_.style->states.at(key_of(static_cast<State>(i)));
      swatch(style);
      if (!style.hatch.empty()) clear_middle(style.fill);
      add_mark(scene_, static_cast<State>(i), {frame_.x + swatch_w() / 2, y_ + swatch_h() / 2}, 2.0 * k_,
               style.text);
      words(r_.data->text.states[static_cast<std::size_t>(i)], r_.drawn->counts[static_cast<std::size_t>(i)]);
    }
  }
  /// A mark would drown in the hatch.
  void clear_middle(Colour fill) {
    const double x = frame_.x + swatch_w() / 2, y = y_ + swatch_h() / 2, r = 1.3 * k_;
    const double h = std::min(r, swatch_h() / 2 - 0.1);
    scene_.add(Shape{
        "legend", {{{x - r, y - h}, {x + r, y - h}, {x + r, y + h}, {x - r, y + h}}}, true, fill, {}, 0});
  }
  void classes() {
    const auto &limits = r_.drawn->limits;
    for (std::size_t i = 0; i < r_.drawn->ramp.size(); ++i) {
      StateStyle style;
      style.fill = r_.drawn->ramp[i];
      swatch(style);
      const std::string from = number(limits[i]), to = number(limits[i + 1]);
      words(from == to ? from : from + "–" + to, r_.drawn->class_counts[i]);
      if (r_.data->target && i + 1 < r_.drawn->ramp.size() && limits[i + 1] == *r_.data->target) {
        const double y = y_ - (row() - swatch_h()) / 2;
        scene_.add(Shape{
            "legend", {{{frame_.x - 0.5, y}, {frame_.x + swatch_w() + 0.5, y}}}, false, {}, Colour{0}, 0.4});
        const Font small{5.5 * k_, true};
        put(r_.data->text.target,
            {frame_.right() - width_of(r_.data->text.target, small) - 8 * k_, y + 0.7 * k_}, small);
      }
    }
    states();
  }
  void areas() {
    for (const auto &row : r_.data->area_rows) {
      const auto &style = r_.style->areas.at(row.look);
      if (style.outline > 0 && style.fill.alpha == 0) {
        const double y = y_ + swatch_h() / 2;
        scene_.add(Shape{
            "legend", {{{frame_.x, y}, {frame_.x + swatch_w(), y}}}, false, {}, Colour{0}, style.outline});
      } else {
        swatch(style);
      }
      words(row.words, row.count);
    }
  }
  std::string number(double value) const {
    const std::string text = gis::base::format_number(value, 2);
    const auto dot = text.find('.');
    const std::string whole = grouped(std::trunc(value), r_.data->text.thousands);
    return dot == std::string::npos ? whole : whole + r_.data->text.decimal + text.substr(dot + 1);
  }
  Path box() const {
    const double x = frame_.x, w = swatch_w(), h = swatch_h();
    return {{x, y_}, {x + w, y_}, {x + w, y_ + h}, {x, y_ + h}, {x, y_}};
  }
  void swatch(const StateStyle &style) {
    scene_.add(Shape{"legend", {box()}, true, style.fill, {}, 0});
    if (!style.hatch.empty()) {
      const auto &hatch = r_.style->hatches.at(style.hatch);
      scene_.add(Shape{"legend", hatch_lines({box()}, hatch), false, {}, style.ink, hatch.line});
    }
    scene_.add(Shape{"legend", {box()}, true, {}, Colour{0x4A4A4A}, 0.18});
  }
  void words(const std::string &text, int count) { words(text, grouped(count, r_.data->text.thousands)); }
  void words(const std::string &text, const std::string &count) {
    const double base = y_ + swatch_h() / 2 + 0.36 * text_.pt * mm_per_pt;
    const double x = frame_.x + swatch_w() + 2 * k_;
    const auto lines = lines_of(text);
    const double up = pitch(text_) * 0.5 * static_cast<double>(lines.size() - 1);
    for (std::size_t i = 0; i < lines.size(); ++i)
      put(lines[i], {x, base - up + pitch(text_) * static_cast<double>(i)}, text_);
    right(count, base);
    y_ += std::max(row(), swatch_h() / 2 + up + pitch(text_) * 0.9);
  }
  void note(const std::string &text) {
    for (const auto &part : wrapped(text, small(), frame_.w)) {
      put(part, {frame_.x, y_ + small().pt * mm_per_pt}, small());
      y_ += pitch(small());
    }
    y_ += 1.2 * k_;
  }
  void thin_words(const std::string &text) {
    put(text, {frame_.x + swatch_w() + 2 * k_, y_ + thin_row() / 2 + 0.36 * text_.pt * mm_per_pt}, text_);
    y_ += thin_row();
  }
  template <class Map> static std::string word(const Map &map, const std::string &key) {
    const auto found = map.find(key);
    return found == map.end() ? key : found->second;
  }
  void line(const std::string &kind) {
    const auto &style = r_.style->lines.at(kind);
    const double y = y_ + thin_row() / 2;
    scene_.add(Shape{"legend",
                     {{{frame_.x, y}, {frame_.x + swatch_w(), y}}},
                     false,
                     {},
                     style.colour,
                     style.width,
                     style.dash});
    thin_words(word(r_.data->text.lines, kind));
  }
  void lake() {
    const double h = 3 * k_ * tight_, y = y_ + (thin_row() - h) / 2, x = frame_.x + 2 * k_, w = 8 * k_;
    const Path ring{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}, {x, y}};
    const auto &wave = r_.style->hatches.at("wave");
    scene_.add(Shape{"legend",
                     {ring},
                     true,
                     Colour{r_.copy ? 0xFFFFFFU : 0x2F6E9EU},
                     Colour{r_.copy ? 0U : 0x2F6E9EU},
                     0.1});
    scene_.add(
        Shape{"legend", hatch_lines({ring}, wave), false, {}, Colour{r_.copy ? 0U : 0xFFFFFFU}, wave.line});
    thin_words(word(r_.data->text.lines, "lake"));
  }
  void add_symbol_row(const std::string &symbol) {
    add_symbol(scene_, symbol, {frame_.x + swatch_w() / 2, y_ + thin_row() / 2}, 2.2 * k_);
    scene_.items.back().shape->in_map = false;
    for (auto it = scene_.items.rbegin();
         it != scene_.items.rend() && it->shape && it->shape->layer == "symbol"; ++it) {
      it->shape->in_map = false;
      it->shape->layer = "legend";
    }
    thin_words(word(r_.data->text.symbols, symbol));
  }
  void put(const std::string &text, Mm at, const Font &font) {
    scene_.add(Text{"legend", text, at, font, ink, {}, 0, 0});
  }
  void right(const std::string &text, double base) {
    put(text, {frame_.right() - width_of(text, text_), base}, text_);
  }

  Scene &scene_;
  const SheetRequest &r_;
  Frame frame_;
  double k_, y_;
  Font text_;
  double tight_ = 1;
};

} // namespace

double add_legend(Scene &scene, const SheetRequest &request) { return Legend(scene, request).draw(); }

} // namespace ui::maps
