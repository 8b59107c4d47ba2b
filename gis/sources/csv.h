#pragma once

#include "gis/sources/Layer.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gis::sources {

/// Reads text separated by commas, semicolons or tabs, whichever the heads hold most of (RFC 4180, UTF-8 with
/// or without BOM; the first record is the heads). Every cell is text, NFC; rows without content are left
/// out. Throws Error: csv_quote_open{file,row}, csv_width{file,row,n,wanted}, csv_no_heads{file},
/// csv_field_twice{file,field}.
Layer parse_csv(std::string_view text, const std::string &name);

/// The same, one record after the other and texts as they stand: the heads once, then each row with its
/// number (1 = first data row). For files of our own, which are NFC and may be long.
void each_record(std::string_view text, const std::string &name,
                 const std::function<void(const std::vector<std::string> &)> &heads,
                 const std::function<void(long, const std::vector<std::string> &)> &row);

} // namespace gis::sources
