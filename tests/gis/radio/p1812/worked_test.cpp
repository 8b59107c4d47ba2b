// Three published paths worked through line by line: the first wrong line shows where a change went astray.
#include "tests/Shared.h"
#include "tests/gis/radio/p1812/vectors.h"

#include <gtest/gtest.h>
#include <limits>

namespace {

using tests::radio::vectors_folder;

constexpr double none = std::numeric_limits<double>::quiet_NaN(); ///< the path does not need it

struct Line {
  const char *name;
  double beyond_horizon, in_sight, over_sea;
};

constexpr Line worked[] = {
    {"f", 0.0953, 0.0982, 0.0953},
    {"d", 10, 96.2, 235.1},
    {"hts", 814.4, 1395, 814.4},
    {"hrs", 257.3, 696, 118.3},
    {"lambda", 3.145855194, 3.052953157, 3.145855194},
    {"dtm", 10, 96.2, 17.456175},
    {"dlm", 10, 96.2, 12.519075},
    {"omega", 0, 0, 0.91},
    {"phi", 53.20515067, 48.58877214, 53.68658428},
    {"tau", 0.1004856804, 1, 0.1663899017},
    {"mu1", 0.7420744084, 0.1412537838, 0.5859456865},
    {"mu4", 0.9995792829, 1.169127731, 0.9947307175},
    {"beta0", 5.523157665, 1.442216533, 4.268390323},
    {"ae", 8930.776786, 8930.776786, 8930.776786},
    {"v1", 8485.78, 87109.1, 10195.52292},
    {"v2", 112310.062, 1.297801087e+07, 379746.7468},
    {"hst0", 574.05538, 408.6449283, 79.86299272},
    {"hsr0", 274.52262, 496.8550717, -36.49624272},
    {"hobs", 104.015, -201.7266112, -21.24805},
    {"alpha_obt", 16.00230769, -2.099132271, -0.09042398698},
    {"alpha_obr", 29.71857143, -9.899900304, -0.2525021832},
    {"hstd", 537.65013, 395, 79.86299272},
    {"hsrd", 206.91287, 496, -36.49624272},
    {"theta_max", -40.05017496, -14.74444704, -13.50401348},
    {"theta_td", -56.21058525, -12.65130694, -16.12181971},
    {"lt", 19, 672, 1026},
    {"lr", 19, 672, 1609},
    {"dlt", 6.5, 67.2, 120.6063},
    {"dlr", 3.5, 29, 45.96205},
    {"theta_t", -40.05017496, -12.65130694, -13.50401348},
    {"theta_r", 85.02712119, 1.88024036, -5.147056324},
    {"theta", 46.09666966, 0.000672798176, 7.673627996},
    {"hst", 574.05538, 395, 79.86299272},
    {"hsr", 250.3, 496, -36.49624272},
    {"m", -32.375538, 1.04989605, -0.4949350721},
    {"hte", 240.34462, 1000, 734.5370073},
    {"hre", 7, 200, 154.7962427},
    {"hm", 192.685617, 28.44698545, 13.74801219},
    {"Lbfs", 91.99531592, 111.9059605, 119.4069487},
    {"Lb0p", 90.84654932, 110.0887591, 114.9896269},
    {"Lb0b", 90.42283091, 107.9023835, 116.6283135},
    {"Stim_actual_ae", -37.97327917, -9.35964592, -0.3424854966},
    {"Str_actual_ae", -55.71, -7.266112266, -2.960867716},
    {"Srim_actual_ae", 88.6496244, none, 8.015247123},
    {"dbp_actual_ae", 6.5, none, 154.870522},
    {"nu_actual_ae", 1.927265825, -1.726541053, 1.406443822},
    {"Lbulla_ae", 28.49553647, 0, 30.0318786},
    {"Stim_smooth_ae", -29.10357218, -10.40022865, 0.3367616225},
    {"nu_smooth_ae", -1.867414747, -1.80697455, 1.419290547},
    {"Lbulls_ae", 0, 0, 30.11037859},
    {"dlos_ae", 100.3076445, 193.4159339, 167.1247763},
    {"dse1_ae", 8.444267205, 76.17056481, none},
    {"hse_ae", 84.86763218, 281.1494573, none},
    {"hreq_ae", 35.48645236, 121.4633366, none},
    {"K_land_ae", none, none, 0.0182397888},
    {"b_land_ae", none, none, 0.9990365467},
    {"X_land_ae", none, none, 5.453217247},
    {"Yt_land_ae", none, none, 7.065876274},
    {"Yr_land_ae", none, none, 1.489061937},
    {"F_land_ae", none, none, -77.61009556},
    {"Gt_land_ae", none, none, 31.08782647},
    {"Gr_land_ae", none, none, 5.186354777},
    {"K_sea_ae", none, none, 0.1169532117},
    {"b_sea_ae", none, none, 0.9624921394},
    {"X_sea_ae", none, none, 5.253740469},
    {"Yt_sea_ae", none, none, 6.807408993},
    {"Yr_sea_ae", none, none, 1.434592572},
    {"F_sea_ae", none, none, -74.2611461},
    {"Gt_sea_ae", none, none, 29.41263449},
    {"Gr_sea_ae", none, none, 4.318244881},
    {"Ldft_ae", none, none, 40.60277501},
    {"Ldsph_ae", 0, 0, 40.60277501},
    {"Stim_actual_ab", -38.07767005, -9.362628516, -3.000245059},
    {"Str_actual_ab", -55.71, -7.266112266, -2.960867716},
    {"Srim_actual_ab", 88.45575562, none, none},
    {"dbp_actual_ab", 6.5, none, none},
    {"nu_actual_ab", 1.915922749, -2.05532065, -0.07870523103},
    {"Lbulla_ab", 28.44456493, 0, 14.03648006},
    {"Stim_smooth_ab", -29.11848516, -10.40321124, -2.616865532},
    {"nu_smooth_ab", -1.875906459, -2.093416825, -0.08967893708},
    {"Lbulls_ab", 0, 0, 13.84792798},
    {"dlos_ab", 146.7418008, 282.9515397, 244.4897472},
    {"dse1_ab", 8.452531974, 78.32157626, 162.8307568},
    {"hse_ab", 85.07386417, 312.0458662, 25.16304563},
    {"hreq_ab", 35.40938228, 116.365058, 219.0447036},
    {"aem_ab", none, none, 17673.10327},
    {"K_land_ab", none, none, 0.01452820452},
    {"b_land_ab", none, none, 0.9993884433},
    {"X_land_ab", none, none, 3.460907776},
    {"Yt_land_ab", none, none, 5.630035271},
    {"Yr_land_ab", none, none, 1.186472972},
    {"F_land_ab", none, none, -44.52007659},
    {"Gt_land_ab", none, none, 26.16653266},
    {"Gr_land_ab", none, none, 2.622508391},
    {"K_sea_ab", none, none, 0.09315459723},
    {"b_sea_ab", none, none, 0.9757205881},
    {"X_sea_ab", none, none, 3.378945387},
    {"Yt_sea_ab", none, none, 5.496702871},
    {"Yr_sea_ab", none, none, 1.158374518},
    {"F_sea_ab", none, none, -43.18162709},
    {"Gt_sea_ab", none, none, 25.19112638},
    {"Gr_sea_ab", none, none, 2.107718859},
    {"Ldft_ab", none, none, 15.86912468},
    {"Ldsph_ab", 0, 0, 14.04613832},
    {"Ld50", 28.49553647, 0, 40.52427501},
    {"Ldb", 28.44456493, 0, 14.2346904},
    {"Fi", 0.802859479, 0.5863215726, 1},
    {"Ldp", 28.45461349, 0, 14.2346904},
    {"Lbd50", 120.4908524, 111.9059605, 159.9312237},
    {"Lbd", 119.3011628, 110.0887591, 129.2243173},
    {"Alf", 33.15899332, 32.8135997, 33.15899332},
    {"Ast", 0, 0, 0},
    {"Asr", 35.62662594, 0, 0},
    {"Act", 0, 0, 0},
    {"Acr", 0, 0, 0},
    {"Af", 170.8174773, 154.7693309, 159.622701},
    {"gamma_d", 0.2039655744, 0.2060138421, 0.2039655744},
    {"theta_prime", -38.58045153, 0.000672798176, 7.673627996},
    {"alpha", -0.6000004428, -0.6049193845, -0.6130640598},
    {"mu2", 1, 1, 0.6580719149},
    {"dI", 0, 0, 40},
    {"mu3", 0.6967336002, 0.9641695316, 0.9523795633},
    {"beta", 3.848169525, 1.390541239, 2.675146377},
    {"Gamma", 0.7542024053, 0.5725056052, 0.6755317891},
    {"Ap", 13.17249869, 26.46215695, -6.711580686},
    {"Lba", 176.120892, 181.2316265, 154.4762763},
    {"Lbs", 149.8301084, 143.81162, 148.4453664},
    {"Fj", 0, 0.9917498148, 0},
    {"Fk", 0.8175744762, 1.086449022e-05, 9.769962617e-15},
    {"Lminb0p", 119.1955125, 109.5585769, 116.2707491},
    {"Lminbap", 176.120892, 181.2316265, 154.4762766},
    {"Lbda", 119.3011628, 110.0887591, 129.2243173},
    {"Lbam", 119.3011628, 109.562951, 129.2243173},
    {"Lbc", 119.3011611, 109.5629507, 129.2240065},
    {"Lb", 119.3011611, 110.0887591, 129.2240065},
    {"E_1kW", 59.64069691, 69.11347064, 49.71785152},
    {"E_P", 59.64069691, 61.11347064, 49.71785152},
};

void expect_column(const tests::radio::VectorCase &one, double Line::*column) {
  const auto result = one.result();
  auto steps = tests::radio::steps_of(result);
  steps["E_P"] = *result.field_dbuvm;
  for (const auto &line : worked) {
    const double wanted = line.*column;
    if (std::isnan(wanted)) {
      EXPECT_FALSE(steps.contains(line.name)) << line.name;
      continue;
    }
    ASSERT_TRUE(steps.contains(line.name)) << line.name;
    // Ten digits are printed.
    EXPECT_NEAR(steps[line.name], wanted, std::max(1e-11, 1e-9 * std::fabs(wanted))) << line.name;
  }
}

TEST(P1812Worked, BeyondTheHorizonOverLand) {
  NEEDS_SHARED(vectors_folder);
  expect_column(tests::radio::vector_case("b2iseac_rural_land_10km", 1), &Line::beyond_horizon);
}

TEST(P1812Worked, InSightOverLand) {
  NEEDS_SHARED(vectors_folder);
  expect_column(tests::radio::vector_case("rburg_rural_noclutter_los", 1), &Line::in_sight);
}

TEST(P1812Worked, OverTheSeaWithVerticalPolarisation) {
  NEEDS_SHARED(vectors_folder);
  expect_column(tests::radio::vector_case("b2iseac_eqdist_vertical", 0), &Line::over_sea);
}

} // namespace
