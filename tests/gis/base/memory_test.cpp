#include "gis/base/memory.h"

#include "gis/base/Error.h"

#include <gtest/gtest.h>

namespace gis::base {
namespace {

TEST(Memory, IsWhatTheMachineHasFreeUnlessOneSays) {
  EXPECT_EQ(allowed_memory(2), 2 * gibibyte);
  EXPECT_GT(allowed_memory({}), 1e7);
  EXPECT_NO_THROW(refuse_beyond(5, 5));
  EXPECT_THROW(refuse_beyond(6, 5), Error);
}

} // namespace
} // namespace gis::base
