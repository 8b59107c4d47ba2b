// P.1812 against the published paths: every row of every path, every value of every log.
#include "tests/Shared.h"
#include "tests/gis/radio/p1812/vectors.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace {

using tests::radio::ten_digits;
using tests::radio::vectors_folder;

TEST(P1812Published, EveryRowHasItsFieldAndLoss) {
  NEEDS_SHARED(vectors_folder);
  const auto cases = tests::radio::vector_cases();
  EXPECT_EQ(cases.size(), 42U);
  double worst = 0;
  for (const auto &one : cases) {
    const auto result = one.result();
    ASSERT_TRUE(result.loss_db && one.loss_db && one.field_dbuvm) << one.name << " row " << one.row;
    EXPECT_EQ(result.code, gis::radio::P1812Code::good);
    EXPECT_NEAR(*result.loss_db, *one.loss_db, 1e-6) << one.name << " row " << one.row;
    EXPECT_NEAR(*result.field_dbuvm, *one.field_dbuvm, 1e-6) << one.name << " row " << one.row;
    worst = std::max(worst, std::fabs(*result.field_dbuvm - *one.field_dbuvm));
  }
  RecordProperty("worst_field_difference_db", std::to_string(worst));
  std::printf("worst difference of the field: %.2g dB\n", worst);
}

/// What a line of a log is called here. Its spherical and Bullington losses are those of the larger radius.
const std::vector<std::pair<std::string, std::string>> &names_in_logs() {
  static const std::vector<std::pair<std::string, std::string>> names = {
      {"d (km),", "d"},
      {"dlt (km),Eq (78)", "dlt"},
      {"dlr (km),Eq (81a)", "dlr"},
      {"th_t (mrad),Eqs (76-78)", "theta_t"},
      {"th_r (mrad),Eqs (79-81)", "theta_r"},
      {"th (mrad),Eq (82)", "theta"},
      {"hts (m),", "hts"},
      {"hrs (m),", "hrs"},
      {"htc (m),Table 5", "hts"},
      {"hrc (m),Table 5", "hrs"},
      {"w,Table 5", "omega"},
      {"dtm (km),Sec 3.6", "dtm"},
      {"dlm (km),Sec 3.6", "dlm"},
      {"phi (deg),Eq (4)", "phi"},
      {"b0 (%),Eq (5)", "beta0"},
      {"ae (km),Eq (7a)", "ae"},
      {"hst (m),Eq (85)", "hst0"},
      {"hsr (m),Eq (86)", "hsr0"},
      {"hst (m),Eq (90a)", "hst"},
      {"hsr (m),Eq (90b)", "hsr"},
      {"hstd (m),Eq (89)", "hstd"},
      {"hsrd (m),Eq (89)", "hsrd"},
      {"htc (m),Eq (37a)", "htc_d"},
      {"hrc (m),Eq (37b)", "hrc_d"},
      {"hte (m),Eq (92a)", "hte"},
      {"hre (m),Eq (92b)", "hre"},
      {"hm (m),Eq (93)", "hm"},
      {"Fi,Eq (40)", "Fi"},
      {"Fj,Eq (57)", "Fj"},
      {"Fk,Eq (58)", "Fk"},
      {"Lbfs,Eq (8)", "Lbfs"},
      {"Lb0p,Eq (10)", "Lb0p"},
      {"Lb0b,Eq (11)", "Lb0b"},
      {"Lbulla (dB),Eq (21)", "Lbulla_ab"},
      {"Lbulls (dB),Eq (21)", "Lbulls_ab"},
      {"Ldsph (dB),Eq (27)", "Ldsph_ab"},
      {"Ld50 (dB),Eq (39)", "Ld50"},
      {"Ldb (dB),Eq (39)", "Ldb"},
      {"Ldp (dB),Eq (41)", "Ldp"},
      {"Lbd50 (dB),Eq (42)", "Lbd50"},
      {"Lminb0p (dB),Eq (59)", "Lminb0p"},
      {"Lba (dB),Eq (46)", "Lba"},
      {"Lminbap (dB),Eq (60)", "Lminbap"},
      {"Lbda (dB),Eq (61)", "Lbda"},
      {"Lbam (dB),Eq (62)", "Lbam"},
      {"Lbs (dB),Eq (44)", "Lbs"},
      {"Lbc (dB),Eq (63)", "Lbc"},
      {"Lb (dB),Eq (69)", "Lb"},
      {"Ep (dBuV/m),Eq (70)", "E_1kW"}};
  return names;
}

TEST(P1812Published, EveryLogHasItsValues) {
  NEEDS_SHARED(vectors_folder);
  std::size_t compared = 0;
  for (const auto &one : tests::radio::vector_cases()) {
    const auto log = tests::radio::log_of(one);
    const auto result = one.result();
    auto steps = tests::radio::steps_of(result);
    for (const auto &[line, name] : names_in_logs()) {
      ASSERT_TRUE(log.contains(line)) << one.name << " row " << one.row << ": no line " << line;
      ASSERT_TRUE(steps.contains(name)) << name;
      EXPECT_NEAR(steps[name], log.at(line), ten_digits(log.at(line)))
          << one.name << " row " << one.row << ": " << name;
      ++compared;
    }
    const auto with_power = log.at("Ep (dBuV/m) w.r.t. Ptx, Gtx");
    EXPECT_NEAR(*result.field_dbuvm, with_power, ten_digits(with_power)) << one.name << " row " << one.row;
    ++compared;
  }
  EXPECT_EQ(compared, 42U * 50);
}

/// The reference writes Lbd (43) after it has put Lbda in its place where ducting is the stronger.
TEST(P1812Published, LineLbdOfALogHoldsLbdaWhereDuctingWins) {
  NEEDS_SHARED(vectors_folder);
  int overwritten = 0;
  for (const auto &one : tests::radio::vector_cases()) {
    auto steps = tests::radio::steps_of(one.result());
    const double line = tests::radio::log_of(one).at("Lbd (dB),Eq (43)");
    const bool ducting_wins = steps["Lminbap"] <= steps["Lbd"];
    EXPECT_NEAR(ducting_wins ? steps["Lbda"] : steps["Lbd"], line, ten_digits(line)) << one.name << one.row;
    if (one.name == "rburg_urban_with_clutter" && one.row % 3 == 0) {
      EXPECT_NEAR(steps["Lbd"], one.row == 0 ? 174.0501414 : 202.9288281, 5e-8);
      EXPECT_GT(std::fabs(steps["Lbd"] - line), 1);
      ++overwritten;
    }
  }
  EXPECT_EQ(overwritten, 2);
}

} // namespace
