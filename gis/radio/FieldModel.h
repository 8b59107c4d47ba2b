#pragma once

#include "gis/base/units.h"
#include "gis/radio/Link.h"
#include "gis/radio/Profile.h"
#include "gis/radio/itm/Itm.h"
#include "gis/radio/p1812/P1812.h"

#include <functional>
#include <optional>

namespace gis::radio {

/// What a model says of one path, for 1 kW sent in the direction of the path.
struct Prediction {
  base::Measure field_dbuvm; ///< Missing where the model has no answer
  Decibels spread{};         ///< standard deviation among the places around the receiver
  Degrees elevation{};       ///< of the ray as it leaves the mast, below the horizontal negative
  bool near_mast = false;    ///< nearer than the model is meant for: free space stands in its place
};

/// Where coverage and propagation meet: any model that answers for a link over a profile. Called from several
/// threads; the same input must give the same bits. The power of the link is not looked at.
using FieldModel = std::function<Prediction(const Link &, const Profile &)>;

/// Standard deviation of the median field among places in a square, P.1812 (64): by frequency, side of the
/// square, and how high the receiver stands over what surrounds it; none from 10 m above the clutter. Where
/// nobody knows the clutter the full spread, which is our choice: the formula would say none at 10 m.
Decibels location_spread(Megahertz, base::Metres square, base::Metres receiver,
                         std::optional<base::Metres> clutter);

/// The models a study can choose from.
enum class Propagation { p1812, itm };
/// "p1812", "itm": the word in files.
const char *propagation_name(Propagation);

/// How the two models below judge the spread: of the square a point stands for (a people cell), or a fixed
/// figure, as is customary for digital television (5.5 dB).
struct SpreadSetting {
  base::Metres square{150};
  std::optional<Decibels> fixed;
};

/// The setting with the distances to the coast of a profile that crosses the sea: over land along the path to
/// its first point of sea.
P1812Setting with_coasts(P1812Setting, const Profile &);

/// What the NTIA Irregular Terrain Model wants to know beside the link (itm/ItmLink.h).
struct ItmSetting {
  int climate = 5;             ///< ItmClimate: 5 is continental temperate, the usual choice of its programs
  double refractivity = 325;   ///< reduced to sea level, N-units
  double permittivity = 15;    ///< of the ground, relative
  double conductivity = 0.005; ///< of the ground, S/m
};

/// The whole answers behind the two models, step by step, near the mast with the loss of free space and that
/// warning. P.1812 takes the spread for other than the median only, since its factor is not exactly 0 there,
/// and the power of the link; the field of ITM is that of 1 kW.
P1812Result p1812_result(const P1812Setting &, const SpreadSetting &, const Link &, const Profile &);
ItmResult itm_result(const ItmSetting &, const Link &, const Profile &);

/// Recommendation ITU-R P.1812. The distance to the coast is taken from the zones of the profile; free space
/// below 0.25 km.
FieldModel p1812_model(const P1812Setting & = {}, const SpreadSetting & = {});

/// The Irregular Terrain Model (Longley-Rice) over the bare ground of the profile: the link's time and
/// places, half of the situations. Free space below 0.25 km.
FieldModel itm_model(const ItmSetting & = {}, const SpreadSetting & = {});

/// Free space and the one edge that reaches highest (section 3.1 of the equation sheet), by median time and
/// places only: for comparison and quick looks. Free space below 0.25 km.
FieldModel knife_edge_model(const SpreadSetting & = {});

} // namespace gis::radio
