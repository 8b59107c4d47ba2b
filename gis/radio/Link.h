#pragma once

#include "gis/radio/units.h"

namespace gis::radio {

/// Models number them differently in their files (P.1812: 1, 2; ITM: 0, 1); in the program they have names.
enum class Polarisation { horizontal, vertical };

/// North and east are positive.
struct Position {
  Degrees latitude{}, longitude{};
};

/// Two antennas and what is asked about the way between them; what every model needs.
struct Link {
  Megahertz frequency{};
  base::Metres transmitter_height{}; ///< antenna above ground
  base::Metres receiver_height{};    ///< antenna above ground
  Polarisation polarisation = Polarisation::horizontal;
  Percent time{50};       ///< the loss is not exceeded, the field is exceeded, so much of the time
  Percent location{50};   ///< and at so much of the places around the receiver
  Position transmitter{}; ///< only the latitude of the path's middle is taken from the two
  Position receiver{};
  Kilowatts power{1};
};

/// The same two antennas with their parts exchanged.
inline Link reversed(Link link) {
  const Link given = link;
  link.transmitter_height = given.receiver_height;
  link.receiver_height = given.transmitter_height;
  link.transmitter = given.receiver;
  link.receiver = given.transmitter;
  return link;
}

} // namespace gis::radio
