// What a window shows, against the tables it is made from.
#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "tests/ui/commands/program.h"
#include "ui/commands/call.h"
#include "ui/commands/chart_data.h"
#include "ui/commands/gap_lines.h"
#include "ui/commands/offers.h"
#include "ui/commands/rows.h"
#include "ui/commands/settlements.h"
#include "ui/commands/unit_card.h"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <sstream>

namespace {

using namespace ui;
using commands::at;
using commands::GapColumn;
using commands::Row;
using gis::base::parse_number;

const gis::study::Results &results() {
  static const auto read = gis::study::read_results(tests::sample_results());
  return read;
}
const words::Words &vi() {
  static const words::Words made(words::Language::vi);
  return made;
}

commands::Selection choice_of(const std::string &indicator, const std::string &measure = "") {
  commands::Selection wished;
  wished.indicator = indicator;
  wished.measure = measure;
  wished.basis = measure == "reach" ? "modelled" : "";
  return commands::nearest_selection(results(), wished);
}

const commands::GapCell &cell(const commands::GapLine &line, GapColumn column) {
  return line.cells[static_cast<std::size_t>(column)];
}

TEST(Charts, TheWorstStandsFirstAndMissingLast) {
  // Among the rows one that has no value: ranked with the others it would stand as nought.
  auto rows = commands::select(results(), choice_of("EDU-PRI"));
  for (const auto &row : results().rows)
    if (at(row, "value").empty() && at(row, "level") == "commune") {
      rows.insert(rows.begin() + 1, &row);
      break;
    }
  const auto ranking = commands::rank_chart(results(), rows, vi());
  ASSERT_EQ(ranking.chart.bars.size(), rows.size());
  ASSERT_EQ(ranking.codes.size(), rows.size());
  bool missing = false;
  double last = 0;
  std::size_t with_value = 0;
  for (const auto &bar : ranking.chart.bars) {
    if (!bar.value) {
      missing = true;
      continue;
    }
    EXPECT_FALSE(missing) << bar.label << " after a missing one";
    EXPECT_GE(*bar.value, last);
    last = *bar.value;
    ++with_value;
  }
  EXPECT_GT(with_value, 10U);
  EXPECT_TRUE(missing) << "the sample has rows without a figure";
  // One bar for each value and none for a missing one; the missing ones bear their sign.
  const auto scene = maps::rank_scene(ranking.chart);
  std::size_t bars = 0, signs = 0;
  for (const auto &item : scene.items) {
    bars += item.shape && item.shape->layer == "bar";
    signs += item.text && item.text->text == "…";
  }
  EXPECT_EQ(bars, with_value);
  EXPECT_EQ(signs, rows.size() - with_value);
}

TEST(Charts, AGroupStandsBesideAllOfTheSameUnit) {
  const auto choice = choice_of("EDU-PRI", "reach");
  const auto rows = commands::select(results(), choice);
  const auto chart = commands::pair_chart(results(), choice, rows, vi());
  ASSERT_FALSE(chart.pairs.empty());
  for (const auto &pair : chart.pairs)
    for (const auto &row : results().rows) {
      if (at(row, "unit_name") != pair.label || at(row, "level") == "commune") continue;
      bool same = at(row, "indicator") == "EDU-PRI" && at(row, "year") == std::to_string(choice.year);
      for (const auto &[column, wanted] : {std::pair("measure", choice.measure),
                                           {"basis", choice.basis},
                                           {"season", choice.season},
                                           {"mode", choice.mode}})
        same = same && at(row, column) == wanted;
      if (same && at(row, "group") == "all") EXPECT_EQ(pair.others, parse_number(at(row, "value")));
      if (same && at(row, "group") == "minority") EXPECT_EQ(pair.group, parse_number(at(row, "value")));
    }
}

TEST(Offers, HoldWhatTheTableHolds) {
  const auto choice = choice_of("EDU-PRI", "reach");
  const auto offers = commands::offers_of(results(), choice);
  EXPECT_EQ(offers.levels.front(), "commune");
  EXPECT_EQ(offers.groups.front(), "all");
  EXPECT_EQ(offers.measured.front().measure, "main");
  EXPECT_EQ(offers.seasons, (std::vector<std::string>{"dry", "wet"}));
  EXPECT_EQ(choice.season, "wet");
  // Every value offered has rows.
  for (const auto &group : offers.groups) {
    auto other = choice;
    other.group = group;
    EXPECT_FALSE(commands::select(results(), other).empty()) << group;
  }
}

TEST(Offers, CountWhatIsBehind) {
  const auto choice = choice_of("MED-INSURED");
  const auto rows = commands::select(results(), choice);
  const auto behind =
      std::count_if(rows.begin(), rows.end(), [](const Row *row) { return at(*row, "status") == "behind"; });
  const auto all = commands::indicator_offers(results(), choice, vi());
  const auto insured =
      std::find_if(all.begin(), all.end(), [](const auto &o) { return o.id == "MED-INSURED"; });
  ASSERT_NE(insured, all.end());
  EXPECT_EQ(insured->behind, behind);
  EXPECT_GT(behind, 0);
  EXPECT_EQ(insured->domain, "health");
  EXPECT_EQ(insured->target, "trên 95%");
}

TEST(Offers, WhatAnIndicatorLacksIsReplacedNotRefused) {
  commands::Selection wished = choice_of("EDU-PRI", "reach");
  wished.indicator = "MED-INSURED";
  wished.level = "no such level";
  wished.year = 1990;
  wished.group = "nobody";
  const auto found = commands::nearest_selection(results(), wished);
  EXPECT_EQ(found.level, "commune");
  EXPECT_EQ(found.year, results().year);
  EXPECT_EQ(found.group, "all");
  EXPECT_FALSE(commands::select(results(), found).empty());
}

TEST(GapLines, EveryRowHasItsLineAndDifferencesAreOfTheFiguresShown) {
  const auto choice = choice_of("MED-INSURED");
  const auto rows = commands::select(results(), choice);
  const auto lines = commands::gap_lines(results(), rows, vi());
  std::size_t units = 0, compared = 0;
  for (const auto &line : lines) {
    if (line.total) continue;
    ++units;
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const Row *r) { return at(*r, "unit_code") == line.code; });
    ASSERT_NE(row, rows.end());
    EXPECT_EQ(cell(line, GapColumn::value).raw, at(**row, "value"));
    EXPECT_EQ(cell(line, GapColumn::to_target).raw, at(**row, "to_target"));
    if (at(**row, "value").empty()) EXPECT_NE(cell(line, GapColumn::value).shown, "") << line.code;
    const auto now = cell(line, GapColumn::value).number, then = cell(line, GapColumn::last_year).number;
    if (!now || !then) continue;
    EXPECT_NEAR(*cell(line, GapColumn::vs_last_year).number, *now - *then, 1e-9);
    ++compared;
  }
  EXPECT_EQ(units, rows.size());
  EXPECT_GT(compared, 10U);
}

TEST(GapLines, TheLevelAboveStandsOverItsUnits) {
  const auto lines =
      commands::gap_lines(results(), commands::select(results(), choice_of("MED-INSURED")), vi());
  std::string over;
  int totals = 0;
  for (const auto &line : lines) {
    if (line.total) {
      over = line.code;
      ++totals;
      EXPECT_NE(line.level, "commune");
    } else {
      EXPECT_EQ(line.parent, over);
    }
  }
  EXPECT_GT(totals, 0);
}

TEST(Offers, WhateverIsSwitchedTogetherThereAreRows) {
  int replaced = 0;
  for (const char *indicator : {"EDU-PRI", "WAT-RUR", "MED-DOCTOR", "CUL-REMOTE"})
    for (const auto &level : commands::levels_of(results())) {
      commands::Selection wished{.level = level, .indicator = indicator};
      const auto offers = commands::offers_of(results(), wished);
      for (const auto &group : offers.groups)
        for (const int year : offers.years)
          for (const auto &measured : offers.measured)
            for (const char *season : {"", "all", "dry"}) {
              wished.group = group;
              wished.year = year;
              wished.measure = measured.measure;
              wished.basis = measured.basis;
              wished.season = season;
              const auto nearest = commands::nearest_selection(results(), wished);
              EXPECT_NO_THROW(commands::select(results(), nearest)) << indicator << level << group << year;
              replaced += nearest.group != group || nearest.measure != measured.measure;
            }
    }
  EXPECT_GT(replaced, 0) << "no combination without rows: the test shows nothing";
}

TEST(UnitCard, TellsTheRowAndItsLedger) {
  const auto choice = choice_of("EDU-PRI", "reach");
  int with_gap = 0;
  for (const auto *row : commands::select(results(), choice)) {
    const auto card = commands::unit_card(results(), *row, vi());
    EXPECT_EQ(card.title, at(*row, "unit_name"));
    EXPECT_FALSE(card.why.empty());
    const auto *ledger = commands::ledger_of(results(), *row);
    if (ledger == nullptr) continue;
    double people = 0;
    for (const auto &part : card.ledger) people += part.people;
    EXPECT_NEAR(people, *parse_number(at(*ledger, "total")), 3.5) << card.title; // parts under half a person
    const auto beyond = parse_number(at(*ledger, "beyond_limit"));
    if (!beyond || *beyond < 0.5) continue;
    ++with_gap;
    EXPECT_TRUE(std::any_of(card.why.begin(), card.why.end(), [](const std::string &sentence) {
      return sentence.find("ở xa hơn giới hạn") != std::string::npos;
    })) << card.title;
  }
  EXPECT_GT(with_gap, 0);
}

TEST(UnitCard, AReportedFigureBorrowsTheReachOfItsIndicatorAndSaysSo) {
  const auto rows = commands::select(results(), choice_of("EDU-PRI"));
  const auto card = commands::unit_card(results(), *rows.front(), vi());
  EXPECT_FALSE(card.ledger.empty());
  EXPECT_NE(card.ledger_title.find("số tính toán"), std::string::npos) << card.ledger_title;
  EXPECT_NE(card.ledger_title.find("mùa mưa"), std::string::npos) << card.ledger_title;
}

TEST(Settlements, AreOutOfReachByTheSurfaceOfTheirSeason) {
  commands::MapLayers layers(results());
  auto choice = choice_of("EDU-PRI", "reach");
  const auto wet = commands::far_settlements(results(), choice, vi(), layers);
  choice.season = "dry";
  const auto dry = commands::far_settlements(results(), choice, vi(), layers);
  EXPECT_FALSE(wet.empty());
  EXPECT_GE(wet.size(), dry.size());
  for (const auto &settlement : wet)
    if (settlement.cost)
      EXPECT_GT(*settlement.cost, 2000) << settlement.name; // the limit of the sample in metres
  EXPECT_TRUE(std::is_sorted(wet.begin(), wet.end(), [](const auto &a, const auto &b) {
    return a.people.value_or(0) > b.people.value_or(0);
  }));
  EXPECT_TRUE(commands::far_settlements(results(), choice_of("MED-INSURED"), vi(), layers).empty());
}

// Water and signals are named like limits and are none of the study's.
TEST(Offers, EveryOneHasACardAndAListOfSettlements) {
  commands::MapLayers layers(results());
  for (const auto &offer : commands::indicator_offers(results(), {}, vi())) {
    const auto offers = commands::offers_of(results(), choice_of(offer.id));
    for (const auto &measured : offers.measured) {
      auto choice = choice_of(offer.id);
      choice.measure = measured.measure;
      choice.basis = measured.basis;
      choice = commands::nearest_selection(results(), choice);
      const auto rows = commands::select(results(), choice);
      ASSERT_FALSE(rows.empty()) << offer.id;
      EXPECT_FALSE(commands::unit_card(results(), *rows.front(), vi()).title.empty()) << offer.id;
      const auto far = commands::far_settlements(results(), choice, vi(), layers);
      if (offer.id.starts_with("WAT")) EXPECT_TRUE(far.empty()) << offer.id;
    }
  }
}

TEST(MapLayers, RowsOfOneRunAreNotDrawnOnLayersOfAnother) {
  const auto copy = tests::fresh_folder("other_run") / "results";
  std::filesystem::copy(tests::sample_results(), copy, std::filesystem::copy_options::recursive);
  const auto read = gis::study::read_results(copy);
  commands::MapLayers layers(read);
  EXPECT_FALSE(layers.read("units_" + read.edition + "_commune").rows.empty());
  tests::write_file(copy / "run.json", tests::read_file(copy / "run.json") + " ");
  EXPECT_FALSE(layers.read("units_" + read.edition + "_commune").rows.empty()) << "read before";
  EXPECT_THROW(layers.read("facilities"), gis::base::Error);
}

TEST(MapLayers, ReadBesideTheRowsTheyAreHeldAgainstThem) {
  const auto copy = tests::fresh_folder("beside") / "results";
  std::filesystem::copy(tests::sample_results(), copy, std::filesystem::copy_options::recursive);
  const auto read = gis::study::read_results(copy);
  const commands::MapLayers layers(copy);
  layers.belong_to(read);
  tests::write_file(copy / "run.json", tests::read_file(copy / "run.json") + " ");
  EXPECT_THROW(commands::MapLayers(copy).belong_to(read), gis::base::Error);
  EXPECT_THROW(commands::MapLayers(copy.parent_path()), gis::base::Error);
}

TEST(Call, SaysTheSameAsTheCommandLine) {
  std::ostringstream out, said;
  gis::base::Progress quiet;
  commands::Face face{vi(), out, said, quiet};
  const std::string unit = at(*commands::select(results(), choice_of("MED-INSURED")).front(), "unit_code");
  EXPECT_EQ(
      commands::call(
          "explain",
          {{"study_or_results", {tests::sample_results()}}, {"indicator", {"MED-INSURED"}}, {"unit", {unit}}},
          face),
      0);
  const auto ran =
      tests::run({"explain", tests::sample_results(), "--indicator", "MED-INSURED", "--unit", unit});
  EXPECT_EQ(out.str(), ran.out);
}

TEST(Call, RefusesWhatTheCommandDoesNotKnow) {
  std::ostringstream out, said;
  gis::base::Progress quiet;
  commands::Face face{vi(), out, said, quiet};
  const auto code_of = [&](const std::string &verb, const commands::Given &given) {
    try {
      commands::call(verb, given, face);
    } catch (const gis::base::Error &error) {
      return error.code();
    }
    return std::string();
  };
  EXPECT_EQ(code_of("expalin", {}), "verb_unknown");
  EXPECT_EQ(code_of("run", {{"study", {"x"}}}), "option_missing");
  EXPECT_EQ(code_of("run", {{"study", {"x"}}, {"out", {"y"}}, {"thread", {"2"}}}), "option_unknown");
  EXPECT_EQ(code_of("run", {{"study", {"x"}}, {"out", {"y"}}, {"threads", {"two"}}}), "option_value");
  EXPECT_EQ(code_of("map", {{"study_or_results", {"x"}}, {"output", {"y.pdf"}}, {"layout", {"a9"}}}),
            "choice_unknown");
}

} // namespace
