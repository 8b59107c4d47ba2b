#include "ui/words/Words.h"

#include "gis/base/text.h"
#include "tests/Shared.h"

#include <cctype>
#include <fstream>
#include <gmock/gmock.h>
#include <set>
#include <stdexcept>

namespace ui::words {
namespace {

using gis::base::Finding;
using gis::base::Severity;
using testing::HasSubstr;

const Words &vi() {
  static const Words words(Language::vi);
  return words;
}
const Words &en() {
  static const Words words(Language::en);
  return words;
}

std::multiset<std::string> placeholders(const std::string &text) {
  std::multiset<std::string> names;
  for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1))
    names.insert(text.substr(open, text.find('}', open) - open + 1));
  return names;
}

TEST(Words, BothLanguagesHoldTheSameKeys) {
  for (const auto &[key, text] : vi().all()) EXPECT_TRUE(en().has(key)) << key << " has no English";
  for (const auto &[key, text] : en().all()) EXPECT_TRUE(vi().has(key)) << key << " has no Vietnamese";
  EXPECT_GT(vi().all().size(), 900U);
}

TEST(Words, PlaceholdersOfBothLanguagesAgree) {
  for (const auto &[key, text] : vi().all())
    if (en().has(key)) EXPECT_EQ(placeholders(text), placeholders(en()(key))) << key;
}

TEST(Words, OnlySignsOfUnitsMayBeEmpty) {
  for (const auto *words : {&vi(), &en()})
    for (const auto &[key, text] : words->all())
      if (key.rfind("unit_sign.", 0) != 0) EXPECT_FALSE(text.empty()) << key;
}

TEST(Words, EveryProblemHasOneRemedy) {
  for (const auto *words : {&vi(), &en()})
    for (const auto &[key, text] : words->all()) {
      if (key.rfind("finding.line", 0) == 0) continue;
      if (key.rfind("finding.", 0) != 0 && key.rfind("error.", 0) != 0) continue;
      const auto at = text.find(" → ");
      EXPECT_NE(at, std::string::npos) << key;
      EXPECT_EQ(text.find(" → ", at + 1), std::string::npos) << key << " has two remedies";
      EXPECT_EQ(text.back(), '.') << key << " does not end with a full stop";
    }
}

TEST(Words, TextsAreInNormalFormAndWithoutStrayBlanks) {
  for (const auto *words : {&vi(), &en()})
    for (const auto &[key, text] : words->all()) {
      EXPECT_EQ(gis::base::nfc(text), text) << key;
      EXPECT_EQ(gis::base::nfc(key), key) << key;
      EXPECT_EQ(gis::base::trimmed(text), text) << key;
      EXPECT_EQ(text.find("  "), std::string::npos) << key << " has two blanks in a row";
    }
}

/// The text without {placeholders}.
std::string plain(std::string text) {
  for (auto open = text.find('{'); open != std::string::npos; open = text.find('{'))
    text.erase(open, text.find('}', open) - open + 1);
  return text;
}

// The rules of wording a program can check: tone, spelling, Đ (U+0110) and not Ð (U+00D0), no long dash.
TEST(Words, KeepTheRulesOfWording) {
  for (const auto &[key, text] : vi().all())
    for (const char *never :
         {"!", "vui lòng", "rất tiếc", "chúng tôi", "quý khách", "nhấn vào đây", "không đạt", "yếu kém",
          "người dân tộc", "ngàn", "đảm bảo", "truy cập", "Ð", "—", "layer", " file", " cell"})
      EXPECT_EQ(plain(text).find(never), std::string::npos) << key << " says “" << never << "”: " << text;
  for (const auto &[key, text] : en().all())
    for (const char *never : {"!", "—", "please", "Please"})
      EXPECT_EQ(text.find(never), std::string::npos) << key << " says “" << never << "”: " << text;
}

/// True where a syllable ends on oa, oe or uy (not after q) with its tone mark on the second vowel.
bool has_late_tone_mark(const std::string &text) {
  for (const std::string late :
       {"oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"})
    for (auto at = text.find(late); at != std::string::npos; at = text.find(late, at + 1)) {
      const auto after = at + late.size();
      const auto next = after < text.size() ? static_cast<unsigned char>(text[after]) : ' ';
      const bool goes_on = std::isalpha(next) || (next >= 0xC3 && next <= 0xC9) || next == 0xE1;
      const bool after_q = late[0] == 'u' && at > 0 && (text[at - 1] == 'q' || text[at - 1] == 'Q');
      if (!goes_on && !after_q) return true;
    }
  return false;
}

TEST(Words, ToneMarksStandOnTheFirstVowel) {
  EXPECT_TRUE(has_late_tone_mark("khoẻ, hoà") && has_late_tone_mark("thuỷ"));
  EXPECT_FALSE(has_late_tone_mark("hòa, toàn, quý, hoạt, quỹ"));
  for (const auto &[key, text] : vi().all()) EXPECT_FALSE(has_late_tone_mark(text)) << key << ": " << text;
}

TEST(Words, EveryTargetRowHasItsNamesAndItsUnit) {
  std::ifstream table(TIEPCAN_SOURCE_DIR "/data/targets/ctr78.csv");
  std::string row;
  std::getline(table, row);
  int rows = 0;
  for (; std::getline(table, row); ++rows) {
    const auto cells = gis::base::split(row, ',');
    for (const auto *words : {&vi(), &en()}) {
      for (const char *name : {".name", ".short", ".tiny"})
        EXPECT_TRUE(words->has(cells[0] + name)) << cells[0];
      EXPECT_TRUE(words->has("domain." + cells[2])) << cells[2];
      EXPECT_TRUE(words->has("unit_of." + cells[3])) << cells[3];
      if (cells[3][0] != '%') EXPECT_TRUE(words->has("unit_sign." + cells[3])) << cells[3];
      EXPECT_TRUE(words->has("sense." + cells[4])) << cells[4];
    }
  }
  EXPECT_EQ(rows, 58);
}

TEST(Words, UnknownKeyIsABug) {
  EXPECT_FALSE(vi().has("no.such.key"));
  EXPECT_THROW(vi()("no.such.key"), std::logic_error);
  EXPECT_THROW(vi().fill("map.scale", {}), std::logic_error);
}

TEST(Words, FillsPlaceholders) {
  EXPECT_EQ(vi().fill("map.sheet", {{"n", "3"}, {"total", "12"}}), "Tờ số 3/12");
  EXPECT_EQ(en().fill("map.sheet", {{"n", "{total}"}, {"total", "12"}}), "Sheet {total} of 12");
}

TEST(Words, LanguagesHaveCodes) {
  EXPECT_EQ(language_of("vi"), Language::vi);
  EXPECT_EQ(language_of("en"), Language::en);
  EXPECT_FALSE(language_of("fr"));
  EXPECT_STREQ(language_code(Language::en), "en");
}

TEST(Sentence, TellsSeverityPlaceFactAndRemedy) {
  Finding finding{.severity = Severity::error,
                  .code = "code_duplicate",
                  .source = "units",
                  .layer = "xa",
                  .row = 14,
                  .facts = {{"code", "24781"}, {"n", "2"}}};
  EXPECT_EQ(sentence(vi(), finding), "Lỗi: “xa”, dòng 14. Mã 24781 xuất hiện 2 lần trong “xa”. "
                                     "Cách xử lý: Giữ một dòng cho mỗi mã.");
  EXPECT_EQ(sentence(en(), finding), "Error: “xa”, row 14. Code 24781 occurs 2 times in “xa”. "
                                     "Remedy: Keep one row per code.");
}

TEST(Sentence, WritesNumbersAsTheLanguageDoesButNotCodesAndRows) {
  Finding finding{
      .severity = Severity::info, .code = "people_moved", .unit_code = "01234", .facts = {{"n", "12345.5"}}};
  EXPECT_THAT(sentence(vi(), finding), HasSubstr("Có 12.345,5 người nằm trên vật cản"));
  EXPECT_THAT(sentence(en(), finding), HasSubstr("of their unit: 12,345.5."));
  EXPECT_THAT(sentence(vi(), finding), HasSubstr("Lưu ý: Mã đơn vị 01234."));
}

TEST(Sentence, PutsNorthFirst) {
  Finding finding{.severity = Severity::warning,
                  .code = "facility_in_water",
                  .x = 548210.4,
                  .y = 1321479.6,
                  .facts = {{"name", "Trạm y tế Lát"}}};
  EXPECT_EQ(finding_text(vi(), finding).where, "X = 1.321.480 m, Y = 548.210 m");
}

TEST(Sentence, NamesUnitEditionAndDate) {
  Finding finding{.severity = Severity::warning,
                  .code = "before_edition",
                  .unit_code = "24781",
                  .facts = {{"unit", "Phường 2"}, {"date", "2020-02-05"}, {"edition", "2024-11"}}};
  EXPECT_EQ(finding_text(vi(), finding).where, "Phường 2 (mã 24781)");
  EXPECT_EQ(finding_text(vi(), finding).what,
            "Số liệu ngày 05/02/2020 có trước khi địa giới 11/2024 có hiệu lực.");
  EXPECT_EQ(finding_text(en(), finding).what,
            "Figures of 5 February 2020 are older than boundaries of 2024-11.");
}

TEST(Sentence, TranslatesKinds) {
  Finding finding{
      .code = "geometry_kind", .layer = "tram", .facts = {{"wanted", "point"}, {"found", "polygon"}}};
  EXPECT_EQ(finding_text(vi(), finding).what, "“tram” cần hình dạng điểm nhưng có vùng.");
}

TEST(Sentence, AnErrorIsFoundUnderItsOwnFamily) {
  Finding finding{.code = "write_failed", .facts = {{"file", "a.csv"}}};
  EXPECT_EQ(finding_text(en(), finding).what, "a.csv could not be written.");
  EXPECT_EQ(sentence(en(), finding),
            "Error: a.csv could not be written. Remedy: Check the disk and the permission and run again.");
}

TEST(Sentence, NeverFailsOnWhatNobodyForesaw) {
  const Finding unlisted{.code = "new_trouble", .facts = {{"depth", "3"}}};
  EXPECT_EQ(finding_text(en(), unlisted).what, "Problem “new_trouble” (depth = 3).");
  EXPECT_FALSE(finding_text(en(), unlisted).remedy.empty());
  const Finding incomplete{.code = "over_100"};
  EXPECT_THAT(sentence(vi(), incomplete), HasSubstr("“…” của … là …"));
}

TEST(Upper, FollowsUnicode) {
  EXPECT_EQ(upper("dự thảo xã Đạ Tẻh 2"), "DỰ THẢO XÃ ĐẠ TẺH 2");
  EXPECT_EQ(upper_first("địa bàn huyện cũ"), "Địa bàn huyện cũ");
  EXPECT_EQ(upper_first(""), "");
  EXPECT_EQ(upper("a\xff"), "A\xff");
}

} // namespace
} // namespace ui::words
