#pragma once

#include "gis/radio/FieldModel.h"
#include "gis/radio/Link.h"
#include "gis/radio/Profile.h"
#include "gis/radio/planning.h"

#include <optional>
#include <vector>

/// Why a place receives what it receives: what stands in the way, and the budget line by line.
namespace gis::radio {

/// One point of a path against the straight line between the antennas, over an earth of the given radius.
struct Clearance {
  std::size_t point = 0; ///< of the profile
  double distance_km = 0;
  double top_m = 0;        ///< ground and what stands on it, above the sea
  double above_line_m = 0; ///< above the line, the bulge of the earth included; below it negative
  double fresnel_m = 0;    ///< radius of the first Fresnel zone there
  /// In radii: −1 lies a radius below the line, 0 touches it, above 0 blocks it.
  double of_fresnel() const { return above_line_m / fresnel_m; }
};

/// All points but the two ends. Cost: of the points. Radius of the zone: 17.3 √(d1 d2 / (f d)) m (km, GHz).
std::vector<Clearance> clearances(const Profile &, const Link &, double earth_radius_km);

/// The point that reaches highest into the first Fresnel zone; none where it leaves six tenths of the zone
/// free everywhere, as a path in sight should.
std::optional<Clearance> obstacle(const std::vector<Clearance> &);

/// How far the earth rises above the chord between two points of it, m.
double bulge_m(double from_one_km, double from_other_km, double earth_radius_km);

/// From the power at the mast to the margin at the receiver; the first lines add up to the field.
struct Budget {
  Propagation model = Propagation::p1812;
  double power_dbkw = 0;       ///< e.r.p.
  double pattern_db = 0;       ///< of the antenna towards the receiver, 0 or less
  double free_space_dbuvm = 0; ///< field of 1 kW in free space there
  double diffraction_db = 0;   ///< by ground and what stands on it, 0 or less; ITM: its reference attenuation
  double other_ways_db = 0; ///< what layers of air and scatter bring beside, or time takes; ITM: variability
  double places_db = 0;     ///< what the share of places takes; ITM: in the line before
  double field_dbuvm = 0;   ///< their sum
  base::Measure threshold_dbuvm; ///< least field to receive; Missing where nobody names one
  base::Measure margin_db;       ///< field less threshold
  Reception reception = Reception::unknown;
};

/// None where the model has no answer. The power of the link counts, whatever it was for the model.
std::optional<Budget> budget(const P1812Result &, const Link &, Decibels pattern,
                             const std::optional<ReceptionLimits> &);
std::optional<Budget> budget(const ItmResult &, const Link &, Decibels pattern,
                             const std::optional<ReceptionLimits> &);

/// All that is told of one path.
struct PathAccount {
  Profile profile;
  Link link;
  double earth_radius_km = 0; ///< effective; 4/3 of the earth's where the model names none
  std::vector<Clearance> clearances;
  std::optional<Clearance> obstacle;
  std::optional<Budget> budget; ///< none where the model has no answer
};

PathAccount account_of(const Profile &, const Link &, const P1812Result &, Decibels pattern,
                       const std::optional<ReceptionLimits> &);
PathAccount account_of(const Profile &, const Link &, const ItmResult &, Decibels pattern,
                       const std::optional<ReceptionLimits> &);

} // namespace gis::radio
