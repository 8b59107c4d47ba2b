#include "gis/base/Error.h"
#include "gis/base/Progress.h"

#include <gtest/gtest.h>
#include <vector>

namespace gis::base {
namespace {

TEST(Progress, SlicesFillTheirPartAndNeverGoBack) {
  std::vector<double> seen;
  std::vector<std::string> stages;
  Progress progress([&](double share, const std::string &stage) {
    seen.push_back(share);
    stages.push_back(stage);
    return true;
  });
  auto reading = progress.slice(0, 0.5, "reading");
  reading.report(0.5);
  reading.report(0.2);
  auto inner = reading.slice(0.5, 1);
  inner.report(1);
  progress.slice(0.5, 1, "search").report(1);
  EXPECT_EQ(seen, (std::vector<double>{0.25, 0.25, 0.5, 1}));
  EXPECT_EQ(stages.front(), "reading");
  EXPECT_EQ(stages[2], "reading");
  EXPECT_EQ(stages.back(), "search");
}

TEST(Progress, AListenerThatSaysNoCancels) {
  Progress progress([](double share, const std::string &) { return share < 0.5; });
  auto part = progress.slice(0, 1, "part");
  part.report(0.4);
  EXPECT_THROW(part.report(0.6), Cancelled);
}

} // namespace
} // namespace gis::base
