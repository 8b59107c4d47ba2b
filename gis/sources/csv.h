#pragma once

#include "gis/sources/Layer.h"

#include <string>
#include <string_view>

namespace gis::sources {

/// Reads comma- or semicolon-separated text (RFC 4180, UTF-8 with or without BOM, the first record is the
/// heads; a semicolon separates where the heads hold more of them than commas). Every cell is text, NFC.
/// Throws Error: csv_quote_open{file,row}, csv_width{file,row,n,wanted}, csv_no_heads{file},
/// csv_field_twice{file,field}.
Layer parse_csv(std::string_view text, const std::string &name);

} // namespace gis::sources
