// Writing GeoPackage layers in a few words.
#pragma once
#include "write.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <memory>
#include <optional>
#include <variant>

namespace sample {

using Value = std::variant<std::monostate, int, std::string>;

struct Column {
  const char *name;
  OGRFieldType type;
};

class Package {
public:
  explicit Package(const std::string &path);
  OGRLayer *layer(const char *name, OGRwkbGeometryType type, const std::vector<Column> &columns);
  void add(OGRLayer *layer, std::unique_ptr<OGRGeometry> geometry, const std::vector<Value> &values);

private:
  GDALDatasetUniquePtr file_;
};

OGRSpatialReference grid_of(int epsg);
std::unique_ptr<OGRGeometry> point(Point p);
std::unique_ptr<OGRGeometry> line(const Line &l);
/// Outer rings and holes in any order.
std::unique_ptr<OGRGeometry> polygons(const std::vector<Ring> &rings);

} // namespace sample
