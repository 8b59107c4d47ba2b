// The order-free allocation and floating catchments on a made province: 435 000 people cells, 400 facilities
// where people live.
#include "gis/allocation/Allocation.h"
#include "gis/allocation/catchments.h"

#include <benchmark/benchmark.h>
#include <cmath>
#include <random>

namespace {

using namespace gis::allocation;

/// Cells of 150 m over 100 × 98 km, people thick around towns; 30 km/h as the crow flies.
Reaches province(double limit_minutes, std::uint32_t grain) {
  std::mt19937 dice(7);
  const auto share = [&] { return static_cast<double>(dice() % 1000000) / 1e6; };
  constexpr int columns = 667, rows = 653;
  constexpr double cell = 150, metres_per_ms = 30 / 3600.0;
  struct Town {
    double x, y, size;
  };
  std::vector<Town> towns;
  for (int i = 0; i < 60; ++i)
    towns.push_back({share() * columns, share() * rows, std::pow(share(), 3) * 40 + 3});
  const auto thick = [&](double x, double y) {
    double sum = 0.3;
    for (const auto &t : towns) sum += 20 * std::exp(-std::hypot(x - t.x, y - t.y) / t.size);
    return sum;
  };
  std::vector<std::pair<double, double>> facilities;
  while (facilities.size() < 400) {
    const double x = share() * columns, y = share() * rows;
    if (share() * 25 < thick(x, y)) facilities.emplace_back(x, y);
  }
  Reaches reaches;
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column) {
      for (std::uint32_t j = 0; j < 400; ++j) {
        const auto metres = cell * std::hypot(column - facilities[j].first, row - facilities[j].second);
        const double ms = metres / metres_per_ms * 1.3;
        if (ms <= limit_minutes * 60000)
          reaches.list.push_back({j, static_cast<std::uint32_t>(ms) / grain * grain});
      }
      reaches.close({static_cast<std::uint32_t>(row / 60 * 12 + column / 60),
                     static_cast<std::uint64_t>(row * columns + column),
                     static_cast<std::int64_t>(1000 * thick(column, row) * (0.5 + share()))});
    }
  return reaches;
}

void order_free(benchmark::State &state) {
  const auto reaches =
      province(static_cast<double>(state.range(0)), static_cast<std::uint32_t>(state.range(2)));
  std::int64_t people = 0;
  for (const auto &origin : reaches.origins) people += origin.people;
  std::mt19937 dice(3);
  std::vector<std::int64_t> capacity;
  for (int j = 0; j < 400; ++j)
    capacity.push_back(static_cast<std::int64_t>(static_cast<double>(people) / 400 *
                                                 static_cast<double>(state.range(1)) / 100 *
                                                 (0.2 + 1.6 * static_cast<double>(dice() % 1000) / 1000)));
  Allocation found;
  for (auto _ : state) {
    gis::base::Progress quiet;
    found = allocate(reaches, capacity, quiet);
  }
  const auto share = [&](std::int64_t some) {
    return static_cast<double>(some) / static_cast<double>(people);
  };
  state.counters["reaches"] = static_cast<double>(reaches.list.size());
  state.counters["served"] = share(found.served);
  state.counters["turned_away"] = share(found.turned_away);
  state.counters["proved"] = found.cost == found.cost_bound ? 1 : 0;
}
BENCHMARK(order_free)
    ->ArgNames({"minutes", "places_percent", "grain_ms"})
    ->ArgsProduct({{20, 60}, {60, 100, 150}, {1}})
    ->Args({20, 100, 60000})
    ->Iterations(1)
    ->Unit(benchmark::kSecond);

/// Two-step catchments of the same people and facilities.
void floating_catchments(benchmark::State &state) {
  const auto reaches = province(static_cast<double>(state.range(0)), 1);
  CatchmentRequest request;
  std::uint32_t number = 0;
  for (const auto &origin : reaches.origins) {
    request.people.push_back(static_cast<double>(origin.people) / 1000);
    for (auto reach = reaches.begin(number); reach != reaches.end(number); ++reach)
      request.trips.push_back({number, reach->facility, reach->milliseconds / 60000.0});
    ++number;
  }
  request.method = static_cast<CatchmentMethod>(state.range(1));
  const std::vector<double> supply(400, 10);
  Catchments found;
  for (auto _ : state) {
    gis::base::Progress quiet;
    found = catchments(request, supply, quiet);
  }
  double given = 0;
  for (std::size_t i = 0; i < found.accessibility.size(); ++i)
    given += request.people[i] * found.accessibility[i].value_or(0);
  state.counters["trips"] = static_cast<double>(request.trips.size());
  state.counters["given"] = given;
}
BENCHMARK(floating_catchments)
    ->ArgNames({"minutes", "method"})
    ->ArgsProduct({{20, 60}, {0, 1, 2}})
    ->Iterations(1)
    ->Unit(benchmark::kSecond);

} // namespace

BENCHMARK_MAIN();
