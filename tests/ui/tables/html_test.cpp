#include "ui/tables/html.h"

#include <gmock/gmock.h>

namespace ui::tables {
namespace {

using testing::HasSubstr;
using testing::Not;

const words::Words &vi() {
  static const words::Words words(words::Language::vi);
  return words;
}

Sheet one_row(Cell cell) {
  return {
      "gaps",
      {{"unit_name", "Đơn vị"}, {"people", "Số người", Kind::integer}, {"value", "Tỷ lệ", Kind::percent, 1}},
      {{"Xã <Lát> & \"B'Lá\"", 1296906.0, std::move(cell)}}};
}

TEST(Html, WritesFiguresAsTheLanguageDoesRightAligned) {
  const auto page = html_text(one_row(32.14), {.title = "Bảng"}, vi());
  EXPECT_THAT(page, HasSubstr("<html lang=\"vi\">"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"col\">Đơn vị</th><th scope=\"col\" class=\"n\">Số người</th>"));
  EXPECT_THAT(page, HasSubstr("<td class=\"n\">1.296.906</td><td class=\"n\">32,1%</td>"));
  EXPECT_THAT(page, Not(HasSubstr("…")));
  const auto english = html_text(one_row(32.14), {.title = "Table"}, words::Words(words::Language::en));
  EXPECT_THAT(english, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(english, HasSubstr("<td class=\"n\">1,296,906</td><td class=\"n\">32.1%</td>"));
}

TEST(Html, EscapesWhatCellsAndTitlesSay) {
  const auto page = html_text(one_row(1.0), {.title = "<script>", .notes = {"a & b"}}, vi());
  EXPECT_THAT(page, HasSubstr("<td>Xã &lt;Lát&gt; &amp; &quot;B'Lá&quot;</td>"));
  EXPECT_THAT(page, HasSubstr("<title>&lt;script&gt;</title>"));
  EXPECT_THAT(page, HasSubstr("<p>a &amp; b</p>"));
  EXPECT_THAT(page, Not(HasSubstr("<script>")));
}

TEST(Html, AMissingFigureIsASignThatIsExplained) {
  const auto page = html_text(one_row(std::monostate{}), {.title = "Bảng"}, vi());
  EXPECT_THAT(page, HasSubstr("<td class=\"n\">…</td>"));
  EXPECT_THAT(page, HasSubstr("<p>" + vi()("sign_note.missing") + "</p>"));
}

TEST(Html, NeedsNoOtherFile) {
  const auto page = html_text(one_row(1.0), {.title = "Bảng"}, vi());
  for (const char *reach : {"http", "src=", "href=", "@import", "url("})
    EXPECT_THAT(page, Not(HasSubstr(reach)));
}

TEST(Html, AnEmptyTableSaysSo) {
  EXPECT_THAT(html_text({"gaps", {{"a", "A"}}, {}}, {.title = "Bảng"}, vi()), HasSubstr(vi()("table.empty")));
}

} // namespace
} // namespace ui::tables
