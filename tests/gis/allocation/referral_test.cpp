#include "gis/allocation/referral.h"

#include <gtest/gtest.h>

namespace gis::allocation {
namespace {

using Steps = std::vector<std::vector<ReferralStep>>;
using Times = std::vector<base::Measure>;

// Two stations, two centres, one hospital: station 0 → centre 1 → hospital 0.
const Steps chain = {{{1, 20}, {0, 35}}, {{0, 15}, {0, 40}}};

TEST(Referral, TheTimesOfTheStepsAreAdded) {
  EXPECT_EQ(referral_times({0, 10}, chain), (Times{10, 30, 70}));
  EXPECT_EQ(referral_times({1, 12.5}, chain), (Times{12.5, 47.5, 62.5}));
}

TEST(Referral, WhoGoesNowhereAtFirstReachesNothing) {
  EXPECT_EQ(referral_times({}, chain), (Times{{}, {}, {}}));
}

TEST(Referral, AStationThatSendsNobodyOnEndsTheChain) {
  const Steps broken = {{{1, 20}, {}}, {{0, 15}, {0, 40}}};
  EXPECT_EQ(referral_times({1, 5}, broken), (Times{5, {}, {}}));
  EXPECT_EQ(referral_times({0, 5}, broken), (Times{5, 25, 65}));
}

TEST(Referral, OfOneKindIsTheWayToIt) { EXPECT_EQ(referral_times({3, 8}, {}), (Times{8})); }

TEST(Referral, AFacilityThatIsNotThereIsAFault) {
  EXPECT_THROW(referral_times({2, 1}, chain), std::out_of_range);
}

} // namespace
} // namespace gis::allocation
