#pragma once

#include "gis/base/units.h"

#include <array>
#include <complex>
#include <optional>

/// Every value on the way from a path to its loss, so that a figure can be followed line by line. Lengths in
/// metres, angles in radians, losses in dB. What stands in pairs is of the transmitter, then of the receiver.
/// The letters at the end of a line are those of the model's own description.
namespace gis::radio {

/// Air and ground of the path.
struct ItmGround {
  double mean_height_m = 0;       ///< of the middle four fifths of the profile; 0 without one. hsys
  double refractivity = 0;        ///< at that height, N-units. Ns
  double earth_radius_m = 0;      ///< effective. ae
  std::complex<double> impedance; ///< of the ground, relative. Zg
  double wave_number_per_m = 0;   ///< k
};

struct ItmHorizon {
  double angle_rad = 0;  ///< above the horizontal at the antenna. θ
  double distance_m = 0; ///< dh
};

/// The heights of a fitted straight line above the two ends of the whole profile.
struct ItmLine {
  double transmitter_m = 0; ///< a0, f0
  double receiver_m = 0;    ///< a1, fn
};

/// How far the terrain strays from its own trend.
struct ItmIrregularity {
  int tenth = 0;       ///< p10, samples in a tenth; 0 where the stretch is too short to tell
  int samples = 0;     ///< N
  ItmLine trend;       ///< of the samples
  double high_m = 0;   ///< q10, above the trend
  double low_m = 0;    ///< q90
  double height_m = 0; ///< Δh
};

/// What a profile says.
struct ItmTerrain {
  std::array<ItmHorizon, 2> horizons; ///< as the profile shows them
  double from_m = 0;                  ///< the stretch looked at. xa
  double to_m = 0;                    ///< xb
  ItmIrregularity irregularity;
  bool well_in_sight = false; ///< both horizons together more than one and a half times the distance
  ItmLine fit; ///< ground as seen from each end: f0 of the line that serves the transmitter, fn of the other
};

struct ItmEnd {
  double height_m = 0;    ///< structural. h
  double effective_m = 0; ///< he
  ItmHorizon horizon;
};

/// A path as the loss sees it, however it was made: everything that depends on terrain is in here.
struct ItmPath {
  double distance_m = 0;     ///< d
  double irregularity_m = 0; ///< Δh
  std::array<ItmEnd, 2> ends;
  bool point_to_point = true;
};

/// Loss by diffraction at one distance.
struct ItmDiffraction {
  double distance_m = 0;                   ///< s
  std::array<double, 2> edge{};            ///< v²
  double edge_db = 0;                      ///< Ak, two knife edges
  std::array<double, 3> surface{};         ///< K: between the horizons, and of each end
  std::array<double, 3> normal_distance{}; ///< X, in the same order
  std::array<double, 2> height_gain_db{};  ///< H
  double smooth_db = 0;                    ///< Ar, round a smooth earth
  double clutter_db = 0;                   ///< Afo
  double roughness = 0;                    ///< q
  double weight = 0;                       ///< w, of the smooth earth
  double loss_db = 0;
};

/// Two rays and diffraction together, at one distance within the smooth-earth horizon.
struct ItmTwoRays {
  double distance_m = 0;           ///< s
  double grazing = 0;              ///< sine of the grazing angle. ψ
  std::complex<double> reflection; ///< after its limit. Re
  double phase_rad = 0;            ///< δ
  double two_rays_db = 0;          ///< At
  double diffraction_db = 0;       ///< Ad
  double weight = 0;               ///< w, of the two rays
  double loss_db = 0;
};

/// Within the smooth-earth horizon.
struct ItmSight {
  double horizon_db = 0;          ///< AsML
  std::optional<ItmTwoRays> near; ///< at d0; not looked at where d0 ≥ d1
  ItmTwoRays far;                 ///< at d1
  double near_m = 0;              ///< d0
  double slope_db = 0;            ///< κ1, per metre
  double logarithm_db = 0;        ///< κ2, per e-fold of distance
  double start_db = 0;            ///< Ao
};

/// How the frequency gain was found.
struct ItmFrequencyGain {
  double angle_rad = 0;      ///< θ
  std::array<double, 2> r{}; ///< heights in waves, seen under the angle
  double asymmetry = 0;      ///< ss
  double ratio = 0;          ///< qq
  double crossing_m = 0;     ///< height of the crossing of the rays. hx
  double efficiency = 0;     ///< η
  double base_db = 0;        ///< H00
  double correction_db = 0;  ///< ΔH
};

/// Loss by scatter at one distance. The gain is kept from the distance before where that was large.
struct ItmScatter {
  std::optional<ItmFrequencyGain> gain;
  base::Measure gain_db;     ///< H0; missing where both antennas are too low for scatter
  base::Measure distance_db; ///< F
  double loss_db = 0;
};

/// Beyond the smooth-earth horizon.
struct ItmBeyond {
  ItmScatter farther;  ///< at d6, looked at first. A6
  ItmScatter far;      ///< at d5. A5
  double slope_db = 0; ///< Ms, per metre
  double from_m = 0;   ///< where scatter begins. dx
  double start_db = 0; ///< As0
};

enum class ItmMode { line_of_sight = 1, diffraction = 2, troposcatter = 3 };

/// The loss against free space in the median, and the straight lines it is made of.
struct ItmReference {
  std::array<double, 2> smooth_m{};          ///< horizons on a smooth earth. ds
  double smooth_horizons_m = 0;              ///< dsML
  double horizons_m = 0;                     ///< dML
  double horizons_rad = 0;                   ///< θlos
  double scale_m = 0;                        ///< D
  std::array<ItmDiffraction, 2> diffraction; ///< at d3 and d4. A3, A4
  double slope_db = 0;                       ///< Md, per metre
  double start_db = 0;                       ///< Ad0
  std::optional<ItmSight> sight;             ///< one of these two
  std::optional<ItmBeyond> beyond;
  std::optional<ItmMode> mode; ///< Missing with the loss
  base::Measure loss_db;       ///< Aref; Missing where there is no finite one
};

/// From the median to the percentages asked for.
struct ItmVariability {
  double time = 0;              ///< deviates of the normal distribution, after their substitution. zT
  double location = 0;          ///< zL
  double situation = 0;         ///< zS
  double scale_m = 0;           ///< dex
  double effective_m = 0;       ///< de
  double situation_db = 0;      ///< σS
  double median_db = 0;         ///< Vmed
  double gain_minus = 0;        ///< g−
  double gain_plus = 0;         ///< g+
  double minus_db = 0;          ///< σT−
  double plus_db = 0;           ///< σT+
  double time_db = 0;           ///< σT
  double time_part_db = 0;      ///< YT
  double location_db = 0;       ///< σL
  double location_part_db = 0;  ///< YL
  double variance_db2 = 0;      ///< W
  double reliable_db = 0;       ///< YR
  double situation_part_db = 0; ///< YS
  double before_limit_db = 0;   ///< Y
  double loss_db = 0;           ///< Y after its limit: loss against free space
};

/// Filled as far as the calculation came.
struct ItmSteps {
  std::optional<ItmGround> ground;
  std::optional<ItmTerrain> terrain; ///< point to point only
  std::optional<ItmPath> path;
  std::optional<ItmReference> reference; ///< may hold NaN where the code is not_computable
  std::optional<ItmVariability> variability;
  base::Measure free_space_db; ///< Afs
};

} // namespace gis::radio
