#include "gis/travel/kernels.h"
#include "gis/travel/lanes_plain.h"

namespace gis::travel {

const Kernels plain_kernels = kernels_of<PlainLanes>;

} // namespace gis::travel
