#include "ui/maps/charts.h"

#include "gis/base/number.h"
#include "ui/maps/Style.h"
#include "ui/maps/fonts.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ui::maps {
namespace {

constexpr Colour black{0x1A1A1A}, grey{0x525C66}, pale{0xD9DEE2}, white{0xFFFFFF}, group_ink{0xB5301F},
    others_ink{0x2F5D8C};
constexpr Font title_font{9.5, true}, small_font{6.5}, label_font{7}, value_font{7, true};
constexpr double margin = 4, most_label = 46, value_room = 16;

/// 1, 2 or 5 × 10^k, so that at most six of them fit.
double tick_step(double span) {
  const double rough = span / 6, power = std::pow(10, std::floor(std::log10(rough)));
  for (const double step : {1.0, 2.0, 5.0})
    if (rough <= step * power * 1.0001) return step * power;
  return 10 * power;
}

/// What both charts share: head, axis from nought, target, labels on the left.
class Chart {
public:
  Chart(const ChartHead &head, const std::vector<std::string> &labels, double longest, double width)
      : head_(head) {
    ensure_gui();
    scene_.width = width;
    scene_.height = chart_top + chart_line * static_cast<double>(labels.size()) + 14;
    scene_.title = head.title;
    for (const auto &label : labels) left_ = std::max(left_, width_of(label, label_font));
    left_ = margin + std::min(left_, most_label) + 2;
    right_ = width - margin - value_room;
    high_ = head.share ? 100 : std::max(longest, head.target.value_or(0)) * 1.02;
    if (!(high_ > 0)) high_ = 1;
    foot_ = scene_.height - 13;
    scene_.map = {left_, chart_top, right_ - left_, foot_ - chart_top};
    words(head.title, {margin, 7.5}, title_font, black);
    double y = 12;
    for (const auto &line : wrapped(head.subtitle, small_font, width - 2 * margin)) {
      if (y > 15.5) break; // two lines
      words(line, {margin, y}, small_font, grey);
      y += pitch(small_font);
    }
    axis();
    for (std::size_t i = 0; i < labels.size(); ++i) label(labels[i], i);
  }

  double x(double value) const { return left_ + (right_ - left_) * std::clamp(value / high_, 0.0, 1.0); }
  /// The middle of a line.
  static double y(std::size_t line) { return chart_top + chart_line * (static_cast<double>(line) + 0.5); }
  double left() const { return left_; }
  double foot() const { return foot_; }

  void words(const std::string &text, Mm at, Font font, Colour colour) {
    scene_.add(Text{.layer = "text", .text = text, .at = at, .font = font, .colour = colour});
  }
  /// Readable over whatever line runs through it.
  void value(const std::string &text, Mm at, Colour colour) {
    scene_.add(Text{.layer = "text",
                    .text = text,
                    .at = at,
                    .font = value_font,
                    .colour = colour,
                    .halo = white,
                    .halo_mm = 0.6});
  }
  void box(const Frame &f, Colour fill, std::optional<Colour> line = {}) {
    scene_.add(Shape{.layer = "bar",
                     .paths = {{{f.x, f.y}, {f.right(), f.y}, {f.right(), f.bottom()}, {f.x, f.bottom()}}},
                     .closed = true,
                     .fill = fill,
                     .line = line,
                     .width = line ? 0.15 : 0});
  }
  void stroke(Mm from, Mm to, Colour colour, double width, std::vector<double> dash = {}) {
    scene_.add(Shape{
        .layer = "line", .paths = {{from, to}}, .line = colour, .width = width, .dash = std::move(dash)});
  }
  /// A full dot, or an empty one: they differ in a photocopy too.
  void dot(Mm middle, Colour colour, bool full) {
    Path circle;
    for (int i = 0; i < 24; ++i) {
      const double angle = 2 * std::numbers::pi * i / 24;
      circle.push_back({middle.x + 1.3 * std::cos(angle), middle.y + 1.3 * std::sin(angle)});
    }
    scene_.add(Shape{.layer = "dot",
                     .paths = {circle},
                     .closed = true,
                     .fill = full ? colour : white,
                     .line = colour,
                     .width = 0.4});
  }
  /// Over the bars: the line that matters.
  void target() {
    if (!head_.target) return;
    const double at = x(*head_.target);
    stroke({at, chart_top - 1}, {at, foot_}, black, 0.35, {1.2, 0.8});
    const double width = width_of(head_.target_text, small_font);
    words(head_.target_text,
          {std::clamp(at - width / 2, margin, scene_.width - margin - width), chart_top - 1.8}, small_font,
          black);
  }
  Scene take() { return std::move(scene_); }
  const ChartHead &head() const { return head_; }

private:
  const ChartHead &head_;
  Scene scene_;
  double left_ = 0, right_ = 0, foot_ = 0, high_ = 1;

  void axis() {
    const double step = tick_step(high_);
    for (int i = 0; i * step <= high_ * 1.0001; ++i) {
      const double at = x(i * step);
      stroke({at, chart_top}, {at, foot_}, pale, 0.15);
      std::string text = gis::base::format_number(i * step, 6);
      std::replace(text.begin(), text.end(), '.', head_.decimal);
      words(text, {at - width_of(text, small_font) / 2, foot_ + 3.4}, small_font, grey);
    }
    const double width = width_of(head_.axis, small_font);
    words(head_.axis, {std::max(margin, right_ - width), foot_ + 7.2}, small_font, grey);
  }
  void label(const std::string &text, std::size_t line) {
    std::string shown = text;
    if (width_of(shown, label_font) > most_label)
      shown = wrapped(text, label_font, most_label - 3).front() + "…";
    words(shown, {left_ - 2 - width_of(shown, label_font), y(line) + 0.9}, label_font, black);
  }
};

template <class Items> std::vector<std::string> labels_of(const Items &items) {
  std::vector<std::string> labels;
  for (const auto &item : items) labels.push_back(item.label);
  return labels;
}

} // namespace

Scene rank_scene(const RankChart &chart, double width) {
  double longest = 0;
  for (const auto &bar : chart.bars) longest = std::max(longest, bar.value.value_or(0));
  Chart drawing(chart.head, labels_of(chart.bars), longest, width);
  const auto style = load_style(false);
  for (std::size_t i = 0; i < chart.bars.size(); ++i) {
    const auto &bar = chart.bars[i];
    const double y = Chart::y(i), end = drawing.x(bar.value.value_or(0));
    if (bar.value)
      drawing.box({drawing.left(), y - 1.7, std::max(end - drawing.left(), 0.1), 3.4},
                  // White, as a reference is on the map, would be an empty bar.
                  bar.state == State::reference ? pale : style.states.at(key_of(bar.state)).fill, grey);
  }
  drawing.target();
  for (std::size_t i = 0; i < chart.bars.size(); ++i) {
    const auto &bar = chart.bars[i];
    const double from = bar.value ? drawing.x(*bar.value) : drawing.left();
    drawing.value(bar.value ? bar.value_text : chart.head.missing, {from + 1.5, Chart::y(i) + 0.9},
                  bar.value ? black : grey);
  }
  return drawing.take();
}

Scene pair_scene(const PairChart &chart, double width) {
  double longest = 0;
  for (const auto &pair : chart.pairs)
    longest = std::max({longest, pair.group.value_or(0), pair.others.value_or(0)});
  Chart drawing(chart.head, labels_of(chart.pairs), longest, width);
  drawing.target();
  for (std::size_t i = 0; i < chart.pairs.size(); ++i) {
    const auto &pair = chart.pairs[i];
    const double y = Chart::y(i);
    if (pair.group && pair.others)
      drawing.stroke({drawing.x(*pair.group), y}, {drawing.x(*pair.others), y}, grey, 0.5);
    if (pair.others) drawing.dot({drawing.x(*pair.others), y}, others_ink, false);
    if (pair.group)
      drawing.dot({drawing.x(*pair.group), y}, group_ink, true);
    else
      drawing.words(chart.head.missing, {drawing.left() + 1.5, y + 0.9}, value_font, grey);
  }
  double x = margin + 1.5;
  const double y = drawing.foot() + 10.5;
  for (const auto &[word, ink, full] :
       {std::tuple(&chart.group_word, group_ink, true), std::tuple(&chart.others_word, others_ink, false)}) {
    drawing.dot({x, y - 0.9}, ink, full);
    drawing.words(*word, {x + 2.5, y}, small_font, black);
    x += 8 + width_of(*word, small_font);
  }
  return drawing.take();
}

} // namespace ui::maps
