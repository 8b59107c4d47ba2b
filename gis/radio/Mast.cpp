#include "gis/radio/Mast.h"

namespace gis::radio {

const char *broadcast_name(Broadcast broadcast) {
  switch (broadcast) {
  case Broadcast::radio:
    return "radio";
  case Broadcast::television:
    return "television";
  case Broadcast::loudspeaker:
    return "loudspeaker";
  }
  return "";
}

} // namespace gis::radio
