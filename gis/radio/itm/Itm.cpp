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

void set_loss(const ItmLink &link, double loss_db, ItmResult &result) {
  if (!std::isfinite(loss_db)) {
    result.code = ItmCode::not_computable;
    return;
  }
  result.loss_db = loss_db;
  result.field_dbuvm = 139.36 + 20 * std::log10(link.frequency_mhz) - loss_db;
  if (result.warnings != 0) result.code = ItmCode::fine_with_warnings;
}

/// From the path to the loss: what both ways in share.
void finish(const ItmLink &link, ItmResult &result) {
  auto &steps = result.steps;
  auto &reference = steps.reference.emplace();
  result.code = itm_reference(*steps.path, link, *steps.ground, reference, result.warnings);
  // A fault of the ground is told before any loss is sought; what is not computable is left to be looked at.
  if (result.code != ItmCode::fine && result.code != ItmCode::not_computable) steps.reference.reset();
  if (result.code != ItmCode::fine) return;
  steps.variability = itm_variability(*steps.path, link, *steps.ground, *reference.loss_db, result.warnings);
  steps.free_space_db = free_space(link.frequency_mhz, steps.path->distance_m);
  set_loss(link, *steps.free_space_db + steps.variability->loss_db, result);
  if (result.computed()) result.mode = reference.mode;
}

} // namespace

ItmResult itm(const ItmProfile &profile, const ItmLink &link) {
  ItmResult result;
  result.code = itm_check(link, result.warnings);
  if (result.code == ItmCode::fine) result.code = itm_check(profile);
  if (result.code != ItmCode::fine) return result;
  auto &steps = result.steps;
  if (profile.heights_m.size() == 2) {
    result.warnings |= itm_near_mast;
    steps.free_space_db = free_space(link.frequency_mhz, profile.spacing_m);
    set_loss(link, *steps.free_space_db, result);
    return result;
  }
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
