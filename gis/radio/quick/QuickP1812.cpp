#include "gis/radio/quick/QuickP1812.h"

#include "gis/radio/knife_edge.h"
#include "gis/radio/p1812/climate.h"
#include "gis/radio/p1812/diffraction.h"
#include "gis/radio/p1812/ducting.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace gis::radio::quick {
namespace {

namespace parts = p1812_parts;

constexpr double earth_km = 6371, nearest_km = 0.25;

double lg(double x) { return std::log(x) * 0.43429448190325182765; }

double mrad(double metres_per_km) { return 1000 * std::atan(metres_per_km / 1000); }

const float *sea_level() {
  static const std::vector<float> zeros(most_steps + 16, 0.0F);
  return zeros.data();
}

/// The greatest of −height/i − bend·i for i of 1 … last: what an antenna sees of flat ground that bends away.
/// It rises to one point and falls from there.
double steepest_smooth(double height, double bend, int last) {
  const int near = static_cast<int>(std::clamp(std::sqrt(height / bend), 1.0, static_cast<double>(last)));
  const auto slope = [&](int i) { return -height / i - bend * i; };
  return std::max(slope(near), slope(std::min(near + 1, last)));
}

} // namespace

/// A path and what its first pass says.
struct QuickP1812::Shape {
  const EvenPath &path;
  double d, step; ///< km
  double bend;    ///< m/km² by which the ground drops below the tangent
  Steps steps;
  Outline outline;
  double line;     ///< slope of the line between the antennas on ground that bends away, m/km
  double steepest; ///< m/km
  float back = 0;  ///< the same from the receiver, m per step
};

bool QuickP1812::answers(const Link &link, const P1812Setting &setting) {
  return link.time.value == 50 && link.location.value == 50 && setting.transmitter_to_coast.value > 5000 &&
         setting.receiver_to_coast.value > 5000;
}

QuickP1812::QuickP1812(const Link &link, const P1812Setting &setting,
                       std::shared_ptr<const LeastDucting> least, bool plain)
    : link_(link), passes_(passes(plain)), smooth_(link),
      lg20f_(20 * std::log10(link.frequency.value / 1000)), least_ducting_(std::move(least)) {
  auto &v = common_;
  v.f_ghz = link.frequency.value / 1000;
  v.lambda_m = 0.2998 / v.f_ghz;
  v.ae = earth_km * 157 / (157 - setting.refractivity_lapse);
  v.dct = setting.transmitter_to_coast.value / 1000;
  v.dcr = setting.receiver_to_coast.value / 1000;
  v.gamma_d = 5e-5 * v.ae * std::cbrt(v.f_ghz);
  v.alf = v.f_ghz < 0.5 ? 45.375 - 137 * v.f_ghz + 92.5 * v.f_ghz * v.f_ghz : 0;
  v.d = 1;
  parts::find_scatter(link, setting.sea_level_refractivity, v);
  scatter_ = v.lbs;
}

/// Knife edge and the shape of the ground over the heights of some steps (12)–(21).
template <class Back>
double QuickP1812::bullington(const Steps &steps, double steepest, double step,
                              const Back &from_receiver) const {
  const double d = step * steps.n, t = steps.transmitter, r = steps.receiver;
  const double c = steps.bend / (step * step), climb = (r - t) / d;
  const double lambda = common_.lambda_m;
  double nu = 0;
  if (steepest + c * d < climb) {
    const double line = (climb - c * d) * step;
    const double gap = passes_.clearance(steps, static_cast<float>(line));
    nu = -std::sqrt(0.002 / (lambda * step) * gap);
  } else {
    const double ahead = steepest + c * d, back = from_receiver() / step;
    const double edge = (r - t + back * d) / (ahead + back);
    if (edge > 0 && edge < d)
      nu = (t + ahead * edge - (t * (d - edge) + r * edge) / d) *
           std::sqrt(0.002 * d / (lambda * edge * (d - edge)));
  }
  const double loss = knife_edge_loss_db(nu);
  return loss > 0 ? loss + (1 - std::exp(-loss / 6)) * (10 + 0.02 * d) : 0;
}

/// Smooth earth under the ends (85)–(91).
void QuickP1812::find_smooth_ends(const Shape &s, P1812Values &v) const {
  const double n = s.steps.n, d = s.d, end = s.path.last_m - s.path.first_m;
  const double v1 = s.step * (2 * s.outline.sum + end);
  const double v2 = s.step * s.step * (6 * s.outline.moment + end * (3 * n - 1));
  v.hst0 = (2 * v1 * d - v2) / (d * d) + s.path.first_m;
  v.hsr0 = (v2 - v1 * d) / (d * d) + s.path.first_m;
  double hstp = v.hst0, hsrp = v.hsr0;
  const double climb = (v.hrs - v.hts) / d, flat = static_cast<double>(s.outline.flat) / s.step;
  if (flat > climb) {
    const auto obstacle = passes_.obstacle(s.steps);
    const double above = obstacle.above, ahead = flat - climb;
    const double back = static_cast<double>(obstacle.from_receiver) / s.step;
    if (above > 0) {
      hstp -= above * ahead / (ahead + back);
      hsrp -= above * back / (ahead + back);
    }
  }
  v.hstd = std::min(hstp, s.path.first_m);
  v.hsrd = std::min(hsrp, s.path.last_m);
  v.htc_d = v.hts - v.hstd;
  v.hrc_d = v.hrs - v.hsrd;
}

/// What the smooth earth costs beyond its own knife edge (37)–(39).
double QuickP1812::smooth_excess(const Shape &s, const P1812Values &v) const {
  // Whatever point of the line is nearest, it is clear of the ground by more than it needs.
  const double lowest = std::min(v.htc_d, v.hrc_d) - s.bend * s.d * s.d / 4;
  if (lowest > 8.728 * std::sqrt(s.d * v.lambda_m)) return 0;
  const double spherical = smooth_.loss(s.d, v.htc_d, v.hrc_d, v.ae);
  if (!(spherical > 0)) return 0;
  const Steps smooth{.h = sea_level(),
                     .n = s.steps.n,
                     .transmitter = static_cast<float>(v.htc_d),
                     .receiver = static_cast<float>(v.hrc_d),
                     .bend = s.steps.bend};
  const int last = smooth.n - 1;
  const double bend = s.bend * s.step * s.step;
  const double steepest = steepest_smooth(v.htc_d, bend, last) / s.step;
  const double edge = bullington(smooth, steepest, s.step,
                                 [&] { return steepest_smooth(v.hrc_d, bend, last) + bend * smooth.n; });
  return std::max(0.0, spherical - edge);
}

/// Angles of the two horizons (76)–(84).
void QuickP1812::find_angles(Shape &s, P1812Values &v) const {
  const double d = s.d;
  if (s.steepest > s.line) {
    s.back = passes_.from_receiver(s.steps);
    v.theta_t = mrad(s.steepest);
    v.theta_r = mrad(static_cast<double>(s.back) / s.step - s.bend * d);
  } else {
    v.theta_t = mrad(s.line);
    v.theta_r = mrad((v.hts - v.hrs) / d - s.bend * d);
  }
  v.theta = 1000 * d / v.ae + v.theta_t + v.theta_r;
}

/// Where they are.
void QuickP1812::find_horizons(const Shape &s, P1812Values &v) const {
  if (s.steepest > s.line) {
    v.lt = static_cast<std::size_t>(passes_.first_steepest(s.steps, s.outline.steepest));
    v.lr = static_cast<std::size_t>(passes_.last_from_receiver(s.steps, s.back));
  } else {
    const auto line = static_cast<float>(s.line * s.step);
    v.lt = v.lr =
        static_cast<std::size_t>(passes_.last_clearance(s.steps, line, passes_.clearance(s.steps, line)));
  }
  v.dlt = s.step * static_cast<double>(v.lt);
  v.dlr = s.d - s.step * static_cast<double>(v.lr);
}

/// The loss by ducting (46)–(60), or infinity where the least it can be is more than `diffracted`: first
/// whatever the horizons, then with them.
double QuickP1812::ducting(const Shape &s, P1812Values &v, double diffracted) const {
  constexpr double never = std::numeric_limits<double>::infinity();
  const double always = 102.45 + lg20f_ + v.alf + least_ducting_->at(s.d), bent = 1000 * s.d / v.ae;
  const double most_negative = std::min(v.theta_t, 0.0) + std::min(v.theta_r, 0.0);
  const double nearest = s.steepest > s.line ? 2 * s.step : s.d;
  if (always + 20 * lg(nearest) + v.gamma_d * (bent + most_negative) > diffracted) return never;
  find_horizons(s, v);
  const double straight = bent + std::min(v.theta_t, 0.1 * v.dlt) + std::min(v.theta_r, 0.1 * v.dlr);
  if (always + 20 * lg(v.dlt + v.dlr) + v.gamma_d * straight > diffracted) return never;
  v.dtm = v.dlm = s.d;
  Link link = link_;
  link.receiver = s.path.receiver;
  parts::find_latitude(link, v);
  parts::find_bending_time(v);
  v.hst = std::min(v.hst0, s.path.first_m);
  v.hsr = std::min(v.hsr0, s.path.last_m);
  v.hte = v.hts - v.hst;
  v.hre = v.hrs - v.hsr;
  const double slope = (v.hsr - v.hst) / s.d;
  v.hm = -1e300;
  for (std::size_t i = v.lt; i <= v.lr; ++i)
    v.hm = std::max(v.hm, s.path.first_m + static_cast<double>(s.steps.h[i]) -
                              (v.hst + slope * s.step * static_cast<double>(i)));
  parts::find_ducting(link, v);
  return std::max(v.lba, v.lbfs) + 2.5 * std::log1p(std::exp(-std::fabs(v.lba - v.lbfs) / 2.5));
}

/// What bends round the ground and what a duct carries put together (57)–(62).
double QuickP1812::combined(const Shape &s, P1812Values &v, double diffracted) const {
  double loss = diffracted;
  if (const double both = ducting(s, v, diffracted); !(both > diffracted))
    loss = both + (diffracted - both) * (1 - 0.5 * (1 + std::tanh(3 * 0.5 * (s.d - 20) / 20)));
  // tanh is 1 to the last bit from 19 on.
  if (8 * (v.theta - 0.3) < 19)
    loss += (diffracted - loss) * (1 - 0.5 * (1 + std::tanh(3 * 0.8 * (v.theta - 0.3) / 0.3)));
  return loss;
}

QuickP1812::Loss QuickP1812::loss(const EvenPath &path) const {
  P1812Values v = common_;
  const double d = path.distance_km;
  v.d = d;
  v.hts = path.first_m + link_.transmitter_height.value;
  v.hrs = path.last_m + link_.receiver_height.value;
  const double rise = (v.hts - v.hrs) / 1000;
  v.lbfs = v.lb0p = 92.4 + lg20f_ + 10 * lg(d * d + rise * rise);
  const double step = d / path.steps, bend = 500 / v.ae;
  Shape s{.path = path, .d = d, .step = step, .bend = bend};
  s.steps = {.h = path.rise,
             .n = path.steps,
             .transmitter = static_cast<float>(link_.transmitter_height.value),
             .receiver = static_cast<float>(v.hrs - path.first_m),
             .bend = static_cast<float>(bend * step * step)};
  s.outline = passes_.outline(s.steps);
  if (!std::isfinite(s.outline.sum) || !std::isfinite(v.hts + v.hrs)) return {};
  if (d < nearest_km) return {v.lbfs, mrad((v.hrs - v.hts) / d), true};
  s.steepest = static_cast<double>(s.outline.steepest) / step;
  s.line = (v.hrs - v.hts) / d - bend * d;
  find_smooth_ends(s, v);
  const double diffraction = bullington(s.steps, s.steepest, step,
                                        [&] { return static_cast<double>(passes_.from_receiver(s.steps)); }) +
                             smooth_excess(s, v);
  const double leaves = mrad(std::max(s.steepest, s.line));
  if (!(diffraction > 0)) return {v.lbfs, leaves};
  find_angles(s, v);
  double loss = combined(s, v, v.lbfs + diffraction);
  // Scatter (44), (63): 10^−0.2·x written as a power of e.
  const double scatter = scatter_ + 20 * lg(d) + 0.573 * v.theta;
  constexpr double fifth = 0.46051701859880914;
  if (scatter - loss < 50)
    loss = std::min(scatter, loss) - 5 * lg(1 + std::exp(-fifth * std::fabs(scatter - loss)));
  return {std::max(v.lbfs, loss), leaves};
}

} // namespace gis::radio::quick
