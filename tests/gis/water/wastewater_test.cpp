#include "gis/water/wastewater.h"

#include <gtest/gtest.h>

using namespace gis::water;

TEST(Wastewater, ASettlementsOwnWordComesBeforeTheZone) {
  EXPECT_EQ(collected(false, 1, 80), false);
  EXPECT_EQ(collected(true, 0, 80), true);
  EXPECT_EQ(collected({}, 0.8, 80), true);
  EXPECT_EQ(collected({}, 0.79, 80), false);
  EXPECT_FALSE(collected({}, {}, 80)) << "nobody knows";
}

TEST(Wastewater, LogFirstThenCapacity) {
  EXPECT_EQ(treated_share({"A", 30, 100}, 60), 0.5);
  EXPECT_EQ(treated_share({"A", {}, 45}, 60), 0.75);
  EXPECT_EQ(treated_share({"A", {}, 100}, 60), 1.0) << "never more than flows in";
  EXPECT_EQ(treated_share({"A", 0, 100}, 60), 0.0) << "a plant that stands still";
  EXPECT_FALSE(treated_share({"A"}, 60));
  EXPECT_EQ(treated_share({"A", {}, 45}, 0), 1.0);
}
