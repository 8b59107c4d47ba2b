#include "gis/gaps/GapTable.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"

#include <algorithm>
#include <cmath>

namespace gis::gaps {
namespace {

using indicators::Figure;

/// Whether the denominator counts people; rates per 10 000 and per 100 000 always do.
bool counts_people(const Target &target) {
  const auto says = [&](const char *word) { return target.unit.find(word) != std::string::npos; };
  return says("people") || says("children") || says("youth") || says("labour") || says("per 10");
}

/// Whether the thing counted is a unit of the boundaries, so that a unit's own row counts just itself.
bool counts_units(const Target &target) {
  return target.unit == "% of communes" || target.unit == "% of districts";
}

void flag_small(GapRow &row, const Target &target, const std::string &smallest_level) {
  if (target.aggregate != Aggregate::ratio || !row.figure.denominator) return;
  // A district holds illiteracy eradication itself; a district of one commune is still a small group.
  const bool own_row = row.figure.unit.level == smallest_level || target.unit == "% of districts";
  if (counts_units(target) && own_row && *row.figure.denominator == 1) return;
  if (*row.figure.denominator < (counts_people(target) ? 30 : 5)) row.figure.flags.insert("small");
}

/// Whether a verdict may be said at all here.
std::string why_only_reference(const GapRow &row, const Target &target, const Programme &programme) {
  if (programme.binding_editions.count(row.figure.unit.edition) == 0) return "area_not_bound";
  if (target.judged_at.count(row.figure.unit.level) == 0) return "not_judged_level";
  if (target.judged_on.count(basis_name(row.figure.basis)) == 0) return "not_judged_basis";
  // What stands beside the judged figure is shown, never judged.
  if (row.figure.measure != "main") return "companion";
  return {};
}

void judge(GapRow &row, const Target &target, const Programme &programme) {
  Figure &figure = row.figure;
  row.sense = target.sense;
  if (figure.measured_in.empty()) {
    row.target = target.target;
    row.target_year = target.year;
  }
  if (!figure.applicable) {
    row.status = Status::not_applicable;
    figure.reason.clear();
    return;
  }
  const std::string reference = why_only_reference(row, target, programme);
  if (!figure.value) {
    row.status = Status::no_data;
    if (reference == "not_judged_level" && figure.reason == "no_statistic") figure.reason = reference;
    return;
  }
  if (row.target) row.gap = gap(target.sense, *row.target, *figure.value);
  if (!reference.empty() || !target.target) {
    row.status = Status::reference;
    figure.reason = reference.empty() ? "no_target" : reference;
    return;
  }
  row.status = compare(target, *target.target, *figure.value);
  if (figure.low && figure.high &&
      compare(target, *target.target, *figure.low) != compare(target, *target.target, *figure.high))
    figure.flags.insert("uncertain");
}

void count_change(GapRow &row, const Target &target) {
  const Figure &figure = row.figure;
  if (!figure.value || !row.target || row.status == Status::not_applicable) return;
  if (target.aggregate == Aggregate::sum)
    row.to_target = to_target(target, *target.target, *figure.value);
  else if (target.aggregate == Aggregate::ratio && figure.numerator && figure.denominator)
    row.to_target = to_target(target, *target.target,
                              Countable{*figure.numerator, *figure.denominator, scale_of(target)});
}

void check_ledger(const Figure &figure) {
  if (!figure.has_ledger) return;
  const double off = std::fabs(figure.ledger.total() - figure.denominator.value_or(0));
  if (!(off <= 0.5))
    throw base::Error(base::Finding{.code = "ledger_open",
                                    .unit_code = figure.unit.code,
                                    .facts = {{"indicator", figure.indicator},
                                              {"unit", figure.unit.code},
                                              {"n", base::format_number(off, 3)}}});
}

/// Rows are large: their places are sorted, then each is moved once.
std::vector<GapRow> sorted_by_key(std::vector<GapRow> rows) {
  std::vector<GapRow *> order;
  order.reserve(rows.size());
  for (auto &row : rows) order.push_back(&row);
  std::sort(order.begin(), order.end(), [](const auto *a, const auto *b) { return a->key() < b->key(); });
  std::vector<GapRow> sorted;
  sorted.reserve(rows.size());
  for (auto *row : order) sorted.push_back(std::move(*row));
  return sorted;
}

} // namespace

GapRow::Key GapRow::key() const {
  return {scenario,      figure.unit.edition, figure.unit.level,       figure.unit.code,
          figure.group,  figure.indicator,    figure.measure,          figure.mode,
          figure.season, figure.year,         basis_name(figure.basis)};
}

double scale_of(const Target &target) {
  if (target.unit.rfind("%", 0) == 0) return 100;
  if (target.unit == "per 10 000") return 10000;
  if (target.unit == "per 100 000") return 100000;
  return 1;
}

std::string measured_in(const Target &target) {
  if (target.unit.rfind("%", 0) == 0) return "percent";
  if (target.unit == "per 10 000") return "per_10000";
  if (target.unit == "per 100 000") return "per_100000";
  return target.unit;
}

std::vector<GapRow> gap_rows(GapRequest request) {
  // The start of the road: the base year's figure of the same series.
  const auto series = [](const Figure &f) {
    return std::tuple(f.unit, f.group, f.indicator, f.measure, f.mode, f.season, f.basis);
  };
  std::map<decltype(series(Figure{})), double> base_values;
  for (const auto &figure : request.figures)
    if (figure.year == request.base_year && figure.value) base_values[series(figure)] = *figure.value;
  std::vector<GapRow> rows;
  rows.reserve(request.figures.size());
  for (auto &figure : request.figures) {
    const Target *target = request.programme->find(figure.indicator);
    if (target == nullptr) continue;
    GapRow row;
    row.figure = std::move(figure);
    check_ledger(row.figure);
    if (const auto name = request.names.find(row.figure.unit); name != request.names.end())
      std::tie(row.unit_name, row.parent_code) = name->second;
    row.measured_in = row.figure.measured_in.empty() ? measured_in(*target) : row.figure.measured_in;
    judge(row, *target, *request.programme);
    count_change(row, *target);
    if (row.figure.value) flag_small(row, *target, request.smallest_level);
    const Figure &f = row.figure;
    if (f.group == "all" && f.measure == "main" && target->judged_on.count(basis_name(f.basis)) > 0) {
      const auto plan = request.plan_targets.find({f.indicator, f.unit.edition, f.unit.code, f.year});
      if (plan != request.plan_targets.end()) {
        row.plan_target = plan->second;
        if (f.value) {
          row.plan_gap = gap(target->sense, plan->second, *f.value);
          row.plan_status = compare(*target, plan->second, *f.value);
        }
      }
    }
    // A road says early or late, which is a verdict too: only where one may be said.
    const bool judged =
        row.status == Status::met || row.status == Status::near || row.status == Status::behind;
    if (const auto base = base_values.find(series(f)); judged && base != base_values.end())
      row.course = course(*target, base->second, request.base_year, *f.value, f.year);
    rows.push_back(std::move(row));
  }
  rows = sorted_by_key(std::move(rows));
  for (std::size_t i = 0; i + 1 < rows.size(); ++i)
    if (rows[i].key() == rows[i + 1].key()) {
      const auto &f = rows[i].figure;
      throw base::Error("rows_collide", {{"key", f.unit.level + " " + f.unit.code + " " + f.group + " " +
                                                     f.indicator + " " + f.measure}});
    }
  return rows;
}

} // namespace gis::gaps
