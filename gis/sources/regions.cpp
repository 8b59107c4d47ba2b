#include "gis/sources/regions.h"

#include "gis/base/Error.h"
#include "gis/sources/features.h"

#include <array>
#include <gdal_alg.h>
#include <memory>
#include <sstream>
#include <stdexcept>

namespace gis::sources {
namespace {

using Dataset = std::unique_ptr<void, decltype(&GDALClose)>;

Dataset raster_of(const geo::Grid &grid) {
  GDALAllRegister();
  Dataset raster(GDALCreate(GDALGetDriverByName("MEM"), "", grid.columns, grid.rows, 0, GDT_Int32, nullptr),
                 &GDALClose);
  if (!raster) throw std::runtime_error("GDAL has no driver for data in memory");
  std::array<double, 6> place = {grid.x_west, grid.cell_width, 0, grid.y_north, 0, -grid.cell_height};
  GDALSetGeoTransform(raster.get(), place.data());
  return raster;
}

/// Adds the classes as a band on their own memory.
GDALRasterBandH band_on(GDALDatasetH raster, const std::vector<std::uint32_t> &classes) {
  std::ostringstream at;
  at << "DATAPOINTER=" << static_cast<const void *>(classes.data());
  const auto text = at.str();
  std::array<const char *, 2> options = {text.c_str(), nullptr};
  if (GDALAddBand(raster, GDT_Int32, const_cast<char **>(options.data())) != CE_None)
    throw std::runtime_error("regions: GDAL takes no raster");
  return GDALGetRasterBand(raster, GDALGetRasterCount(raster));
}

} // namespace

std::vector<std::uint32_t> sieved(const geo::Grid &grid, const std::vector<std::uint32_t> &classes,
                                  int least) {
  if (least < 2 || grid.size() == 0) return classes;
  if (classes.size() != grid.size()) throw std::invalid_argument("sieved: one class per cell");
  std::vector<std::uint32_t> cells(classes.size());
  const auto raster = raster_of(grid);
  const auto band = band_on(raster.get(), classes), result = band_on(raster.get(), cells);
  // The band as its own mask leaves out class 0.
  if (GDALSieveFilter(band, band, result, least, 4, nullptr, nullptr, nullptr) != CE_None)
    throw std::runtime_error("sieved: GDAL sieves no raster");
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (classes[i] == 0) cells[i] = 0;
  return cells;
}

std::map<std::uint32_t, geo::Geometry> regions(const geo::Grid &grid,
                                               const std::vector<std::uint32_t> &classes) {
  std::map<std::uint32_t, geo::Geometry> found;
  if (grid.size() == 0) return found;
  if (classes.size() != grid.size()) throw std::invalid_argument("regions: one class per cell");
  const auto raster = raster_of(grid);
  const auto band = band_on(raster.get(), classes);
  const Dataset vector(GDALCreate(GDALGetDriverByName("Memory"), "", 0, 0, 0, GDT_Unknown, nullptr),
                       &GDALClose);
  if (!vector) throw std::runtime_error("GDAL has no driver for data in memory");
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
    auto &polygons = found[static_cast<std::uint32_t>(OGR_F_GetFieldAsInteger(feature, 0))].polygons;
    polygons.insert(polygons.end(), std::make_move_iterator(part.polygons.begin()),
                    std::make_move_iterator(part.polygons.end()));
  }
  for (auto &[number, geometry] : found) geo::orient(geometry);
  return found;
}

} // namespace gis::sources
