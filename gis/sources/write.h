#pragma once

#include "gis/base/Progress.h"
#include "gis/geo/Surface.h"
#include "gis/sources/sources.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

/// Writing. Same input, same bytes: dates inside files are fixed. Throws Error{disk_full, no_permission,
/// write_failed: file}; what was begun is left to the caller's temporary folder.
namespace gis::sources {

enum class FieldType { text, integer, real };

struct OutputLayer {
  std::string name;
  Shape shape = Shape::none;
  std::vector<std::pair<std::string, FieldType>> fields;
  std::vector<Row> rows; ///< cells in the order of fields, numbers as text with a dot
  geo::Crs crs;
  bool spatial_index = true; ///< costs more than writing the points themselves
};

/// All layers into one new GeoPackage.
void write_geopackage(const std::filesystem::path &, const std::vector<OutputLayer> &);

/// How a raster is packed: small (tiles, DEFLATE; predictor 2, which packs tenths smaller and is unpacked
/// several times faster than 3) for what is kept, plain where it is to be
/// written and read at the speed of the disk.
enum class Packing { small, plain };

/// Metadata of a raster made for a first look only: "YES". Who reads one gets the finding raster_preview.
inline constexpr const char *preview_item = "TIEPCAN_PREVIEW";

/// What a raster says about itself.
struct RasterNotes {
  float no_value = -9999;
  std::map<std::string, std::string> metadata;
};

/// Float32 GeoTIFF, nodata where there is no value or an infinite one.
void write_geotiff(const std::filesystem::path &, const geo::Surface &, const geo::Crs &,
                   Packing = Packing::small, const RasterNotes & = {});

/// The library that packs the files: another version may write other bytes for the same values.
std::string writing_library();

/// A whole text file, flushed and synced to the disk.
void write_text(const std::filesystem::path &, const std::string &);

} // namespace gis::sources
