#include "gis/sources/write.h"
#include "tests/gis/sources/Files.h"

#include <cmath>
#include <random>

namespace gis::sources {
namespace {

geo::Surface random_surface(const geo::Grid &grid, unsigned seed, double holes) {
  std::mt19937 random(seed);
  geo::Surface surface{grid, {}};
  for (std::size_t i = 0; i < grid.size(); ++i)
    surface.values.push_back(static_cast<double>(random() % 1000) < holes * 1000
                                 ? geo::Surface::no_value
                                 : static_cast<float>(random() % 10000) / 10);
  return surface;
}

/// The obvious way: each cell's own position, its four neighbours by name.
float obvious(const geo::Surface &raster, geo::Point p) {
  const auto &g = raster.grid;
  const double x = (p.x - g.x_west) / g.cell_width, y = (g.y_north - p.y) / g.cell_height;
  if (x < 0 || y < 0 || x >= g.columns || y >= g.rows) return geo::Surface::no_value;
  const auto value = [&](double row, double column) {
    const int r = static_cast<int>(std::fmin(std::fmax(row, 0), g.rows - 1));
    const int c = static_cast<int>(std::fmin(std::fmax(column, 0), g.columns - 1));
    return raster.values[static_cast<std::size_t>(r) * static_cast<std::size_t>(g.columns) +
                         static_cast<std::size_t>(c)];
  };
  if (std::isnan(value(std::floor(y), std::floor(x)))) return geo::Surface::no_value;
  const double west = std::floor(x - 0.5), north = std::floor(y - 0.5);
  double sum = 0, weights = 0;
  for (const double row : {north, north + 1})
    for (const double column : {west, west + 1}) {
      const float v = value(row, column);
      const double w = (1 - std::fabs(x - 0.5 - column)) * (1 - std::fabs(y - 0.5 - row));
      if (!std::isnan(v)) sum += w * static_cast<double>(v), weights += w;
    }
  return weights > 0 ? static_cast<float>(sum / weights) : value(std::floor(y), std::floor(x));
}

void compare(const geo::Surface &raster, const geo::Crs &own, double tolerance) {
  Files files;
  Provenance source{.id = "r", .path = files.folder / "r.tif"};
  write_geotiff(source.path, raster, own);
  SurfaceRequest request;
  request.source = &source;
  request.crs = geo::Crs::from_text("EPSG:5899");
  request.grid = {500012, 1301003, 30, 30, 61, 47};
  base::Progress quiet;
  const auto read = read_surface(request, files.findings, quiet);
  const geo::Transform transform(request.crs, own);
  int with_value = 0, differing_holes = 0;
  for (std::size_t i = 0; i < request.grid.size(); ++i) {
    const float wanted = obvious(raster, transform(request.grid.centre(request.grid.cell_at(i))));
    // A cell whose centre lies within a hair of a raster edge may fall to either side.
    if (std::isnan(wanted) != std::isnan(read.values[i])) ++differing_holes;
    if (std::isnan(wanted) || std::isnan(read.values[i])) continue;
    ++with_value;
    ASSERT_NEAR(read.values[i], wanted, tolerance) << i;
  }
  EXPECT_GT(with_value, 500);
  EXPECT_LE(differing_holes, 2);
}

TEST(ReadSurface, IsBilinearAsTheObviousLoopOnTheSameSystem) {
  compare(random_surface({499900, 1301100, 100, 80, 24, 25}, 1, 0.1), geo::Crs::from_text("EPSG:5899"), 1e-3);
}

TEST(ReadSurface, IsBilinearAsTheObviousLoopFromDegrees) {
  compare(random_surface({107.745, 11.765, 0.001, 0.0008, 40, 30}, 2, 0.1), geo::Crs::from_text("EPSG:4326"),
          0.05);
}

TEST(ReadSurface, WrittenAndReadBackIsTheSame) {
  Files files;
  const auto surface = random_surface({500000, 1301000, 30, 30, 300, 260}, 3, 0.2);
  Provenance source{.id = "r", .path = files.folder / "r.tif"};
  write_geotiff(source.path, surface, geo::Crs::from_text("EPSG:5899"));
  base::Progress quiet;
  const auto raw = read_raw_surface(source, files.findings, quiet);
  EXPECT_EQ(raw.surface.grid, surface.grid);
  EXPECT_EQ(raw.crs.name(), "EPSG:5899");
  for (std::size_t i = 0; i < surface.values.size(); ++i) {
    ASSERT_EQ(raw.surface.has_value(i), surface.has_value(i));
    if (surface.has_value(i)) ASSERT_EQ(raw.surface.values[i], surface.values[i]);
  }
}

} // namespace
} // namespace gis::sources
