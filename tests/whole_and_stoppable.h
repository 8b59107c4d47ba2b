#pragma once

#include "gis/base/Progress.h"

#include <gtest/gtest.h>
#include <string>

namespace tests {

/// Holds what every long work promises: its share of progress never goes back and ends at one, and a stop is
/// heard.
template <class Work> void expect_whole_and_stoppable(const Work &work) {
  double last = 0;
  gis::base::Progress progress([&](double share, const std::string &) {
    EXPECT_GE(share, last);
    last = share;
    return true;
  });
  work(progress);
  EXPECT_EQ(last, 1);
  gis::base::Progress stop([](double, const std::string &) { return false; });
  EXPECT_THROW(work(stop), gis::base::Cancelled);
}

} // namespace tests
