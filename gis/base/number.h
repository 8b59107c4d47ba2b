#pragma once

#include "gis/base/units.h"

#include <string>
#include <string_view>

namespace gis::base {

/// A number as files write it: optional sign, digits, dot, exponent; nothing else before or after.
/// Missing where the text is none, or not finite. Never follows the locale.
Measure parse_number(std::string_view);

/// The shortest decimal text with at most `decimals` places, rounded half away from zero on the exact
/// decimal value, trailing zeros cut, "-0" written "0". Never follows the locale.
std::string format_number(double value, int decimals);

/// What one cell of an office table says.
struct OfficeNumber {
  enum class Kind {
    number,
    missing,       ///< empty, or a mark that means "no figure"
    decimal_comma, ///< a number, written the Vietnamese way ("1.234,5")
    not_a_number
  } kind = Kind::missing;
  Measure value;
};

/// Reads a cell as offices write it: "12", "1.5", "1.234,5", "1,5"; "-", "…", "...", "x", "n/a" and empty
/// are missing. A single comma or dot followed by anything is the decimal mark; several of one kind group
/// thousands and must stand every three digits.
OfficeNumber parse_office_number(std::string_view);

} // namespace gis::base
