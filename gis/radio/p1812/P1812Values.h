#pragma once

#include "gis/base/units.h"

#include <cstddef>
#include <optional>

namespace gis::radio {

/// The steps of P.1812 under the symbols of its logs. Distances km, heights m above the sea where nothing
/// else is said, angles mrad, losses dB. What a path does not need is Missing.

/// Loss of one path over one row of heights (12)–(21).
struct BullingtonValues {
  double stim = 0;    ///< steepest slope from the transmitter, m/km
  double str = 0;     ///< slope of the line between the antennas, m/km
  base::Measure srim; ///< steepest slope from the receiver, m/km; beyond sight only
  base::Measure dbp;  ///< the edge that stands for all, from the transmitter; beyond sight only
  double nu = 0;      ///< its diffraction parameter, or the greatest of all points in sight
  double luc = 0;     ///< loss of the knife edge
  double loss = 0;    ///< with what the shape of the ground adds
};

/// First term of the spherical-earth loss over one kind of ground (29)–(36).
struct FirstTermValues {
  double k = 0, b = 0, x = 0, yt = 0, yr = 0, f = 0, gt = 0, gr = 0;
  double loss = 0;
};

/// Loss over the smooth earth (22)–(28).
struct SphericalValues {
  double dlos = 0; ///< the greatest distance in sight
  /// Within sight: where the line is nearest to the ground, its height there and the height it would need, m;
  /// and the radius of an earth on which it would just touch, where it is lower than that.
  base::Measure dse1, hse, hreq, aem;
  base::Measure ldft; ///< both kinds of ground in their shares; Missing where the line is clear
  std::optional<FirstTermValues> land, sea; ///< of the kinds the path has
  double loss = 0;
};

/// Diffraction for one effective radius of the earth (37)–(39).
struct DiffractionValues {
  double radius_km = 0;
  BullingtonValues actual, smooth; ///< over the ground with its clutter; over none
  SphericalValues spherical;
  double loss = 0;
};

struct P1812Values {
  // The link and the path (1)–(7).
  double f_ghz = 0, lambda_m = 0, d = 0;
  double hts = 0, hrs = 0; ///< antennas
  double dct = 0, dcr = 0;
  double dtm = 0, dlm = 0; ///< longest stretch over land, over inland
  double omega = 0;        ///< share of the path over water
  double phi = 0;          ///< latitude of the middle of the path, degrees
  double tau = 0, mu1 = 0, mu4 = 0;
  double beta0 = 0;         ///< time of strongly bending air, %
  double ae = 0, abeta = 0; ///< effective radius of the earth: median, and for beta0 % of time
  // What the ground says: smooth earth, horizons, roughness (76)–(95).
  double v1 = 0, v2 = 0, hst0 = 0, hsr0 = 0;
  double hobs = 0, alpha_obt = 0, alpha_obr = 0;
  double hstd = 0, hsrd = 0; ///< smooth earth under the ends, for diffraction
  double theta_max = 0, theta_td = 0, theta_t = 0, theta_r = 0, theta = 0;
  std::size_t lt = 0, lr = 0; ///< points of the two horizons
  double dlt = 0, dlr = 0;
  double hst = 0, hsr = 0; ///< smooth earth under the ends, for ducting
  double slope = 0;        ///< between them, m/km
  double hte = 0, hre = 0; ///< antennas above it, m
  double hm = 0;           ///< roughness, m
  // Losses (8)–(70).
  double lbfs = 0, lb0p = 0, lb0b = 0;
  double htc_d = 0, hrc_d = 0; ///< antennas above the smooth earth for diffraction, m (37)
  DiffractionValues median, beta;
  double fi = 0, ldp = 0, lbd50 = 0, lbd = 0;
  double alf = 0, ast = 0, asr = 0, act = 0, acr = 0, af = 0, gamma_d = 0, theta_prime = 0;
  double alpha = 0, mu2 = 0, di = 0, mu3 = 0, beta_percent = 0, gamma = 0, ap = 0, lba = 0;
  double lbs = 0, fj = 0, fk = 0, lminb0p = 0, lminbap = 0, lbda = 0, lbam = 0, lbc = 0;
  double lloc = 0; ///< what the share of places adds
  double lb = 0;
  double e_1kw = 0; ///< field strength of 1 kW, dBµV/m
};

} // namespace gis::radio
