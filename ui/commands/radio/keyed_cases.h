#pragma once

#include "gis/sources/Layer.h"

#include <string>
#include <string_view>

namespace ui::commands::radio {

/// True where a text is lines "column,value", as NTIA's own program of ITM takes them: its first line has a
/// number after its name.
bool is_keyed(std::string_view text);

/// Such lines as a table: a case for every combination of the values of a line, those of the last line going
/// round fastest. Of d__km three values or more are a start, then pairs of a stop and a step. Throws
/// Error{value_bad, csv_field_twice, cases_too_many}.
gis::sources::Layer parse_keyed(const std::string &text, const std::string &file);

} // namespace ui::commands::radio
