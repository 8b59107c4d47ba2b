#pragma once

#include "gis/radio/units.h"

#include <span>

/// From a predicted field to a statement about reception: minimum field of a receiver, chance of reception,
/// several signals at one place. Source: ITU-R BT.2033 for the chain.
namespace gis::radio {

/// What a receiving installation needs and has. Two independent spreads are joined by joint_spread().
struct Receiver {
  Megahertz frequency{};
  double carrier_to_noise_db = 0;
  double noise_figure_db = 6;
  double bandwidth_hz = 7.61e6; ///< of the noise; DVB-T2 in 8 MHz, 7.77e6 with extended carriers
  double antenna_gain_dbd = 0;  ///< against a half-wave dipole
  double feeder_loss_db = 0;
  double man_made_noise_db = 0;  ///< 0 in UHF
  double location_margin_db = 0; ///< location_factor × spread, or 0 where the propagation already carries it
  double height_loss_db = 0;     ///< 10 m → 1.5 m, portable reception only
  double building_loss_db = 0;   ///< indoors only
};

/// Least field strength at the antenna, dBµV/m.
double minimum_field_dbuvm(const Receiver &);

/// Median field strength for planning: with noise, location margin, height and building loss, dBµV/m. The
/// location margin belongs either here or into the propagation (location percentage and spread), never into
/// both.
double planning_field_dbuvm(const Receiver &);

/// Spreads of two independent causes together.
Decibels joint_spread(Decibels, Decibels);

/// How many spreads the median must lie above the threshold so that a share of places is served: 0.52 for 70
/// %, 1.64 for 95 %.
double location_factor(Percent places);

/// Chance that a place with this median field is served: the share of places around it, 0…1.
double coverage_probability(double median_dbuvm, double threshold_dbuvm, Decibels spread);

/// The field exceeded at a share of places, from the median.
double field_at_places_dbuvm(double median_dbuvm, Percent places, Decibels spread);

/// Sum of the powers of several signals of one programme, dBµV/m. Throws std::invalid_argument on none: the
/// sum of no signals is no field.
double power_sum_dbuvm(std::span<const double> fields_dbuvm);

/// How well a field is received. `unknown` is told by Missing fields.
enum class Reception { good, marginal, none, unknown };
struct ReceptionLimits {
  double threshold_dbuvm = 0; ///< least field, a row of data with its source
  double good_above_db = 6;   ///< from so much above the threshold on it is good
};
Reception reception(base::Measure field_dbuvm, ReceptionLimits);

} // namespace gis::radio
