#include "gis/study/Recipe.h"

#include "gis/base/Error.h"
#include "tests/process.h"

#include <gtest/gtest.h>

namespace gis::study {
namespace {

const std::string smallest = R"(format = 1
[study]
id = "s"
crs = "EPSG:5899"
year = 2024
edition = "2024-11"
[[source]]
id = "communes"
path = "c.csv"
[[edition]]
id = "2024-11"
levels = [{ id = "commune", source = "communes" }]
)";

struct Reading {
  tests::Folder folder;
  Recipe recipe;
  base::Finding fault;

  explicit Reading(const std::string &text) {
    tests::write_file(folder / "c.csv", "code,name\n");
    tests::write_file(folder / "study.toml", text);
    try {
      recipe = read_recipe(folder / "study.toml");
    } catch (const base::Error &error) {
      fault = error.finding();
    }
  }
};

std::string with(const std::string &more) { return smallest + more; }
std::string changed(const std::string &from, const std::string &to) {
  auto text = smallest;
  return text.replace(text.find(from), from.size(), to);
}

TEST(Recipe, TheSmallestStudyHasItsDefaults) {
  const Reading read(smallest);
  ASSERT_EQ(read.fault.code, "");
  EXPECT_EQ(read.recipe.cell, 30);
  EXPECT_EQ(read.recipe.people_cell, 150);
  EXPECT_EQ(read.recipe.name_vi, "s");
  EXPECT_EQ(read.recipe.editions.at(0).levels.at(0).code, "code");
  EXPECT_EQ(read.recipe.sources.at("communes").path.filename(), "c.csv");
}

TEST(Recipe, RadioNamesItsModelAndOneBesideIt) {
  const auto radio = [](const std::string &keys) {
    return Reading(with("[radio]\nmasts = \"communes\"\nterrain = \"communes\"\n" + keys));
  };
  EXPECT_EQ(radio("").recipe.radio.model, "p1812");
  EXPECT_EQ(radio("").recipe.radio.beside, "");
  EXPECT_EQ(radio("beside = \"itm\"\nclimate = 1\n").recipe.radio.beside, "itm");
  EXPECT_EQ(radio("model = \"itm\"\nbeside = \"p1812\"\n").recipe.radio.model, "itm");
  for (const char *wrong : {"model = \"splat\"\n", "beside = \"p1812\"\n", "climate = 8\n"})
    EXPECT_EQ(radio(wrong).fault.code, "value_bad") << wrong;
}

TEST(Recipe, LimitsAreInclusiveUnlessSaid) {
  const Reading read(with("[[mode]]\nid=\"m\"\nseason=[{}]\n[[limit]]\nid=\"a\"\nminutes=30\nmode=\"m\"\n"
                          "[[limit]]\nid=\"b\"\nmetres=4000\ninclusive=false\nmode=\"m\"\n"));
  ASSERT_EQ(read.fault.code, "") << read.fault.facts.at("key");
  EXPECT_TRUE(read.recipe.find_limit("a")->inclusive);
  EXPECT_FALSE(read.recipe.find_limit("b")->inclusive);
  EXPECT_EQ(read.recipe.find_limit("c"), nullptr);
}

struct Refusal {
  std::string name, text, code;
  long row;
  std::string key, fact, value;
};
class Refused : public testing::TestWithParam<Refusal> {};

TEST_P(Refused, WithItsLineAndTheRemedy) {
  const auto &wanted = GetParam();
  const Reading read(wanted.text);
  EXPECT_EQ(read.fault.code, wanted.code);
  EXPECT_EQ(read.fault.row, wanted.row);
  if (!wanted.key.empty()) EXPECT_EQ(read.fault.facts.at("key"), wanted.key);
  if (!wanted.fact.empty()) EXPECT_EQ(read.fault.facts.at(wanted.fact), wanted.value);
}

const std::string mode = "[[mode]]\nid = \"m\"\nseason = [{ id = \"dry\" }, { id = \"wet\" }]\n";

INSTANTIATE_TEST_SUITE_P(
    Texts, Refused,
    testing::Values(
        Refusal{"AKeyOfTheStudy", changed("year =", "yaer ="), "key_unknown", 5, "yaer", "suggestion",
                "year"},
        Refusal{"AKeyFarFromAll", with("zzzzzz = 1\n"), "key_unknown", 13, "zzzzzz", "suggestion", ""},
        Refusal{"AKeyOfAnInnerTable", changed("{ id = \"commune\",", "{ id = \"commune\", nmae = \"x\","),
                "key_unknown", 12, "nmae", "suggestion", "name"},
        Refusal{"AKeyTwice", changed("id = \"s\"", "id = \"s\"\nid = \"t\""), "study_syntax", 4, "", "", ""},
        Refusal{"AnIdTwice", with("[[source]]\nid = \"communes\"\npath = \"c.csv\"\n"), "id_twice", 14, "",
                "id", "communes"},
        Refusal{"TheSameLevelTwice",
                changed("levels = [", "levels = [{ id = \"commune\", source = \"communes\" }, "), "id_twice",
                12, "", "id", "commune"},
        Refusal{"AYearThatIsNone", changed("2024\n", "24\n"), "value_bad", 5, "year", "text", "24"},
        Refusal{"AYearInQuotes", changed("year = 2024", "year = \"2024\""), "value_bad", 5, "year", "", ""},
        Refusal{"HalfAYear", changed("year = 2024", "year = 2024.5"), "value_bad", 5, "year", "text",
                "2024.5"},
        Refusal{"NoCell", changed("year", "cell = 0\nyear"), "value_bad", 5, "cell", "wanted", "> 0"},
        Refusal{"NotANumber", changed("year", "cell = nan\nyear"), "value_bad", 5, "cell", "", ""},
        Refusal{"PeopleCellsThatDoNotFit", changed("year", "people_cell = 100\nyear"), "value_bad", 5,
                "people_cell", "text", "100"},
        Refusal{"PeopleCellsSmallerThanCells", changed("year", "people_cell = 15\nyear"), "value_bad", 5,
                "people_cell", "", ""},
        Refusal{"NoYear", changed("year = 2024\n", ""), "key_missing", 2, "year", "", ""},
        Refusal{"TwoProgrammes", changed("year", "targets = [\"ctr78\", \"x\"]\nyear"), "value_bad", 5,
                "targets", "", ""},
        Refusal{"AnEditionThatIsNotThere", changed("edition = \"2024-11\"", "edition = \"2025-07\""),
                "value_bad", 6, "edition", "wanted", "2024-11"},
        Refusal{"ADateThatIsNoText", changed("levels", "from = 2024-11-01\nlevels"), "value_bad", 12, "from",
                "", ""},
        Refusal{"NoEdition", smallest.substr(0, smallest.find("[[edition]]")), "value_bad", 1, "edition", "",
                ""},
        Refusal{"AnEditionWithoutLevels",
                changed("levels = [{ id = \"commune\", source = \"communes\" }]\n", ""), "value_bad", 10,
                "levels", "", ""},
        Refusal{"ASourceWithoutPath", changed("path = \"c.csv\"\n", ""), "key_missing", 7, "path", "", ""},
        Refusal{"ASourceThatIsATable", changed("[[source]]", "[source]"), "value_bad", 7, "source", "wanted",
                "[[source]]"},
        Refusal{"AnUnknownSource", changed("source = \"communes\"", "source = \"comunes\""), "source_unknown",
                12, "", "id", "comunes"},
        Refusal{"AQualityThatIsNone", changed("path", "quality = \"good\"\npath"), "value_bad", 9, "quality",
                "wanted", "official | modelled | illustrative"},
        Refusal{"ALimitInTwoUnits", with("[[limit]]\nid=\"l\"\nminutes=3\nmetres=4\n"), "value_bad", 15,
                "minutes", "", ""},
        Refusal{"ALimitOfNothing", with("[[limit]]\nid=\"l\"\nminutes=0\n"), "value_bad", 15, "minutes",
                "wanted", "> 0"},
        Refusal{"ALimitOnAModeThatIsNotThere", with(mode + "[[limit]]\nid=\"l\"\nminutes=3\nmode=\"bus\"\n"),
                "value_bad", 19, "mode", "wanted", "m"},
        Refusal{"ALimitWithoutMode", with("[[limit]]\nid=\"l\"\nminutes=3\n"), "key_missing", 13, "mode", "",
                ""},
        Refusal{"TwoSurfacesOfPeople",
                with("[[surface]]\nsource=\"communes\"\n[[surface]]\nsource=\"communes\"\n"), "value_bad", 13,
                "surface", "", ""},
        Refusal{"ASeasonTwice", with("[[mode]]\nid = \"m\"\nseason = [{ id = \"dry\" }, { id = \"dry\" }]\n"),
                "value_bad", 15, "id", "", ""},
        Refusal{"AGroupOfASeasonThatIsNotThere",
                with(mode + "[[group]]\nid=\"g\"\nmode=\"m\"\nseason=\"rainy\"\n"), "value_bad", 19, "season",
                "wanted", "dry | wet"},
        Refusal{"AGroupNamedAll", with("[[group]]\nid=\"all\"\nrule=\"urban\"\n"), "value_bad", 14, "id", "",
                ""},
        Refusal{"ASpeedBelowZero", with("[[mode]]\nid=\"m\"\nseason=[{ road = { track = -1 } }]\n"),
                "value_bad", 15, "road", "wanted", ">= 0"},
        Refusal{"AShareOverAHundred", with("[[indicator]]\nid=\"X\"\nshare=101\n"), "value_bad", 15, "share",
                "", ""},
        Refusal{"TheFormatOfLater", changed("format = 1", "format = 7"), "format_newer", 1, "", "n", "7"},
        Refusal{"NoToml", "[study\nid", "study_syntax", 1, "", "", ""},
        Refusal{"NoText", std::string("\0\xFF\xFE", 3), "study_syntax", 1, "", "", ""}),
    [](const auto &tested) { return tested.param.name; });

TEST(Recipe, NestedTooDeepIsRefusedNotFollowed) {
  EXPECT_EQ(Reading("a = " + std::string(100000, '[')).fault.code, "study_syntax");
}

TEST(Recipe, EveryCutIsReadOrRefused) {
  for (std::size_t n = 0; n < smallest.size(); n += 3) Reading(smallest.substr(0, n));
}

TEST(Recipe, AnotherRootMustBeNamed) {
  const tests::Folder shared;
  tests::write_file(shared / "far.csv", "code\n");
  const auto text = changed("c.csv", (shared / "far.csv").string());
  EXPECT_EQ(Reading(text).fault.code, "path_outside");
  const tests::Folder folder;
  tests::write_file(folder / "study.toml", text);
  EXPECT_EQ(read_recipe(folder / "study.toml", {shared.path()}).sources.at("communes").path.filename(),
            "far.csv");
}

const std::string with_school = R"(
[[mode]]
id = "walk"
season = [{ id = "dry" }, { id = "wet" }]
[[service]]
id = "school"
source = "communes"
)";

TEST(Recipe, AServiceThatFillsUpSaysSo) {
  const Reading plain(with(with_school));
  ASSERT_EQ(plain.fault.code, "");
  EXPECT_EQ(plain.recipe.services.at(0).capacity, "");
  const Reading read(with(with_school + "capacity = \"doctors\"\npeople_per_place = 2500\n"
                                        "catchments = \"places\"\n"));
  ASSERT_EQ(read.fault.code, "");
  EXPECT_EQ(read.recipe.services.at(0).capacity, "doctors");
  EXPECT_EQ(read.recipe.services.at(0).people_per_place, 2500);
  EXPECT_EQ(Reading(with(with_school + "people_per_place = 3\n")).fault.facts.at("key"), "capacity");
  EXPECT_EQ(Reading(with(with_school + "catchments = \"places\"\n")).fault.facts.at("key"), "capacity");
  EXPECT_EQ(Reading(with(with_school + "catchments = \"near\"\n")).fault.code, "value_bad");
  EXPECT_EQ(Reading(with(with_school + "capacity = \"x\"\npeople_per_place = 0\n")).fault.code, "value_bad");
}

TEST(Recipe, AReferralChainNamesItsServicesAndTravelsInTheLastSeason) {
  const Reading read(with(with_school + "[referral]\nservices = [\"school\"]\nmode = \"walk\"\n"));
  ASSERT_EQ(read.fault.code, "");
  EXPECT_EQ(read.recipe.referral.services, (std::vector<std::string>{"school"}));
  EXPECT_EQ(read.recipe.referral.season, "wet");
  EXPECT_EQ(Reading(with(with_school + "[referral]\nservices = [\"clinic\"]\nmode = \"walk\"\n")).fault.code,
            "value_bad");
  EXPECT_EQ(Reading(with(with_school + "[referral]\nservices = [\"school\"]\n")).fault.code, "key_missing");
  const Reading chosen(with("[deprivation]\nservices = [\"station\", \"primary\"]\n"));
  EXPECT_EQ(chosen.recipe.deprivation.services, (std::vector<std::string>{"primary", "station"}));
  EXPECT_EQ(Reading(with("[deprivation]\nservices = [\"hospital\"]\n")).fault.code, "value_bad");
  EXPECT_EQ(Reading(with("[deprivation]\nshare = 120\n")).fault.code, "value_bad");
}

} // namespace
} // namespace gis::study
