// What the screen waits for: reading the results, making the map's data, building and painting a view.
// Wants a results folder in TIEPCAN_RESULTS; says so and measures nothing without one.
#include "gis/study/results.h"
#include "ui/commands/MapMaker.h"
#include "ui/commands/gap_lines.h"
#include "ui/commands/offers.h"
#include "ui/maps/LabelPictures.h"
#include "ui/maps/Painter.h"
#include "ui/maps/SceneBuilder.h"
#include "ui/maps/fonts.h"

#include <QImage>
#include <QPainter>
#include <benchmark/benchmark.h>
#include <cstdlib>

namespace {

constexpr double px_per_mm = 96 / 25.4;

std::filesystem::path folder() {
  const char *named = std::getenv("TIEPCAN_RESULTS");
  return named == nullptr ? "" : named;
}

const gis::study::Results &results() {
  static const auto read = gis::study::read_results(folder());
  return read;
}

const ui::maps::MapData &data() {
  static const auto made = [] {
    ui::commands::Selection selection;
    selection.indicator = "WAT-RUR";
    selection.level = "commune";
    ui::maps::ensure_gui();
    const ui::words::Words words(ui::words::Language::vi);
    return ui::commands::map_data(results(), ui::commands::select(results(), selection), words);
  }();
  return made;
}

bool ready(benchmark::State &state) {
  if (!folder().empty()) return true;
  state.SkipWithError("TIEPCAN_RESULTS names no results folder");
  return false;
}

/// 1920 × 1080 pixels over the whole study, or a part of it `zoom` times nearer.
ui::maps::View view(double zoom) {
  const ui::maps::Frame frame{0, 0, 1920 / px_per_mm, 1080 / px_per_mm};
  const auto whole = ui::maps::View::fitting(frame, ui::maps::box_of(data()));
  return {frame, ui::maps::box_of(data()).centre(), whole.scale() / zoom, 0.13};
}

void read_the_results(benchmark::State &state) {
  if (!ready(state)) return;
  while (state.KeepRunning()) benchmark::DoNotOptimize(gis::study::read_results(folder()).rows.size());
}
void make_the_data(benchmark::State &state) {
  if (!ready(state)) return;
  data();
  ui::commands::Selection selection;
  selection.indicator = "WAT-RUR";
  selection.level = "commune";
  const ui::words::Words words(ui::words::Language::vi);
  while (state.KeepRunning())
    benchmark::DoNotOptimize(
        ui::commands::map_data(results(), ui::commands::select(results(), selection), words).units.size());
}
void choose(benchmark::State &state) {
  if (!ready(state)) return;
  const ui::words::Words words(ui::words::Language::vi);
  ui::commands::Selection wished;
  wished.indicator = "WAT-RUR";
  while (state.KeepRunning()) {
    const auto choice = ui::commands::nearest_selection(results(), wished);
    const auto rows = ui::commands::select(results(), choice);
    benchmark::DoNotOptimize(ui::commands::gap_lines(results(), rows, words).size());
    benchmark::DoNotOptimize(ui::commands::indicator_offers(results(), choice, words).size());
    benchmark::DoNotOptimize(ui::commands::offers_of(results(), choice).groups.size());
  }
}
void build(benchmark::State &state) {
  if (!ready(state)) return;
  const auto shown = view(static_cast<double>(state.range(0)));
  while (state.KeepRunning())
    benchmark::DoNotOptimize(ui::maps::build_view({&data(), shown, {}}).items.size());
}
void paint(benchmark::State &state) {
  if (!ready(state)) return;
  const auto scene = ui::maps::build_view({&data(), view(static_cast<double>(state.range(0))), {}});
  QImage image(1920, 1080, QImage::Format_ARGB32_Premultiplied);
  ui::maps::LabelPictures pictures;
  while (state.KeepRunning()) {
    QPainter painter(&image);
    ui::maps::paint(scene, painter, px_per_mm, &pictures);
  }
}

BENCHMARK(read_the_results)->Unit(benchmark::kMillisecond);
BENCHMARK(make_the_data)->Unit(benchmark::kMillisecond);
BENCHMARK(choose)->Unit(benchmark::kMillisecond);
BENCHMARK(build)->Arg(1)->Arg(4)->Arg(20)->Arg(100)->Unit(benchmark::kMillisecond);
BENCHMARK(paint)->Arg(1)->Arg(4)->Arg(20)->Arg(100)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
