// Services that fill up, their catchments and joint deprivation, in the results of the sample study.
#include "tests/ui/commands/program.h"

#include "gis/base/number.h"
#include "gis/geo/validity.h"
#include "gis/sources/csv.h"
#include "ui/commands/water_map.h"

#include <cmath>
#include <gmock/gmock.h>
#include <map>

namespace {

using testing::HasSubstr;
using tests::read_file;
using tests::run;

using Row = std::map<std::string, std::string>;

const std::string asked = "EDU-PRE-CHILD,EDU-PRI,EDU-LOW,MED-PRIMARY,CUL-REMOTE-RADIO,CUL-REMOTE-TV";

std::string run_sample(const std::string &name, const std::string &threads, const std::string &only = asked) {
  const auto folder = (tests::test_folder() / name).string();
  const auto ran = run({"run", tests::sample_study, "--only", only, "--threads", threads, "--out", folder});
  EXPECT_EQ(ran.code, 0) << ran.err;
  return folder;
}

const std::string &results() {
  static const std::string folder = run_sample("services", "2");
  return folder;
}

std::vector<Row> table(const std::string &name) {
  const auto layer = gis::sources::parse_csv(read_file(results() + "/" + name), name);
  std::vector<Row> rows;
  for (const auto &line : layer.rows) {
    auto &row = rows.emplace_back();
    for (std::size_t i = 0; i < layer.fields.size(); ++i) row[layer.fields[i]] = line.cells[i].value_or("");
  }
  return rows;
}

double number(const Row &row, const std::string &column) {
  return gis::base::parse_number(row.at(column)).value_or(0);
}

TEST(ServicesThatFillUp, WhoFindsNoPlaceWasWithinReach) {
  // Of every unit and group: covered + no_capacity of reach_places is covered of reach.
  std::map<std::string, double> plain, with_places;
  double turned = 0;
  for (const auto &row : table("ledger.csv")) {
    const auto key = row.at("indicator") + row.at("level") + row.at("unit_code") + row.at("group");
    if (row.at("season") != "wet") continue;
    if (row.at("measure") == "reach") plain[key] = number(row, "covered");
    if (row.at("measure") != "reach_places") continue;
    with_places[key] = number(row, "covered") + number(row, "no_capacity");
    turned += number(row, "no_capacity");
  }
  EXPECT_GT(with_places.size(), 300U);
  EXPECT_GT(turned, 100);
  for (const auto &[key, people] : with_places) EXPECT_NEAR(people, plain.at(key), 0.01) << key;
}

TEST(ServicesThatFillUp, NoSchoolServesMoreThanItHasPlacesFor) {
  std::map<std::string, double> served, nearest;
  for (const auto &row : table("capacity.csv")) {
    EXPECT_LE(number(row, "served"), number(row, "capacity") + 1e-6) << row.at("facility");
    served[row.at("service")] += number(row, "served");
    nearest[row.at("service")] += number(row, "nearest_first_served");
  }
  EXPECT_EQ(served.size(), 3U) << "preschool, primary, lower secondary";
  for (const auto &[service, people] : served) EXPECT_GE(people, nearest.at(service) - 1e-3) << service;
  // The province's row counts the same children.
  for (const auto &row : table("gaps.csv"))
    if (row.at("indicator") == "EDU-PRI" && row.at("measure") == "reach_places" &&
        row.at("level") == "province" && row.at("group") == "all")
      EXPECT_NEAR(number(row, "numerator"), served.at("primary"), 0.1);
}

TEST(Catchments, TheTableOfWaysHoldsEverybodyOnce) {
  std::map<std::string, double> to_school, of_unit;
  for (const auto &row : table("od.csv")) {
    EXPECT_EQ(row.at("by"), row.at("service") == "station" ? "nearest" : "places");
    EXPECT_EQ(row.at("mean").empty(), row.at("facility").empty());
    if (row.at("service") == "primary") to_school[row.at("facility")] += number(row, "people");
    if (row.at("service") == "station") of_unit[row.at("unit_code")] += number(row, "people");
  }
  for (const auto &row : table("capacity.csv"))
    if (row.at("service") == "primary")
      EXPECT_NEAR(to_school[row.at("facility")], number(row, "served"), 1e-3) << row.at("facility");
  for (const auto &row : table("ledger.csv"))
    if (row.at("level") == "commune" && row.at("indicator") == "MED-PRIMARY" && row.at("group") == "all" &&
        row.at("season") == "wet")
      EXPECT_NEAR(of_unit[row.at("unit_code")],
                  number(row, "total") - number(row, "on_barrier") - number(row, "unknown"), 0.05)
          << row.at("unit_code");
}

TEST(JointDeprivation, SettlementsNameWhatTheyLackAndUnitsAddThemUp) {
  std::map<std::string, double> lacking_two, two;
  const auto settlements = table("settlements.csv");
  EXPECT_GE(settlements.size(), 154U);
  for (const auto &row : settlements) {
    EXPECT_EQ(row.at("services"), "preschool primary lower_secondary station signal");
    const auto words = row.at("lacking").empty()
                           ? 0
                           : 1 + std::count(row.at("lacking").begin(), row.at("lacking").end(), ' ');
    EXPECT_EQ(number(row, "at_least"), static_cast<double>(words)) << row.at("settlement");
    EXPECT_EQ(row.at("missing").empty(), !row.at("unknown").empty());
    if (row.at("missing") == "2") two[row.at("unit_code")] += number(row, "people");
    if (!row.at("minutes_to_hospital").empty())
      EXPECT_GE(number(row, "minutes_to_hospital"), number(row, "minutes_to_station"));
  }
  double people = 0, province = 0;
  for (const auto &row : table("deprivation.csv")) {
    double sum = number(row, "people_unknown");
    for (const char *n : {"0", "1", "2", "3", "4", "5"}) sum += number(row, std::string("missing_") + n);
    EXPECT_NEAR(sum, number(row, "people"), 0.01) << row.at("unit_code");
    EXPECT_EQ(row.at("missing_6"), "") << "clean water is not counted here";
    EXPECT_EQ(row.at("lacking_water"), "");
    if (row.at("level") == "commune") people += number(row, "people");
    if (row.at("level") == "province") province = number(row, "people");
    if (row.at("level") == "commune")
      EXPECT_NEAR(number(row, "missing_2"), two[row.at("unit_code")], 0.01) << row.at("unit_code");
  }
  EXPECT_NEAR(people, province, 0.01);
}

TEST(ServicesThatFillUp, ThreadsChangeNoByte) {
  const auto one = run_sample("services-1", "1");
  EXPECT_EQ(read_file(one + "/run.json"), read_file(results() + "/run.json"))
      << "with the hash of every file";
}

TEST(ServiceMaps, AreDrawnInBothLanguages) {
  for (const std::string language : {"vi", "en"}) {
    const auto file = (tests::test_folder() / ("catchments-" + language + ".svg")).string();
    const auto ran = run({"map", results(), "--catchments", "station", "-o", file, "--lang", language});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_GT(read_file(file).size(), 10'000U);
    EXPECT_EQ(run({"map", results(), "--deprivation", "-o", file, "--lang", language}).code, 0);
  }
}

const std::string &water_results() {
  static const std::string folder = run_sample("water", "2", "WAT-RUR");
  return folder;
}

double people_of(const std::string &shown) {
  std::string digits;
  for (const char c : shown)
    if (c != '.') digits += c;
  return gis::base::parse_number(digits).value_or(0);
}

TEST(WaterMap, HasEverySquareInOneClassAndCountsEverybodyOnce) {
  const auto results = gis::study::read_results(water_results());
  const ui::words::Words vi(ui::words::Language::vi);
  double total = 0;
  for (const auto &row : results.water_classes)
    if (ui::commands::at(row, "level") == "province" && ui::commands::at(row, "season") == "all")
      total = gis::base::parse_number(ui::commands::at(row, "total")).value_or(0);
  EXPECT_GT(total, 100'000);
  std::map<std::string, std::string> seasonal;
  for (const std::string season : {"", "dry"}) {
    const auto data = ui::commands::water_map(results, season, vi);
    EXPECT_EQ(data.area_rows.size(), 10U) << "all but those without data";
    double sum = 0, drawn = 0, together = 0;
    gis::geo::Geometry all;
    for (const auto &row : data.area_rows) {
      sum += people_of(row.count);
      if (row.look == "water_point_seasonal") seasonal[season] = row.count;
    }
    EXPECT_NEAR(sum, total, 11);
    EXPECT_GE(data.areas.size(), 6U);
    for (const auto &area : data.areas) {
      drawn += gis::geo::area(area.area);
      all.polygons.insert(all.polygons.end(), area.area.polygons.begin(), area.area.polygons.end());
    }
    gis::geo::make_valid(all);
    together = gis::geo::area(all);
    EXPECT_NEAR(drawn, together, 1) << "squares overlap";
    EXPECT_NEAR(std::remainder(drawn, 1e6), 0, 1);
  }
  EXPECT_NE(seasonal.at(""), seasonal.at("dry"));
}

TEST(WaterMap, IsDrawnAndRefusedWhereNobodyKnows) {
  const auto file = (tests::test_folder() / "water.svg").string();
  EXPECT_EQ(run({"map", water_results(), "--water", "--season", "dry", "-o", file}).code, 0);
  EXPECT_THAT(read_file(file), HasSubstr("Quá công suất"));
  const auto refused = run({"map", results(), "--water", "-o", file, "--lang", "en"});
  EXPECT_EQ(refused.code, 1);
  EXPECT_THAT(refused.err, HasSubstr("no figures of water"));
}

TEST(ServiceMaps, AreRefusedWithWhatThereIs) {
  tests::expect_golden(
      "service_maps_refused",
      tests::transcript({{"map", results(), "--catchments", "hospital", "-o", "m.svg"},
                         {"map", results(), "--catchments", "hospital", "-o", "m.svg", "--lang", "en"},
                         {"map", results(), "--catchments", "station", "--deprivation", "-o", "m.svg"},
                         {"map", results(), "--deprivation", "--level", "hamlet", "-o", "m.svg"},
                         {"map", tests::sample_results(), "--catchments", "station", "-o", "m.svg"}}));
}

} // namespace
