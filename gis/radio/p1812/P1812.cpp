#include "gis/radio/p1812/P1812.h"

#include "gis/radio/p1812/Path.h"
#include "gis/radio/p1812/checks.h"
#include "gis/radio/p1812/climate.h"
#include "gis/radio/p1812/diffraction.h"
#include "gis/radio/p1812/ducting.h"
#include "gis/radio/p1812/outline.h"

#include <algorithm>
#include <cmath>

namespace gis::radio {
namespace {

namespace parts = p1812_parts;

constexpr double earth_km = 6371;

/// What the input says at once (1.1), (6), (7).
P1812Values begin(const Profile &profile, const Link &link, const P1812Setting &setting) {
  P1812Values v;
  v.f_ghz = link.frequency.value / 1000;
  v.lambda_m = 0.2998 / v.f_ghz; // the speed of light as the recommendation rounds it
  v.d = profile.distances_m.back() / 1000;
  v.hts = profile.heights_m.front() + link.transmitter_height.value;
  v.hrs = profile.heights_m.back() + link.receiver_height.value;
  const std::size_t last = profile.size() - 1;
  v.dct = profile.zone(0) == Zone::sea ? 0 : setting.transmitter_to_coast.value / 1000;
  v.dcr = profile.zone(last) == Zone::sea ? 0 : setting.receiver_to_coast.value / 1000;
  v.ae = earth_km * 157 / (157 - setting.refractivity_lapse);
  v.abeta = earth_km * 3;
  return v;
}

/// (8)
double free_space(const P1812Values &v) {
  const double rise = (v.hts - v.hrs) / 1000;
  return 92.4 + 20 * std::log10(v.f_ghz) + 10 * std::log10(v.d * v.d + rise * rise);
}

/// Free space with the bundling of the ray by the air up to the horizons (9)–(11).
void find_sight_losses(const Link &link, P1812Values &v) {
  const double bundling = 2.6 * (1 - std::exp(-0.1 * (v.dlt + v.dlr)));
  v.lb0p = v.lbfs + bundling * std::log10(link.time.value / 50);
  v.lb0b = v.lbfs + bundling * std::log10(v.beta0 / 50);
}

/// Both losses side by side, scale·ln(e^(a/scale) + e^(b/scale)), written so that neither overflows.
double blended(double a, double b, double scale) {
  return std::max(a, b) + scale * std::log1p(std::exp(-std::fabs(a - b) / scale));
}

/// The notional losses put together (57)–(63).
void combine(const Link &link, P1812Values &v) {
  const double p = link.time.value;
  v.fj = 1 - 0.5 * (1 + std::tanh(3 * 0.8 * (v.theta - 0.3) / 0.3));
  v.fk = 1 - 0.5 * (1 + std::tanh(3 * 0.5 * (v.d - 20) / 20));
  const double over_land = (1 - v.omega) * v.ldp;
  v.lminb0p = p < v.beta0 ? v.lb0p + over_land : v.lbd50 + (v.lb0b + over_land - v.lbd50) * v.fi;
  v.lminbap = blended(v.lba, v.lb0p, 2.5);
  v.lbda = v.lminbap > v.lbd ? v.lbd : v.lminbap + (v.lbd - v.lminbap) * v.fk;
  v.lbam = v.lbda + (v.lminb0p - v.lbda) * v.fj;
  v.lbc = -5 * std::log10(std::pow(10, -0.2 * v.lbs) + std::pow(10, -0.2 * v.lbam));
}

/// What a share of places adds (64)–(69); nothing over the sea.
void add_places(const Profile &profile, const Link &link, const P1812Setting &setting, P1812Values &v) {
  const bool at_sea = profile.zone(profile.size() - 1) == Zone::sea;
  v.lloc = at_sea ? 0 : -parts::inverse_normal(link.location.value / 100) * setting.location_spread.value;
  // Not below the sight loss of this time, which may itself lie below free space.
  v.lb = std::max(v.lb0p, v.lbc + v.lloc);
}

void fill_result(const Link &link, P1812Result &result) {
  auto &v = result.values;
  v.e_1kw = 199.36 + 20 * std::log10(v.f_ghz) - v.lb;
  const double field = v.e_1kw + 10 * std::log10(link.power.value);
  if (!std::isfinite(v.lb) || !std::isfinite(field)) {
    result = {.code = P1812Code::not_computable};
    return;
  }
  result.code = result.warnings == 0 ? P1812Code::good : P1812Code::warned;
  result.loss_db = v.lb;
  result.field_dbuvm = field;
}

} // namespace

P1812Result p1812(const Profile &profile, const Link &link, const P1812Setting &setting) {
  if (const auto code = parts::judge(profile, link, setting); code != P1812Code::good) return {.code = code};
  P1812Result result{.warnings = parts::warnings_of(profile, link), .values = begin(profile, link, setting)};
  auto &v = result.values;
  v.lbfs = free_space(v);
  if ((result.warnings & p1812_warning::near_mast) != 0) {
    v.lb = v.lbfs;
    result.line_of_sight = true;
    fill_result(link, result);
    return result;
  }
  const parts::Path path(profile);
  parts::find_stretches(path, v);
  parts::find_latitude(link, v);
  parts::find_bending_time(v);
  parts::find_smooth_earth(path, v);
  result.line_of_sight = !parts::find_horizons(path, v);
  parts::find_roughness(path, v);
  find_sight_losses(link, v);
  parts::find_diffraction(path, link, v);
  parts::find_ducting(link, v);
  parts::find_scatter(link, setting.sea_level_refractivity, v);
  combine(link, v);
  add_places(profile, link, setting, v);
  fill_result(link, result);
  return result;
}

const char *p1812_code_name(P1812Code code) {
  using enum P1812Code;
  switch (code) {
  case good:
    return "good";
  case warned:
    return "warned";
  case time:
    return "time";
  case location:
    return "location";
  case spread:
    return "spread";
  case transmitter_height:
    return "transmitter_height";
  case receiver_height:
    return "receiver_height";
  case polarisation:
    return "polarisation";
  case position:
    return "position";
  case refractivity:
    return "refractivity";
  case coast:
    return "coast";
  case points:
    return "points";
  case distances:
    return "distances";
  case zones:
    return "zones";
  case ground:
    return "ground";
  case frequency:
    return "frequency";
  case power:
    return "power";
  case not_computable:
    return "not_computable";
  }
  return "";
}

} // namespace gis::radio
