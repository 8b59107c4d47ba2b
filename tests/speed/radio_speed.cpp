// How long one P.1812 path takes: per path and per point of its profile, over rough ground and over the sea.
#include "gis/radio/p1812/P1812.h"

#include <benchmark/benchmark.h>
#include <cmath>

namespace {

using namespace gis::radio;

enum class Ground { rough, cluttered, plain };

Profile profile_of(std::size_t points, Ground ground) {
  Profile profile;
  std::uint64_t state = 1812;
  double height = 800;
  for (std::size_t i = 0; i < points; ++i) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    const double noise = static_cast<double>(state >> 11) / 9007199254740992.0 - 0.5;
    height += ground == Ground::plain ? 0 : 25 * noise;
    profile.distances_m.push_back(90 * static_cast<double>(i));
    profile.heights_m.push_back(height +
                                (ground == Ground::plain ? 0 : 200 * std::sin(static_cast<double>(i) / 40)));
    if (ground == Ground::cluttered) profile.clutter_m.push_back(noise > 0 ? 15 : 0);
  }
  return profile;
}

void path(benchmark::State &state, Ground ground, double time) {
  const auto points = static_cast<std::size_t>(state.range(0));
  const auto profile = profile_of(points, ground);
  const Link link{.frequency = Megahertz(100),
                  .transmitter_height = gis::base::Metres(60),
                  .receiver_height = gis::base::Metres(10),
                  .time = Percent(time),
                  .transmitter = {Degrees(11.9), Degrees(108.4)},
                  .receiver = {Degrees(11.5), Degrees(108.1)}};
  for (auto _ : state) benchmark::DoNotOptimize(p1812(profile, link).loss_db);
  state.counters["ns_per_point"] =
      benchmark::Counter(static_cast<double>(points) * 1e-9,
                         benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

BENCHMARK_CAPTURE(path, rough, Ground::rough, 50)->Arg(56)->Arg(278)->Arg(556)->Arg(1112)->Arg(2001);
BENCHMARK_CAPTURE(path, rough_little_time, Ground::rough, 1)->Arg(556);
BENCHMARK_CAPTURE(path, cluttered, Ground::cluttered, 50)->Arg(556);
BENCHMARK_CAPTURE(path, plain, Ground::plain, 50)->Arg(278)->Arg(556);

} // namespace

BENCHMARK_MAIN();
