#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/study/TableReader.h"
#include "gis/study/figures.h"
#include "gis/study/units.h"

#include <algorithm>
#include <set>

namespace gis::study {
namespace {

using base::Severity;

/// Rows that say "total" among the data, by their code.
bool is_total(const std::string &code) {
  const std::string key = base::search_key(code);
  return key == "tong" || key == "tong so" || key == "tong cong" || key == "cong" || key == "total" ||
         key == "toan tinh";
}

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
      : inputs_(inputs), recipe_(recipe), layer_(std::move(layer)), table_(layer_, inputs.findings) {}

  void read() {
    has_group_ = layer_.find_field("group").has_value();
    for (const auto &row : layer_.rows) read_row(row);
    table_.finish();
    check_names();
    for (const auto &[edition, n] : elsewhere_)
      inputs_.findings.push_back(
          {.severity = Severity::info,
           .code = "figures_of_other_edition",
           .source = recipe_.source,
           .facts = {{"edition", edition}, {"n", std::to_string(n)}, {"shown", inputs_.area.edition.id}}});
  }

private:
  Inputs &inputs_;
  const StatisticRecipe &recipe_;
  sources::Layer layer_;
  TableReader table_;
  bool has_group_ = false;
  std::map<std::string, int> elsewhere_; ///< rows of editions that can not cross
  std::map<std::string, std::vector<std::pair<std::string, std::string>>> named_; ///< level → code, name

  void complain(const sources::Row &row, Severity severity, const std::string &code, base::Facts facts) {
    inputs_.findings.push_back(table_.at(row, severity, code, std::move(facts)));
  }

  void read_row(const sources::Row &row) {
    indicators::Statistics::Key key;
    key.basis = recipe_.basis == "counted" ? indicators::Basis::counted : indicators::Basis::reported;
    key.indicator = table_.text(row, "indicator");
    key.level = table_.text(row, "level");
    std::string edition = table_.text(row, "edition");
    if (edition.empty()) edition = inputs_.area.edition.id;
    const std::string raw_code = table_.text(row, "unit_code");
    if (is_total(raw_code)) {
      complain(row, Severity::info, "totals_row", {});
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
    key.group = has_group_ && !table_.text(row, "group").empty() ? table_.text(row, "group") : "all";
    indicators::Statistic s = figures(row, *target);
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
    if (edition == inputs_.area.edition.id) {
      key.code = code;
      if (layer_.find_field("unit_name")) named_[key.level].emplace_back(code, table_.text(row, "unit_name"));
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

  /// Codes alone are no proof: where the table carries names, they must be those of its edition.
  void check_names() {
    for (const auto &[level, pairs] : named_) {
      std::string chosen;
      if (auto finding =
              area::judge_edition(inputs_.editions, level, inputs_.area.edition.id, pairs, chosen)) {
        finding->source = recipe_.source;
        finding->layer = layer_.name;
        finding->facts["file"] = layer_.name;
        inputs_.findings.push_back(*finding);
      }
    }
  }
};

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
