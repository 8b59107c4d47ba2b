#include "ui/maps/sheet.h"

#include "gis/base/number.h"
#include "gis/base/text.h"
#include "ui/maps/fonts.h"
#include "ui/maps/hatching.h"

#include <algorithm>
#include <cmath>

namespace ui::maps {
namespace {

constexpr Colour black{0x1A1A1A}, grey{0x525C66};

void rectangle(Scene &scene, const Frame &f, double width) {
  scene.add(Shape{"frame",
                  {{{f.x, f.y}, {f.right(), f.y}, {f.right(), f.bottom()}, {f.x, f.bottom()}}},
                  true,
                  {},
                  Colour{0},
                  width});
}

void put(Scene &scene, const std::string &layer, const std::string &text, Mm at, const Font &font) {
  scene.add(Text{layer, text, at, font, black, {}, 0, 0});
}

void centred(Scene &scene, const std::string &layer, const std::string &text, Mm at, const Font &font) {
  put(scene, layer, text, {at.x - width_of(text, font) / 2, at.y}, font);
}

void add_title(Scene &scene, const SheetRequest &r) {
  const auto &text = r.data->text;
  const Frame &f = r.layout->title;
  Font title{r.layout->title_pt, true}, below{r.layout->subtitle_pt};
  const std::string caps = capitals(text.title);
  std::string draft;
  for (const auto &word : {text.marking, text.draft, text.illustrative})
    if (!word.empty()) draft += (draft.empty() ? "" : " · ") + word;
  const Font box_font{r.layout->subtitle_pt, true};
  const double taken = draft.empty() ? 0 : width_of(draft, box_font) + 6;
  while (title.pt > 8 && width_of(caps, title) > f.w - taken) title.pt -= 0.5;
  while (below.pt > 5.5 && width_of(text.subtitle, below) > f.w - taken) below.pt -= 0.5;
  // Centred on the sheet; on narrow sheets on what the draft box leaves.
  const double widest = std::max(width_of(caps, title), width_of(text.subtitle, below));
  const double middle =
      f.centre().x + widest / 2 > f.right() - taken ? f.x + (f.w - taken) / 2 : f.centre().x;
  const double base = f.y + 1.1 * title.pt * mm_per_pt;
  centred(scene, "title", caps, {middle, base}, title);
  centred(scene, "title", text.subtitle, {middle, base + 0.35 * title.pt * mm_per_pt + pitch(below)}, below);
  if (draft.empty()) return;
  const double h = pitch(box_font) + 1.4;
  rectangle(scene, {f.right() - taken + 2, f.y + 1, taken - 2, h}, 0.3);
  centred(scene, "title", draft,
          {f.right() - taken / 2 + 1, f.y + 1 + h / 2 + 0.36 * box_font.pt * mm_per_pt}, box_font);
}

void add_scale(Scene &scene, const SheetRequest &r) {
  const Frame &f = r.layout->scale;
  const auto &text = r.data->text;
  const double k = r.layout->type;
  const Font head{9 * k, true}, small{6 * k};
  const double arrow = std::min(12.0 * k, f.h - 1);
  double y = f.y + 1.1 * head.pt * mm_per_pt;
  put(scene, "scale", text.scale + " 1:" + grouped(r.view->scale(), text.thousands), {f.x, y}, head);
  const double segment = bar_segment(r.view->scale(), std::min(r.layout->bar_mm, f.w - arrow - 6 * k));
  const double step = r.view->mm(segment), top = y + pitch(small) + 2.0 * k, x0 = f.x + 1.5 * k;
  const bool km = segment >= 1000;
  for (int i = 0; i <= 4; ++i) {
    const std::string number = grouped(i * segment / (km ? 1000 : 1), text.thousands);
    const double x = x0 + i * step;
    const double left = x - width_of(number, small) / 2;
    put(scene, "scale", i < 4 ? number : number + "\u00A0" + (km ? text.kilometre : text.metre),
        {left, top - 0.9}, small);
    if (i == 4) break;
    scene.add(Shape{"scale",
                    {{{x, top}, {x + step, top}, {x + step, top + 1.4}, {x, top + 1.4}}},
                    true,
                    i % 2 ? Colour{0xFFFFFF} : Colour{0},
                    Colour{0},
                    0.15});
  }
  const double ax = f.right() - arrow * 0.3, ay = f.y + 0.5, letter = 7 * k * mm_per_pt;
  centred(scene, "scale", text.north, {ax, ay + 0.75 * letter}, {7 * k, true});
  const double tip = ay + letter, foot = ay + arrow;
  scene.add(Shape{
      "scale", {{{ax, tip}, {ax, foot - 1.2}, {ax - arrow * 0.2, foot}}}, true, Colour{0}, Colour{0}, 0.15});
  scene.add(Shape{"scale",
                  {{{ax, tip}, {ax, foot - 1.2}, {ax + arrow * 0.2, foot}}},
                  true,
                  Colour{0xFFFFFF},
                  Colour{0},
                  0.15});
}

/// The block at one type size: draws where `scene` is given; returns the height.
double block_at(Scene *scene, const SheetRequest &r, double pt) {
  const Frame &f = r.layout->block;
  const auto &text = r.data->text;
  const Font font{pt}, bold{pt, true};
  const double line = pitch(font), hanging = 2;
  double y = f.y + 0.6;
  auto rows = text.block;
  rows.insert(rows.begin() + std::min<std::ptrdiff_t>(1, std::ssize(rows)),
              {text.scale, "1:" + grouped(r.view->scale(), text.thousands)});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string label = rows[i].label.empty() ? "" : rows[i].label + ": ";
    const double indent = width_of(label, font);
    const auto rest = wrapped(i == 0 ? capitals(rows[i].value) : rows[i].value, i == 0 ? bold : font,
                              f.w - hanging, indent - hanging);
    if (scene && !label.empty())
      scene->add(Text{"block", label, {f.x, y + 0.95 * line / 1.3}, font, grey, {}, 0, 0});
    if (scene && rows[i].value.empty())
      scene->add(Shape{"block",
                       {{{f.x + indent, y + line * 0.78}, {f.right(), y + line * 0.78}}},
                       false,
                       {},
                       grey,
                       0.18,
                       {0.18, 0.7}});
    for (std::size_t k = 0; k < rest.size(); ++k, y += line)
      if (scene)
        put(*scene, "block", rest[k], {f.x + (k == 0 ? indent : hanging), y + 0.95 * line / 1.3},
            i == 0 ? bold : font);
    if (scene)
      scene->add(Shape{"block", {{{f.x, y + 0.1}, {f.right(), y + 0.1}}}, false, {}, Colour{0xC3CAD0}, 0.2});
    y += 0.3;
  }
  if (!text.signatures[0].empty()) {
    const double w = f.w / 3, h = 10;
    for (int i = 0; i < 3; ++i)
      if (scene) {
        rectangle(*scene, {f.x + i * w, y + 0.4, w, h}, 0.2);
        centred(*scene, "block", text.signatures[i], {f.x + (i + 0.5) * w, y + 0.4 + line * 0.85},
                {pt, false});
      }
    y += h + 0.8;
  }
  for (const auto &part : wrapped(text.disclaimer, bold, f.w)) {
    if (scene) put(*scene, "block", part, {f.x, y + 0.95 * line / 1.3}, bold);
    y += line;
  }
  return y - f.y;
}

void add_block(Scene &scene, const SheetRequest &r) {
  double pt = r.layout->block_pt;
  while (pt > 5.5 && block_at(nullptr, r, pt) > r.layout->block.h) pt -= 0.25;
  if (const double height = block_at(&scene, r, pt); height > r.layout->block.h)
    scene.findings.push_back({.severity = gis::base::Severity::warning,
                              .code = "block_too_long",
                              .facts = {{"n", gis::base::format_number(height - r.layout->block.h, 1)}}});
}

} // namespace

Layout with_room(const SheetRequest &r) {
  Layout layout = *r.layout;
  const double more =
      std::clamp(block_at(nullptr, r, layout.block_pt) - layout.block.h, 0.0, layout.locator.h);
  layout.block.y -= more;
  layout.block.h += more;
  layout.scale.h = std::min(layout.scale.h, 15 * layout.type);
  if (layout.scale.overlaps(layout.block.grown(1))) layout.scale.y = layout.block.y - 1 - layout.scale.h;
  return layout;
}

std::string grouped(double whole, const std::string &mark) {
  std::string digits = gis::base::format_number(whole, 0);
  const std::ptrdiff_t first = digits[0] == '-' ? 1 : 0;
  for (auto at = std::ssize(digits) - 3; at > first; at -= 3)
    digits.insert(static_cast<std::size_t>(at), mark);
  return digits;
}

void add_grid(Scene &scene, const SheetRequest &r) {
  const Frame &f = r.layout->map;
  const View &view = *r.view;
  const double step = grid_step(view.scale());
  const auto low = view.study({f.x, f.bottom()}), high = view.study({f.right(), f.y});
  const Font font{6 * r.layout->type};
  const Colour ink{0x333333};
  std::vector<Path> ticks, crosses;
  const auto figure = [&](double value, bool first, const char *letter) {
    return (first ? std::string(letter) + "\u00A0" : "") + grouped(value / 1000, r.data->text.thousands);
  };
  bool first = true;
  for (double x = std::ceil(low.x / step) * step; x <= high.x; x += step) {
    const double at = view.paper({x, low.y}).x;
    ticks.push_back({{at, f.y}, {at, f.y - 1.2}});
    ticks.push_back({{at, f.bottom()}, {at, f.bottom() + 1.2}});
    for (double y = std::ceil(low.y / step) * step; y <= high.y; y += step) {
      const Mm p = view.paper({x, y});
      crosses.push_back({{p.x - 1, p.y}, {p.x + 1, p.y}});
      crosses.push_back({{p.x, p.y - 1}, {p.x, p.y + 1}});
    }
    if (at < f.x + 18 || at > f.right() - 18) continue;
    const std::string text = figure(x, first, "Y");
    first = false;
    centred(scene, "grid", text, {at, f.y - 1.8}, font);
    centred(scene, "grid", text, {at, f.bottom() + 1.6 + 0.75 * font.pt * mm_per_pt}, font);
  }
  first = true;
  for (double y = std::ceil(low.y / step) * step; y <= high.y; y += step) {
    const double at = view.paper({low.x, y}).y;
    ticks.push_back({{f.x, at}, {f.x - 1.2, at}});
    ticks.push_back({{f.right(), at}, {f.right() + 1.2, at}});
    if (at < f.y + 8 || at > f.bottom() - 8) continue;
    const std::string text = figure(y, first, "X");
    first = false;
    const double half = width_of(text, font) / 2;
    scene.add(Text{"grid", text, {f.x - 1.7, at + half}, font, ink, {}, 0, -90});
    scene.add(
        Text{"grid", text, {f.right() + 1.6 + 0.75 * font.pt * mm_per_pt, at + half}, font, ink, {}, 0, -90});
  }
  scene.add(Shape{"grid", crosses, false, {}, Colour{0x7A7A7A}, 0.12, {}, true});
  scene.add(Shape{"grid", ticks, false, {}, Colour{0}, 0.15});
}

void add_margin(Scene &scene, const SheetRequest &r) {
  add_title(scene, r);
  add_scale(scene, r);
  add_block(scene, r);
  rectangle(scene, r.layout->map, 0.3);
  const double m = r.layout->margin;
  rectangle(scene, {m, m, r.layout->width - 2 * m, r.layout->height - 2 * m}, 0.5);
}

} // namespace ui::maps
