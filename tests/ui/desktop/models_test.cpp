#include "tests/ui/desktop/window.h"

#include "gis/base/number.h"
#include "gis/base/text.h"
#include "ui/desktop/models/FindingModel.h"
#include "ui/desktop/models/GapModel.h"
#include "ui/desktop/models/GapProxy.h"

#include <QAbstractItemModelTester>
#include <QCollator>
#include <gtest/gtest.h>

namespace tests {
namespace {

using namespace ui;
using commands::GapColumn;
using desktop::GapModel;
using desktop::GapProxy;

class Models : public testing::Test {
protected:
  desktop::Session session;
  bool open(const std::string &indicator) {
    session.open(sample_results());
    if (!wait_for([&] { return session.figures() && !session.busy(); })) return false;
    auto choice = session.figures()->choice;
    choice.indicator = indicator;
    choice.measure = choice.basis = "";
    session.choose(choice);
    return wait_for([&] { return !session.busy(); }) && session.figures()->choice.indicator == indicator;
  }
};

TEST_F(Models, KeepTheRulesOfItemModels) {
  GapModel gaps(session);
  GapProxy proxy;
  proxy.setSourceModel(&gaps);
  desktop::FindingModel findings(session);
  const auto mode = QAbstractItemModelTester::FailureReportingMode::Fatal;
  const QAbstractItemModelTester of_gaps(&gaps, mode), of_proxy(&proxy, mode), of_findings(&findings, mode);
  ASSERT_TRUE(open("WAT-RUR"));
  EXPECT_GT(gaps.rowCount(), 20);
  EXPECT_GT(findings.rowCount(), 0);
  proxy.sort(static_cast<int>(GapColumn::value));
  proxy.set_only(maps::State::behind, true);
  session.set_language(words::Language::en);
  ASSERT_TRUE(wait_for([&] { return !session.busy(); }));
  proxy.clear_filters();
  proxy.sort(-1);
}

TEST_F(Models, TheRawRoleIsTheTextOfTheGapTable) {
  GapModel model(session);
  ASSERT_TRUE(open("WAT-RUR"));
  const auto figures = session.figures();
  const std::pair<GapColumn, const char *> columns[] = {
      {GapColumn::unit, "unit_name"},      {GapColumn::group, "group"},   {GapColumn::plan, "plan_target"},
      {GapColumn::value, "value"},         {GapColumn::target, "target"}, {GapColumn::lacking, "gap"},
      {GapColumn::to_target, "to_target"}, {GapColumn::status, "status"}, {GapColumn::basis, "basis"},
      {GapColumn::flags, "flags"}};
  int compared = 0;
  for (const auto *row : figures->rows) {
    const int at_row = model.row_of(commands::at(*row, "unit_code"));
    ASSERT_GE(at_row, 0);
    for (const auto &[column, name] : columns) {
      const auto index = model.index(at_row, static_cast<int>(column));
      EXPECT_EQ(index.data(GapModel::RawRole).toString().toStdString(), commands::at(*row, name)) << name;
      ++compared;
    }
    // What is shown is the same number in the language's dress, rounded on its own side of the target.
    const auto value = gis::base::parse_number(commands::at(*row, "value"));
    QString shown = model.index(at_row, static_cast<int>(GapColumn::value)).data().toString();
    if (!value) {
      EXPECT_TRUE(shown == QStringLiteral("…") || shown == QStringLiteral("–")) << shown.toStdString();
      continue;
    }
    EXPECT_NEAR(shown.replace(QLatin1Char(','), QLatin1Char('.')).toDouble(), *value, 0.0501);
  }
  EXPECT_EQ(compared, 10 * static_cast<int>(figures->rows.size()));
}

TEST_F(Models, LastYearIsTheRowOfTheYearBefore) {
  GapModel model(session);
  ASSERT_TRUE(open("WAT-RUR"));
  const auto figures = session.figures();
  int found = 0;
  for (const auto &row : figures->results->rows) {
    if (commands::at(row, "indicator") != "WAT-RUR" || commands::at(row, "group") != "all" ||
        commands::at(row, "level") != "commune" || commands::at(row, "basis") != "reported" ||
        commands::at(row, "year") != std::to_string(figures->choice.year - 1))
      continue;
    const int at_row = model.row_of(commands::at(row, "unit_code"));
    EXPECT_EQ(model.index(at_row, static_cast<int>(GapColumn::last_year))
                  .data(GapModel::RawRole)
                  .toString()
                  .toStdString(),
              commands::at(row, "value"));
    ++found;
  }
  EXPECT_GT(found, 10);
}

TEST_F(Models, NamesAreFoundWithoutAccentsAndVerdictsBySign) {
  GapModel model(session);
  GapProxy proxy;
  proxy.setSourceModel(&model);
  ASSERT_TRUE(open("WAT-RUR"));
  const int all = proxy.shown_units();
  EXPECT_EQ(all, proxy.all_units());
  const QString name = model.index(model.rowCount() - 1, 0).data().toString();
  proxy.set_name(QString::fromStdString(gis::base::search_key(name.toStdString())).toUpper());
  ASSERT_GE(proxy.shown_units(), 1);
  EXPECT_LT(proxy.shown_units(), all);
  EXPECT_EQ(proxy.index(proxy.rowCount() - 1, 0).data().toString(), name);
  proxy.clear_filters();
  proxy.set_only(maps::State::behind, true);
  int behind = 0;
  for (const auto &line : session.figures()->lines)
    behind += !line.total && line.state == maps::State::behind;
  EXPECT_EQ(proxy.shown_units(), behind);
  EXPECT_GT(behind, 0);
  proxy.set_name(QStringLiteral("no such place"));
  EXPECT_EQ(proxy.shown_units(), 0);
}

TEST_F(Models, SortingFollowsNumbersAndTheVietnameseAlphabetAndMissingStandsLast) {
  GapModel model(session);
  GapProxy proxy;
  proxy.setSourceModel(&model);
  ASSERT_TRUE(open("WAT-RUR"));
  for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
    proxy.sort(static_cast<int>(GapColumn::value), order);
    bool missing = false;
    double last = order == Qt::AscendingOrder ? -1e9 : 1e9;
    for (int row = 0; row < proxy.rowCount(); ++row) {
      EXPECT_FALSE(proxy.index(row, 0).data(GapModel::TotalRole).toBool());
      const auto number = proxy.index(row, static_cast<int>(GapColumn::value)).data(GapModel::NumberRole);
      if (!number.isValid()) {
        missing = true;
        continue;
      }
      EXPECT_FALSE(missing) << "a figure after a missing one";
      EXPECT_TRUE(order == Qt::AscendingOrder ? last <= number.toDouble() : last >= number.toDouble());
      last = number.toDouble();
    }
  }
  proxy.sort(0, Qt::AscendingOrder);
  QCollator vietnamese(QLocale(QLocale::Vietnamese, QLocale::Vietnam));
  vietnamese.setNumericMode(true);
  for (int row = 1; row < proxy.rowCount(); ++row)
    EXPECT_LE(
        vietnamese.compare(proxy.index(row - 1, 0).data().toString(), proxy.index(row, 0).data().toString()),
        0);
  proxy.sort(-1);
  EXPECT_EQ(proxy.rowCount(), model.rowCount());
}

} // namespace
} // namespace tests
