#include "gis/gaps/verdict.h"

#include "gis/base/number.h"

#include <algorithm>
#include <cmath>

namespace gis::gaps {
namespace {

bool sense_holds(Sense sense, double asked, double value) {
  switch (sense) {
  case Sense::at_least:
    return value >= asked;
  case Sense::more_than:
    return value > asked;
  case Sense::at_most:
    return value <= asked;
  case Sense::less_than:
    return value < asked;
  case Sense::equal:
    return value == asked;
  }
  return false;
}

bool wants_more(Sense sense) { return sense == Sense::at_least || sense == Sense::more_than; }

/// Differences and points of a road are computed, not stated: rounding must not decide a verdict.
double hair(double figure) { return 1e-9 * std::max(1.0, std::fabs(figure)); }

/// The least whole change from 0 to `most` that makes a monotone wish come true.
template <class Wish> base::Measure least_change(double most, const Wish &comes_true) {
  if (comes_true(0.0)) return 0.0;
  double no = 0, yes = std::floor(most);
  if (yes < 1 || !comes_true(yes)) return {};
  while (yes - no > 1) {
    const double middle = std::floor((no + yes) / 2);
    (comes_true(middle) ? yes : no) = middle;
  }
  return yes;
}

} // namespace

const char *status_name(Status status) {
  switch (status) {
  case Status::met:
    return "met";
  case Status::near:
    return "near";
  case Status::behind:
    return "behind";
  case Status::no_data:
    return "no_data";
  case Status::reference:
    return "reference";
  case Status::not_applicable:
    return "not_applicable";
  }
  return "";
}

const char *course_name(Course course) {
  switch (course) {
  case Course::none:
    return "";
  case Course::ahead:
    return "ahead";
  case Course::on_course:
    return "on_course";
  case Course::late:
    return "late";
  }
  return "";
}

bool holds(const Target &target, double asked, double value) {
  if (sense_holds(target.sense, asked, value)) return true;
  return target.about &&
         base::format_number(value, target.decimals) == base::format_number(asked, target.decimals);
}

double gap(Sense sense, double asked, double value) {
  if (sense == Sense::equal) return std::fabs(value - asked);
  return std::max(0.0, wants_more(sense) ? asked - value : value - asked);
}

Status compare(const Target &target, double asked, double value) {
  if (holds(target, asked, value)) return Status::met;
  if (target.near_margin && gap(target.sense, asked, value) <= *target.near_margin + hair(asked))
    return Status::near;
  return Status::behind;
}

base::Measure to_target(const Target &target, double asked, const Countable &counted) {
  if (!(counted.denominator > 0)) return {};
  // A share may not pass its whole; a rate per 10 000 may need more things than there are now.
  const bool more = wants_more(target.sense);
  const double room = counted.scale == 100 ? std::max(0.0, counted.denominator - counted.numerator)
                                           : std::max(0.0, asked) * counted.denominator / counted.scale + 1;
  // A last part-person counts as one, so that 100 % stays within reach of fractions.
  const double most = more ? std::ceil(room) : std::ceil(std::max(0.0, counted.numerator));
  return least_change(most, [&](double change) {
    double numerator = more ? counted.numerator + change : counted.numerator - change;
    if (counted.scale == 100 && more) numerator = std::min(numerator, counted.denominator);
    numerator = std::max(0.0, numerator);
    return holds(target, asked, numerator * counted.scale / counted.denominator);
  });
}

base::Measure to_target(const Target &target, double asked, double count) {
  if (wants_more(target.sense))
    return least_change(std::ceil(std::max(0.0, asked - count)) + 1,
                        [&](double change) { return holds(target, asked, count + change); });
  if (count < asked)
    return target.sense == Sense::equal ? base::Measure(std::ceil(asked - count)) : base::Measure(0.0);
  return least_change(std::ceil(std::max(0.0, count)),
                      [&](double change) { return holds(target, asked, std::max(asked, count - change)); });
}

Course course(const Target &target, base::Measure base_value, int base_year, double value, int year) {
  if (!target.target || !base_value || target.year <= base_year || year < base_year) return Course::none;
  if (target.sense == Sense::equal && *base_value == *target.target)
    return value == *target.target ? Course::on_course : Course::late;
  const auto road = [&](int at) {
    const double share = std::min(1.0, static_cast<double>(at - base_year) / (target.year - base_year));
    return *base_value + (*target.target - *base_value) * share;
  };
  const bool upward = target.sense == Sense::equal ? *target.target > *base_value : wants_more(target.sense);
  const auto reached = [&](double point) {
    return upward ? value >= point - hair(point) : value <= point + hair(point);
  };
  // Where the start already holds the target, the road is the target itself.
  const bool held = holds(target, *target.target, *base_value);
  if (held) return holds(target, *target.target, value) ? Course::ahead : Course::late;
  if (reached(road(year + 1)) || holds(target, *target.target, value)) return Course::ahead;
  return reached(road(year)) ? Course::on_course : Course::late;
}

} // namespace gis::gaps
