// Compiled for AVX2; called only where the processor has it.
#if defined(__x86_64__)
#include "gis/radio/quick/passes_kernel.h"

namespace gis::radio::quick {

extern const Passes avx2_passes;
const Passes avx2_passes = all_passes;

} // namespace gis::radio::quick
#endif
