#include "gis/travel/LiveSurface.h"
#include "tests/speed/grounds.h"

#include <benchmark/benchmark.h>
#include <chrono>

/// Edits of a kept search on 18 million cells with 600 facilities and the people of 150 units within 30
/// minutes: milliseconds of wall time, median, 95th percentile and worst of 100 edits of each kind.
namespace gis::travel::speed {
namespace {

class Bench {
public:
  Bench()
      : live_(province(4000, 4500, false), scattered({0, 0, 30, 30, 4500, 4000}, 600), request(), people()) {
    for (int n = 0; n < edits; ++n) roads_.push_back(road(n));
  }

  void add(benchmark::State &state) {
    measure(state, [&](int n) { live_.add(place(n)); });
  }
  void remove(benchmark::State &state) {
    measure(state, [&](int n) { live_.remove(place(n)); });
  }
  void close(benchmark::State &state) {
    measure(state, [&](int n) {
      auto slow = roads_[static_cast<std::size_t>(n)];
      for (auto &change : slow) change.seconds_per_metre = 10;
      live_.set_costs(slow);
    });
  }
  void open(benchmark::State &state) {
    measure(state, [&](int n) { live_.set_costs(roads_[static_cast<std::size_t>(n)]); });
  }
  static constexpr int edits = 100; ///< of each kind

private:
  LiveSurface live_;
  std::vector<std::vector<LiveSurface::CostChange>> roads_;

  static SearchRequest request() { return {.max_seconds = base::Seconds(86400)}; }
  static LivePeople people() {
    LivePeople people{.groups = {{}}, .units = 150, .limits = {base::Seconds(1800)}};
    for (std::uint32_t row = 0; row < 4000; ++row)
      for (std::uint32_t column = 0; column < 4500; ++column) {
        people.groups[0].push_back((row * 31 + column * 17) % 100);
        people.unit.push_back(row / 400 * 15 + column / 300);
      }
    return people;
  }
  static geo::Cell place(int n) { return {n * 997 % 4000, n * 1499 % 4500}; }

  /// Up to 2000 cells of road joined to one another, from the first road found near a place.
  std::vector<LiveSurface::CostChange> road(int n) const {
    const auto &cost = live_.cost();
    const auto is_road = [&](geo::Cell cell) {
      const float c = cost.seconds_per_metre[cost.grid.index(cell)];
      return c > 0 && c < 0.4F;
    };
    auto start = place(n);
    while (!is_road(start)) start = cost.grid.cell_at((cost.grid.index(start) + 1) % cost.grid.size());
    std::vector<geo::Cell> cells = {start};
    std::vector<LiveSurface::CostChange> found;
    std::vector<bool> seen(cost.grid.size());
    seen[cost.grid.index(start)] = true;
    for (std::size_t i = 0; i < cells.size() && found.size() < 2000; ++i) {
      found.push_back({cells[i], cost.seconds_per_metre[cost.grid.index(cells[i])]});
      for (int row = -1; row <= 1; ++row)
        for (int column = -1; column <= 1; ++column) {
          const geo::Cell next{cells[i].row + row, cells[i].column + column};
          if (!cost.grid.holds(next) || seen[cost.grid.index(next)] || !is_road(next)) continue;
          seen[cost.grid.index(next)] = true;
          cells.push_back(next);
        }
    }
    return found;
  }

  template <class Edit> static void measure(benchmark::State &state, const Edit &edit) {
    std::vector<double> took;
    for (auto _ : state) {
      const auto from = std::chrono::steady_clock::now();
      edit(static_cast<int>(took.size()));
      took.push_back(
          std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count());
    }
    std::sort(took.begin(), took.end());
    state.counters["median_ms"] = took[took.size() / 2];
    state.counters["p95_ms"] = took[took.size() * 95 / 100];
    state.counters["worst_ms"] = took.back();
  }
};

} // namespace
} // namespace gis::travel::speed

int main(int argc, char **argv) {
  using gis::travel::speed::Bench;
  benchmark::Initialize(&argc, argv);
  Bench bench;
  const auto add = [&](const char *name, void (Bench::*edit)(benchmark::State &)) {
    benchmark::RegisterBenchmark(name, [&bench, edit](benchmark::State &state) { (bench.*edit)(state); })
        ->Iterations(Bench::edits)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
  };
  add("add a facility", &Bench::add);
  add("remove a facility", &Bench::remove);
  add("close a road", &Bench::close);
  add("open it again", &Bench::open);
  benchmark::RunSpecifiedBenchmarks();
}
