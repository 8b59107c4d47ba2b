#pragma once

#include "gis/radio/p1812/P1812Values.h"
#include "gis/radio/p1812/Path.h"

/// Where the path lies: land and sea under it, its latitude, and how often the air bends strongly there.
namespace gis::radio::p1812_parts {

/// Fills dtm, dlm, omega: half of the gap to a point of another kind belongs to a stretch (3.6, 3.7).
void find_stretches(const Path &, P1812Values &);

/// Fills phi: half the profile's length from the transmitter towards the receiver's position.
void find_latitude(const Link &, P1812Values &);

/// Fills tau, mu1, mu4, beta0 from dtm, dlm, phi (2)–(5).
void find_bending_time(P1812Values &);

} // namespace gis::radio::p1812_parts
