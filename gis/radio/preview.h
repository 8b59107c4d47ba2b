#pragma once

#include "gis/radio/area.h"

namespace gis::radio {

/// A first look (xem nhanh) at what area() says, in a fraction of the time: cells share the far ground of the
/// radial they lie nearest to. For the screen only: no table and no printed map is made of it.
/// What is asked is what area() is asked with `question.quick` set; the plain model is not looked at.
/// Promises: the same bits from any number of threads; the counts of area(), but for cells whose way passes
/// the edge of a hole. In mountains 95 of 100 cells are within half a decibel of area(); those nearer than
/// twenty steps have its values.
/// Throws std::invalid_argument where a threshold is no median, a radius is beyond Terrain::short_way_m or
/// the terrain is not bare; else what area() throws. Cost: about half a microsecond per cell and mast;
/// preview_bytes() of memory.
Area preview(const AreaRequest &, const Terrain &, base::Progress &);

/// Bytes that preview() takes.
double preview_bytes(const AreaRequest &);

} // namespace gis::radio
