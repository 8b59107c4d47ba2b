#include "gis/travel/TileVisit.h"
#include "gis/travel/lanes_plain.h"
#include "gis/travel/parents.h"

namespace gis::travel {

const Kernels plain_kernels = {visit_tile<PlainLanes>, find_parents<PlainLanes>};

} // namespace gis::travel
