#include "ui/commands/gap_lines.h"

#include "gis/base/number.h"
#include "gis/base/text.h"
#include "ui/commands/MapMaker.h"
#include "ui/commands/rows.h"
#include "ui/words/numbers.h"

#include <algorithm>
#include <map>

namespace ui::commands {
namespace {

using gis::base::parse_number;

class LineMaker {
public:
  LineMaker(const gis::study::Results &results, const words::Words &w) : w_(w), last_year_(results) {}

  GapLine line(const Row &row) const {
    GapLine line{.code = at(row, "unit_code"),
                 .parent = at(row, "parent_code"),
                 .level = at(row, "level"),
                 .search = gis::base::search_key(at(row, "unit_name")),
                 .state = state_of(row),
                 .sense_up = at(row, "sense").starts_with(">"),
                 .value = parse_number(at(row, "value")),
                 .target = parse_number(at(row, "target"))};
    line.cells.resize(gap_column_count);
    const std::string last = last_year_.of(row);
    const auto plan = parse_number(at(row, "plan_target")), before = parse_number(last);
    const auto set = [&](GapColumn column, GapCell cell) {
      line.cells[static_cast<std::size_t>(column)] = std::move(cell);
    };
    set(GapColumn::unit, {at(row, "unit_name"), at(row, "unit_name"), {}});
    set(GapColumn::group, {words::named(w_, "group", at(row, "group")), at(row, "group"), {}});
    set(GapColumn::last_year, figure(row, last));
    set(GapColumn::plan, figure(row, at(row, "plan_target")));
    set(GapColumn::value, value(row, line));
    set(GapColumn::vs_plan, difference(row, line.value, plan));
    set(GapColumn::vs_last_year, difference(row, line.value, before));
    set(GapColumn::target, figure(row, at(row, "target")));
    set(GapColumn::lacking, lacking(row));
    set(GapColumn::to_target, count(at(row, "to_target")));
    set(GapColumn::status,
        {status_text(row, w_), at(row, "status"), static_cast<double>(static_cast<int>(line.state))});
    set(GapColumn::basis, {words::named(w_, "basis", at(row, "basis")), at(row, "basis"), {}});
    set(GapColumn::interval, interval(row));
    set(GapColumn::flags, {flags(row), at(row, "flags"), {}});
    return line;
  }

private:
  const words::Words &w_;
  LastYear last_year_;

  std::string missing() const { return w_("sign.missing"); }

  GapCell figure(const Row &row, const std::string &raw) const {
    const auto number = parse_number(raw);
    if (!number) return {"", raw, {}};
    const auto target = parse_number(at(row, "target"));
    return {words::value_text(*number, words::decimals_of(unit_of(row), target), target, w_.language()), raw,
            number};
  }
  /// A missing figure is a sign, never a blank that could be read as nought.
  GapCell value(const Row &row, const GapLine &line) const {
    auto cell = figure(row, at(row, "value"));
    if (!cell.number)
      cell.shown = line.state == maps::State::not_applicable ? w_("sign.not_applicable") : missing();
    return cell;
  }
  GapCell difference(const Row &row, std::optional<double> now, std::optional<double> then) const {
    if (!now || !then) return {};
    const double by = *now - *then;
    const auto target = parse_number(at(row, "target"));
    const std::string text = words::number(by, words::decimals_of(unit_of(row), target), w_.language());
    const bool up = by > 0 && text.find_first_of("123456789") != std::string::npos;
    return {(up ? "+" : "") + text, "", by};
  }
  /// 0 where the target holds; never a rounded 0 where it does not.
  GapCell lacking(const Row &row) const {
    const auto number = parse_number(at(row, "gap"));
    if (!number) return {"", at(row, "gap"), {}};
    const int decimals = words::decimals_of(unit_of(row), parse_number(at(row, "target")));
    return {*number == 0 ? words::number(0, 0, w_.language())
                         : words::value_text(*number, decimals, 0.0, w_.language()),
            at(row, "gap"), number};
  }
  GapCell count(const std::string &raw) const {
    const auto number = parse_number(raw);
    return {number ? words::number(*number, 0, w_.language()) : std::string(), raw, number};
  }
  GapCell interval(const Row &row) const {
    const auto low = parse_number(at(row, "low")), high = parse_number(at(row, "high"));
    if (!low || !high) return {};
    const int decimals = words::decimals_of(unit_of(row), parse_number(at(row, "target")));
    return {words::number(*low, decimals, w_.language()) + "–" +
                words::number(*high, decimals, w_.language()),
            at(row, "low") + " " + at(row, "high"), *high - *low};
  }
  std::string flags(const Row &row) const {
    std::vector<std::string> all;
    for (const auto &flag : gis::base::split(at(row, "flags"), ' '))
      if (!flag.empty()) all.push_back(words::named(w_, "flag", flag));
    return gis::base::join(all, "; ");
  }
};

/// The rows of the next level by code, of the same series.
std::map<std::string, const Row *> rows_above(const gis::study::Results &results, const Row &first) {
  std::map<std::string, const Row *> above;
  const std::string &own = at(first, "level");
  for (const auto &row : results.rows) {
    if (at(row, "level") == own || at(row, "indicator") != at(first, "indicator")) continue;
    const auto same = [&](const char *column) { return at(row, column) == at(first, column); };
    if (same("group") && same("measure") && same("basis") && same("season") && same("mode") && same("year") &&
        same("scenario"))
      above[at(row, "level") + "|" + at(row, "unit_code")] = &row;
  }
  return above;
}

} // namespace

std::vector<GapLine> gap_lines(const gis::study::Results &results, const std::vector<const Row *> &rows,
                               const words::Words &w) {
  std::vector<GapLine> lines;
  if (rows.empty()) return lines;
  const LineMaker maker(results, w);
  const auto above = rows_above(results, *rows.front());
  const auto parent_row = [&](const std::string &code) -> const Row * {
    for (const auto &[key, row] : above)
      if (key.ends_with("|" + code)) return row;
    return nullptr;
  };
  // Units of one parent stand together; parents in the order in which they are first met.
  std::vector<std::string> parents;
  std::map<std::string, std::vector<const Row *>> children;
  for (const auto *row : rows) {
    auto &list = children[at(*row, "parent_code")];
    if (list.empty()) parents.push_back(at(*row, "parent_code"));
    list.push_back(row);
  }
  for (const auto &parent : parents) {
    if (const Row *total = parent.empty() ? nullptr : parent_row(parent)) {
      lines.push_back(maker.line(*total));
      lines.back().total = true;
    }
    for (const auto *row : children[parent]) lines.push_back(maker.line(*row));
  }
  return lines;
}

std::string gap_head(GapColumn column, const Row &row, const words::Words &w) {
  const std::string year = at(row, "year");
  switch (column) {
  case GapColumn::unit:
    return w("desk.col.unit");
  case GapColumn::group:
    return w("desk.col.group");
  case GapColumn::last_year:
    return w.fill("desk.col.year", {{"year", std::to_string(std::stoi(year) - 1)}});
  case GapColumn::plan:
    return w.fill("desk.col.plan", {{"year", year}});
  case GapColumn::value:
    return w.fill("desk.col.year", {{"year", year}});
  case GapColumn::vs_plan:
    return w("desk.col.vs_plan");
  case GapColumn::vs_last_year:
    return w("desk.col.vs_last_year");
  case GapColumn::target:
    return at(row, "target_year").empty() ? w("col.target")
                                          : w.fill("col.target_of_year", {{"year", at(row, "target_year")}});
  case GapColumn::lacking:
    return at(row, "sense").starts_with("<") ? w("col.above") : w("col.lacking");
  case GapColumn::to_target:
    return at(row, "sense").starts_with("<") ? w("desk.col.fewer") : w("desk.col.more");
  case GapColumn::status:
    return w("desk.col.status");
  case GapColumn::basis:
    return w("col.basis");
  case GapColumn::interval:
    return w("concept.interval");
  case GapColumn::flags:
    return w("col.flags");
  }
  return {};
}

std::string status_text(const Row &row, const words::Words &w) {
  std::string text = w("status." + at(row, "status"));
  if (state_of(row) == maps::State::uncertain) text += ", " + words::lower_first(w("flag.uncertain"));
  return text;
}

} // namespace ui::commands
