#include "gis/sources/csv.h"

#include "gis/base/Error.h"

#include <gmock/gmock.h>

namespace gis::sources {
namespace {

using testing::ElementsAre;
using Cell = std::optional<std::string>;
const Cell missing;

std::vector<std::vector<Cell>> cells(const std::string &text) {
  std::vector<std::vector<Cell>> rows;
  for (const auto &row : parse_csv(text, "t.csv").rows) rows.push_back(row.cells);
  return rows;
}

base::Finding fault_of(const std::string &text) {
  try {
    parse_csv(text, "t.csv");
  } catch (const base::Error &error) {
    return error.finding();
  }
  return {};
}

TEST(Csv, CellsAreTextAndCodesKeepTheirZeros) {
  EXPECT_THAT(cells("code,n\n00123,1.50\n"), ElementsAre(ElementsAre("00123", "1.50")));
}

TEST(Csv, AnEmptyCellIsMissing) { EXPECT_THAT(cells("a,b\n,x\n"), ElementsAre(ElementsAre(missing, "x"))); }

TEST(Csv, QuotesHoldSeparatorsLinesAndDoubledQuotes) {
  EXPECT_THAT(cells("a,b\n\"x,y\",\"l1\nl2\"\n\"say \"\"no\"\"\",\"\"\n"),
              ElementsAre(ElementsAre("x,y", "l1\nl2"), ElementsAre("say \"no\"", missing)));
}

TEST(Csv, SeparatorIsWhatTheHeadsHoldMostOf) {
  EXPECT_THAT(cells("a;b\n1,5;2\n"), ElementsAre(ElementsAre("1,5", "2")));
  EXPECT_THAT(cells("a\tb\n1,5\t2\n"), ElementsAre(ElementsAre("1,5", "2")));
  EXPECT_THAT(cells("a,b;c\n1,2\n"), ElementsAre(ElementsAre("1", "2")));
}

TEST(Csv, EndsOfLinesOfAnySystemAndNoLastOne) {
  EXPECT_THAT(cells("a,b\r\n1,2\r\n3,4"), ElementsAre(ElementsAre("1", "2"), ElementsAre("3", "4")));
  EXPECT_THAT(cells("a,b\r1,2\r"), ElementsAre(ElementsAre("1", "2")));
}

TEST(Csv, ByteOrderMarkAndBlanksAroundHeadsAreDropped) {
  const auto layer = parse_csv("\xEF\xBB\xBF"
                               "code , tên\n1,2\n",
                               "t.csv");
  EXPECT_THAT(layer.fields, ElementsAre("code", "tên"));
}

TEST(Csv, TextBecomesNfc) { EXPECT_THAT(cells("a,b\nx,e\xCC\x82\xCC\x81\n")[0][1], "ế"); }

TEST(Csv, RowsOfSeparatorsOnlyAreNoRowsButAreCounted) {
  const auto layer = parse_csv("a,b\n1,2\n,\n\n3,4\n", "t.csv");
  ASSERT_EQ(layer.rows.size(), 2U);
  EXPECT_EQ(layer.rows[1].number, 4);
}

TEST(Csv, FaultsNameTheRowAsTheSheetCountsIt) {
  const auto wide = fault_of("a,b\n1,2\n1,2,3\n");
  EXPECT_EQ(wide.code, "csv_width");
  EXPECT_EQ(wide.row, 2);
  EXPECT_EQ(wide.facts.at("wanted"), "2");
  const auto open = fault_of("a,b\n1,2\n3,\"4\n5,6\n");
  EXPECT_EQ(open.code, "csv_quote_open");
  EXPECT_EQ(open.row, 2);
  EXPECT_EQ(fault_of("a,b,a\n1,2,3\n").code, "csv_field_twice");
  EXPECT_EQ(fault_of("").code, "csv_no_heads");
  EXPECT_EQ(fault_of("\n\n").code, "csv_no_heads");
}

TEST(Csv, AnyBytesAreReadOrRefusedButNeverLostInSilence) {
  // Every cut of a table with quotes: either it is refused, or the rows before the cut are all there.
  const std::string text = "a,b\n\"1\",\"x\"\"y\"\n2,\"line\nline\"\n3,z\n";
  for (std::size_t n = 0; n <= text.size(); ++n) {
    try {
      const auto layer = parse_csv(text.substr(0, n), "t.csv");
      if (n == text.size()) EXPECT_EQ(layer.rows.size(), 3U);
      for (const auto &row : layer.rows) EXPECT_EQ(row.cells.size(), layer.fields.size());
    } catch (const base::Error &) {
      EXPECT_LT(n, text.size());
    }
  }
}

} // namespace
} // namespace gis::sources
