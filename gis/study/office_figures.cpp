#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/study/NameCheck.h"
#include "gis/study/TableReader.h"
#include "gis/study/figures.h"
#include "gis/study/units.h"

#include <algorithm>
#include <cmath>

namespace gis::study {
namespace {

using base::Severity;

/// Brings a row of another edition to the one shown, through a unit that did not change.
std::optional<std::string> crossed_code(const Inputs &inputs, const std::string &edition,
                                        const std::string &level, const std::string &code) {
  for (const auto &crosswalk : inputs.crosswalks)
    if (crosswalk.from == edition && crosswalk.to == inputs.area.edition.id)
      if (const auto same = crosswalk.same_unit(level, code)) return same;
  return {};
}

class StatisticsReader {
public:
  StatisticsReader(Inputs &inputs, const StatisticRecipe &recipe, sources::Layer layer)
      : inputs_(inputs), recipe_(recipe), layer_(std::move(layer)), table_(layer_, inputs.findings),
        names_(inputs.editions, layer_) {}

  void read() {
    has_group_ = layer_.find_field("group").has_value();
    has_measure_ = layer_.find_field("measure").has_value();
    if (!choose_edition()) return;
    for (const auto &row : layer_.rows) read_row(row);
    table_.finish();
    check_totals();
    names_.finish(table_, inputs_.findings);
    for (const auto &[edition, n] : elsewhere_)
      inputs_.findings.push_back(
          table_.about(Severity::info, "figures_of_other_edition",
                       {{"edition", edition}, {"n", std::to_string(n)}, {"shown", inputs_.area.edition.id}}));
  }

private:
  Inputs &inputs_;
  const StatisticRecipe &recipe_;
  sources::Layer layer_;
  TableReader table_;
  bool has_group_ = false, has_measure_ = false;
  std::map<std::string, int> elsewhere_; ///< rows of editions that can not cross
  NameCheck names_;
  std::string unstated_; ///< the edition of rows that state none
  /// indicator, level, period, measure → sum of the units' numerators; the rows that claim to be it
  std::map<std::vector<std::string>, double> sums_;
  std::vector<std::pair<std::vector<std::string>, const sources::Row *>> totals_;

  void complain(const sources::Row &row, Severity severity, const std::string &code, base::Facts facts) {
    inputs_.findings.push_back(table_.at(row, severity, code, std::move(facts)));
  }

  void read_row(const sources::Row &row) {
    indicators::Statistics::Key key;
    key.basis = recipe_.basis == "counted" ? indicators::Basis::counted : indicators::Basis::reported;
    key.indicator = table_.text(row, "indicator");
    key.level = table_.text(row, "level");
    std::string edition = stated_edition(row);
    if (edition.empty()) edition = unstated_;
    const std::string raw_code = table_.text(row, "unit_code");
    const std::vector<std::string> sum_key = {key.indicator, key.level, table_.text(row, "period"),
                                              has_measure_ ? table_.text(row, "measure") : ""};
    if (table_.totals_row(row, "unit_code")) {
      totals_.emplace_back(sum_key, &row);
      return;
    }
    const auto *target = inputs_.programme.find(key.indicator);
    if (target == nullptr) {
      complain(row, Severity::warning, "indicator_unknown",
               {{"text", key.indicator}, {"suggestion", inputs_.programme.nearest(key.indicator)}});
      return;
    }
    const auto year = indicators::year_of_period(table_.text(row, "period"));
    if (!year) {
      complain(row, Severity::error, "period_unreadable", {{"text", table_.text(row, "period")}});
      return;
    }
    key.year = *year;
    if (has_measure_ && !table_.text(row, "measure").empty()) key.measure = table_.text(row, "measure");
    key.group = has_group_ && !table_.text(row, "group").empty() ? table_.text(row, "group") : "all";
    indicators::Statistic s = figures(row, *target);
    if (key.group == "all" && s.numerator) sums_[sum_key] += *s.numerator;
    if (!locate(row, key, edition, raw_code, s)) return;
    if (!inputs_.statistics.add(key, s))
      complain(row, Severity::error, "figure_twice",
               {{"code", key.code}, {"indicator", key.indicator}, {"year", std::to_string(key.year)}});
  }

  indicators::Statistic figures(const sources::Row &row, const gaps::Target &target) {
    indicators::Statistic s;
    s.numerator = table_.number(row, "numerator");
    s.denominator = table_.number(row, "denominator");
    s.value = table_.number(row, "value");
    s.quality = table_.text(row, "quality");
    s.source_doc = table_.text(row, "source_doc");
    s.source = recipe_.source;
    s.row = row.number;
    const std::string unit = table_.text(row, "unit_code");
    if (target.aggregate == gaps::Aggregate::ratio && target.unit.rfind("%", 0) == 0) {
      if (s.numerator && s.denominator && *s.numerator > *s.denominator)
        complain(
            row, Severity::warning, "over_100",
            {{"indicator", target.id},
             {"unit", unit},
             {"value",
              *s.denominator > 0 ? base::format_number(*s.numerator / *s.denominator * 100, 1) + "%" : "∞"}});
      else if (s.value && *s.value > 100)
        complain(
            row, Severity::warning, "over_100",
            {{"indicator", target.id}, {"unit", unit}, {"value", base::format_number(*s.value, 1) + "%"}});
    }
    return s;
  }

  /// Finds the unit the figure belongs to in the edition shown; false where it can not.
  bool locate(const sources::Row &row, indicators::Statistics::Key &key, const std::string &edition,
              const std::string &raw_code, indicators::Statistic &s) {
    const auto known = std::find_if(inputs_.editions.begin(), inputs_.editions.end(),
                                    [&](const auto &e) { return e.id == edition; });
    const auto *level = known == inputs_.editions.end() ? nullptr : known->find_level(key.level);
    const std::string code = level == nullptr ? raw_code : padded(raw_code, *level);
    if (level == nullptr || !level->find(code)) {
      complain(row, Severity::error, "code_unmatched", {{"code", raw_code}, {"edition", edition}});
      return false;
    }
    names_.add(table_, row, edition, key.level, code);
    if (edition == inputs_.area.edition.id) {
      key.code = code;
      return true;
    }
    const auto same = crossed_code(inputs_, edition, key.level, code);
    if (!same) {
      elsewhere_[edition] += 1;
      return false;
    }
    key.code = *same;
    s.crossed = false; // an unchanged unit crosses as itself: the series is not split
    return true;
  }

  std::string stated_edition(const sources::Row &row) const {
    return layer_.find_field("edition") ? table_.text(row, "edition") : std::string();
  }

  /// Rows that do not state their edition are tried against all by code and name. False where none can be
  /// told.
  bool choose_edition() {
    unstated_ = inputs_.area.edition.id;
    const auto field = layer_.find_field("unit_name") ? "unit_name" : "";
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> open; ///< level → code, name
    for (const auto &row : layer_.rows)
      if (stated_edition(row).empty())
        open[table_.text(row, "level")].emplace_back(table_.text(row, "unit_code"), table_.text(row, field));
    if (open.empty() || inputs_.editions.size() < 2) return true;
    const auto &[level, pairs] = *open.begin();
    const auto unknown = area::judge_edition(inputs_.editions, level, "", pairs, unstated_);
    if (unknown) inputs_.findings.push_back(table_.about(Severity::error, unknown->code, unknown->facts));
    return !unknown;
  }

  void check_totals() {
    for (const auto &[key, row] : totals_) {
      const auto total = table_.number(*row, "numerator");
      const auto sum = sums_.find(key);
      if (total && sum != sums_.end() && std::fabs(*total - sum->second) > 0.5)
        complain(
            *row, Severity::warning, "total_disagrees",
            {{"given", base::format_number(*total, 3)}, {"computed", base::format_number(sum->second, 3)}});
    }
  }
};

/// An assigned figure must be for a row of the programme and a unit of its edition.
bool fits(Inputs &inputs, const TableReader &table, const sources::Row &row, const gaps::PlanTargetKey &key) {
  if (inputs.programme.find(key.indicator) == nullptr) {
    inputs.findings.push_back(
        table.at(row, Severity::warning, "indicator_unknown",
                 {{"text", key.indicator}, {"suggestion", inputs.programme.nearest(key.indicator)}}));
    return false;
  }
  for (const auto &edition : inputs.editions)
    for (const auto &level : edition.levels)
      if (edition.id == key.edition && level.find(key.unit_code)) return true;
  inputs.findings.push_back(
      table.at(row, Severity::error, "code_unmatched", {{"code", key.unit_code}, {"edition", key.edition}}));
  return false;
}

} // namespace

void read_statistics(Inputs &inputs) {
  for (const auto &recipe : inputs.recipe.statistics) {
    base::Progress quiet;
    StatisticsReader(inputs, recipe, read_table(inputs, recipe.source, quiet)).read();
  }
}

void read_plan_targets(Inputs &inputs) {
  for (const auto &source : inputs.recipe.plan_targets) {
    base::Progress quiet;
    const auto layer = read_table(inputs, source, quiet);
    TableReader table(layer, inputs.findings);
    for (const auto &row : layer.rows) {
      gaps::PlanTargetKey key;
      key.indicator = table.text(row, "indicator");
      key.edition = table.text(row, "edition");
      key.unit_code = table.text(row, "unit_code");
      const auto year = indicators::year_of_period(table.text(row, "year"));
      const auto target = table.number(row, "target");
      if (!fits(inputs, table, row, key)) continue;
      if (!year)
        inputs.findings.push_back(
            table.at(row, Severity::error, "period_unreadable", {{"text", table.text(row, "year")}}));
      if (!year || !target) continue;
      key.year = *year;
      if (!inputs.plan_targets.emplace(key, *target).second)
        inputs.findings.push_back(table.at(
            row, Severity::error, "figure_twice",
            {{"code", key.unit_code}, {"indicator", key.indicator}, {"year", std::to_string(key.year)}}));
    }
    table.finish();
  }
}

} // namespace gis::study
