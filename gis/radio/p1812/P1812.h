#pragma once

#include "gis/radio/Link.h"
#include "gis/radio/NamedValue.h"
#include "gis/radio/Profile.h"
#include "gis/radio/p1812/P1812Values.h"

#include <cstdint>
#include <vector>

namespace gis::radio {

/// What P.1812 wants to know beside the link: the air, and how far the coasts are.
struct P1812Setting {
  double refractivity_lapse = 45;      ///< ΔN, fall over the lowest kilometre, N-units; a positive number
  double sea_level_refractivity = 325; ///< N0 at the middle of the path, N-units
  /// Over land along the path, from each antenna to the coast; 0 is taken where an antenna stands at sea.
  base::Metres transmitter_to_coast{500'000}, receiver_to_coast{500'000};
  /// Standard deviation of the field among the places a result stands for. 0 leaves the median.
  Decibels location_spread{0};
};

/// Nothing is wrong, or the first thing that is. From 2001 on there is no loss; the numbers are the column
/// "rc" of result files and stay as they are.
enum class P1812Code : std::uint16_t {
  good = 0,
  warned = 1,                ///< a result, with a warning
  time = 2001,               ///< not within 1 – 50 %
  location = 2002,           ///< not between 0 and 100 %
  spread = 2003,             ///< below 0 dB
  transmitter_height = 2004, ///< not within 1 – 3000 m
  receiver_height = 2005,
  polarisation = 2006,
  position = 2007,       ///< latitude beyond 80°, longitude beyond 360°
  refractivity = 2008,   ///< ΔN not between 0 and 157, N0 no number
  coast = 2009,          ///< a distance below 0
  points = 2010,         ///< fewer than five, or lists of different lengths
  distances = 2011,      ///< do not begin at 0 or do not rise
  zones = 2012,          ///< not 1, 3 or 4
  ground = 2013,         ///< a height or clutter that is no number or not of this earth
  frequency = 2014,      ///< not above 0
  power = 2015,          ///< not above 0
  not_computable = 2016, ///< numbers far beyond the earth
};

/// Set together in P1812Result::warnings; the numbers are those of result files.
namespace p1812_warning {
inline constexpr unsigned frequency = 0x0001; ///< outside 30 – 6000 MHz, for which the method is meant
inline constexpr unsigned location = 0x0002;  ///< outside 1 – 99 % of places
inline constexpr unsigned distance = 0x0004;  ///< beyond 3000 km
/// Nearer than 250 m, for which the method is not meant: the loss of free space stands in its place, and of
/// the values only those of the ends and of free space are filled.
inline constexpr unsigned near_mast = 0x0008;
} // namespace p1812_warning

struct P1812Result {
  P1812Code code = P1812Code::good;
  unsigned warnings = 0;
  base::Measure loss_db;      ///< basic transmission loss Lb (69); Missing where the code says why
  base::Measure field_dbuvm;  ///< field strength E(P) of the link's power, dBµV/m; Missing likewise
  bool line_of_sight = false; ///< else beyond the horizon
  P1812Values values;         ///< every step on the way
};

/// Loss and field strength between two antennas over the ground between them by Recommendation ITU-R P.1812
/// (30 MHz – 6 GHz, 0.25 – 3000 km): the loss not exceeded, the field exceeded, for the link's percentages of
/// time and places, outdoors.
/// Needs the profile as it is: any spacing, no resampling. Clutter shadows, except at the two ends.
/// Promises: no state, the same bits for the same input; never NaN; nothing is thrown for bad numbers.
/// Cost: a dozen passes over the profile, some 35 ns per point in all, whatever the time percentage.
/// Source: the reference of ITU-R Study Group 3 at the level of P.1812-8 (2025), to 10 digits of its logs;
/// numbers in round brackets are its equations.
P1812Result p1812(const Profile &, const Link &, const P1812Setting & = {});

/// The steps that were taken, in their order; none where the code says why there is no loss.
std::vector<NamedValue> named_values(const P1812Result &);

/// "good", "time" …: the name of a code in files and messages.
const char *p1812_code_name(P1812Code);

} // namespace gis::radio
