#pragma once

#include "gis/radio/itm/Itm.h"

namespace gis::radio {

/// The median loss of a path against free space. Everything up to it is filled in; a loss that is not finite
/// ends in not_computable. Cost: fixed. Every way to a path, plain or fast, ends here.
ItmCode itm_reference(const ItmPath &, const ItmLink &, const ItmGround &, ItmReference &,
                      std::uint32_t &warnings);

/// Within the smooth-earth horizon: through the losses at two near distances and at the horizon runs
/// a curve in distance and its logarithm. Needs the diffraction line of the reference.
ItmSight itm_sight(const ItmPath &, const ItmLink &, const ItmGround &, const ItmReference &);

/// Beyond it: the lines of diffraction and of scatter, the scatter found at two far distances.
ItmBeyond itm_beyond(const ItmPath &, const ItmLink &, const ItmGround &, const ItmReference &);

} // namespace gis::radio
