#include "gis/travel/TileVisit.h"
#include "gis/travel/lanes_plain.h"

namespace gis::travel {

Rims visit_tile_plain(const Field &field, const Visit &visit, Workspace &work) {
  return visit_tile<PlainLanes>(field, visit, work);
}

} // namespace gis::travel
