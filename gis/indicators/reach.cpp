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

std::vector<Figure> measure_reach_places(const Question &question, const Material &material,
                                         base::Findings &) {
  if (!material.has_group(question.scope)) return without_figures(question, material, "no_group");
  std::vector<const PlaceReach *> surfaces;
  for (const auto &reach : *material.reaches)
    if (reach.service == question.service && reach.limit == question.limit && !reach.filled_for.empty() &&
        reach.filled_for == cohort_name(question.cohort))
      surfaces.push_back(&reach);
  if (!surfaces.empty()) return rows_of(question, material, surfaces);
  const auto *service = material.find_service(question.service);
  return without_figures(question, material,
                         service == nullptr   ? "no_service"
                         : !service->fills_up ? "no_capacity"
                                              : "no_limit");
}

} // namespace gis::indicators
