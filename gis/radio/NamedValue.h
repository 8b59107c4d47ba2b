#pragma once

#include "gis/base/units.h"

#include <string>

namespace gis::radio {

/// A step of a model with its symbol and unit, as tables and files list it. Missing where the path does not
/// need it.
struct NamedValue {
  std::string name, unit;
  base::Measure value;
};

} // namespace gis::radio
