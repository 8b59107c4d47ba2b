// Compiled for AVX2 and called only where the processor has it.
#if defined(__x86_64__)

#include "gis/travel/TileVisit.h"
#include "gis/travel/lanes_avx2.h"
#include "gis/travel/parents.h"

namespace gis::travel {

const Kernels avx2_kernels = {visit_tile<Avx2Lanes>, find_parents<Avx2Lanes>};

} // namespace gis::travel

#endif
