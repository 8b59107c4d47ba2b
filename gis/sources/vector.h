#pragma once

#include "gis/sources/sources.h"

namespace gis::sources {

/// Layers with geometry through GDAL; see read_layer.
Layer read_vector(const LayerRequest &, base::Findings &, base::Progress &);
/// Tables without geometry: CSV by our own reader, the rest through GDAL.
Layer read_table_file(const LayerRequest &, base::Findings &, base::Progress &);

} // namespace gis::sources
