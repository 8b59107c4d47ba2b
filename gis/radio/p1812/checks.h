#pragma once

#include "gis/radio/p1812/P1812.h"

namespace gis::radio::p1812_parts {

/// The first thing wrong with the input in the order of the codes, or good.
P1812Code judge(const Profile &, const Link &, const P1812Setting &);

/// What the method is not meant for and yet computes.
unsigned warnings_of(const Profile &, const Link &);

} // namespace gis::radio::p1812_parts
