#pragma once

#include "gis/radio/NamedValue.h"
#include "gis/radio/Profile.h"
#include "gis/radio/itm/ItmLink.h"
#include "gis/radio/itm/ItmSteps.h"

#include <cstdint>

namespace gis::radio {

/// How a calculation ended. Numbers up to 1022 are the model's own, from 1100 on they are ours.
enum class ItmCode {
  fine = 0,
  fine_with_warnings = 1,
  transmitter_height = 1000,
  receiver_height = 1001,
  climate = 1002,
  time = 1003,
  location = 1004,
  situation = 1005,
  confidence = 1006,
  reliability = 1007,
  refractivity = 1008,
  frequency = 1009,
  polarisation = 1010,
  permittivity = 1011,
  conductivity = 1012,
  ground_impedance = 1013,
  variability = 1014,
  earth_radius = 1016,
  area_distance = 1017,
  area_irregularity = 1018,
  transmitter_siting = 1019,
  receiver_siting = 1020,
  refractivity_too_small = 1021, ///< at the height of the path
  refractivity_too_large = 1022,
  not_computable = 1100,    ///< no finite answer for this ground and these horizons
  profile_too_short = 1101, ///< not even one step
  profile_spacing = 1102,   ///< no length, or unequal steps
  profile_hole = 1103       ///< a height is no number, or no height of the Earth (beyond ± 100 km)
};

/// Bits of ItmResult::warnings.
enum ItmWarning : std::uint32_t {
  itm_transmitter_height = 0x0001, ///< outside 1 to 1000 m
  itm_receiver_height = 0x0002,
  itm_frequency = 0x0004, ///< outside 40 to 10 000 MHz
  itm_over_1000_km = 0x0008,
  itm_over_2000_km = 0x0010,
  itm_steep_path = 0x0020, ///< shorter than five times the difference of the effective heights
  itm_under_1_km = 0x0040,
  itm_transmitter_angle = 0x0080, ///< horizon steeper than 0.2 rad
  itm_receiver_angle = 0x0100,
  itm_transmitter_horizon_near = 0x0200, ///< under a tenth of the smooth-earth horizon
  itm_receiver_horizon_near = 0x0400,
  itm_transmitter_horizon_far = 0x0800, ///< over three times the smooth-earth horizon
  itm_receiver_horizon_far = 0x1000,
  itm_extreme_percentage = 0x2000, ///< a deviate beyond 3.10
  itm_refractivity = 0x4000,       ///< at the height of the path under 250 N-units
  /// Ours: one step of the profile alone, too little for the model. The loss is that of free space, the steps
  /// stop there and no mode is named.
  itm_near_mast = 0x8000
};

struct ItmResult {
  ItmCode code = ItmCode::fine;
  std::uint32_t warnings = 0;  ///< bits of ItmWarning
  base::Measure loss_db;       ///< basic transmission loss; Missing unless the code is 0 or 1
  base::Measure field_dbuvm;   ///< at the receiver for 1 kW e.r.p.; Missing with the loss
  std::optional<ItmMode> mode; ///< as well; and in free space near the mast
  ItmSteps steps;

  bool computed() const { return code == ItmCode::fine || code == ItmCode::fine_with_warnings; }
};

/// Loss of a path over a terrain profile by the Irregular Terrain Model (Longley-Rice) 1.4, not exceeded for
/// the percentages of the link. Pure: no state, any thread.
/// Throws nothing; what is out of range ends in a code, without a loss. Cost: about 12 ns per point of
/// the profile and 1 to 4 µs besides (up to 245 samples for the irregularity, and the loss itself).
/// Source: NTIA, Irregular Terrain Model 1.4 (point-to-point mode); Longley and Rice, ESSA Technical Report
/// ERL 79-ITS 67 (1968); Rice and others, NBS Technical Note 101 (1967).
ItmResult itm(const ItmProfile &, const ItmLink &);

/// The same over ground of which only the irregularity is known (area mode).
ItmResult itm_area(const ItmArea &, const ItmLink &);

/// A profile of equal steps as the model wants it: a view that must not outlive the other. Clutter and zones
/// are nothing to this model. Distances may be rounded by a fiftieth of a step; where steps differ more the
/// spacing is 0, which ends in profile_spacing: such a profile is resampled first.
ItmProfile itm_profile(const Profile &);

/// All steps in the order they are taken, under the letters of the model's description; those not taken are
/// Missing, the list is the same for every path.
std::vector<NamedValue> named_values(const ItmSteps &);

/// "fine", "climate" …: the name of a code in files and messages.
const char *itm_code_name(ItmCode);

} // namespace gis::radio
