#pragma once

#include "gis/radio/knife_edge.h"
#include "gis/radio/p1812/climate.h"
#include "gis/radio/p1812/ducting.h"
#include "gis/radio/quick/LossFinder.h"

#include <algorithm>
#include <cmath>
#include <limits>

/// Inside this room only: how a LossFinder finishes what a ground answers. Included by the grounds.
namespace gis::radio::quick {

inline double lg(double x) { return std::log(x) * 0.43429448190325182765; }
inline double mrad(double metres_per_km) { return 1000 * std::atan(metres_per_km / 1000); }

/// Knife edge and the shape of the ground (12)–(21).
template <Skyline S> double LossFinder::bullington(const S &s) const {
  const double d = s.length_km, t = s.transmitter, r = s.receiver, c = s.bend;
  const double climb = (r - t) / d;
  double nu = 0;
  if (s.steepest + c * d < climb) {
    nu = s.nu_in_sight(climb - c * d, common_.lambda_m);
  } else {
    const double ahead = s.steepest + c * d, back = s.from_receiver();
    const double edge = (r - t + back * d) / (ahead + back);
    if (edge > 0 && edge < d)
      nu = (t + ahead * edge - (t * (d - edge) + r * edge) / d) *
           std::sqrt(0.002 * d / (common_.lambda_m * edge * (d - edge)));
  }
  const double loss = knife_edge_loss_db(nu);
  return loss > 0 ? loss + (1 - std::exp(-loss / 6)) * (10 + 0.02 * d) : 0;
}

/// Smooth earth under the ends (85)–(91).
template <Ground G> void LossFinder::find_smooth_ends(G &ground, Known &v) const {
  const double d = v.d;
  const auto sums = ground.sums();
  v.hst0 = (2 * sums.v1 * d - sums.v2) / (d * d) + ground.first_m;
  v.hsr0 = (sums.v2 - sums.v1 * d) / (d * d) + ground.first_m;
  double hstp = v.hst0, hsrp = v.hsr0;
  const double climb = (v.hrs - v.hts) / d;
  if (const double flat = ground.flat(); flat > climb) {
    const auto above = ground.above_line();
    const double ahead = flat - climb, back = above.from_receiver;
    if (above.height_m > 0) {
      hstp -= above.height_m * ahead / (ahead + back);
      hsrp -= above.height_m * back / (ahead + back);
    }
  }
  v.htc_d = v.hts - std::min(hstp, ground.first_m);
  v.hrc_d = v.hrs - std::min(hsrp, ground.last_m);
}

/// What the smooth earth costs beyond its own knife edge (37)–(39).
template <Ground G> double LossFinder::smooth_excess(G &ground, const Known &v) const {
  // Whatever point of the line is nearest, it is clear of the ground by more than it needs.
  const double lowest = std::min(v.htc_d, v.hrc_d) - bend() * v.d * v.d / 4;
  if (lowest > 8.728 * std::sqrt(v.d * common_.lambda_m)) return 0;
  const double spherical = smooth_.loss(v.d, v.htc_d, v.hrc_d, common_.ae);
  if (!(spherical > 0)) return 0;
  return std::max(0.0, spherical - bullington(ground.smooth(v.htc_d, v.hrc_d)));
}

/// The horizon of the receiver, and both together (76)–(84).
template <Ground G> void LossFinder::find_receiver_angle(G &ground, const Sight &sight, Known &v) const {
  const double d = v.d;
  const double back = sight.beyond() ? ground.skyline().from_receiver() : (v.hts - v.hrs) / d;
  v.theta_r = mrad(back - bend() * d);
  v.theta = 1000 * d / common_.ae + v.theta_t + v.theta_r;
}

/// The loss by ducting (46)–(60), or infinity where the least it can be is more than `diffracted`: first
/// whatever the horizons, then with them.
template <Ground G>
double LossFinder::ducting(G &ground, const Sight &sight, const Known &known, double diffracted) const {
  constexpr double never = std::numeric_limits<double>::infinity();
  const double d = known.d, bent = 1000 * d / common_.ae;
  const double always = 102.45 + lg20f_ + common_.alf + least_ducting_->at(d);
  const double most_negative = std::min(known.theta_t, 0.0) + std::min(known.theta_r, 0.0);
  const double nearest = sight.beyond() ? ground.nearest_horizons_km() : d;
  if (always + 20 * lg(nearest) + common_.gamma_d * (bent + most_negative) > diffracted) return never;
  const Horizons horizons =
      sight.beyond() ? ground.horizons_beyond_sight() : ground.horizons_in_sight(sight.line);
  const double dlt = horizons.from_transmitter, dlr = horizons.from_receiver;
  const double straight = bent + std::min(known.theta_t, 0.1 * dlt) + std::min(known.theta_r, 0.1 * dlr);
  if (always + 20 * lg(dlt + dlr) + common_.gamma_d * straight > diffracted) return never;
  const double lba = ducting_beyond(ground, known, horizons);
  return std::max(lba, known.lbfs) + 2.5 * std::log1p(std::exp(-std::fabs(lba - known.lbfs) / 2.5));
}

/// (46)–(56) by the plain model.
template <Ground G>
double LossFinder::ducting_beyond(G &ground, const Known &known, const Horizons &horizons) const {
  P1812Values v = common_;
  v.d = v.dtm = v.dlm = known.d;
  v.hts = known.hts;
  v.hrs = known.hrs;
  v.theta_t = known.theta_t;
  v.theta_r = known.theta_r;
  v.dlt = horizons.from_transmitter;
  v.dlr = horizons.from_receiver;
  Link link = link_;
  link.receiver = ground.place;
  p1812_parts::find_latitude(link, v);
  p1812_parts::find_bending_time(v);
  v.hst = std::min(known.hst0, ground.first_m);
  v.hsr = std::min(known.hsr0, ground.last_m);
  v.hte = v.hts - v.hst;
  v.hre = v.hrs - v.hsr;
  v.hm = ground.roughness(v.hst, (v.hsr - v.hst) / v.d);
  p1812_parts::find_ducting(link, v);
  return v.lba;
}

/// What bends round the ground and what a duct carries put together (57)–(62).
template <Ground G>
double LossFinder::combined(G &ground, const Sight &sight, const Known &v, double diffracted) const {
  double loss = diffracted;
  if (const double both = ducting(ground, sight, v, diffracted); !(both > diffracted))
    loss = both + (diffracted - both) * (1 - 0.5 * (1 + std::tanh(3 * 0.5 * (v.d - 20) / 20)));
  // tanh is 1 to the last bit from 19 on.
  if (8 * (v.theta - 0.3) < 19)
    loss += (diffracted - loss) * (1 - 0.5 * (1 + std::tanh(3 * 0.8 * (v.theta - 0.3) / 0.3)));
  return loss;
}

template <Ground G> Loss LossFinder::loss(G &ground) const {
  constexpr double nearest_km = 0.25;
  const double d = ground.distance_km;
  Known v{.d = d,
          .hts = ground.first_m + link_.transmitter_height.value,
          .hrs = ground.last_m + link_.receiver_height.value};
  if (!std::isfinite(v.hts + v.hrs)) return {};
  const double rise = (v.hts - v.hrs) / 1000;
  v.lbfs = 92.4 + lg20f_ + 10 * lg(d * d + rise * rise);
  if (d < nearest_km) return {v.lbfs, mrad((v.hrs - v.hts) / d), true};
  const auto &skyline = ground.skyline();
  const Sight sight{.line = (v.hrs - v.hts) / d - bend() * d, .steepest = skyline.steepest};
  find_smooth_ends(ground, v);
  const double diffraction = bullington(skyline) + smooth_excess(ground, v);
  v.theta_t = mrad(std::max(sight.steepest, sight.line));
  if (!(diffraction > 0)) return {v.lbfs, v.theta_t};
  find_receiver_angle(ground, sight, v);
  double loss = combined(ground, sight, v, v.lbfs + diffraction);
  // Scatter (44), (63): 10^−0.2·x written as a power of e.
  const double scatter = scatter_ + 20 * lg(d) + 0.573 * v.theta;
  constexpr double fifth = 0.46051701859880914;
  if (scatter - loss < 50)
    loss = std::min(scatter, loss) - 5 * lg(1 + std::exp(-fifth * std::fabs(scatter - loss)));
  return {std::max(v.lbfs, loss), v.theta_t};
}

} // namespace gis::radio::quick
