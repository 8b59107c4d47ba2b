#include "tests/gis/travel/PlainSearch.h"
#include "tests/speed/grounds.h"

#include <benchmark/benchmark.h>
#include <chrono>
#include <functional>
#include <map>
#include <time.h>

/// The search on 18 million cells and on awkward ground. Figures are CPU seconds of the whole process;
/// `ratio` is the plain search in the same run over the fast one, `equal` whether both gave the same bits.
namespace gis::travel::speed {
namespace {

constexpr int rows = 4000, columns = 4500; // 18 million cells of 30 m
const base::Seconds cap(86400);

/// Ground is made once and shared by the benchmarks that name it.
const CostSurface &ground(const std::string &name) {
  static std::string held;
  static CostSurface cost;
  if (held == name) return cost;
  cost = {};
  cost = name == "province"   ? province(rows, columns, false)
         : name == "hills"    ? province(rows, columns, true)
         : name == "constant" ? constant(rows, columns, 1)
         : name == "noise"    ? white_noise(rows, columns)
         : name == "wide"     ? serpentine(rows, columns, 256)
         : name == "narrow"   ? serpentine(rows, columns, 8)
         : name == "maze"     ? maze(rows - 1, columns - 1)
         : name == "1M"       ? province(1000, 1125, false)
         : name == "4M"       ? province(2000, 2250, false)
                              : province(2 * rows, 2 * columns, false);
  held = name;
  return cost;
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

void fast(benchmark::State &state, const std::string &name, unsigned sources, const SearchRequest &request,
          bool with_plain) {
  const auto &cost = ground(name);
  const auto starts = name == "maze" || name == "wide" || name == "narrow"
                          ? std::vector<SearchSource>{{{0, 0}, 0}}
                          : scattered(cost.grid, sources);
  base::Progress quiet;
  SearchResult found;
  double least = HUGE_VAL;
  for (auto _ : state) {
    found = {};
    const double from = cpu_seconds();
    found = search(cost, starts, request, quiet);
    const double took = cpu_seconds() - from;
    least = std::min(least, took);
  }
  state.counters["cpu_min_s"] = least;
  state.counters["ns_per_cell"] = least * 1e9 / static_cast<double>(cost.grid.size());
  if (!with_plain) return;
  const double from = cpu_seconds();
  const auto plain = plain_search(cost, starts, request);
  state.counters["plain_s"] = cpu_seconds() - from;
  state.counters["ratio"] = (cpu_seconds() - from) / least;
  state.counters["equal"] = plain.time == found.time && plain.nearest == found.nearest ? 1 : 0;
}

void add(const std::string &title, const std::string &name, unsigned sources, const SearchRequest &request,
         bool with_plain = false) {
  benchmark::RegisterBenchmark(
      title.c_str(), [=](benchmark::State &state) { fast(state, name, sources, request, with_plain); })
      ->Iterations(5)
      ->Unit(benchmark::kMillisecond)
      ->UseRealTime();
}

} // namespace
} // namespace gis::travel::speed

int main(int argc, char **argv) {
  using namespace gis::travel;
  using namespace gis::travel::speed;
  const SearchRequest eight{.max_seconds = cap};
  auto with = [&](auto change) {
    auto request = eight;
    change(request);
    return request;
  };
  add("8 neighbours", "province", 600, eight, true);
  add("8 neighbours, without AVX2", "province", 600, with([](auto &r) { r.plain = true; }));
  add("8 neighbours, 2 threads", "province", 600, with([](auto &r) { r.threads = 2; }));
  add("8 neighbours, no maximum given", "province", 600, with([](auto &r) { r.max_seconds.reset(); }));
  add("8 neighbours, allocation", "province", 600, with([](auto &r) { r.allocation = true; }), true);
  add("16 neighbours", "province", 600, with([](auto &r) { r.neighbours = Neighbours::sixteen; }), true);
  add("1 source", "province", 1, eight);
  add("20000 sources", "province", 20000, eight);
  add("Tobler", "hills", 600, with([](auto &r) { r.slope = SlopeRule::tobler; }), true);
  add("Langmuir", "hills", 600, with([](auto &r) { r.slope = SlopeRule::langmuir; }), true);
  add("Tobler, 16 neighbours", "hills", 600, with([](auto &r) {
        r.slope = SlopeRule::tobler;
        r.neighbours = Neighbours::sixteen;
      }));
  add("constant", "constant", 600, eight, true);
  add("constant, allocation", "constant", 600, with([](auto &r) { r.allocation = true; }));
  add("white noise", "noise", 600, eight, true);
  add("serpentine of 256", "wide", 1, with([](auto &r) { r.max_seconds = gis::base::Seconds(1e7); }), true);
  add("serpentine of 8", "narrow", 1, with([](auto &r) { r.max_seconds = gis::base::Seconds(1e8); }), true);
  add("maze", "maze", 1, with([](auto &r) { r.max_seconds = gis::base::Seconds(1e8); }), true);
  add("1 million cells", "1M", 38, eight);
  add("4.5 million cells", "4M", 150, eight);
  add("72 million cells", "72M", 2400, eight);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
