#include "tests/gis/radio/itm/Cases.h"

/// Four paths worked through line by line; the first line that fails names the step to look at. P1 and P0 are
/// the rows 1 and 0 of NTIA's p2p.csv (within sight; by scatter), A0 and A2 those of its area.csv. The
/// figures between were worked out with a program that agrees with NTIA's to 1e-9 dB; {} is a step the path
/// does not take.
namespace gis::radio {
namespace {

struct WorkedLine {
  const char *name;
  base::Measure p1, p0, a0, a2;
};

const std::vector<WorkedLine> lines = {
    {"d", 7777.301376, 367819.246, 16000, 100000},
    {"hsys", 774.7729511, 67.50928255, 0, 0}, // an area lies at sea level
    {"Ns", 277.330622, 298.8596236, 301, 301},
    {"ae", 8156258.265, 8459005.683, 8492463.433, 8492463.433},
    {"Zg_re", 0.2494118257, 0.2493045653, 3.742592181, 0.2494361476},
    {"Zg_im", -0.002315777468, -0.004829522986, 0.08364349176, -0.001134439509},
    {"theta1_profile", 0.1125692254, -0.004478764964, {}, {}},
    {"dh1_profile", 2991.26976, 54288.08115, {}, {}},
    {"theta2_profile", 0.06372135644, -0.0004862480607, {}, {}},
    {"dh2_profile", 598.253952, 4099.10005, {}, {}},
    {"xa", 45, 150, {}, {}},
    {"xb", 7754.801376, 367804.246, {}, {}},
    {"p10", 8, 25, {}, {}},
    {"N", 75, 245, {}, {}},
    {"a0", 685.5619947, 201.4942085, {}, {}},
    {"a1", 837.6864136, -47.40914396, {}, {}},
    {"q10", 155.2504884, 46.38904825, {}, {}},
    {"q90", -100.9876948, -50.53096633, {}, {}},
    {"dh", 815.2226536, 96.96971064, 0, 5},
    {"f0", 533.77272, 285.1535013, {}, {}},
    {"fn", 780.9554775, 0, {}, {}},
    {"he1", 23.12107898, 43.75042975, 10, 15.02478752},
    {"dh1", 2991.26976, 54288.08115, 13032.62325, 15342.59043},
    {"theta1", 0.1125692254, -0.004478764964, -0.001534610464, -0.001872675116},
    {"he2", 15.57809148, 1, 1, 4.275879156},
    {"dh2", 598.253952, 4099.10005, 4121.277334, 7945.915427},
    {"theta2", 0.06372135644, -0.0004862480607, -0.0004852864386, -0.0009758330033},
    {"dsML", 35361.75949, 31319.22145, 17153.90058, 24496.88065},
    {"dML", 3589.523712, 58387.1812, 17153.90058, 23288.50586},
    {"theta_los", -0.1762905818, 0.004965013025, 0.002019896902, 0.002742255653},
    {"D", 5175.038283, 6775.951142, 6793.806581, 4190.64075},
    {"d3", 35361.75949, 92266.93691, 51122.93348, 44241.70961},
    {"d4", 87112.14233, 160026.4483, 119060.9993, 86148.11711},
    {"Dif3_v2_1", 71.42562401, 0.2826679343, 0.05782299796, 0.0881504053},
    {"Dif3_v2_2", 15.34116472, 0.0495483141, 0.02256312534, 0.05733783064},
    {"Dif3_Ak", 56.30312376, 18.48939171, 15.49695341, 16.74141971},
    {"Dif3_K0", 0.03314899574, 0.01329020216, 0.0007751293432, 0.007175604427},
    {"Dif3_K1", 0.03211207937, 0.007351722162, 0.0007751293432, 0.007371400957},
    {"Dif3_K2", 0.08231591608, 0.01167899914, 0.0007751293432, 0.007518402377},
    {"Dif3_X0", 6234.505497, 684.2452874, 503.1464119, 728.8670513},
    {"Dif3_X1", 458.9750158, 212.3697274, 128.265676, 257.2799586},
    {"Dif3_X2", 583.9558724, 40.35834029, 40.56116818, 138.5997197},
    {"Dif3_H1", -6.609173782, -23.71077467, -32.67451041, -20.04624981},
    {"Dif3_H2", 0.7428280572, -50.16578779, -52.67476452, -31.32841741},
    {"Dif3_Ar", 306.4647367, 64.8753908, 67.26828128, 44.66532816},
    {"Dif3_Afo", 1.261633904, 0.492107388, 0, 0.8309713887},
    {"Dif3_q", 227613.9208, 742.1985934, 0, 82.20846753},
    {"Dif3_w", 0.04998118167, 0.479526309, 1, 0.7346293761},
    {"A3", 70.06813069, 41.22480603, 67.26828128, 38.08611454},
    {"A4", 82.27242821, 62.68893918, 102.0501804, 65.45852018},
    {"Md", 0.0002358300915, 0.0003167693023, 0.0005119648122, 0.0006531794842},
    {"Ad0", 61.72876371, 11.9974728, 41.09513824, 9.188337473},
    {"AsML", 70.06813069, {}, 49.87733173, {}},
    {"d0", 1794.761856, {}, 92, {}},
    {"d1", 2243.45232, {}, 4357.475145, {}},
    {"Los0_psi", 0.02155727637, {}, 0.1187196303, {}},
    {"Los0_Re_re", -0.1468237719, {}, -0.9385369769, {}},
    {"Los0_Re_im", 0.0002374115748, {}, -0.001331408111, {}},
    {"Los0_delta", 2.530690883, {}, 1.048218029, {}},
    {"Los0_At", -1.00997664, {}, 0.2397884812, {}},
    {"Los0_Ad", 62.15202257, {}, 41.142239, {}},
    {"Los0_w", 0.08287874181, {}, 1, {}},
    {"Los1_psi", 0.01724726387, {}, 0.002524389603, {}},
    {"Los1_Re_re", -0.1313287294, {}, -0.9986525754, {}},
    {"Los1_Re_im", 0.0001694403462, {}, -3.009340133e-05, {}},
    {"Los1_delta", 2.37796544, {}, 0.02213117815, {}},
    {"Los1_At", -0.8161331285, {}, 33.07807673, {}},
    {"Los1_Ad", 62.25783728, {}, 43.32601218, {}},
    {"Los1_w", 0.08287874181, {}, 1, {}},
    {"A0", 56.91723554, {}, 0.2397884812, {}},
    {"A1", 57.03034597, {}, 33.07807673, {}},
    {"kappa2", 0, {}, 8.008785849, {}},
    {"kappa1", 0.000391780501, {}, 0.0004551703248, {}},
    {"Ao", 56.21408284, {}, -36.01612356, {}},
    {"Scat6_theta", {}, 0.04922423786, {}, 0.04699433303},
    {"Scat6_r1", {}, 20.76829178, {}, 29.01292541},
    {"Scat6_r2", {}, 0.4746991492, {}, 8.256739928},
    {"Scat6_ss", {}, 0.8026294395, {}, 0.9656515927},
    {"Scat6_qq", {}, 0.1, {}, 0.2947111877},
    {"Scat6_hx", {}, 5573.315529, {}, 4971.521727},
    {"Scat6_eta", {}, 2.733066064, {}, 2.421153826},
    {"Scat6_H00", {}, 17.74537273, {}, 1.436928867},
    {"Scat6_dH", {}, 0.09358469082, {}, 0.01043731004},
    {"Scat6_H0", {}, 17.83895742, {}, 1.447366177},
    {"Scat6_F", {}, 98.49998838, {}, 98.07751598},
    {"Scat5_theta", {}, {}, {}, 0.02344404028},
    {"Scat5_r1", {}, {}, {}, 14.47366413},
    {"Scat5_r2", {}, {}, {}, 4.119035871},
    {"Scat5_ss", {}, {}, {}, 0.9358721269},
    {"Scat5_qq", {}, {}, {}, 0.3040889023},
    {"Scat5_hx", {}, {}, {}, 1307.2601},
    {"Scat5_eta", {}, {}, {}, 0.6302418848},
    {"Scat5_H00", {}, {}, {}, 2.22755647},
    {"Scat5_dH", {}, {}, {}, 0.05357176713},
    {"Scat5_H0", {}, 17.83895742, {}, 2.457619195},
    {"Scat5_F", {}, 97.39258665, {}, 97.93719844},
    {"A6", {}, 87.76514492, {}, 76.35819514},
    {"A5", {}, 75.34682227, {}, 65.18693079},
    {"Ms", {}, 6.209161327e-05, {}, 5.585632174e-05},
    {"dx", {}, 185747.2192, {}, 72869.29661},
    {"As0", {}, 59.30314534, {}, 52.71485617},
    {"Aref", 59.26107787, 82.14163571, 48.79440369, 58.30048834},
    {"zT", 0.7719707382, 2.378045045e-07, 2.378045045e-07, -1.405322456},
    {"zL", 0.7719707382, 2.378045045e-07, 2.378045045e-07, -1.405322456},
    {"zS", 0.7719707382, 0.7385970671, 2.378045045e-07, -1.881212956},
    {"dex", 75678.05095, 81546.44248, 66900.28212, 55591.85825},
    {"de", 13359.87339, 416272.8035, 31091.04975, 174408.1417},
    {"sigmaS", 7.624823235, 5.046695114, 7.198338376, 5.524416466},
    {"Vmed", 0.009099042467, 1.756616954, 0.0561669456, -2.743759137},
    {"g_minus", 1.117454323, 1.074480617, 1.074480617, 1},
    {"g_plus", 1.161383164, 1.10323647, 1.10323647, 0.974836636},
    {"sigmaT_minus", 0.1189781926, 4.592326297, 0.6088659515, 8.867435379},
    {"sigmaT_plus", 0.1986665489, 6.189552059, 1.008589378, 11.44349824},
    {"sigmaT", 0.1986665489, 6.189552059, 1.008589378, 8.867435379},
    {"YT", 0.1533647624, 1.471903361e-06, 2.398470973e-07, -12.46160607},
    {"sigmaL", 0, 0, 0, 8.757211443},
    {"YL", 0, 0, 0, -12.3067059},
    {"W", 58.14073081, 25.46913157, 51.81607537, 49.71424051},
    {"YR", 0.1533647624, 1.471903361e-06, 0, -17.51418385},
    {"YS", 5.886282235, 3.72747421, 1.728518613e-06, -13.26411766},
    {"Y_before_limit", 53.21233183, 76.65754307, 48.73823502, 91.82254899},
    {"Y", 53.21233183, 76.65754307, 48.73823502, 91.82254899},
    {"Afs", 103.8914033, 130.9972457, 103.7669564, 132.2745215},
};

/// How the path ends.
struct WorkedEnd {
  int mode;
  double loss_db;
  double official_db, rounding_db;
  std::uint32_t warnings;
};

void expect_worked(const ItmResult &found, base::Measure WorkedLine::*column, const WorkedEnd &end) {
  std::map<std::string, base::Measure> steps;
  for (const auto &value : named_values(found.steps)) steps[value.name] = value.value;
  for (const auto &line : lines) {
    ASSERT_TRUE(steps.contains(line.name)) << line.name;
    const auto wanted = line.*column, value = steps.at(line.name);
    ASSERT_EQ(value.has_value(), wanted.has_value()) << line.name;
    // Ten digits are printed; zT at the median is a difference that cancels.
    if (wanted) EXPECT_NEAR(*value, *wanted, 1e-9 * std::abs(*wanted) + 1e-12) << line.name;
  }
  EXPECT_EQ(static_cast<int>(found.mode.value()), end.mode);
  EXPECT_NEAR(found.loss_db.value(), end.loss_db, 1e-7);
  EXPECT_NEAR(found.loss_db.value(), end.official_db, end.rounding_db);
  EXPECT_EQ(found.warnings, end.warnings);
}

ItmLink worked_link(double h1, double h2, double frequency_mhz, Polarisation polarisation) {
  return {.transmitter_m = h1,
          .receiver_m = h2,
          .refractivity = 301,
          .frequency_mhz = frequency_mhz,
          .polarisation = polarisation,
          .conductivity = 0.008};
}

TEST(ItmWorked, OverAProfileWithinTheSmoothHorizon) {
  NEEDS_SHARED("vectors/radio/itm_official/pfls.csv");
  auto link = worked_link(3, 1.5, 480, Polarisation::vertical);
  link.statistics = ItmTimes{22, 22, 22};
  const auto ground = grounds("itm_official/pfls.csv").at(1);
  expect_worked(itm(ground.profile(), link), &WorkedLine::p1, {1, 157.1037352, 157.10, 0.0051, 0x0400});
}

TEST(ItmWorked, OverAProfileByScatter) {
  NEEDS_SHARED("vectors/radio/itm_official/pfls.csv");
  auto link = worked_link(10, 1, 230, Polarisation::vertical);
  link.statistics = ItmTimes{50, 17, 23};
  const auto ground = grounds("itm_official/pfls.csv").at(0);
  expect_worked(itm(ground.profile(), link), &WorkedLine::p0, {3, 207.6547888, 207.65, 0.0051, 0});
}

TEST(ItmWorked, OverAnAreaWithinTheSmoothHorizon) {
  auto link = worked_link(10, 1, 230, Polarisation::horizontal);
  link.variability = 0;
  link.statistics = ItmTimes{87, 50, 50};
  expect_worked(itm_area({.distance_km = 16, .irregularity_m = 0}, link), &WorkedLine::a0,
                {1, 152.5051914, 152.5, 0.051, 0});
}

TEST(ItmWorked, OverAnAreaByScatter) {
  auto link = worked_link(15, 3, 980, Polarisation::vertical);
  link.climate = ItmClimate::desert;
  link.variability = 2;
  link.statistics = ItmTimes{92, 53, 97};
  const ItmArea area{100, 5, ItmSiting::very_careful, ItmSiting::careful};
  expect_worked(itm_area(area, link), &WorkedLine::a2, {3, 224.0970705, 224.1, 0.051, 0});
}

} // namespace
} // namespace gis::radio
