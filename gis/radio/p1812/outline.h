#pragma once

#include "gis/radio/p1812/P1812Values.h"
#include "gis/radio/p1812/Path.h"

/// What the bare ground says about a path (Attachment 1): smooth earth, horizons, roughness. Clutter has no
/// part in it. Each function reads what those before it have filled.
namespace gis::radio::p1812_parts {

/// Fills v1, v2, hst0, hsr0 (85)–(88), hobs, alpha_obt, alpha_obr and the heights for diffraction hstd, hsrd
/// (89)–(91).
void find_smooth_earth(const Path &, P1812Values &);

/// Fills theta_max, theta_td, theta_t, theta_r, theta, lt, lr, dlt, dlr (76)–(84); true beyond the horizon.
bool find_horizons(const Path &, P1812Values &);

/// Fills hst, hsr, slope, hte, hre, hm (92)–(95), which only ducting uses.
void find_roughness(const Path &, P1812Values &);

} // namespace gis::radio::p1812_parts
