#include "tests/gis/radio/itm/Cases.h"

#include <sstream>

/// The runs of NTIA's own command line: inputs "key,value", outputs as a printed page.
namespace gis::radio {
namespace {

Case inputs(const std::string &name) {
  Case result;
  std::ifstream stream(vectors() / "itm_official/cmd_examples" / name);
  for (std::string line; std::getline(stream, line);) {
    const auto comma = line.find(',');
    if (comma != std::string::npos)
      result.cells[base::trimmed(line.substr(0, comma))] = base::trimmed(line.substr(comma + 1));
  }
  for (const std::string end : {"tx", "rx"}) // the page and the tables name it differently
    if (result.has(end + "_site_criteria"))
      result.cells[end + "_siting_criteria"] = result.cells[end + "_site_criteria"];
  return result;
}

/// The first word after the label of a line, of the last line that bears it.
std::map<std::string, std::string> page(const std::string &name) {
  std::map<std::string, std::string> result;
  std::ifstream stream(vectors() / "itm_official/cmd_examples" / name);
  for (std::string line; std::getline(stream, line);)
    if (line.size() > 25) std::istringstream(line.substr(25)) >> result[base::trimmed(line.substr(0, 25))];
  return result;
}

/// The lines of figures below the heads of a page's table.
std::vector<std::vector<double>> table(const std::string &name) {
  std::vector<std::vector<double>> result;
  std::ifstream stream(vectors() / "itm_official/cmd_examples" / name);
  bool below = false;
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with("Basic Transmission Loss Results")) below = true;
    if (line.starts_with("Intermediate")) below = false;
    std::istringstream words(line);
    std::vector<double> figures;
    for (double figure = 0; words >> figure;) figures.push_back(figure);
    if (below && figures.size() >= 4) result.push_back(figures);
  }
  return result;
}

ItmLink link_with(const Case &c, double confidence, double reliability) {
  auto link = link_of(c);
  link.statistics = ItmConfidence{confidence, reliability};
  return link;
}

void expect_page(const ItmResult &found, const std::string &name) {
  SCOPED_TRACE(name);
  auto told = page(name);
  const auto number = [&](const std::string &key) { return base::parse_number(told.at(key)).value(); };
  const auto &steps = found.steps;
  const auto &[transmitter, receiver] = steps.path->ends;
  EXPECT_EQ(static_cast<int>(found.code), number("ITM Return Code"));
  EXPECT_EQ(found.warnings, std::stoul(told.at("ITM Warning Flags"), nullptr, 16));
  EXPECT_EQ(static_cast<int>(found.mode.value()), number("Mode of Propagation"));
  EXPECT_NEAR(found.loss_db.value(), number("Basic Transmission Loss"), 0.051);
  EXPECT_NEAR(*steps.free_space_db, number("Free Space"), 0.051);
  EXPECT_NEAR(steps.path->distance_m / 1000, number("d__km"), 0.00051);
  EXPECT_NEAR(transmitter.horizon.angle_rad * 1000, number("theta_hzn_tx"), 0.00051);
  EXPECT_NEAR(receiver.horizon.angle_rad * 1000, number("theta_hzn_rx"), 0.00051);
  EXPECT_NEAR(transmitter.horizon.distance_m, number("d_hzn_tx__meter"), 0.51);
  EXPECT_NEAR(receiver.horizon.distance_m, number("d_hzn_rx__meter"), 0.51);
  EXPECT_NEAR(transmitter.effective_m, number("h_e_tx__meter"), 0.051);
  EXPECT_NEAR(receiver.effective_m, number("h_e_rx__meter"), 0.051);
  EXPECT_NEAR(steps.ground->refractivity, number("N_s"), 0.051);
  EXPECT_NEAR(steps.path->irregularity_m, number("delta_h__meter"), 0.051);
  EXPECT_NEAR(steps.reference->loss_db.value(), number("A_ref__db"), 0.051);
}

TEST(ItmExamples, FourSinglePaths) {
  NEEDS_SHARED("vectors/radio/itm_official/cmd_examples/pfl.txt");
  const auto ground = grounds("itm_official/cmd_examples/pfl.txt").at(0);
  expect_page(itm(ground.profile(), link_of(inputs("i_p2ptls.txt"))), "o_p2ptls.txt");
  auto c = inputs("i_p2pcr.txt");
  expect_page(itm(ground.profile(), link_with(c, c.number("confidence"), c.number("reliability"))),
              "o_p2pcr.txt");
  c = inputs("i_areatls.txt");
  expect_page(itm_area(area_of(c), link_of(c)), "o_areatls.txt");
  c = inputs("i_areacr.txt");
  expect_page(itm_area(area_of(c), link_with(c, c.number("confidence"), c.number("reliability"))),
              "o_areacr.txt");
}

TEST(ItmExamples, NineLossesOverAProfile) {
  NEEDS_SHARED("vectors/radio/itm_official/cmd_examples/pfl.txt");
  const auto ground = grounds("itm_official/cmd_examples/pfl.txt").at(0);
  const auto c = inputs("i_p2pcr_tbl.txt");
  ASSERT_EQ(c.cells.at("confidence"), "10,60,90");
  const std::vector<double> confidences{10, 60, 90};
  const auto lines = table("o_p2pcr_tbl.txt");
  ASSERT_EQ(lines.size(), 3U);
  for (const auto &line : lines)
    for (std::size_t i = 0; i < 3; ++i)
      EXPECT_NEAR(itm(ground.profile(), link_with(c, confidences[i], line[0])).loss_db.value(), line[i + 1],
                  0.051);
}

TEST(ItmExamples, FiftySevenLossesOverAnArea) {
  NEEDS_SHARED("vectors/radio/itm_official/cmd_examples/i_areacr_tbl.txt");
  auto c = inputs("i_areacr_tbl.txt");
  ASSERT_EQ(c.cells.at("confidence"), "50,75,90");
  const std::vector<double> confidences{50, 75, 90};
  const auto lines = table("o_areacr_tbl.txt");
  ASSERT_EQ(lines.size(), 19U);
  for (const auto &line : lines) {
    c.cells["d__km"] = base::format_number(line[0], 3);
    for (std::size_t i = 0; i < 3; ++i) {
      const auto found = itm_area(area_of(c), link_with(c, confidences[i], c.number("reliability")));
      EXPECT_NEAR(*found.steps.free_space_db, line[1], 0.051);
      EXPECT_NEAR(found.loss_db.value(), line[i + 2], 0.051) << line[0] << " km";
    }
  }
}

} // namespace
} // namespace gis::radio
