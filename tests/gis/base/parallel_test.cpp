#include "gis/base/parallel.h"

#include "gis/base/Error.h"

#include <atomic>
#include <gtest/gtest.h>
#include <vector>

namespace gis::base {
namespace {

TEST(Parallel, EveryIndexIsWorkedOnceWhateverTheThreads) {
  for (const int threads : {1, 2, 5}) {
    std::vector<std::atomic<int>> seen(300);
    double last = 0;
    Progress progress([&](double share, const std::string &) {
      EXPECT_GE(share, last);
      last = share;
      return true;
    });
    in_parallel(seen.size(), threads, progress, [&](std::size_t i, Progress &) { seen[i] += 1; });
    for (const auto &count : seen) EXPECT_EQ(count, 1);
    EXPECT_EQ(last, 1);
  }
}

TEST(Parallel, NothingToDoEndsAtOne) {
  double last = 0;
  Progress progress([&](double share, const std::string &) {
    last = share;
    return true;
  });
  in_parallel(0, 4, progress, [](std::size_t, Progress &) { FAIL(); });
  EXPECT_EQ(last, 1);
}

TEST(Parallel, AFaultOfAWorkerIsThrownAndEndsTheRest) {
  std::atomic<int> begun = 0;
  Progress quiet;
  EXPECT_THROW(in_parallel(10000, 2, quiet,
                           [&](std::size_t i, Progress &own) {
                             begun += 1;
                             if (i == 3) throw Error("file_missing");
                             while (i > 3) own.report(0.5); // until it is told to stop
                           }),
               Error);
  EXPECT_LE(begun, 6);
}

TEST(Parallel, AStopReachesWorkersInTheMiddleOfTheirWork) {
  Progress stopped([](double, const std::string &) { return false; });
  EXPECT_THROW(in_parallel(4, 2, stopped,
                           [](std::size_t, Progress &own) {
                             while (true) own.report(0.5);
                           }),
               Cancelled);
}

} // namespace
} // namespace gis::base
