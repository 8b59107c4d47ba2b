#pragma once

#include "gis/sources/Layer.h"

#include <string>
#include <string_view>

namespace gis::sources {

/// Reads text separated by commas, semicolons or tabs, whichever the heads hold most of (RFC 4180, UTF-8 with
/// or without BOM; the first record is the heads). Every cell is text, NFC; rows without content are left
/// out. Throws Error: csv_quote_open{file,row}, csv_width{file,row,n,wanted}, csv_no_heads{file},
/// csv_field_twice{file,field}.
Layer parse_csv(std::string_view text, const std::string &name);

} // namespace gis::sources
