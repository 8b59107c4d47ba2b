#include "gis/radio/itm/Itm.h"

#include "gis/radio/itm/check.h"
#include "gis/radio/itm/prepare.h"
#include "gis/radio/itm/reference.h"
#include "gis/radio/itm/terrain.h"
#include "gis/radio/itm/variability.h"

#include <cmath>

namespace gis::radio {
namespace {

double free_space(double frequency_mhz, double distance_m) {
  return 32.45 + 20 * std::log10(frequency_mhz) + 20 * std::log10(distance_m / 1000);
}

/// From the path to the loss: what both ways in share.
void finish(const ItmLink &link, ItmResult &result) {
  auto &steps = result.steps;
  auto &reference = steps.reference.emplace();
  result.code = itm_reference(*steps.path, link, *steps.ground, reference, result.warnings);
  if (result.code != ItmCode::fine) return;
  steps.variability = itm_variability(*steps.path, link, *steps.ground, reference.loss_db, result.warnings);
  steps.free_space_db = free_space(link.frequency_mhz, steps.path->distance_m);
  const double loss = *steps.free_space_db + steps.variability->loss_db;
  if (!std::isfinite(loss)) {
    result.code = ItmCode::not_computable;
    return;
  }
  result.loss_db = loss;
  result.field_dbuvm = 139.36 + 20 * std::log10(link.frequency_mhz) - loss;
  result.mode = reference.mode;
  if (result.warnings != 0) result.code = ItmCode::fine_with_warnings;
}

} // namespace

ItmResult itm(const ItmProfile &profile, const ItmLink &link) {
  ItmResult result;
  result.code = itm_check(link, result.warnings);
  if (result.code == ItmCode::fine) result.code = itm_check(profile);
  if (result.code != ItmCode::fine) return result;
  auto &steps = result.steps;
  steps.ground = itm_ground(link, itm_mean_height(profile));
  steps.terrain = itm_terrain(profile, link, *steps.ground);
  steps.path = itm_path(profile, link, *steps.ground, *steps.terrain);
  finish(link, result);
  return result;
}

ItmResult itm_area(const ItmArea &area, const ItmLink &link) {
  ItmResult result;
  result.code = itm_check(link, result.warnings);
  if (result.code == ItmCode::fine) result.code = itm_check(area);
  if (result.code != ItmCode::fine) return result;
  auto &steps = result.steps;
  steps.ground = itm_ground(link, 0);
  steps.path = itm_path(area, link, *steps.ground);
  finish(link, result);
  return result;
}

} // namespace gis::radio
