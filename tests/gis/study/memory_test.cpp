#include "gis/study/memory.h"

#include "gis/base/Error.h"

#include <gtest/gtest.h>

namespace gis::study {
namespace {

TEST(MemoryOfARun, FewerThreadsTakeLess) {
  const geo::Grid grid{0, 0, 30, 30, 5320, 4075};
  EXPECT_EQ(threads_within(grid, 16, 1e12), 16);
  const double four = memory_of_run(grid, 4);
  EXPECT_EQ(threads_within(grid, 16, four), 4);
  EXPECT_EQ(threads_within(grid, 16, four - 1), 3);
  EXPECT_THROW(threads_within(grid, 16, 1e9 / 2), base::Error);
  EXPECT_EQ(threads_within(grid, 16, four, 1), 3) << "the terrain of radio stands beside";
}

} // namespace
} // namespace gis::study
