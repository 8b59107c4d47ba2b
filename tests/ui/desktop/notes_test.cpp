// What the office writes about a gap: seen at once, kept with the study, taken back, carried into tables.
#include "tests/ui/desktop/window.h"

#include "gis/study/results.h"
#include "ui/commands/notes.h"
#include "ui/desktop/dialogs/NoteDialog.h"
#include "ui/desktop/models/GapModel.h"
#include "ui/desktop/views/GapTable.h"
#include "ui/desktop/views/NoticeBar.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace tests {
namespace {

using namespace ui;
using desktop::GapModel;
using desktop::NoteColumn;

class NotesInTheWindow : public testing::Test {
protected:
  desktop::MainWindow window;
  std::filesystem::path file;
  gis::study::NoteKey key;

  void SetUp() override {
    window.resize(1366, 768);
    window.show();
    ASSERT_TRUE(open_and_settle(window, sample_results()));
    file = gis::study::kept_file(*window.session().figures()->results, "notes.csv");
    ASSERT_EQ(file.filename(), "notes.csv"); // beside the study
    const auto *row = window.session().figures()->rows.at(3);
    key = commands::note_key(*row);
    window.session().select(key.unit_code);
  }
  void TearDown() override {
    window.session().notes().keep_now();
    std::filesystem::remove(file);
  }
  bool kept() {
    return wait_for([&] { return window.session().notes().kept(); }, 10);
  }
  gis::study::Note in_file() const {
    const auto notes =
        gis::study::read_notes(*const_cast<NotesInTheWindow *>(this)->window.session().figures()->results);
    const auto *note = notes.find(key);
    return note != nullptr ? *note : gis::study::Note{};
  }
  QModelIndex cell(NoteColumn part) {
    return window.table().model().index(window.table().model().row_of(key.unit_code),
                                        GapModel::column_of(part));
  }
};

TEST_F(NotesInTheWindow, F2WritesTheCauseInPlaceAndUndoTakesItBack) {
  window.table().table().setFocus();
  QTest::keyClick(&window, Qt::Key_F2);
  auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
  ASSERT_NE(editor, nullptr);
  ASSERT_TRUE(window.table().table().isAncestorOf(editor)) << editor->placeholderText().toStdString();
  QTest::keyClicks(editor, QStringLiteral("Xa trung tam"));
  QTest::keyClick(editor, Qt::Key_Return);
  ASSERT_TRUE(wait_for([&] { return !window.session().notes().of(key).empty(); }, 10));
  EXPECT_EQ(cell(NoteColumn::cause).data().toString(), QStringLiteral("Xa trung tam"));
  ASSERT_TRUE(kept());
  EXPECT_EQ(in_file().cause, "Xa trung tam");
  EXPECT_EQ(in_file().unit_name, commands::at(*window.session().figures()->rows.at(3), "unit_name"));
  EXPECT_FALSE(in_file().edited.empty());
  window.session().notes().undo().undo();
  ASSERT_TRUE(kept());
  EXPECT_TRUE(in_file().empty());
  window.session().notes().undo().redo();
  ASSERT_TRUE(kept());
  EXPECT_EQ(in_file().cause, "Xa trung tam");
}

TEST_F(NotesInTheWindow, TheDialogTakesAllPartsAndDatesAsTheyAreTyped) {
  desktop::NoteDialog dialog(window.session(), key, QStringLiteral("Xã A"));
  dialog.show();
  auto *solution = dialog.findChild<QPlainTextEdit *>(QStringLiteral("col.solution"));
  QTest::keyClicks(solution, QStringLiteral("Dong 1"));
  QTest::keyClick(solution, Qt::Key_Return);
  QTest::keyClicks(solution, QStringLiteral("Dong 2"));
  QTest::keyClicks(dialog.findChild<QLineEdit *>(QStringLiteral("col.lead_body")), QStringLiteral("So Y te"));
  QTest::keyClicks(dialog.findChild<QLineEdit *>(QStringLiteral("col.deadline")), QStringLiteral("5/3/2027"));
  look(dialog, QStringLiteral("note"));
  dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->click();
  ASSERT_TRUE(kept());
  EXPECT_EQ(in_file().deadline, "2027-03-05");
  EXPECT_EQ(in_file().lead, "So Y te");
  EXPECT_EQ(cell(NoteColumn::deadline).data().toString(), QStringLiteral("05/03/2027"));
  EXPECT_EQ(cell(NoteColumn::solution).data().toString(), QStringLiteral("Dong 1 Dong 2"));
  EXPECT_EQ(cell(NoteColumn::solution).data(GapModel::RawRole).toString(), QStringLiteral("Dong 1\nDong 2"));
}

TEST_F(NotesInTheWindow, TheTableOfTheCommandLineCarriesThem) {
  auto note = gis::study::Note{.cause = "Xa", .deadline = "2026-12"};
  window.session().write_note(key, "Xã A", note);
  ASSERT_TRUE(kept());
  const std::filesystem::path csv = sample_results() + "-noted.csv";
  auto given = desktop::given_of(window.session().figures()->choice);
  given["output"] = {csv.string()};
  window.errands().run("table", given, window.session().shared_words());
  ASSERT_TRUE(wait_for([&] { return !window.errands().busy(); }));
  std::ifstream stream(csv);
  std::ostringstream text;
  text << stream.rdbuf();
  EXPECT_NE(text.str().find(",cause,solution,lead_body,support_body,deadline,note\n"), std::string::npos);
  EXPECT_NE(text.str().find(",Xa,,,,2026-12,\n"), std::string::npos);
  std::filesystem::remove(csv);
}

TEST_F(NotesInTheWindow, WhatSomebodyElseWroteMeanwhileStays) {
  auto other = key;
  other.group = "minority";
  gis::study::Notes theirs;
  theirs.set(other, {.cause = "Khac"});
  std::ofstream(file) << theirs.csv();
  window.session().write_note(key, "Xã A", {.cause = "Xa"});
  ASSERT_TRUE(kept());
  EXPECT_EQ(in_file().cause, "Xa");
  EXPECT_EQ(window.session().notes().of(other).cause, "Khac");
}

TEST_F(NotesInTheWindow, ABrokenFileIsToldAndNeverWrittenOver) {
  std::ofstream(file) << "no,notes\n1,2\n";
  window.session().write_note(key, "Xã A", {.cause = "Xa"});
  ASSERT_TRUE(wait_for([&] { return window.notice().isVisible(); }, 10));
  EXPECT_FALSE(window.session().notes().kept());
  EXPECT_EQ(window.session().notes().of(key).cause, "Xa");
  std::ifstream stream(file);
  std::string line;
  std::getline(stream, line);
  EXPECT_EQ(line, "no,notes");
  // Once it is put right the next change keeps both.
  std::filesystem::remove(file);
  auto other = key;
  other.group = "minority";
  window.session().write_note(other, "Xã A", {.cause = "Khac"});
  ASSERT_TRUE(kept());
  EXPECT_EQ(in_file().cause, "Xa");
}

TEST_F(NotesInTheWindow, WhatIsWrittenLastIsKeptWhenTheWindowCloses) {
  for (int i = 0; i < 20; ++i)
    window.session().write_note(key, "Xã A", {.cause = "Lan " + std::to_string(i)});
  window.close();
  EXPECT_EQ(in_file().cause, "Lan 19");
}

} // namespace
} // namespace tests
