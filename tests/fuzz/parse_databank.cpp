// Any text is a path or an Error; its numbers are finite and its codes are known.
#include "gis/base/Error.h"
#include "gis/sources/databank.h"

#include <cmath>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char *>(data), size);
  try {
    const auto path = gis::sources::parse_databank(text, "fuzz.csv");
    if (!gis::sources::is_databank(text)) std::abort();
    for (const auto &point : path.points)
      if (!std::isfinite(point.height_m) || (point.zone != 1 && point.zone != 3 && point.zone != 4))
        std::abort();
    for (const auto &row : path.measurements)
      if (!std::isfinite(row.frequency_mhz) || row.polarisation < 1 || row.polarisation > 2) std::abort();
  } catch (const gis::base::Error &) {
    return 0;
  }
  return 0;
}
