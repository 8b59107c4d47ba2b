#include "gis/radio/budget.h"

#include "gis/radio/knife_edge.h"

#include <algorithm>
#include <cmath>

namespace gis::radio {
namespace {

constexpr double clear_below = -0.6;    ///< radii of the first Fresnel zone
constexpr double usual_earth_km = 8495; ///< 4/3 of the earth's

Budget begun(Propagation model, const Link &link, Decibels pattern, double free_space_loss_db) {
  return {.model = model,
          .power_dbkw = 10 * std::log10(link.power.value),
          .pattern_db = pattern.value,
          .free_space_dbuvm = field_from_loss_dbuvm(Kilowatts(1), link.frequency, free_space_loss_db)};
}

Budget summed(Budget budget, const std::optional<ReceptionLimits> &limits) {
  budget.field_dbuvm = budget.power_dbkw + budget.pattern_db + budget.free_space_dbuvm +
                       budget.diffraction_db + budget.other_ways_db + budget.places_db;
  if (!limits) return budget;
  budget.threshold_dbuvm = limits->threshold_dbuvm;
  budget.margin_db = budget.field_dbuvm - limits->threshold_dbuvm;
  budget.reception = reception(budget.field_dbuvm, *limits);
  return budget;
}

template <class Result>
PathAccount account(const Profile &profile, const Link &link, const Result &result, double earth_radius_km,
                    Decibels pattern, const std::optional<ReceptionLimits> &limits) {
  PathAccount told{.profile = profile,
                   .link = link,
                   .earth_radius_km = earth_radius_km > 0 ? earth_radius_km : usual_earth_km};
  told.clearances = clearances(profile, link, told.earth_radius_km);
  told.obstacle = obstacle(told.clearances);
  told.budget = budget(result, link, pattern, limits);
  return told;
}

} // namespace

double bulge_m(double from_one_km, double from_other_km, double earth_radius_km) {
  return 1000 * from_one_km * from_other_km / (2 * earth_radius_km);
}

std::vector<Clearance> clearances(const Profile &profile, const Link &link, double earth_radius_km) {
  std::vector<Clearance> all;
  if (profile.size() < 3) return all;
  const double wavelength_m = 299.792458 / link.frequency.value;
  const double length_m = profile.distances_m.back();
  const double from_m = profile.heights_m.front() + link.transmitter_height.value;
  const double to_m = profile.heights_m.back() + link.receiver_height.value;
  for (std::size_t i = 1; i + 1 < profile.size(); ++i) {
    const double at = profile.distances_m[i];
    const Edge edge{.from_transmitter_km = at / 1000, .to_receiver_km = (length_m - at) / 1000};
    const double line_m = from_m + (to_m - from_m) * at / length_m;
    const double top_m = profile.heights_m[i] + profile.clutter(i);
    all.push_back(
        {.point = i,
         .distance_km = edge.from_transmitter_km,
         .top_m = top_m,
         .above_line_m =
             top_m + bulge_m(edge.from_transmitter_km, edge.to_receiver_km, earth_radius_km) - line_m,
         .fresnel_m = fresnel_radius_m(edge, wavelength_m)});
  }
  return all;
}

std::optional<Clearance> obstacle(const std::vector<Clearance> &all) {
  const auto highest = std::max_element(
      all.begin(), all.end(), [](const auto &a, const auto &b) { return a.of_fresnel() < b.of_fresnel(); });
  if (highest == all.end() || highest->of_fresnel() <= clear_below) return {};
  return *highest;
}

std::optional<Budget> budget(const P1812Result &result, const Link &link, Decibels pattern,
                             const std::optional<ReceptionLimits> &limits) {
  if (!result.loss_db) return {};
  const auto &steps = result.values;
  auto budget = begun(Propagation::p1812, link, pattern, steps.lbfs);
  // Near the mast free space stands in the model's place.
  if ((result.warnings & p1812_warning::near_mast) == 0) {
    budget.diffraction_db = steps.lbfs - steps.lbd;
    budget.places_db = -steps.lloc;
    budget.other_ways_db = steps.lbd + steps.lloc - *result.loss_db;
  }
  return summed(budget, limits);
}

std::optional<Budget> budget(const ItmResult &result, const Link &link, Decibels pattern,
                             const std::optional<ReceptionLimits> &limits) {
  if (!result.loss_db) return {};
  const auto &steps = result.steps;
  auto budget = begun(Propagation::itm, link, pattern, *steps.free_space_db);
  if (steps.reference) {
    budget.diffraction_db = -*steps.reference->loss_db;
    budget.other_ways_db = *steps.free_space_db + *steps.reference->loss_db - *result.loss_db;
  }
  return summed(budget, limits);
}

PathAccount account_of(const Profile &profile, const Link &link, const P1812Result &result, Decibels pattern,
                       const std::optional<ReceptionLimits> &limits) {
  return account(profile, link, result, result.values.ae, pattern, limits);
}

PathAccount account_of(const Profile &profile, const Link &link, const ItmResult &result, Decibels pattern,
                       const std::optional<ReceptionLimits> &limits) {
  const double radius_km = result.steps.ground ? result.steps.ground->earth_radius_m / 1000 : 0;
  return account(profile, link, result, radius_km, pattern, limits);
}

} // namespace gis::radio
