// Any text is a table or an Error; rows are as wide as the heads.
#include "gis/base/Error.h"
#include "gis/sources/csv.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size) {
  try {
    const auto layer =
        gis::sources::parse_csv(std::string_view(reinterpret_cast<const char *>(data), size), "fuzz.csv");
    for (const auto &row : layer.rows)
      if (row.cells.size() != layer.fields.size()) std::abort();
  } catch (const gis::base::Error &) {
  }
  return 0;
}
