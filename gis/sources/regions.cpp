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

void write_cells(GDALRasterBandH band, const geo::Grid &grid, std::vector<std::uint8_t> cells) {
  if (GDALRasterIO(band, GF_Write, 0, 0, grid.columns, grid.rows, cells.data(), grid.columns, grid.rows,
                   GDT_Byte, 0, 0) != CE_None)
    throw std::runtime_error("regions: GDAL takes no raster");
}

} // namespace

std::vector<std::uint8_t> sieved(const geo::Grid &grid, const std::vector<std::uint8_t> &classes, int least) {
  if (least < 2 || grid.size() == 0) return classes;
  if (classes.size() != grid.size()) throw std::invalid_argument("sieved: one class per cell");
  const auto raster = in_memory("MEM", grid.columns, grid.rows, 2);
  const auto band = GDALGetRasterBand(raster.get(), 1), result = GDALGetRasterBand(raster.get(), 2);
  write_cells(band, grid, classes);
  // The band as its own mask leaves out class 0.
  if (GDALSieveFilter(band, band, result, least, 4, nullptr, nullptr, nullptr) != CE_None)
    throw std::runtime_error("sieved: GDAL sieves no raster");
  std::vector<std::uint8_t> cells(classes.size());
  if (GDALRasterIO(result, GF_Read, 0, 0, grid.columns, grid.rows, cells.data(), grid.columns, grid.rows,
                   GDT_Byte, 0, 0) != CE_None)
    throw std::runtime_error("sieved: GDAL gives no raster");
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (classes[i] == 0) cells[i] = 0;
  return cells;
}

std::map<int, geo::Geometry> regions(const geo::Grid &grid, const std::vector<std::uint8_t> &classes) {
  std::map<int, geo::Geometry> found;
  if (grid.size() == 0) return found;
  if (classes.size() != grid.size()) throw std::invalid_argument("regions: one class per cell");
  const auto raster = in_memory("MEM", grid.columns, grid.rows, 1);
  std::array<double, 6> place = {grid.x_west, grid.cell_width, 0, grid.y_north, 0, -grid.cell_height};
  GDALSetGeoTransform(raster.get(), place.data());
  const auto band = GDALGetRasterBand(raster.get(), 1);
  write_cells(band, grid, classes);
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
