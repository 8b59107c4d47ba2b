#include "gis/radio/itm/Itm.h"

#include <benchmark/benchmark.h>
#include <cstdint>

/// One path over rolling hills, by the number of points; `per_point` is CPU time over both. The area mode
/// shows what a path costs besides its points.
namespace gis::radio::speed {
namespace {

std::vector<double> hills(std::size_t points) {
  std::vector<double> heights;
  std::uint32_t seed = 1;
  double height = 400, slope = 0;
  for (std::size_t i = 0; i < points; ++i) {
    seed = seed * 1664525U + 1013904223U;
    slope += 4 * (static_cast<double>(seed >> 8) / (1 << 24) - 0.5) - 0.03 * slope - 2e-4 * (height - 400);
    heights.push_back(height += slope);
  }
  return heights;
}

void point_to_point(benchmark::State &state, double frequency_mhz) {
  const auto heights = hills(static_cast<std::size_t>(state.range(0)));
  const ItmLink link{.transmitter_m = 60, .receiver_m = 10, .frequency_mhz = frequency_mhz};
  const ItmProfile profile{.heights_m = heights, .spacing_m = 90};
  while (state.KeepRunning()) benchmark::DoNotOptimize(itm(profile, link).loss_db);
  state.SetLabel(std::string("mode ") + std::to_string(static_cast<int>(itm(profile, link).mode.value())));
  state.counters["per_point"] = benchmark::Counter(static_cast<double>(state.iterations() * state.range(0)),
                                                   benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void area(benchmark::State &state) {
  const ItmLink link{.transmitter_m = 60, .receiver_m = 10, .frequency_mhz = 100};
  const ItmArea ground{.distance_km = static_cast<double>(state.range(0))};
  while (state.KeepRunning()) benchmark::DoNotOptimize(itm_area(ground, link).loss_db);
}

BENCHMARK_CAPTURE(point_to_point, vhf, 100)->Arg(20)->Arg(186)->Arg(372)->Arg(556)->Arg(1112)->Arg(2000);
BENCHMARK_CAPTURE(point_to_point, uhf, 600)->Arg(556);
BENCHMARK(area)->Arg(10)->Arg(100);

} // namespace
} // namespace gis::radio::speed

BENCHMARK_MAIN();
