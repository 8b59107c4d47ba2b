#include "gis/sources/regions.h"

#include "gis/base/Error.h"
#include "gis/sources/features.h"

#include <array>
#include <gdal_alg.h>
#include <memory>
#include <stdexcept>

namespace gis::sources {
namespace {

using Dataset = std::unique_ptr<void, decltype(&GDALClose)>;

Dataset in_memory(const char *driver, int columns, int rows, int bands) {
  GDALAllRegister();
  Dataset made(GDALCreate(GDALGetDriverByName(driver), "", columns, rows, bands, GDT_Byte, nullptr),
               &GDALClose);
  if (!made) throw std::runtime_error("GDAL has no driver for data in memory");
  return made;
}

} // namespace

std::map<int, geo::Geometry> regions(const geo::Grid &grid, const std::vector<std::uint8_t> &classes) {
  std::map<int, geo::Geometry> found;
  if (grid.size() == 0) return found;
  if (classes.size() != grid.size()) throw std::invalid_argument("regions: one class per cell");
  const auto raster = in_memory("MEM", grid.columns, grid.rows, 1);
  std::array<double, 6> place = {grid.x_west, grid.cell_width, 0, grid.y_north, 0, -grid.cell_height};
  GDALSetGeoTransform(raster.get(), place.data());
  const auto band = GDALGetRasterBand(raster.get(), 1);
  auto copy = classes; // GDAL asks for what it may write to
  if (GDALRasterIO(band, GF_Write, 0, 0, grid.columns, grid.rows, copy.data(), grid.columns, grid.rows,
                   GDT_Byte, 0, 0) != CE_None)
    throw std::runtime_error("regions: GDAL takes no raster");
  const auto vector = in_memory("Memory", 0, 0, 0);
  const auto layer = GDALDatasetCreateLayer(vector.get(), "regions", nullptr, wkbPolygon, nullptr);
  const auto field = OGR_Fld_Create("class", OFTInteger);
  OGR_L_CreateField(layer, field, 1);
  OGR_Fld_Destroy(field);
  // The band as its own mask leaves out class 0.
  if (GDALPolygonize(band, band, layer, 0, nullptr, nullptr, nullptr) != CE_None)
    throw std::runtime_error("regions: GDAL makes no polygons");
  OGR_L_ResetReading(layer);
  while (const auto feature = OGR_L_GetNextFeature(layer)) {
    const std::unique_ptr<void, decltype(&OGR_F_Destroy)> owned(feature, &OGR_F_Destroy);
    auto part = geometry_of(feature);
    auto &polygons = found[OGR_F_GetFieldAsInteger(feature, 0)].polygons;
    polygons.insert(polygons.end(), std::make_move_iterator(part.polygons.begin()),
                    std::make_move_iterator(part.polygons.end()));
  }
  for (auto &[number, geometry] : found) geo::orient(geometry);
  return found;
}

} // namespace gis::sources
