// Compiled for AVX2 and called only where the processor has it.
#if defined(__x86_64__)

#include "gis/travel/TileVisit.h"
#include "gis/travel/lanes_avx2.h"

namespace gis::travel {

Rims visit_tile_avx2(const Field &field, const Visit &visit, Workspace &work) {
  return visit_tile<Avx2Lanes>(field, visit, work);
}

} // namespace gis::travel

#endif
