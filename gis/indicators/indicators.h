#pragma once

#include "gis/indicators/Question.h"

#include <string>
#include <vector>

namespace gis::indicators {

/// A way of measuring. Answers every row unit and group of a question; rows it can not answer carry a
/// reason. Appends what a planner should know.
using Method = std::vector<Figure> (*)(const Question &, const Material &, base::Findings &);

struct NamedMethod {
  const char *name;
  const char *what; ///< one line for --help
  Method measure;
};

/// The methods there are, by name.
const std::vector<NamedMethod> &methods();

/// Answers one question. Throws Error{method_unknown: method, list}.
std::vector<Figure> measure(const Question &, const Material &, base::Findings &);

// One pair of files would be one function each; the headers would repeat these lines.
std::vector<Figure> measure_reach(const Question &, const Material &, base::Findings &);
std::vector<Figure> measure_reach_places(const Question &, const Material &, base::Findings &);
std::vector<Figure> measure_units_reach(const Question &, const Material &, base::Findings &);
std::vector<Figure> measure_statistic(const Question &, const Material &, base::Findings &);
std::vector<Figure> measure_rate(const Question &, const Material &, base::Findings &);
std::vector<Figure> measure_litres(const Question &, const Material &, base::Findings &);
std::vector<Figure> measure_facility_share(const Question &, const Material &, base::Findings &);
std::vector<Figure> measure_facility_count(const Question &, const Material &, base::Findings &);
std::vector<Figure> measure_settlement_share(const Question &, const Material &, base::Findings &);
std::vector<Figure> measure_catchment(const Question &, const Material &, base::Findings &);
std::vector<Figure> measure_composite(const Question &, const Material &, base::Findings &);
std::vector<Figure> measure_later(const Question &, const Material &, base::Findings &);

} // namespace gis::indicators
