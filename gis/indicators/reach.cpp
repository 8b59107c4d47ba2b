#include "gis/indicators/reach_rows.h"

namespace gis::indicators {

std::vector<Figure> measure_later(const Question &question, const Material &material, base::Findings &) {
  return without_figures(question, material, question.reason.empty() ? "part_missing" : question.reason);
}

std::vector<Figure> measure_reach(const Question &question, const Material &material, base::Findings &) {
  if (!material.has_group(question.scope)) return without_figures(question, material, "no_group");
  const auto surfaces = surfaces_of(question.service, question.limit, material);
  if (surfaces.empty())
    return without_figures(question, material, question.reason.empty() ? "no_service" : question.reason);
  return rows_of(question, material, surfaces);
}

} // namespace gis::indicators
