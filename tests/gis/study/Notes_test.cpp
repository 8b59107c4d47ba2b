#include "gis/study/Notes.h"

#include "gis/base/Error.h"
#include "gis/study/results.h"
#include "tests/process.h"

#include <filesystem>
#include <gtest/gtest.h>

namespace {

using gis::study::Note;
using gis::study::NoteKey;
using gis::study::Notes;

const NoteKey srong{"2024-11", "commune", "24886", "all", "WAT-RUR"};
const NoteKey sar{"2024-11", "commune", "24865", "minority", "WAT-RUR"};

TEST(Notes, WhatIsWrittenIsRead) {
  const Note all{.unit_name = "Xã Liêng Srônh",
                 .cause = "Công trình hỏng,\nmùa khô \"cạn\"",
                 .solution = "=SUM(A1)",
                 .lead = "'-dự án",
                 .support = "'tự do",
                 .deadline = "2026-12-31",
                 .text = "'",
                 .edited = "2025-02-01"};
  Notes notes;
  notes.set(srong, all);
  notes.set(sar, {.cause = "+84 263"});
  const std::string text = notes.csv();
  EXPECT_NE(text.find(",'=SUM(A1),"), std::string::npos) << text;
  EXPECT_NE(text.find(",'+84 263,"), std::string::npos) << text;
  const Notes read(text, "notes.csv");
  ASSERT_NE(read.find(srong), nullptr);
  EXPECT_EQ(*read.find(srong), all);
  EXPECT_EQ(read.find(sar)->cause, "+84 263");
  EXPECT_EQ(read.csv(), text);
}

TEST(Notes, AnEmptyNoteTakesTheOldOneAway) {
  Notes notes;
  notes.set(srong, {.cause = "Xa"});
  notes.set(srong, {.unit_name = "Xã Liêng Srônh", .edited = "2025-02-01"});
  EXPECT_EQ(notes.find(srong), nullptr);
  EXPECT_TRUE(Notes(notes.csv(), "notes.csv").all().empty());
}

TEST(Notes, ATableThatExcelSavedWithSemicolonsIsReadAndOneWithoutAKeyIsRefused) {
  const Notes read("edition;level;unit_code;group;indicator;cause\n2024-11;commune;24886;all;WAT-RUR;Xa\n",
                   "n");
  ASSERT_NE(read.find(srong), nullptr);
  EXPECT_EQ(read.find(srong)->cause, "Xa");
  EXPECT_THROW(Notes("edition,level,unit_code,cause\n2024-11,commune,24886,Xa\n", "n"), gis::base::Error);
}

TEST(Notes, StandBesideTheStudyAndBesideTheResultsWhereItIsGone) {
  const tests::Folder folder;
  const std::filesystem::path base = folder.path();
  gis::study::Results results;
  results.dir = base / "out";
  results.study_file = base / "study" / "study.toml";
  EXPECT_EQ(gis::study::kept_file(results, "notes.csv"), base / "out.notes.csv");
  results.dir += "/";
  EXPECT_EQ(gis::study::kept_file(results, "notes.csv"), base / "out.notes.csv");
  std::filesystem::create_directory(base / "study");
  tests::write_file(results.study_file, "format = 1\n");
  EXPECT_EQ(gis::study::kept_file(results, "notes.csv"), base / "study" / "notes.csv");
  EXPECT_TRUE(gis::study::read_notes(results).all().empty());
  Notes notes;
  notes.set(srong, {.cause = "Xa"});
  tests::write_file(base / "study" / "notes.csv", notes.csv());
  EXPECT_EQ(gis::study::read_notes(results).csv(), notes.csv());
}

} // namespace
