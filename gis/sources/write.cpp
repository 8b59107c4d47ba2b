#include "gis/sources/write.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/sources/gdal.h"

#include <cerrno>
#include <cmath>
#include <cpl_conv.h>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <unistd.h>

namespace gis::sources {
namespace {

struct FreeSystem {
  void operator()(void *system) const { OSRRelease(static_cast<OGRSpatialReferenceH>(system)); }
};
using System = std::unique_ptr<void, FreeSystem>;

System system_of(const geo::Crs &crs) {
  if (!crs.known()) return {};
  System system(OSRNewSpatialReference(nullptr));
  OSRSetFromUserInput(static_cast<OGRSpatialReferenceH>(system.get()), crs.wkt().c_str());
  OSRSetAxisMappingStrategy(static_cast<OGRSpatialReferenceH>(system.get()), OAMS_TRADITIONAL_GIS_ORDER);
  return system;
}

OGRwkbGeometryType type_of(Shape shape) {
  switch (shape) {
  case Shape::point:
    return wkbPoint;
  case Shape::line:
    return wkbMultiLineString;
  case Shape::polygon:
    return wkbMultiPolygon;
  case Shape::none:
    return wkbNone;
  case Shape::any:
    return wkbUnknown;
  }
  return wkbUnknown;
}

OGRGeometryH ring_of(const std::vector<geo::Point> &points, OGRwkbGeometryType type) {
  auto *g = OGR_G_CreateGeometry(type);
  for (const auto &p : points) OGR_G_AddPoint_2D(g, p.x, p.y);
  return g;
}

OGRGeometryH geometry_of(const geo::Geometry &geometry, Shape shape) {
  if (shape == Shape::point) {
    auto *g = OGR_G_CreateGeometry(wkbPoint);
    if (!geometry.points.empty()) OGR_G_AddPoint_2D(g, geometry.points.front().x, geometry.points.front().y);
    return g;
  }
  auto *g = OGR_G_CreateGeometry(type_of(shape));
  for (const auto &line : geometry.lines) OGR_G_AddGeometryDirectly(g, ring_of(line, wkbLineString));
  for (const auto &polygon : geometry.polygons) {
    auto *part = OGR_G_CreateGeometry(wkbPolygon);
    OGR_G_AddGeometryDirectly(part, ring_of(polygon.shell, wkbLinearRing));
    for (const auto &hole : polygon.holes) OGR_G_AddGeometryDirectly(part, ring_of(hole, wkbLinearRing));
    OGR_G_AddGeometryDirectly(g, part);
  }
  return g;
}

void write_layer(GDALDatasetH dataset, const OutputLayer &layer, const std::string &file,
                 const Messages &messages) {
  const auto system = system_of(layer.crs);
  const char *const options[] = {layer.spatial_index ? nullptr : "SPATIAL_INDEX=NO", nullptr};
  auto *handle =
      GDALDatasetCreateLayer(dataset, layer.name.c_str(), static_cast<OGRSpatialReferenceH>(system.get()),
                             type_of(layer.shape), const_cast<char **>(options));
  if (handle == nullptr) fail_write(file, messages.worst());
  for (const auto &[name, type] : layer.fields) {
    auto *field = OGR_Fld_Create(name.c_str(), type == FieldType::text      ? OFTString
                                               : type == FieldType::integer ? OFTInteger64
                                                                            : OFTReal);
    const auto created = OGR_L_CreateField(handle, field, TRUE);
    OGR_Fld_Destroy(field);
    if (created != OGRERR_NONE) fail_write(file, messages.worst());
  }
  auto *definition = OGR_L_GetLayerDefn(handle);
  for (const auto &row : layer.rows) {
    auto *feature = OGR_F_Create(definition);
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
      const auto &cell = row.cells[i];
      if (!cell) continue;
      if (layer.fields[i].second == FieldType::text)
        OGR_F_SetFieldString(feature, static_cast<int>(i), cell->c_str());
      else if (const auto number = base::parse_number(*cell))
        layer.fields[i].second == FieldType::real
            ? OGR_F_SetFieldDouble(feature, static_cast<int>(i), *number)
            : OGR_F_SetFieldInteger64(feature, static_cast<int>(i), std::llround(*number));
    }
    if (layer.shape != Shape::none && !row.geometry.empty())
      OGR_F_SetGeometryDirectly(feature, geometry_of(row.geometry, layer.shape));
    const auto created = OGR_L_CreateFeature(handle, feature);
    OGR_F_Destroy(feature);
    if (created != OGRERR_NONE) fail_write(file, messages.worst());
  }
}

/// Closing writes what was held back: a full disk may show only here.
void close(Dataset dataset, const std::string &file, const Messages &messages) {
  GDALFlushCache(dataset.get());
  dataset.reset();
  if (messages.failed()) fail_write(file, messages.worst());
}

/// Every block once, in order, past the cache of GDAL: that one is shared by all threads, and what another
/// thread does there would decide when and in how many pieces a block of this file is written.
void write_blocks(GDALRasterBandH band, const geo::Surface &surface, float no_value, const std::string &file,
                  const Messages &messages) {
  const auto &grid = surface.grid;
  int wide = 0, high = 0;
  GDALGetBlockSize(band, &wide, &high);
  std::vector<float> block(static_cast<std::size_t>(wide) * static_cast<std::size_t>(high));
  for (int top = 0; top < grid.rows; top += high)
    for (int left = 0; left < grid.columns; left += wide) {
      std::fill(block.begin(), block.end(), no_value);
      const int columns = std::min(wide, grid.columns - left);
      for (int row = 0; row < std::min(high, grid.rows - top); ++row) {
        const float *from = surface.values.data() + grid.index({top + row, left});
        float *to = block.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(wide);
        for (int column = 0; column < columns; ++column)
          to[column] = std::fabs(from[column]) <= std::numeric_limits<float>::max() ? from[column] : no_value;
      }
      if (GDALWriteBlock(band, left / wide, top / high, block.data()) != CE_None)
        fail_write(file, messages.worst());
    }
}

} // namespace

void write_geopackage(const std::filesystem::path &path, const std::vector<OutputLayer> &layers) {
  GDALAllRegister();
  CPLSetConfigOption("OGR_CURRENT_DATE", "2020-01-01T00:00:00.000Z");
  const Messages messages;
  auto *driver = GDALGetDriverByName("GPKG");
  Dataset dataset(GDALCreate(driver, path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  if (!dataset) fail_write(path.string(), messages.worst());
  GDALDatasetStartTransaction(dataset.get(), FALSE);
  for (const auto &layer : layers) write_layer(dataset.get(), layer, path.string(), messages);
  if (GDALDatasetCommitTransaction(dataset.get()) != OGRERR_NONE) fail_write(path.string(), messages.worst());
  close(std::move(dataset), path.string(), messages);
}

void write_geotiff(const std::filesystem::path &path, const geo::Surface &surface, const geo::Crs &crs,
                   Packing packing, const RasterNotes &notes) {
  GDALAllRegister();
  const Messages messages;
  auto *driver = GDALGetDriverByName("GTiff");
  const char *const small[] = {"TILED=YES", "COMPRESS=DEFLATE", "PREDICTOR=2",
                               "ZLEVEL=1",  "BIGTIFF=IF_SAFER", nullptr};
  const char *const plain[] = {"BIGTIFF=IF_SAFER", nullptr};
  const char *const *options = packing == Packing::small ? small : plain;
  const auto &grid = surface.grid;
  Dataset dataset(GDALCreate(driver, path.c_str(), grid.columns, grid.rows, 1, GDT_Float32,
                             const_cast<char **>(options)));
  if (!dataset) fail_write(path.string(), messages.worst());
  double transform[6] = {grid.x_west, grid.cell_width, 0, grid.y_north, 0, -grid.cell_height};
  GDALSetGeoTransform(dataset.get(), transform);
  const auto system = system_of(crs);
  if (system) GDALSetSpatialRef(dataset.get(), static_cast<OGRSpatialReferenceH>(system.get()));
  auto *band = GDALGetRasterBand(dataset.get(), 1);
  GDALSetRasterNoDataValue(band, static_cast<double>(notes.no_value));
  for (const auto &[name, text] : notes.metadata)
    GDALSetMetadataItem(dataset.get(), name.c_str(), text.c_str(), nullptr);
  write_blocks(band, surface, notes.no_value, path.string(), messages);
  close(std::move(dataset), path.string(), messages);
}

std::string writing_library() { return GDALVersionInfo("RELEASE_NAME"); }

void write_text(const std::filesystem::path &path, const std::string &text) {
  const int handle = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (handle < 0) fail_write(path.string(), std::strerror(errno));
  std::size_t done = 0;
  int fault = 0;
  while (done < text.size() && fault == 0) {
    const auto wrote = ::write(handle, text.data() + done, text.size() - done);
    if (wrote < 0 && errno != EINTR) fault = errno;
    if (wrote > 0) done += static_cast<std::size_t>(wrote);
  }
  if (fault == 0 && ::fsync(handle) != 0 && errno != EINVAL) fault = errno;
  if (::close(handle) != 0 && fault == 0) fault = errno;
  if (fault != 0) fail_write(path.string(), std::strerror(fault));
}

} // namespace gis::sources
