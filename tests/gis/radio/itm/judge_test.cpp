#include "gis/radio/itm/prepare.h"
#include "gis/radio/itm/reference.h"
#include "tests/gis/radio/itm/Cases.h"

#include <cmath>
#include <random>

/// The branches few paths take, judged by the formulas written down once more, on thousands of random paths;
/// each test makes sure that its branches were taken.
namespace gis::radio {
namespace {

struct Asked {
  ItmArea area;
  ItmLink link;
};

Asked random_case(std::mt19937 &dice) {
  const auto spread = [&](double low, double high) { // evenly over the logarithm
    return low * std::pow(high / low, static_cast<double>(dice() % 10001) / 10000);
  };
  Asked asked{.area = {.distance_km = spread(1, 1500),
                       .irregularity_m = dice() % 4 == 0 ? 0 : spread(1, 3000),
                       .transmitter = static_cast<ItmSiting>(dice() % 3),
                       .receiver = static_cast<ItmSiting>(dice() % 3)},
              .link = {.transmitter_m = spread(0.5, 3000),
                       .receiver_m = spread(0.5, 3000),
                       .climate = static_cast<ItmClimate>(1 + dice() % 7),
                       .refractivity = 250 + static_cast<double>(dice() % 151),
                       .frequency_mhz = spread(20, 20000),
                       .polarisation = static_cast<Polarisation>(dice() % 2),
                       .permittivity = spread(2, 80),
                       .conductivity = spread(0.0001, 5),
                       .variability = static_cast<int>(10 * (dice() % 4) + dice() % 4)}};
  const auto share = [&] { return 0.05 + static_cast<double>(dice() % 9990) / 100; };
  asked.link.statistics = ItmTimes{share(), share(), share()};
  return asked;
}

/// A path with its reference; every other one has horizons no ground would show together, for the branches
/// that hills seldom take.
struct Referred {
  Asked asked;
  ItmPath path;
  ItmGround ground;
  ItmReference reference;
  bool computed = false;
};

Referred random_reference(std::mt19937 &dice) {
  Referred all{.asked = random_case(dice)};
  all.ground = itm_ground(all.asked.link, 0);
  all.path = itm_path(all.asked.area, all.asked.link, all.ground);
  if (dice() % 2 == 0)
    for (auto &end : all.path.ends) {
      end.horizon.angle_rad = 0.0001 * static_cast<double>(dice() % 3000) - 0.02;
      end.horizon.distance_m *= 0.01 * static_cast<double>(1 + dice() % 200) * (dice() % 20 == 0 ? 20 : 1);
    }
  std::uint32_t warnings = 0;
  all.computed =
      itm_reference(all.path, all.asked.link, all.ground, all.reference, warnings) == ItmCode::fine;
  return all;
}

/// How often each branch was taken.
using Branches = std::map<std::string, int>;

struct Curve {
  double slope = 0, logarithm = 0;
};

/// κ1 and κ2 from the three losses.
Curve curve_through(const ItmReference &r, Branches &taken) {
  const auto &s = *r.sight;
  const double md = r.slope_db, horizon = r.smooth_horizons_m, d1 = s.far.distance_m, a1 = s.far.loss_db;
  if (s.near) {
    const double d0 = s.near_m, a0 = s.near->loss_db, q = std::log(horizon / d0);
    const double above = (horizon - d0) * (a1 - a0) - (d1 - d0) * (s.horizon_db - a0);
    const double k2 = std::fmax(0, above / ((horizon - d0) * std::log(d1 / d0) - (d1 - d0) * q));
    if (r.start_db > 0 || k2 > 0) {
      const double k1 = (s.horizon_db - a0 - k2 * q) / (horizon - d0);
      if (k1 >= 0) return ++taken["curve"], Curve{k1, k2};
      if (s.horizon_db > a0) return ++taken["logarithm alone"], Curve{0, (s.horizon_db - a0) / q};
      return ++taken["falling"], Curve{md, 0};
    }
  }
  if (s.horizon_db > a1) return ++taken["straight"], Curve{(s.horizon_db - a1) / (horizon - d1), 0};
  return ++taken["diffraction's own"], Curve{md, 0};
}

TEST(ItmJudge, CurvesWithinTheHorizon) {
  std::mt19937 dice(11);
  Branches taken;
  for (int i = 0; i < 30000; ++i) {
    const auto all = random_reference(dice);
    const auto &r = all.reference;
    if (!all.computed || !r.sight) continue;
    const auto &s = *r.sight;
    const auto &[one, other] = all.path.ends;
    const double free = 0.04 * all.asked.link.frequency_mhz * one.effective_m * other.effective_m;
    double d0 = free, d1 = 0;
    if (r.start_db >= 0) {
      d0 = std::fmin(free, r.horizons_m / 2);
      d1 = 0.75 * d0 + 0.25 * r.horizons_m;
    } else {
      d1 = std::fmax(-r.start_db / r.slope_db, r.horizons_m / 4);
      taken["not limited"] += d0 > r.horizons_m / 2;
    }
    ASSERT_NEAR(s.near_m, d0, 1e-9 * d0);
    ASSERT_NEAR(s.far.distance_m, d1, 1e-9 * d1);
    ASSERT_EQ(s.near.has_value(), s.near_m < s.far.distance_m);
    const auto curve = curve_through(r, taken);
    ASSERT_NEAR(s.slope_db, curve.slope, 1e-9 * (std::fabs(curve.slope) + 1e-6)) << i;
    ASSERT_NEAR(s.logarithm_db, curve.logarithm, 1e-7 * (curve.logarithm + 1)) << i;
    const double d = all.path.distance_m, horizon = r.smooth_horizons_m;
    const double loss =
        s.horizon_db + curve.slope * (d - horizon) + curve.logarithm * (std::log(d) - std::log(horizon));
    ASSERT_NEAR(*r.loss_db, std::fmax(loss, 0), 1e-6) << i;
    for (const auto *rays : {s.near ? &*s.near : nullptr, &s.far})
      if (rays) {
        const double square = std::norm(rays->reflection);
        ASSERT_GE(square, rays->grazing * (1 - 1e-12));
        taken["grazing over a quarter"] += square > 0.25 && square < rays->grazing * (1 + 1e-12);
      }
  }
  for (const char *branch : {"curve", "logarithm alone", "falling", "straight", "diffraction's own",
                             "not limited", "grazing over a quarter"})
    EXPECT_GT(taken[branch], 0) << branch;
}

/// Scatter at a distance by the formulas; hs is the gain kept, -1 at first.
class ScatterJudge {
public:
  ScatterJudge(const Referred &all, Branches &taken)
      : path(all.path), r(all.reference), ground(all.ground), taken_(taken) {}

  double loss(double s) {
    double h0 = hs_;
    if (hs_ <= 15) {
      const double angle =
          path.ends[0].horizon.angle_rad + path.ends[1].horizon.angle_rad + s / ground.earth_radius_m;
      const double r1 = 2 * ground.wave_number_per_m * angle * path.ends[0].effective_m;
      const double r2 = 2 * ground.wave_number_per_m * angle * path.ends[1].effective_m;
      if (r1 < 0.2 && r2 < 0.2) return ++taken_["too low"], 1001;
      h0 = gain(s, angle, r1, r2);
      if (h0 > 15 && hs_ >= 0) ++taken_["kept late"], h0 = hs_;
    } else
      ++taken_["kept"];
    hs_ = h0;
    const double angle = s / ground.earth_radius_m - r.horizons_rad, x = angle * s;
    const double f = x <= 10000   ? (++taken_["near"], 133.4 + 0.332e-3 * x - 10 * std::log10(x))
                     : x <= 70000 ? (++taken_["middle"], 104.6 + 0.212e-3 * x - 2.5 * std::log10(x))
                                  : (++taken_["far"], 71.8 + 0.157e-3 * x + 5 * std::log10(x));
    taken_["middle, late"] += x > 60000 && x <= 70000;
    return f + 10 * std::log10(ground.wave_number_per_m * 47.7 * std::pow(angle, 4)) -
           0.1 * (ground.refractivity - 301) * std::exp(-x / 40000) + h0;
  }

private:
  const ItmPath &path;
  const ItmReference &r;
  const ItmGround &ground;
  Branches &taken_;
  double hs_ = -1;

  double gain(double s, double angle, double r1, double r2) {
    double ad = path.ends[0].horizon.distance_m - path.ends[1].horizon.distance_m;
    double rr = path.ends[1].effective_m / path.ends[0].effective_m;
    if (ad < 0) ad = -ad, rr = 1 / rr;
    const double ss = (s - ad) / (s + ad), qq = std::fmin(std::fmax(rr / ss, 0.1), 10);
    taken_["lopsided"] += ss < 0.1;
    taken_["lopsided somewhat"] += ss > 0.1 && ss < 0.5;
    const double hx = (s - ad) * (s + ad) * angle / (4 * s), n = ground.refractivity;
    const double eta =
        hx / 1755.6 *
        (1 + (0.031 - 2.32e-3 * n + 5.67e-6 * n * n) * std::exp(-std::pow(std::fmin(1.7, hx / 8000), 6)));
    const double h00 = (curve(r1, eta) + curve(r2, eta)) / 2;
    const double dh = std::fmin(h00, 6 * (0.6 - std::log10(std::fmax(eta, 1))) *
                                         std::log10(std::fmax(0.1, ss)) * std::log10(qq));
    const double h0 = std::fmax(h00 + dh, 0);
    if (eta >= 1) return h0;
    const double root = std::sqrt(2), both = (1 + root / r1) * (1 + root / r2);
    return eta * h0 + (1 - eta) * 10 * std::log10(both * both * (r1 + r2) / (r1 + r2 + 2 * root));
  }

  static double curve(double r, double eta) {
    const double a[] = {25, 80, 177, 395, 705, 0}, b[] = {24, 45, 68, 80, 105, 0};
    const auto c = [&](int i) { return 10 * std::log10(1 + a[i] / std::pow(r, 4) + b[i] / (r * r)); };
    const double limited = std::fmin(std::fmax(eta, 1), 5), part = limited - std::floor(limited);
    const int i = static_cast<int>(std::floor(limited)) - 1;
    return (1 - part) * c(i) + part * c(i + 1);
  }
};

TEST(ItmJudge, ScatterBeyondTheHorizon) {
  std::mt19937 dice(12);
  Branches taken;
  for (int i = 0; i < 60000; ++i) {
    const auto all = random_reference(dice);
    const auto &r = all.reference;
    if (!all.computed || !r.beyond) continue;
    ScatterJudge judge(all, taken);
    const double a6 = judge.loss(r.horizons_m + 400000), a5 = judge.loss(r.horizons_m + 200000);
    ASSERT_NEAR(r.beyond->farther.loss_db, a6, 1e-7) << i;
    ASSERT_NEAR(r.beyond->far.loss_db, a5, 1e-7) << i;
    double ms = r.slope_db, as0 = r.start_db, dx = 1e7;
    if (a5 < 1000) {
      ms = (a6 - a5) / 200000;
      dx = std::fmax(std::fmax(r.smooth_horizons_m,
                               r.horizons_m + 1.088 * r.scale_m * std::log(all.asked.link.frequency_mhz)),
                     (a5 - r.start_db - ms * (r.horizons_m + 200000)) / (r.slope_db - ms));
      as0 = (r.slope_db - ms) * dx + r.start_db;
    }
    const double d = all.path.distance_m;
    const bool scatters = d > dx;
    ++taken[scatters ? "scatter" : "diffraction"];
    ASSERT_EQ(r.mode, scatters ? ItmMode::troposcatter : ItmMode::diffraction);
    ASSERT_NEAR(*r.loss_db, std::fmax(0, scatters ? ms * d + as0 : r.slope_db * d + r.start_db), 1e-6) << i;
  }
  for (const char *branch : {"too low", "kept", "kept late", "near", "middle", "middle, late", "far",
                             "lopsided", "lopsided somewhat", "scatter", "diffraction"})
    EXPECT_GT(taken[branch], 0) << branch;
}

} // namespace
} // namespace gis::radio
