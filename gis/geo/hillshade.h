#pragma once

#include "gis/geo/Surface.h"

namespace gis::geo {

/// Where the light stands that lets a map's ground look like ground: degrees clockwise from north, degrees
/// over the horizon, and how much higher than it is the ground is taken. Custom of maps: from the north-west.
struct Light {
  double azimuth = 315, altitude = 45, exaggeration = 1.5;
};

/// How bright each cell lies in the light: 0 turned away … 1 turned to it; level ground has sin(altitude).
/// Heights and cells in metres. The slope is Horn's, over eight neighbours; where one has no height the
/// cell's own stands for it. A cell without a height has no value. Cost: the cells. Source: Horn 1981, Hill
/// shading and the reflectance map.
Surface hillshade(const Surface &heights, const Light & = {});

/// The same surface on cells `factor` times as wide and high, each the mean of those there are in it; the
/// last column and row may reach beyond the surface. Cost: the cells.
Surface coarser(const Surface &, int factor);

} // namespace gis::geo
