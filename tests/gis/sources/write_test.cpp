#include "gis/sources/write.h"

#include "gis/base/hash.h"
#include "gis/base/parallel.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <set>
#include <unistd.h>

namespace gis::sources {
namespace {

namespace fs = std::filesystem;

/// Larger, all together, than the cache of GDAL; edges that are no multiple of a tile; holes.
geo::Surface rough_surface() {
  geo::Surface surface{{0, 0, 30, 30, 2700, 2100}, {}};
  surface.values.resize(surface.grid.size());
  std::uint32_t state = 1;
  for (auto &value : surface.values) {
    state = state * 1664525U + 1013904223U;
    value = state % 97 == 0 ? geo::Surface::no_value : static_cast<float>(state >> 12) / 10;
  }
  return surface;
}

TEST(WriteGeotiff, TheBytesAreTheSameWhateverOtherThreadsWrite) {
  const auto folder = fs::temp_directory_path() / ("tiepcan-write-" + std::to_string(::getpid()));
  fs::create_directory(folder);
  const auto surface = rough_surface();
  const auto crs = geo::Crs::from_text("EPSG:5899");
  base::Progress quiet;
  base::in_parallel(5, 4, quiet, [&](std::size_t i, base::Progress &) {
    write_geotiff(folder / (std::to_string(i) + ".tif"), surface, crs);
  });
  write_geotiff(folder / "alone.tif", surface, crs);
  std::set<std::string> hashes;
  for (const auto &entry : fs::directory_iterator(folder)) hashes.insert(base::sha256_of_file(entry.path()));
  EXPECT_EQ(hashes.size(), 1U);
  fs::remove_all(folder);
}

} // namespace
} // namespace gis::sources
