#include "gis/radio/quick/LossFinder.h"

#include "gis/radio/p1812/ducting.h"

#include <cmath>

namespace gis::radio::quick {
namespace {

constexpr double earth_km = 6371;

} // namespace

bool LossFinder::answers(const Link &link, const P1812Setting &setting) {
  return link.time.value == 50 && link.location.value == 50 && setting.transmitter_to_coast.value > 5000 &&
         setting.receiver_to_coast.value > 5000;
}

LossFinder::LossFinder(const Link &link, const P1812Setting &setting,
                       std::shared_ptr<const LeastDucting> least)
    : link_(link), smooth_(link), lg20f_(20 * std::log10(link.frequency.value / 1000)),
      least_ducting_(std::move(least)) {
  auto &v = common_;
  v.f_ghz = link.frequency.value / 1000;
  v.lambda_m = 0.2998 / v.f_ghz;
  v.ae = earth_km * 157 / (157 - setting.refractivity_lapse);
  v.dct = setting.transmitter_to_coast.value / 1000;
  v.dcr = setting.receiver_to_coast.value / 1000;
  v.gamma_d = 5e-5 * v.ae * std::cbrt(v.f_ghz);
  v.alf = v.f_ghz < 0.5 ? 45.375 - 137 * v.f_ghz + 92.5 * v.f_ghz * v.f_ghz : 0;
  v.d = 1;
  p1812_parts::find_scatter(link, setting.sea_level_refractivity, v);
  scatter_ = v.lbs;
}

} // namespace gis::radio::quick
