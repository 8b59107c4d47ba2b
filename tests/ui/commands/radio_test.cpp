// radio point: single paths, tables of cases, what is refused and how it is told.
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "tests/Shared.h"
#include "tests/ui/commands/program.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <regex>

namespace {

using testing::HasSubstr;
using tests::run;
using tests::test_folder;
using tests::Words;

const std::string hilly =
    "distance_m,height_m,clutter_m,zone\n"
    "0,1500,0,4\n2000,1450,15,4\n4000,1620,15,4\n7000,1300,0,4\n9000,980,10,4\n12000,900,0,4\n";

/// The call of the usual link over a profile, with more or other options.
Words point(const std::string &profile, const Words &more = {}) {
  Words words = {"radio",       "point",      "--model",     "p1812",     "--profile",   profile,
                 "--frequency", "98",         "--tx-height", "60",        "--rx-height", "10",
                 "--tx",        "11.9,108.4", "--rx",        "11.8,108.3"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::string written(const std::string &name, const std::string &text) {
  tests::write_file(test_folder() / name, text);
  return name;
}

/// Numbers at nine digits: the last bits belong to the mathematics library of the machine.
std::string rounded(const std::string &text) {
  static const std::regex long_number("-?[0-9]+\\.[0-9]{9,}(e-?[0-9]+)?");
  std::string result;
  auto from = text.cbegin();
  for (auto found = std::sregex_iterator(text.begin(), text.end(), long_number);
       found != std::sregex_iterator(); ++found) {
    result.append(from, (*found)[0].first);
    result += fmt::format("{:.9g}", *gis::base::parse_number(found->str()));
    from = (*found)[0].second;
  }
  return result.append(from, text.cend());
}

TEST(RadioPoint, OnePathWithEveryStep) {
  written("hilly.csv", hilly);
  tests::expect_golden("radio_point", rounded(tests::transcript({point("hilly.csv", {"--power", "2"})})));
}

TEST(RadioPoint, WritesTheSameIntoAFile) {
  written("hilly.csv", hilly);
  const auto printed = run(point("hilly.csv"));
  const auto ran = run(point("hilly.csv", {"-o", "point.json"}));
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(ran.out.empty());
  EXPECT_EQ(tests::read_file(test_folder() / "point.json"), printed.out);
}

TEST(RadioPoint, DrawsThePath) {
  written("hilly.csv", hilly);
  for (const char *file : {"point.svg", "point.png", "point.pdf"}) {
    const auto ran = run(point("hilly.csv", {"--picture", file, "--threshold", "54"}));
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr(file));
    EXPECT_GT(tests::read_file(test_folder() / file).size(), 5000U) << file;
  }
  const auto judged = tests::read_file(test_folder() / "point.svg");
  EXPECT_THAT(judged, HasSubstr("Vùng Fresnel thứ nhất"));
  EXPECT_THAT(judged, HasSubstr("Dự trữ so với ngưỡng"));
  ASSERT_EQ(run(point("hilly.csv", {"--picture", "bare.svg"})).code, 0);
  EXPECT_THAT(tests::read_file(test_folder() / "bare.svg"), testing::Not(HasSubstr("Dự trữ so với ngưỡng")));
  written("even.csv", "distance_m,height_m\n0,1500\n2000,1450\n4000,1620\n6000,1300\n8000,900\n");
  const auto itm = run({"radio", "point", "--model", "itm", "--profile", "even.csv", "--frequency", "98",
                        "--tx-height", "60", "--rx-height", "10", "--climate", "1", "--picture", "itm.svg"});
  ASSERT_EQ(itm.code, 0) << itm.err;
  EXPECT_THAT(tests::read_file(test_folder() / "itm.svg"), HasSubstr("ITM"));
  EXPECT_EQ(run({"radio", "point", "--model", "itm-area", "--picture", "a.svg"}).code, 2);
  EXPECT_EQ(
      run({"radio", "point", "--model", "p1812", "--cases", "c.csv", "-o", "o.csv", "--picture", "a.svg"})
          .code,
      2);
  EXPECT_EQ(run(point("hilly.csv", {"--picture", "a.jpg"})).code, 2);
}

TEST(RadioPoint, ADecibelMoreOfPowerIsADecibelMoreOfField) {
  written("hilly.csv", hilly);
  const auto field = [](const Words &more) {
    return nlohmann::json::parse(run(point("hilly.csv", more)).out)["cases"][0]["field_dbuvm"].get<double>();
  };
  EXPECT_NEAR(field({"--power", "10"}), field({}) + 10, 1e-9);
}

TEST(RadioPoint, TableOfCasesInItsOrder) {
  written("hilly.csv", hilly);
  written("cases.csv", "profile,f__mhz,h_tx__meter,h_rx__meter,pol,time,row,remark\n"
                       "hilly,98,60,10,1,50,7,plain\n"
                       "hilly,98,60,10,2,1,5,little time\n"
                       "hilly,20,60,10,1,,4,a warning\n"
                       "hilly,98,60,10,1,99,3,refused\n"
                       "near,98,60,10,1,50,2,near the mast\n");
  written("near.csv", "distance_m,height_m\n0,5\n100,5\n");
  const auto ran = run({"radio", "point", "--model", "p1812", "--cases", "cases.csv", "--profiles", ".",
                        "--tx", "11.9,108.4", "--rx", "11.8,108.3", "-o", "out.csv"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  tests::expect_golden("radio_cases", tests::read_file(test_folder() / "out.csv"));
}

TEST(RadioPoint, FormsOfAProfileGiveTheSame) {
  written("table.csv", "distance_m,height_m\n0,100\n500,130\n1000,90\n1500,140\n2000,100\n");
  written("line.csv", "4,500,100,130,90,140,100\n");
  written("many.csv", "profile,distance_m,height_m\na,0,100\na,500,130\na,1000,90\na,1500,140\na,2000,100\n");
  written("lines.csv", "b,4,500,1,2,3,4,5\na,4,500,100,130,90,140,100\n");
  written("unnamed.csv", "4,500,100,130,90,140,100\n");
  written("one.csv", "profile,f__mhz\na,98\n");
  written("place.csv", "f__mhz\n98\n");
  const auto table = nlohmann::json::parse(run(point("table.csv")).out)["cases"];
  EXPECT_EQ(nlohmann::json::parse(run(point("line.csv")).out)["cases"], table);
  const auto loss = gis::base::format_number(table[0]["loss_db"].get<double>(), 9);
  for (const auto &[cases, profiles] : std::vector<std::pair<std::string, std::string>>{
           {"one.csv", "many.csv"}, {"one.csv", "lines.csv"}, {"place.csv", "unnamed.csv"}}) {
    const auto ran = run({"radio", "point", "--model", "p1812", "--cases", cases, "--profiles", profiles,
                          "--tx", "11.9,108.4", "--rx", "11.8,108.3", "--tx-height", "60", "--rx-height",
                          "10", "-o", "forms.csv"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(tests::read_file(test_folder() / "forms.csv"), HasSubstr("\n0,0," + loss + ",")) << profiles;
  }
}

TEST(RadioPoint, RefusalsAreTold) {
  written("hilly.csv", hilly);
  written("hole.csv", "distance_m,height_m\n0,100\n500,\n1000,90\n");
  written("comma.csv", "distance_m;height_m\n0;100\n500;99,5\n");
  written("zone.csv", "distance_m,height_m,zone\n0,100,2\n");
  written("short_line.csv", "5,100,1,2,3\n");
  written("huge_line.csv", "99999999999,100,1,2,3\n");
  written("no_heights.csv", "distance_m,hight_m\n0,1\n");
  written("backwards.csv", "distance_m,height_m\n0,1\n500,1\n400,1\n900,1\n1000,1\n");
  written("cut.csv", "Tx LAT:,1\n{Begin of Profile}\n");
  written("wanted.csv", "profile,f__mhz\nhilly,98\nnowhere,98\n");
  written("outside.csv", "profile,f__mhz\n../hilly,98\n");
  written("words.csv", "profile,f__mhz\nhilly,loud\n");
  const Words cases = {"radio", "point", "--model", "p1812", "-o", "out.csv", "--profiles", ".", "--cases"};
  const auto with = [&](const std::string &file, Words more = {}) {
    Words words = cases;
    words.push_back(file);
    words.insert(words.end(), more.begin(), more.end());
    return words;
  };
  const Words ends = {"--tx", "11.9,108.4", "--rx", "11.8,108.3", "--tx-height", "60", "--rx-height", "10"};
  tests::expect_golden(
      "radio_refused",
      tests::transcript({point("hole.csv"),
                         point("comma.csv"),
                         point("zone.csv"),
                         point("short_line.csv"),
                         point("huge_line.csv"),
                         point("no_heights.csv"),
                         point("backwards.csv"),
                         point("cut.csv"),
                         point("hilly.csv", {"--time", "60"}),
                         with("wanted.csv", ends),
                         with("outside.csv", ends),
                         with("words.csv", ends),
                         with("wanted.csv"),
                         {"radio", "point", "--model", "p1812", "--profile", "hilly.csv"},
                         {"radio", "point", "--model", "p1812"},
                         {"radio", "point", "--model", "p1812", "--cases", "wanted.csv", "-o", "out.csv"},
                         {"radio", "point", "--model", "p1812", "--cases", "wanted.csv", "--profiles", "."},
                         point("hilly.csv", {"--profiles", "."}),
                         {"radio", "point", "--model", "p1812", "--profile", "hilly.csv", "--tx", "12"},
                         {"radio", "point", "--model", "p1546"},
                         {"radio"},
                         {"radio", "pont"}}));
}

TEST(RadioPoint, PublishedPathsThroughTheCommand) {
  NEEDS_SHARED("vectors/radio/p1812");
  const auto folder = tests::shared_folder() / "vectors/radio/p1812";
  const auto expected = (folder / "expected.csv").string();
  const auto ran = run({"radio", "point", "--model", "p1812", "--cases", expected, "--profiles",
                        (folder / "profiles").string(), "-o", "published.csv"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto wanted = gis::base::split(tests::read_file(expected), '\n');
  const auto got = gis::base::split(tests::read_file(test_folder() / "published.csv"), '\n');
  ASSERT_EQ(got.size(), wanted.size());
  int compared = 0;
  for (std::size_t i = 1; i < wanted.size(); ++i) {
    const auto left = gis::base::split(wanted[i], ','), right = gis::base::split(got[i], ',');
    if (left.size() < 4) continue;
    EXPECT_EQ(right[0], left[1]);
    EXPECT_NEAR(*gis::base::parse_number(right[3]), *gis::base::parse_number(left[2]), 1e-6) << wanted[i];
    ++compared;
  }
  EXPECT_EQ(compared, 42);
}

TEST(RadioPoint, PublishedPathsFileByFile) {
  NEEDS_SHARED("vectors/radio/p1812");
  const auto folder = tests::shared_folder() / "vectors/radio/p1812";
  std::map<std::string, std::vector<double>> fields; // of each profile, row by row
  for (const auto &line : gis::base::split(tests::read_file(folder / "expected.csv"), '\n')) {
    const auto cells = gis::base::split(line, ',');
    if (cells.size() < 4 || !gis::base::parse_number(cells[2])) continue;
    ASSERT_EQ(cells[1], std::to_string(fields[cells[0]].size()));
    fields[cells[0]].push_back(*gis::base::parse_number(cells[2]));
  }
  EXPECT_EQ(fields.size(), 13U);
  for (const auto &[name, wanted] : fields) {
    const auto file = (folder / "profiles" / (name + ".csv")).string();
    const auto ran = run({"radio", "point", "--model", "p1812", "--profile", file});
    ASSERT_EQ(ran.code, 0) << ran.err;
    const auto cases = nlohmann::json::parse(ran.out)["cases"];
    ASSERT_EQ(cases.size(), wanted.size()) << name << ": all rows of the file";
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      EXPECT_EQ(cases[i]["rc"], 0) << name;
      EXPECT_NEAR(cases[i]["field_dbuvm"], wanted[i], 1e-6) << name << " row " << i;
    }
  }
}

} // namespace
