// A second run into the same folder computes only what changed, and its bytes are those of a fresh run.
#include "tests/broken/Spoiler.h"

#include "tests/process.h"

#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>

namespace broken {
namespace {

namespace fs = std::filesystem;

const std::string land = R"({"type": "FeatureCollection",
 "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::5899"}},
 "features": [{"type": "Feature", "properties": {"class": "wood"}, "geometry": {"type": "Polygon",
  "coordinates": [[[500100, 1300100], [500900, 1300100], [500900, 1300500], [500100, 1300500], [500100, 1300100]]]}}]})";

/// The base study with two seasons, land cover and a second service whose distances are the same in both.
void copy_study(const fs::path &study) {
  copy_base(study);
  tests::write_file(study / "land.geojson", land);
  edit("study.toml", "[travel]\n",
       "[[mode.season]]\nid = \"wet\"\nfords_open = false\ndefault_kmh = 3\nland = { wood = 2 }\n"
       "road = { primary = 30, minor = 15 }\n\n[travel]\nlandcover = { source = \"land\", field = \"class\" "
       "}\n")(study);
  edit("study.toml", "default_kmh = 4\n", "default_kmh = 4\nland = { wood = 2.5 }\n")(study);
  edit("study.toml", "[[edition]]\n",
       "[[source]]\nid = \"land\"\npath = \"land.geojson\"\n\n[[edition]]\n")(study);
  append("study.toml", "\n[[service]]\nid = \"preschool\"\nsource = \"schools\"\nfield = \"level\"\n"
                       "values = [\"primary\"]\nunit = \"commune\"\n\n"
                       "[[limit]]\nid = \"preschool\"\nmetres = 900\nmode = \"mixed\"\n")(study);
}

/// primary in two seasons; preschool in two seasons, one search for both.
const std::string fresh = "surfaces 4: searched 3, taken over 0, shared 1";
const std::string unchanged = "surfaces 4: searched 0, taken over 3, shared 1";

struct Desk {
  tests::Folder folder;
  fs::path study = folder / "study", results = folder / "results";

  Desk() { copy_study(study); }

  std::string run(const fs::path &into) const {
    const auto ended = tests::run_program(
        {tests::tiepcan(), "run", study / "study.toml", "--out", into, "--lang", "en", "--threads", "2"});
    EXPECT_EQ(ended.code, 0) << ended.err;
    return ended.err;
  }
  /// The line of run.log that says where the surfaces came from.
  std::string surfaces() const {
    const auto log = tests::text_of(results / "run.log");
    const auto at = log.find("surfaces ");
    return at == std::string::npos ? log : log.substr(at, log.find('\n', at) - at);
  }
};

/// Every file but the log, by name.
std::map<std::string, std::string> files_of(const fs::path &dir) {
  std::map<std::string, std::string> files;
  for (const auto &entry : fs::recursive_directory_iterator(dir))
    if (entry.is_regular_file() && entry.path().filename() != "run.log")
      files[fs::relative(entry.path(), dir).generic_string()] = tests::text_of(entry.path());
  return files;
}

void expect_bytes_of_a_fresh_run(const Desk &desk) {
  const auto other = desk.folder / "fresh";
  desk.run(other);
  const auto was = files_of(desk.results), is = files_of(other);
  ASSERT_EQ(was.size(), is.size());
  for (const auto &[name, bytes] : is) EXPECT_TRUE(was.at(name) == bytes) << name << " differs";
}

struct Change {
  std::string name;
  Spoil spoil;
  std::string surfaces;
};

class AfterAChange : public testing::TestWithParam<Change> {};

TEST_P(AfterAChange, WhatDependsOnItIsComputedAnewAndTheRestIsNot) {
  const Desk desk;
  desk.run(desk.results);
  EXPECT_EQ(desk.surfaces(), fresh);
  const auto before = files_of(desk.results);
  GetParam().spoil(desk.study);
  const auto told = desk.run(desk.results);
  EXPECT_EQ(desk.surfaces(), GetParam().surfaces);
  const bool some = GetParam().surfaces.find("taken over 0") == std::string::npos;
  EXPECT_EQ(told.find("taken over from the earlier results") != std::string::npos, some) << told;
  if (GetParam().surfaces != unchanged) EXPECT_NE(files_of(desk.results), before) << "no change at all";
  expect_bytes_of_a_fresh_run(desk);
}

const std::string all_anew = fresh;
const std::string times_anew = "surfaces 4: searched 2, taken over 1, shared 1";
const std::string wet_anew = "surfaces 4: searched 1, taken over 2, shared 1";

INSTANTIATE_TEST_SUITE_P(
    Changes, AfterAChange,
    testing::Values(
        Change{"Nothing", [](const Folder &) {}, unchanged},
        Change{"Limit", edit("study.toml", "minutes = 20", "minutes = 12"), unchanged},
        Change{"PeopleOfAUnit", edit("people.csv", "600,0,600,150", "650,0,650,160"), unchanged},
        Change{"NameOfAFacility", edit("schools.geojson", "Cây Số", "Cây Số 2"), unchanged},
        Change{"FacilityMoved", edit("schools.geojson", "[500350, 1300250]", "[500850, 1300250]"), all_anew},
        Change{"FacilityGone",
               edit("schools.geojson", "\"level\": \"primary\", \"commune\": \"99005\"",
                    "\"level\": \"none\", \"commune\": \"99005\""),
               all_anew},
        Change{"FacilitiesSwapped",
               both(edit("schools.geojson", "\"T1\"", "\"T4\""), edit("schools.geojson", "\"T2\"", "\"T1\"")),
               all_anew},
        Change{"RoadMoved", edit("roads.geojson", "[500050, 1300650], [501250", "[500050, 1300350], [501250"),
               times_anew},
        Change{"ClassOfARoad", edit("roads.geojson", "\"minor\"", "\"primary\""), times_anew},
        Change{"SpeedOnRoads", edit("study.toml", "primary = 40", "primary = 41"), wet_anew},
        Change{"SpeedWithoutLandCover", edit("study.toml", "default_kmh = 4", "default_kmh = 4.5"), wet_anew},
        Change{"SpeedOfTheWetSeason", edit("study.toml", "land = { wood = 2 }", "land = { wood = 1.5 }"),
               wet_anew},
        Change{"NoWayThroughInTheWetSeason", edit("study.toml", "land = { wood = 2 }", "land = { wood = 0 }"),
               "surfaces 4: searched 2, taken over 2, shared 0"},
        Change{"SeasonGone",
               both(edit("study.toml", "fords_open = false\ndefault_kmh = 3\nland = { wood = 2 }\n", ""),
                    edit("study.toml",
                         "[[mode.season]]\nid = \"wet\"\nroad = { primary = 30, minor = 15 }\n\n", "")),
               "surfaces 2: searched 0, taken over 2, shared 0"},
        Change{"LandCover", edit_all("land.geojson", "500900", "501000"), times_anew},
        Change{"Barrier", edit_all("lakes.geojson", "1300390", "1300490"), all_anew},
        Change{"BarrierGone", edit("study.toml", "[[travel.barrier]]\nsource = \"lakes\"\n", ""), all_anew},
        Change{"Terrain",
               raster("terrain.tif",
                      [](int column, int row) { return static_cast<float>(900 + 3 * column + 3 * row); }),
               times_anew},
        Change{"TerrainGone", edit("study.toml", "terrain = \"terrain\"\n", ""), times_anew},
        Change{"Slope", edit("study.toml", "slope = true", "slope = false"), times_anew},
        Change{"LatestTime", edit("study.toml", "[travel]\n", "[travel]\nmax_minutes = 600\n"), times_anew},
        Change{"Margin", edit("study.toml", "[travel]\n", "[travel]\nmargin_metres = 400\n"), all_anew},
        Change{"CellSize", edit("study.toml", "cell = 100", "cell = 50"), all_anew},
        Change{"CornerOfAUnit", edit_all("communes.geojson", "[500000, 1300000]", "[500150, 1300150]"),
               all_anew},
        Change{"BorderOfTheStudy", edit_all("communes.geojson", "1301200", "1301100"), all_anew}),
    [](const auto &tested) { return tested.param.name; });

TEST(Rerun, WithTimesBeyondTheCapSearchesThemAgain) {
  const Desk desk;
  edit("study.toml", "[travel]\n", "[travel]\nmax_minutes = 5\n")(desk.study);
  desk.run(desk.results);
  desk.run(desk.results);
  EXPECT_EQ(desk.surfaces(), times_anew);
  expect_bytes_of_a_fresh_run(desk);
}

/// What may have happened to the folder since.
class AfterDamage : public testing::TestWithParam<Change> {};

TEST_P(AfterDamage, WhatCanNotBeTrustedIsComputedAnew) {
  const Desk desk;
  desk.run(desk.results);
  GetParam().spoil(desk.results);
  desk.run(desk.results);
  EXPECT_EQ(desk.surfaces(), GetParam().surfaces);
  expect_bytes_of_a_fresh_run(desk);
}

const std::string dry = "surfaces/primary_mixed_all_s.tif";

Spoil in_run_json(const std::function<void(nlohmann::json &)> &change) {
  return [=](const Folder &results) {
    auto json = nlohmann::json::parse(tests::text_of(results / "run.json"));
    change(json);
    tests::write_file(results / "run.json", json.dump());
  };
}

std::vector<Change> damages() {
  return {Change{"AnotherSurfaceUnderItsName",
                 [](const Folder &results) {
                   fs::copy_file(results / "surfaces/primary_mixed_wet_s.tif", results / dry,
                                 fs::copy_options::overwrite_existing);
                 },
                 wet_anew},
          Change{"HalfASurface", cut(dry, 700), wet_anew},
          Change{"NoSurface", remove(dry), wet_anew},
          Change{"NoStages", in_run_json([](auto &json) { json.erase("stages"); }), fresh},
          Change{"StagesOfAnotherForm", in_run_json([](auto &json) { json["stages"] = {1, 2}; }), fresh},
          Change{"AHashThatIsNoText", in_run_json([](auto &json) {
                   json["stages"]["surfaces"]["primary_mixed_all_s"]["hash"] = 7;
                 }),
                 fresh},
          Change{"ANameThatLeadsElsewhere", in_run_json([](auto &json) {
                   auto &surfaces = json["stages"]["surfaces"];
                   surfaces["../surfaces/primary_mixed_all_s"] = surfaces["primary_mixed_all_s"];
                   surfaces.erase("primary_mixed_all_s");
                 }),
                 wet_anew}};
}

INSTANTIATE_TEST_SUITE_P(Damages, AfterDamage, testing::ValuesIn(damages()),
                         [](const auto &tested) { return tested.param.name; });

} // namespace
} // namespace broken
