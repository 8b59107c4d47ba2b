#include "gis/radio/Thresholds.h"

#include "gis/base/Error.h"
#include "gis/sources/csv.h"
#include "tests/process.h"

#include <gtest/gtest.h>

namespace gis::radio {
namespace {

const std::string heads =
    "service,environment,condition,value_dbuvm,receiver_m,location_percent,time_percent,"
    "margin_db,source\n";

std::string fault(const std::string &rows) {
  try {
    thresholds_from(sources::parse_csv(heads + rows, "thresholds.csv"));
  } catch (const base::Error &error) {
    const auto &facts = error.finding().facts;
    const auto key = facts.find("key");
    return error.code() + (key == facts.end() ? "" : " " + key->second) + " line " + facts.at("row");
  }
  return {};
}

TEST(Thresholds, OfTheProgramAreThoseOfTheSheetAndSayWhereTheyComeFrom) {
  const auto thresholds = read_thresholds({}, {});
  EXPECT_EQ(thresholds.at({"fm_stereo", Environment::rural, "fixed"}).value_dbuvm, 54);
  EXPECT_EQ(thresholds.at({"fm_stereo", Environment::urban, "fixed"}).value_dbuvm, 66);
  EXPECT_EQ(thresholds.at({"fm_stereo", Environment::large_city, "fixed"}).value_dbuvm, 74);
  EXPECT_EQ(thresholds.at({"fm_mono", Environment::large_city, "fixed"}).value_dbuvm, 70);
  EXPECT_EQ(thresholds.at({"dvbt2", Environment::rural, "fixed"}).value_dbuvm, 54.31);
  for (const auto &[key, threshold] : thresholds.all()) {
    EXPECT_FALSE(threshold.source.empty());
    EXPECT_EQ(threshold.receiver, base::Metres(10));
    EXPECT_EQ(threshold.assumed(), key.service != "fm_stereo") << key.service;
    for (const auto environment : {Environment::rural, Environment::urban, Environment::large_city})
      EXPECT_NO_THROW(thresholds.at({key.service, environment, key.condition}));
  }
}

TEST(Thresholds, TheOneThatIsMissingIsNamed) {
  const auto thresholds = read_thresholds({}, {});
  try {
    thresholds.at({"dvbt2", Environment::urban, "indoor"});
    FAIL() << "no such row";
  } catch (const base::Error &error) {
    EXPECT_EQ(error.code(), "threshold_missing");
    EXPECT_EQ(error.finding().facts,
              (base::Facts{{"service", "dvbt2"}, {"environment", "urban"}, {"condition", "indoor"}}));
  }
}

TEST(Thresholds, OfTheStudyFolderComeFirst) {
  const tests::Folder folder;
  std::filesystem::create_directory(folder / "radio");
  tests::write_file(folder / "radio" / "thresholds.csv",
                    heads + "fm_stereo,rural,fixed,60,1.5,50,50,3,Circular\n");
  const auto thresholds = read_thresholds(folder.path(), {folder.path()});
  const auto &own = thresholds.at({"fm_stereo", Environment::rural, "fixed"});
  EXPECT_EQ(own.value_dbuvm, 60);
  EXPECT_EQ(own.receiver, base::Metres(1.5));
  EXPECT_EQ(own.margin, Decibels(3));
  EXPECT_EQ(own.source, "Circular");
  EXPECT_EQ(thresholds.all().size(), 1U) << "the table of the program is not mixed in";
  const tests::Folder empty;
  EXPECT_GT(read_thresholds(empty.path(), {empty.path()}).all().size(), 1U);
}

TEST(Thresholds, ALinkOutOfTheFolderIsRefused) {
  const tests::Folder folder, elsewhere;
  std::filesystem::create_directory(folder / "radio");
  tests::write_file(elsewhere / "t.csv", heads + "fm_stereo,rural,fixed,60,1.5,50,50,3,Circular\n");
  std::filesystem::create_symlink(elsewhere / "t.csv", folder / "radio" / "thresholds.csv");
  try {
    read_thresholds(folder.path(), {folder.path()});
    FAIL() << "a file outside was read";
  } catch (const base::Error &error) {
    EXPECT_EQ(error.code(), "path_outside");
  }
}

TEST(Thresholds, RowsThatAreNoneAreErrors) {
  EXPECT_EQ(fault("fm_stereo,rural,fixed,54,10,50,50,6,BS.412\n"), "");
  EXPECT_EQ(fault("fm_stereo,rural,fixed,,10,50,50,6,BS.412\n"), "value_bad value_dbuvm line 2");
  EXPECT_EQ(fault("fm_stereo,rural,fixed,much,10,50,50,6,BS.412\n"), "value_bad value_dbuvm line 2");
  EXPECT_EQ(fault("fm_stereo,forest,fixed,54,10,50,50,6,BS.412\n"), "value_bad environment line 2");
  EXPECT_EQ(fault("fm_stereo,rural,fixed,54,0.5,50,50,6,BS.412\n"), "value_bad receiver_m line 2");
  EXPECT_EQ(fault("fm_stereo,rural,fixed,54,10,100,50,6,BS.412\n"), "value_bad location_percent line 2");
  EXPECT_EQ(fault("fm_stereo,rural,fixed,54,10,50,95,6,BS.412\n"), "value_bad time_percent line 2");
  EXPECT_EQ(fault("fm_stereo,rural,fixed,54,10,50,50,-1,BS.412\n"), "value_bad margin_db line 2");
  EXPECT_EQ(fault("fm_stereo,rural,fixed,54,10,50,50,6,\n"), "value_bad source line 2") << "no source";
  EXPECT_EQ(fault("fm_stereo,rural,fixed,54,10,50,50,6,a\nfm_stereo,rural,fixed,60,10,50,50,6,b\n"),
            "threshold_twice line 3");
}

} // namespace
} // namespace gis::radio
