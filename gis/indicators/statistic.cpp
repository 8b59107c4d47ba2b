#include "gis/indicators/indicators.h"

#include "gis/base/number.h"

#include <algorithm>
#include <cmath>

/// Figures the office entered: read at the level where they exist, added up to the levels above.
namespace gis::indicators {
namespace {

constexpr double enough_known = 0.8; ///< of the denominator, for a total of partly known figures

base::Measure value_of(const Statistic &s, const Question &question) {
  if (s.value) return s.value;
  if (!s.numerator) return {};
  if (question.combine == Combine::sum) return s.numerator;
  if (!s.denominator || *s.denominator <= 0) return {};
  return *s.numerator * question.scale / *s.denominator;
}

class Reader {
public:
  Reader(const Question &question, const Material &material, int year)
      : question_(question), material_(material), year_(year) {}

  const Statistic *find(const std::string &level, const std::string &code,
                        const std::string &group = "all") const {
    return material_.statistics->find(
        {question_.basis, question_.indicator, level, code, year_, group, question_.measure});
  }

  void fill(Figure &figure, const Statistic &s) const {
    material_.cite(figure, s.source);
    figure.numerator = s.numerator;
    figure.denominator = s.denominator;
    figure.value = value_of(s, question_);
    if (!figure.value) figure.reason = s.denominator && *s.denominator <= 0 ? "" : "no_statistic";
    if (s.denominator && *s.denominator <= 0) figure.applicable = false;
    if (s.quality == "preliminary") figure.flags.insert("preliminary");
    if (s.crossed) figure.flags.insert("split_edition");
  }

  /// The units that make up a row on the lower level where figures exist; nothing where there is none.
  /// `weight` says which of the smallest units count (1 or 0).
  struct Parts {
    std::vector<const Statistic *> known;
    std::vector<std::uint32_t> missing; ///< smallest units without a figure
    std::vector<std::uint32_t> units;   ///< smallest units that count
  };

  Parts smallest_parts(const RowUnit &row, const area::Group &scope, const area::Group &group) const {
    Parts parts;
    const auto &level = material_.area->edition.levels.front();
    for (const auto unit : row.members) {
      if (group.unit_share[unit] <= 0 || scope.unit_share[unit] <= 0) continue;
      parts.units.push_back(unit);
      if (const auto *s = find(level.id, level.units[unit].code); s != nullptr && value_of(*s, question_))
        parts.known.push_back(s);
      else if (s == nullptr || !(s->denominator && *s->denominator <= 0))
        parts.missing.push_back(unit);
    }
    return parts;
  }

  /// Figures of a middle level inside a row (districts of a province), when the smallest have none: of the
  /// highest level that has any, so that nothing is added twice.
  Parts middle_parts(const RowUnit &row) const {
    for (std::size_t at = row.level; at-- > 1;)
      if (auto parts = parts_of_level(row, at); !parts.known.empty()) return parts;
    return {};
  }

  /// Adds parts up into a figure; says in `reason` why it can not.
  void add_up(Figure &figure, const Parts &parts) const {
    if (parts.known.empty()) {
      figure.reason = "no_statistic";
      return;
    }
    if (question_.combine == Combine::none) {
      figure.reason = "not_aggregable";
      return;
    }
    double numerator = 0, denominator = 0;
    for (const auto *s : parts.known) {
      material_.cite(figure, s->source);
      if (s->quality == "preliminary") figure.flags.insert("preliminary");
      if (question_.combine == Combine::sum) {
        numerator += *value_of(*s, question_);
        continue;
      }
      if (!s->numerator || !s->denominator) {
        figure.reason = "not_aggregable";
        return;
      }
      numerator += *s->numerator;
      denominator += *s->denominator;
    }
    if (question_.combine == Combine::sum) {
      fill_sum(figure, parts, numerator);
      return;
    }
    fill_ratio(figure, parts, numerator, denominator);
  }

private:
  const Question &question_;
  const Material &material_;
  int year_;

  Parts parts_of_level(const RowUnit &row, std::size_t at) const {
    Parts parts;
    const auto &level = material_.area->edition.levels[at];
    for (std::size_t u = 0; u < level.units.size(); ++u) {
      const auto members = material_.area->edition.members(at, u);
      if (members.empty() ||
          !std::includes(row.members.begin(), row.members.end(), members.begin(), members.end()))
        continue;
      parts.units.insert(parts.units.end(), members.begin(), members.end());
      if (const auto *s = find(level.id, level.units[u].code); s != nullptr && value_of(*s, question_))
        parts.known.push_back(s);
      else if (s == nullptr || !(s->denominator && *s->denominator <= 0))
        parts.missing.insert(parts.missing.end(), members.begin(), members.end());
    }
    return parts;
  }

  void fill_sum(Figure &figure, const Parts &parts, double total) const {
    if (!parts.missing.empty()) {
      // What is not known may hold any count: no total, and no interval either.
      figure.reason = "partial_below";
      return;
    }
    figure.numerator = total;
    figure.value = total;
  }

  void fill_ratio(Figure &figure, const Parts &parts, double numerator, double denominator) const {
    const auto missing = missing_denominator(parts, denominator);
    if (!missing) {
      figure.reason = "partial_below"; // nobody knows how much is missing
      return;
    }
    const double all = denominator + *missing;
    if (all <= 0) {
      figure.applicable = false;
      return;
    }
    if (*missing > 0) {
      figure.low = numerator * question_.scale / all;
      figure.high = (numerator + *missing) * question_.scale / all;
    }
    if (denominator / all < enough_known) {
      figure.reason = "partial_below";
      return;
    }
    figure.numerator = numerator;
    figure.denominator = denominator;
    figure.value = numerator * question_.scale / denominator;
    if (*missing > 0) figure.flags.insert("partial");
  }

  /// How large the units without a figure are: by their own denominator of the nearest other year, else by
  /// their people in the proportion of the known units. Missing where one of them can not be told.
  base::Measure missing_denominator(const Parts &parts, double known) const {
    const auto &scope = material_.group(question_.scope);
    const auto &level = material_.area->edition.levels.front();
    base::Measure people_known = 0;
    for (const auto unit : parts.units)
      if (std::find(parts.missing.begin(), parts.missing.end(), unit) == parts.missing.end())
        people_known = people_known && level.units[unit].people
                           ? base::Measure(*people_known + *level.units[unit].people * scope.unit_share[unit])
                           : base::Measure();
    double sum = 0;
    const auto years = material_.statistics->years(question_.basis, question_.indicator, question_.measure);
    for (const auto unit : parts.missing) {
      base::Measure found;
      int distance = 1000;
      for (const int year : years) {
        const auto *s = material_.statistics->find({question_.basis, question_.indicator, level.id,
                                                    level.units[unit].code, year, "all", question_.measure});
        if (s != nullptr && s->denominator && std::abs(year - year_) < distance) {
          distance = std::abs(year - year_);
          found = s->denominator;
        }
      }
      if (found)
        sum += *found;
      else if (people_known && *people_known > 0 && level.units[unit].people)
        sum += known / *people_known * *level.units[unit].people * scope.unit_share[unit];
      else
        return {};
    }
    return sum;
  }
};

/// One row of one year. A reported figure exists for a group only where the group is made of whole units or
/// is the scope of the row itself.
Figure answer(const Question &question, const Material &material, const Reader &reader, const RowUnit &row,
              const area::Group &scope, const area::Group &group, int year) {
  Figure figure = material.figure(question, row, group);
  figure.year = year;
  if (!group.known) {
    figure.reason = "no_group";
    return figure;
  }
  if (material.nobody_in(row, scope, group)) {
    figure.applicable = false;
    return figure;
  }
  const bool whole = group.id == "all" || group.id == scope.id;
  if (const auto *own = reader.find(row.key.level, row.key.code, group.id == scope.id ? "all" : group.id);
      own != nullptr && (whole || group.id != "all")) {
    reader.fill(figure, *own);
    return figure;
  }
  if (!whole && !group.of_units) {
    figure.reason = "not_by_group";
    return figure;
  }
  if (row.level == 0) {
    // The whole unit is in the group, so its figure is the group's.
    if (const auto *own = whole ? nullptr : reader.find(row.key.level, row.key.code))
      reader.fill(figure, *own);
    else
      figure.reason = "no_statistic";
    return figure;
  }
  auto parts = reader.smallest_parts(row, scope, group);
  if (parts.known.empty() && whole) parts = reader.middle_parts(row);
  reader.add_up(figure, parts);
  if (!whole && figure.reason == "no_statistic" && reader.find(row.key.level, row.key.code) != nullptr)
    figure.reason = "not_by_group";
  return figure;
}

/// An official figure above and the sum of its parts, where both exist: both are kept.
void keep_both(std::vector<Figure> &figures, const Question &question, const Material &material,
               const Reader &reader, const RowUnit &row, const area::Group &scope, int year,
               base::Findings &findings) {
  if (row.level == 0 || question.combine == Combine::none) return;
  const auto *own = reader.find(row.key.level, row.key.code);
  if (own == nullptr || !value_of(*own, question)) return;
  Figure sum = material.figure(question, row, material.group("all"));
  sum.year = year;
  sum.measure = question.measure == "main" ? "by_sum" : question.measure + "_by_sum";
  reader.add_up(sum, reader.smallest_parts(row, scope, material.group("all")));
  if (!sum.value) return;
  const double given = *value_of(*own, question);
  if (std::fabs(given - *sum.value) > 0.005 * std::max(1.0, std::fabs(given)))
    findings.push_back({.severity = base::Severity::warning,
                        .code = "upper_disagrees",
                        .source = own->source,
                        .row = own->row,
                        .unit_code = row.key.code,
                        .facts = {{"unit", row.key.code},
                                  {"indicator", question.indicator},
                                  {"year", std::to_string(year)},
                                  {"given", base::format_number(given, 2)},
                                  {"computed", base::format_number(*sum.value, 2)}}});
  figures.push_back(std::move(sum));
}

} // namespace

std::vector<Figure> measure_statistic(const Question &question, const Material &material,
                                      base::Findings &findings) {
  if (!material.has_group(question.scope)) {
    Question later = question;
    later.reason = "no_group";
    return measure_later(later, material, findings);
  }
  const auto &scope = material.group(question.scope);
  std::vector<Figure> figures;
  auto years = material.statistics->years(question.basis, question.indicator, question.measure);
  years.erase(std::remove_if(years.begin(), years.end(), [&](int year) { return year >= material.year; }),
              years.end());
  years.push_back(material.year);
  for (const int year : years) {
    const Reader reader(question, material, year);
    for (const auto &row : material.units) {
      for (const auto &group : *material.groups) {
        Figure figure = answer(question, material, reader, row, scope, group, year);
        // Earlier years are there for comparison: only what is known.
        if (year == material.year || figure.value) figures.push_back(std::move(figure));
      }
      keep_both(figures, question, material, reader, row, scope, year, findings);
    }
  }
  return figures;
}

} // namespace gis::indicators
