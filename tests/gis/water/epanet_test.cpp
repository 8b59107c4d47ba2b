#include "gis/water/epanet.h"

#include "gis/base/Error.h"
#include "tests/process.h"

#include <gmock/gmock.h>

using namespace gis::water;
using gis::base::Error;
using gis::base::Findings;
using testing::ElementsAre;

namespace {

/// A reservoir, a pump and a tank on the hill; a loop of two pipes; a reducing valve and a dead end.
const char *const village = R"([TITLE]
Cấp nước bản [JUNCTIONS] là tên mục, không phải đầu mục ở đây

[JUNCTIONS]
;ID  Elev  Demand
 J1  700   5   ; đầu làng
 J2  690
 J3  650   2
 J4  640
[RESERVOIRS]
 HO  750
[Tanks]
 BE  720 2 0 3 8 0
[PIPE]
 P1 J1 J2 120 100 130 0 OPEN
 P2 J1 J2 150 80 130 CV
 P3 J3 J4 90 50 130 0 closed
 P4 BE J1 30 100 130
[PUMPS]
 B1 HO J1 HEAD 1 SPEED 1.2
[VALVES]
 V1 J2 J3 80 PRV 30 0
[CURVES]
 1 100 50
[COORDINATES]
 J1 500 1000
 J2 600 1000
 J3 700 1000
 J4 700 900
 HO 400 1000
 BE 500 1050
[VERTICES]
 P2 550 1020
 P2 560 1020
[END]
nothing read here
)";

Network read(const std::string &text, Findings *findings = nullptr) {
  Findings own;
  return parse_epanet(text, "làng.inp", findings != nullptr ? *findings : own);
}

std::vector<std::string> ids(const Network &network, Wetness wetness) {
  const auto flooded = flood(network);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < flooded.size(); ++i)
    if (flooded[i] == wetness) names.push_back(network.nodes[i].id);
  return names;
}

std::string with(std::string text, const std::string &what, const std::string &instead) {
  const auto at = text.find(what);
  if (at == std::string::npos) throw std::logic_error("the text has no " + what);
  return text.replace(at, what.size(), instead);
}

} // namespace

TEST(Epanet, ReadsNodesLinksStatesAndPlaces) {
  Findings findings;
  const Network network = read(village, &findings);
  EXPECT_TRUE(findings.empty());
  ASSERT_EQ(network.nodes.size(), 6U);
  EXPECT_EQ(network.people.size(), 6U);
  EXPECT_EQ(network.nodes[4].id, "HO");
  EXPECT_EQ(network.nodes[4].place, (gis::geo::Point{400, 1000}));
  ASSERT_EQ(network.links.size(), 6U);
  EXPECT_TRUE(network.links[1].one_way);
  EXPECT_EQ(network.links[1].course, (gis::geo::Line{{500, 1000}, {550, 1020}, {560, 1020}, {600, 1000}}));
  EXPECT_EQ(network.links[2].passage, Passage::closed);
  EXPECT_EQ(network.links[4].kind, LinkKind::pump);
  EXPECT_EQ(network.links[5].kind, LinkKind::valve);
  EXPECT_TRUE(network.links[5].one_way);
  ASSERT_EQ(network.sources.size(), 2U);
  EXPECT_EQ(network.sources[1].passage, Passage::unknown);
}

TEST(Epanet, WaterComesFromReservoirsAndPerhapsFromTanks) {
  EXPECT_THAT(ids(read(village), Wetness::wet), ElementsAre("J1", "J2", "J3", "HO", "BE"));
  EXPECT_THAT(ids(read(village), Wetness::dry), ElementsAre("J4"));
  const auto stopped = read(with(village, "SPEED 1.2", "SPEED 0"));
  EXPECT_THAT(ids(stopped, Wetness::wet), ElementsAre("HO"));
  EXPECT_THAT(ids(stopped, Wetness::unknown), ElementsAre("J1", "J2", "J3", "BE"));
}

TEST(Epanet, StatesOfTheSectionStatusComeLast) {
  const auto with_status = [](const std::string &lines) {
    return read(with(village, "[CURVES]", "[STATUS]\n" + lines + "\n[CURVES]"));
  };
  EXPECT_THAT(ids(with_status("P3 OPEN"), Wetness::dry), ElementsAre());
  EXPECT_THAT(ids(with_status("V1 closed"), Wetness::dry), ElementsAre("J3", "J4"));
  EXPECT_THAT(ids(with_status("V1 0"), Wetness::dry), ElementsAre("J4"));
  EXPECT_THAT(ids(with_status("B1 0"), Wetness::wet), ElementsAre("HO"));
  EXPECT_THAT(ids(with_status("B1 0\nB1 0.8"), Wetness::dry), ElementsAre("J4"));
  EXPECT_THAT(ids(with_status("P1 0"), Wetness::dry), ElementsAre("J4"));
  EXPECT_TRUE(with_status("V1 ACTIVE").links[5].one_way);
  EXPECT_FALSE(with_status("V1 OPEN").links[5].one_way);
  EXPECT_TRUE(with_status("B1 OPEN").links[4].one_way);
}

TEST(Epanet, FlowAndOpeningOfNothingLetNothingThrough) {
  for (const char *type : {"FCV 0", "PCV 0"})
    EXPECT_THAT(ids(read(with(village, "PRV 30", type)), Wetness::dry), ElementsAre("J3", "J4")) << type;
  for (const char *type : {"FCV 3", "TCV 0", "GPV c1", "psv 0", "PBV 0"})
    EXPECT_THAT(ids(read(with(village, "PRV 30", type)), Wetness::dry), ElementsAre("J4")) << type;
}

TEST(Epanet, ACheckValveLetsWaterRunOneWay) {
  const char *const text = "[JUNC]\na\nb\n[RESE]\nr\n[PIPE]\n1 r a 1 1 1 0 CV\n2 b a 1 1 1 0 CV\n";
  EXPECT_THAT(ids(read(text), Wetness::wet), ElementsAre("a", "r"));
}

TEST(Epanet, TakesAnyOrderOfSectionsAndOldTanks) {
  const char *const text = "\xEF\xBB\xBF[STATUS]\r\n1 CLOSED\r\n[pipes]\r\n1 a t 1 1 1\r\n[tanks]\r\n"
                           "t 30\r\n[JUNCTIONS]\r\na\r\n";
  EXPECT_THAT(ids(read(text), Wetness::wet), ElementsAre("t"));
  EXPECT_THAT(ids(read(text), Wetness::dry), ElementsAre("a"));
}

TEST(Epanet, TellsWhatItDoesNotFollow) {
  Findings findings;
  read("[JUNKTIONS]\na\n[JUNCTIONS]\nb\n[CONTROLS]\nLINK 1 CLOSED AT TIME 3\n[RULES]\nRULE 1\n", &findings);
  std::vector<std::string> codes;
  for (const auto &finding : findings) codes.push_back(finding.code + " " + std::to_string(finding.row));
  EXPECT_THAT(codes, ElementsAre("water_epanet_section 1", "water_epanet_controls 6",
                                 "water_epanet_unplaced 0", "water_epanet_sourceless 0"));
}

struct Broken {
  const char *text, *code;
  long line;
};
class BrokenEpanet : public testing::TestWithParam<Broken> {};

TEST_P(BrokenEpanet, NamesTheLine) {
  try {
    read(GetParam().text);
    FAIL() << "read without a word";
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), GetParam().code);
    EXPECT_EQ(error.finding().row, GetParam().line);
    EXPECT_EQ(error.finding().facts.at("file"), "làng.inp");
  }
}

const std::string long_id = "[JUNCTIONS]\n" + std::string(32, 'x') + "\n";

INSTANTIATE_TEST_SUITE_P(
    Files, BrokenEpanet,
    testing::Values(Broken{"", "water_epanet_no_section", 0}, Broken{"a 1 2\n", "water_epanet_no_section", 1},
                    Broken{"[JUNC]\na\n[PIPE]\n1 a\n", "water_epanet_short", 4},
                    Broken{"[JUNC]\na\n[VALV]\n1 a a 20\n", "water_epanet_short", 4},
                    Broken{"[STATUS]\n1\n", "water_epanet_short", 2},
                    Broken{"[COOR]\na 1\n", "water_epanet_short", 2},
                    Broken{long_id.c_str(), "water_epanet_id", 2},
                    Broken{"[JUNC]\na\n[TANKS]\na 1\n", "water_epanet_twice", 4},
                    Broken{"[JUNC]\na\n[PIPES]\n1 a a\n[PUMPS]\n1 a a\n", "water_epanet_twice", 6},
                    Broken{"[JUNC]\na\n[PIPES]\n1 a A\n", "water_epanet_node", 4},
                    Broken{"[JUNC]\na\n[COOR]\nb 1 2\n", "water_epanet_node", 4},
                    Broken{"[JUNC]\na\n[STAT]\nb OPEN\n", "water_epanet_link", 4},
                    Broken{"[JUNC]\na\n[VERT]\nb 1 1\n", "water_epanet_link", 4},
                    Broken{"[JUNC]\na\n[PIPE]\n1 a a 1 1 1 0 CV\n[STAT]\n1 OPEN\n",
                           "water_epanet_check_valve", 6},
                    Broken{"[JUNC]\na\n[PIPE]\n1 a a 1 1 1 0 SHUT\n", "value_bad", 4},
                    Broken{"[JUNC]\na\n[VALV]\n1 a a 20 XYZ\n", "value_bad", 4},
                    Broken{"[JUNC]\na\n[PIPE]\n1 a a\n[STAT]\n1 -1\n", "value_bad", 6},
                    Broken{"[JUNC]\na\n[COOR]\na 1 2,5\n", "value_bad", 4},
                    Broken{"[JUNC]\na\n[COOR]\na 1 1e10\n", "value_bad", 4}));

TEST(Epanet, ReadsAFileInAnOldEncodingAndSaysSo) {
  const tests::Folder folder;
  tests::write_file(folder / "old.inp", "[TITLE]\nC\xCA"
                                        "p n\xAD\xED"
                                        "c\n[RESERVOIRS]\nR 3\n[COORDINATES]\nR 1 2\n");
  gis::sources::Provenance source{.id = "net", .path = folder / "old.inp"};
  Findings findings;
  EXPECT_THAT(ids(read_epanet(source, findings), Wetness::wet), ElementsAre("R"));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].code, "encoding_guessed");
}
