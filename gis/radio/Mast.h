#pragma once

#include "gis/base/Finding.h"
#include "gis/geo/Box.h"
#include "gis/radio/AntennaPattern.h"
#include "gis/radio/Link.h"

#include <string>

namespace gis::radio {

enum class Scope { national, local };

/// What a mast says it is.
enum class Medium { fm, dvbt2, relay, loudspeaker };

/// What people do with it. A relay is radio or television by the band it sends in.
enum class Broadcast { radio, television, loudspeaker };

/// One transmitter of one channel at a site; what stands on one pole for three channels is three masts.
struct Mast {
  std::string id, site, channel;
  Scope scope = Scope::national;
  Medium medium = Medium::fm;
  Broadcast broadcast = Broadcast::radio;
  Megahertz frequency{};
  Kilowatts power{};      ///< effective radiated power in the strongest direction
  base::Metres antenna{}; ///< above ground
  Polarisation polarisation = Polarisation::horizontal;
  AntennaPattern pattern;
  geo::Point at; ///< study metres
  long row = 0;
};

/// "radio", "television", "loudspeaker": the word in files.
const char *broadcast_name(Broadcast);

} // namespace gis::radio
