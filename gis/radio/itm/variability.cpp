#include "gis/radio/itm/variability.h"

#include "gis/radio/itm/check.h"
#include "gis/radio/itm/climates.h"
#include "gis/radio/itm/diffraction.h"

#include <algorithm>
#include <cmath>

namespace gis::radio {
namespace {

enum class Message { single, accidental, mobile, broadcast };

/// The number of ItmLink::variability taken apart.
struct Variability {
  Message message;
  bool without_location, without_direct_situation;

  explicit Variability(int number)
      : message(static_cast<Message>(number % 10)), without_location(number / 10 % 2 == 1),
        without_direct_situation(number >= 20) {}
};

double curve(const ClimateCurve &c, double distance_m) {
  const double from_peak = (distance_m - c.peak_km * 1000) / (c.width_km * 1000);
  const double along = distance_m / (c.rise_km * 1000), square = along * along;
  return (c.far + c.peak / (1 + from_peak * from_peak)) * square / (1 + square);
}

double frequency_factor(const ClimateFrequency &c, double logarithm) {
  const double from_peak = c.width * logarithm;
  return c.far + c.peak / (from_peak * from_peak + 1);
}

void set_deviates(ItmVariability &v, const ItmLink &link, Message message, std::uint32_t &warnings) {
  const auto times = itm_times(link);
  v.time = itm_deviate(times.time / 100);
  v.location = itm_deviate(times.location / 100);
  v.situation = itm_deviate(times.situation / 100);
  switch (message) {
  case Message::single:
    v.time = v.location = v.situation;
    break;
  case Message::accidental:
    v.location = v.situation;
    break;
  case Message::mobile:
    v.location = v.time;
    break;
  case Message::broadcast:
    break;
  }
  if (std::max({std::fabs(v.time), std::fabs(v.location), std::fabs(v.situation)}) > 3.10)
    warnings |= itm_extreme_percentage;
}

/// The distance as the curves of the climates know it.
void set_distance(ItmVariability &v, const ItmPath &path, const ItmGround &ground) {
  const auto horizon = [](const ItmEnd &end) { return std::sqrt(2 * 9e6 * end.effective_m); };
  v.scale_m = horizon(path.ends[0]) + horizon(path.ends[1]) + std::cbrt(575.7e12 / ground.wave_number_per_m);
  v.effective_m = path.distance_m < v.scale_m ? 130000 * path.distance_m / v.scale_m
                                              : 130000 + path.distance_m - v.scale_m;
}

void set_time(ItmVariability &v, const Climate &climate, const ItmGround &ground) {
  v.median_db = curve(climate.median, v.effective_m);
  const double logarithm = std::log(0.133 * ground.wave_number_per_m);
  v.gain_minus = frequency_factor(climate.minus_frequency, logarithm);
  v.gain_plus = frequency_factor(climate.plus_frequency, logarithm);
  v.minus_db = curve(climate.minus, v.effective_m) * v.gain_minus;
  v.plus_db = curve(climate.plus, v.effective_m) * v.gain_plus;
  const double ducted = climate.duct * v.plus_db;
  if (v.time < 0)
    v.time_db = v.minus_db;
  else if (v.time <= climate.duct_deviate)
    v.time_db = v.plus_db;
  else
    v.time_db = ducted + (v.plus_db - ducted) * climate.duct_deviate / v.time;
  v.time_part_db = v.time_db * v.time;
}

void set_parts(ItmVariability &v, Message message) {
  const double time2 = v.time_db * v.time_db, location2 = v.location_db * v.location_db;
  switch (message) {
  case Message::single:
    v.reliable_db = 0;
    v.situation_part_db = v.situation * std::sqrt(time2 + location2 + v.variance_db2);
    break;
  case Message::accidental:
    v.reliable_db = v.time_part_db;
    v.situation_part_db = v.situation * std::sqrt(location2 + v.variance_db2);
    break;
  case Message::mobile:
    v.reliable_db = v.time * std::sqrt(time2 + location2);
    v.situation_part_db = v.situation * std::sqrt(v.variance_db2);
    break;
  case Message::broadcast:
    v.reliable_db = v.time_part_db + v.location_part_db;
    v.situation_part_db = v.situation * std::sqrt(v.variance_db2);
    break;
  }
}

} // namespace

double itm_deviate(double probability) {
  const double tail = probability > 0.5 ? 1 - probability : probability;
  const double t = std::sqrt(-2 * std::log(tail));
  const double z =
      t - ((0.010328 * t + 0.802853) * t + 2.515516) / (((0.001308 * t + 0.189269) * t + 1.432788) * t + 1);
  return probability > 0.5 ? -z : z;
}

ItmVariability itm_variability(const ItmPath &path, const ItmLink &link, const ItmGround &ground,
                               double reference_db, std::uint32_t &warnings) {
  ItmVariability v;
  const Variability asked(link.variability);
  set_deviates(v, link, asked.message, warnings);
  set_distance(v, path, ground);
  v.situation_db = asked.without_direct_situation ? 0 : 5 + 3 * std::exp(-v.effective_m / 100000);
  set_time(v, climate(link.climate), ground);
  const double rough = ground.wave_number_per_m * itm_roughness(path.irregularity_m, path.distance_m);
  v.location_db = asked.without_location ? 0 : 10 * rough / (rough + 13);
  v.location_part_db = v.location_db * v.location;
  v.variance_db2 = v.situation_db * v.situation_db +
                   v.time_part_db * v.time_part_db / (7.8 + v.situation * v.situation) +
                   v.location_part_db * v.location_part_db / (24 + v.situation * v.situation);
  set_parts(v, asked.message);
  v.before_limit_db = reference_db - v.median_db - v.reliable_db - v.situation_part_db;
  v.loss_db = v.before_limit_db < 0
                  ? v.before_limit_db * (29 - v.before_limit_db) / (29 - 10 * v.before_limit_db)
                  : v.before_limit_db;
  return v;
}

} // namespace gis::radio
