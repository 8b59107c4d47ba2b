#pragma once

#include "gis/radio/p1812/P1812Values.h"
#include "gis/radio/p1812/Path.h"

/// Delta-Bullington diffraction (12)–(43).
namespace gis::radio::p1812_parts {

/// The inverse complementary normal distribution (96), (97): positive below 0.5, 1.3e-9 at 0.5, cut off at
/// one in a million. ITM has its own with another last digit.
double inverse_normal(double share);

/// Two antennas above the ground that is meant, m.
struct Heights {
  double transmitter = 0, receiver = 0;
};

/// Bullington loss over the path's ground with its clutter, antennas above the sea (12)–(21).
BullingtonValues bullington(const Path &, Heights, double lambda_m, double radius_km);

/// The same over flat ground at height 0 in the profile's own points; the bulge of the earth stays.
BullingtonValues smooth_bullington(const Path &, Heights, double lambda_m, double radius_km);

/// The same without a profile (Attachment 4), a hair different: not what the logs hold.
BullingtonValues smooth_bullington_closed(double distance_km, Heights, double lambda_m, double radius_km);

/// What the loss over the smooth earth depends on.
struct SmoothEarth {
  double distance_km = 0, f_ghz = 0, lambda_m = 0;
  double share_of_sea = 0;
  Polarisation polarisation = Polarisation::horizontal;
};

/// Spherical-earth loss (22)–(36); antennas above the smooth earth. Beyond its horizon it may be negative.
SphericalValues spherical_loss(const SmoothEarth &, Heights, double radius_km);

/// Fills htc_d, hrc_d, the two diffraction losses, fi, ldp, lbd50, lbd (37)–(43).
void find_diffraction(const Path &, const Link &, P1812Values &);

} // namespace gis::radio::p1812_parts
