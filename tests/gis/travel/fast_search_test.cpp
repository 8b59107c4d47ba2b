#include "gis/base/Error.h"
#include "tests/gis/travel/PlainSearch.h"
#include "tests/gis/travel/RandomCase.h"

#include <gtest/gtest.h>

namespace gis::travel {
namespace {

#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
constexpr unsigned cases = 300; // instrumented code is many times slower
#else
constexpr unsigned cases = 2500;
#endif

SearchResult fast(const CostSurface &cost, const std::vector<SearchSource> &sources,
                  const SearchRequest &request) {
  base::Progress quiet;
  return search(cost, sources, request, quiet);
}

void expect_same(const SearchResult &fast, const SearchResult &plain, const std::string &text) {
  ASSERT_EQ(fast.shift, plain.shift) << text;
  for (std::size_t i = 0; i < plain.time.size(); ++i)
    ASSERT_EQ(fast.time[i], plain.time[i]) << text << ", cell " << i;
  ASSERT_EQ(fast.nearest.size(), plain.nearest.size()) << text;
  for (std::size_t i = 0; i < plain.nearest.size(); ++i)
    ASSERT_EQ(fast.nearest[i], plain.nearest[i]) << text << ", cell " << i;
}

TEST(FastSearch, EqualsThePlainOneOnAwkwardGround) {
  for (unsigned seed = 0; seed < cases; ++seed) {
    const RandomCase given(seed);
    const auto plain = plain_search(given.cost, given.sources, given.request);
    expect_same(fast(given.cost, given.sources, given.request), plain, given.text);
    if (HasFatalFailure()) return;
  }
}

TEST(FastSearch, ThreadsInstructionsAndTheOrderOfSourcesChangeNothing) {
  for (unsigned seed = 100000; seed < 100000 + cases / 30; ++seed) {
    RandomCase given(seed);
    given.request.allocation = true;
    const auto first = fast(given.cost, given.sources, given.request);
    for (const bool plain : {false, true})
      for (const int threads : {1, 2, 3, 4}) {
        std::shuffle(given.sources.begin(), given.sources.end(), std::mt19937(seed));
        given.request.threads = threads;
        given.request.plain = plain;
        expect_same(fast(given.cost, given.sources, given.request), first, given.text);
        if (HasFatalFailure()) return;
      }
  }
}

CostSurface ground(int rows, int columns, float cost) {
  CostSurface surface{.grid = {0, 0, 30, 30, columns, rows}};
  surface.seconds_per_metre.assign(surface.grid.size(), cost);
  return surface;
}

/// A wall across every `apart` rows with one gap, at alternating ends.
CostSurface serpentine(int side, int apart) {
  auto surface = ground(side, side, 0.5F);
  for (int row = apart - 1; row < side; row += apart)
    for (int column = 0; column < side; ++column)
      if (column != (row / apart % 2 == 0 ? side - 1 : 0))
        surface.seconds_per_metre[surface.grid.index({row, column})] = -1;
  return surface;
}

/// A perfect maze: every passage cell is reached by exactly one way.
CostSurface maze(int side, unsigned seed) {
  auto surface = ground(side, side, -1);
  std::mt19937 dice(seed);
  std::vector<geo::Cell> way = {{0, 0}};
  surface.seconds_per_metre[0] = 1;
  while (!way.empty()) {
    const auto here = way.back();
    std::vector<geo::Cell> open;
    for (const auto &[down, right] : {std::pair{0, 2}, {0, -2}, {2, 0}, {-2, 0}}) {
      const geo::Cell to{here.row + down, here.column + right};
      if (surface.grid.holds(to) && surface.barrier(surface.grid.index(to))) open.push_back(to);
    }
    if (open.empty()) {
      way.pop_back();
      continue;
    }
    const auto to = open[dice() % open.size()];
    surface.seconds_per_metre[surface.grid.index(to)] = 1;
    surface.seconds_per_metre[surface.grid.index({(here.row + to.row) / 2, (here.column + to.column) / 2})] =
        1;
    way.push_back(to);
  }
  return surface;
}

TEST(FastSearch, FindsItsWayThroughMazesSerpentinesAndLines) {
  std::vector<CostSurface> grounds = {serpentine(259, 2),  serpentine(130, 7), maze(193, 1),
                                      maze(301, 2),        ground(1, 3000, 1), ground(3000, 1, 1),
                                      ground(200, 200, -1)};
  const std::vector<SearchSource> sources = {{{0, 0}, 1}};
  for (std::size_t i = 0; i < grounds.size(); ++i)
    for (const auto neighbours : {Neighbours::eight, Neighbours::sixteen})
      for (const bool plain : {false, true}) {
        const SearchRequest request{
            .neighbours = neighbours, .allocation = true, .threads = 2, .plain = plain};
        const auto expected = plain_search(grounds[i], sources, request);
        expect_same(fast(grounds[i], sources, request), expected, "ground " + std::to_string(i));
        if (HasFatalFailure()) return;
      }
  const auto far = fast(grounds[0], sources, {});
  EXPECT_TRUE(far.reached(grounds[0].grid.size() - 1));
}

TEST(FastSearch, ALargeGroundBeginsWithAPilotAndEndsAtTheSameShift) {
  for (const float cost : {0.03F, 0.8F, 40.0F}) {
    auto surface = ground(300, 260, cost);
    for (int column = 0; column < 259; ++column)
      surface.seconds_per_metre[surface.grid.index({150, column})] = -1;
    const std::vector<SearchSource> sources = {{{0, 0}, 1}, {{150, 3}, 2}, {{-1, 900}, 3}};
    for (const auto slope : {SlopeRule::none, SlopeRule::langmuir}) {
      const SearchRequest request{.slope = slope, .allocation = true};
      const auto expected = plain_search(surface, sources, request);
      EXPECT_LT(expected.shift, 22) << cost;
      expect_same(fast(surface, sources, request), expected, std::to_string(cost));
    }
  }
}

TEST(FastSearch, StopsHalfWayOnSeveralThreads) {
  const auto surface = ground(1500, 1500, 1);
  for (const int threads : {1, 3}) {
    double last = 0;
    base::Progress stopping([&](double share, const std::string &) {
      last = share;
      return share < 0.1;
    });
    const SearchRequest request{.max_seconds = base::Seconds(90000), .threads = threads};
    EXPECT_THROW(search(surface, {{{0, 0}, 0}}, request, stopping), base::Cancelled);
    EXPECT_LT(last, 1);
  }
}

TEST(FastSearch, WithinOnlyLeavesWhatIsLaterUnreached) {
  base::Progress quiet;
  std::size_t later = 0;
  for (unsigned seed = 0; seed < 300; ++seed) {
    RandomCase given(seed);
    auto request = given.request;
    if (!request.max_seconds) request.max_seconds = base::Seconds(300);
    request.allocation = false;
    auto all = search(given.cost, given.sources, request, quiet);
    request.within_only = true;
    for (auto &time : all.time)
      if (time == SearchResult::beyond_cap) {
        time = SearchResult::unreached;
        ++later;
      }
    ASSERT_EQ(search(given.cost, given.sources, request, quiet).time, all.time) << given.text;
  }
  EXPECT_GT(later, 1000U);
}

} // namespace
} // namespace gis::travel
