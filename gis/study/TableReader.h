#pragma once

#include "gis/sources/TableReader.h"

namespace gis::study {

using sources::cell_name;
using sources::TableReader;

} // namespace gis::study
