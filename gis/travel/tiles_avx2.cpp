// Compiled for AVX2 and called only where the processor has it.
#if defined(__x86_64__)

#include "gis/travel/kernels.h"
#include "gis/travel/lanes_avx2.h"

namespace gis::travel {

const Kernels avx2_kernels = kernels_of<Avx2Lanes>;

} // namespace gis::travel

#endif
