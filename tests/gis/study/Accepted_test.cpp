#include "gis/study/Accepted.h"

#include "gis/base/Error.h"
#include "gis/study/results.h"

#include <gtest/gtest.h>

namespace {

using namespace gis;

const base::Finding far_from_road{.severity = base::Severity::warning,
                                  .code = "facility_far_from_road",
                                  .source = "schools",
                                  .layer = "schools",
                                  .row = 12,
                                  .facts = {{"name", "Trường, \"A\""}, {"n", "640"}}};

TEST(Accepted, AProblemIsKnownAgainInTheNextRunAndMarkedInItsTable) {
  study::Accepted accepted;
  accepted.set(study::key_of(far_from_road), {"=Đường mới mở", "2025-02-01"});
  const study::Accepted read(accepted.csv(), "accepted.csv");
  EXPECT_EQ(read.csv(), accepted.csv());
  ASSERT_NE(read.find(study::key_of(far_from_road)), nullptr);
  EXPECT_EQ(read.find(study::key_of(far_from_road))->reason, "=Đường mới mở");
  const auto marked = study::findings_csv({far_from_road}, read),
             plain = study::findings_csv({far_from_road});
  EXPECT_TRUE(marked.ends_with(",finding.facility_far_from_road,1\n")) << marked;
  EXPECT_TRUE(plain.ends_with(",finding.facility_far_from_road,0\n")) << plain;
}

TEST(Accepted, AProblemThatChangedIsAnotherOne) {
  study::Accepted accepted;
  accepted.set(study::key_of(far_from_road), {"Xa", ""});
  auto farther = far_from_road;
  farther.facts["n"] = "900";
  EXPECT_EQ(accepted.find(study::key_of(farther)), nullptr);
  accepted.set(study::key_of(far_from_road), {});
  EXPECT_TRUE(accepted.all().empty());
}

TEST(Accepted, ATableWithoutAReasonIsRefused) {
  EXPECT_THROW(study::Accepted("code,source,layer,row,unit_code,facts\na,b,c,1,,\n", "n"), base::Error);
}

} // namespace
