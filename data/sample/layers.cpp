#include "layers.h"

#include <cmath>
#include <stdexcept>

namespace sample {
namespace {

double rounded(double v) { return std::round(v * 10) / 10; }

void fill(OGRSimpleCurve &curve, const Line &l) {
  for (const Point &p : l) curve.addPoint(rounded(kEast + p.x), rounded(kNorth + p.y));
}

} // namespace

Package::Package(const std::string &path) {
  GDALDriver *driver = GetGDALDriverManager()->GetDriverByName("GPKG");
  file_.reset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  if (!file_) throw std::runtime_error("cannot write " + path);
}

OGRLayer *Package::layer(const char *name, OGRwkbGeometryType type, const std::vector<Column> &columns) {
  const OGRSpatialReference srs = grid_of(5899);
  const char *options[] = {"SPATIAL_INDEX=NO", nullptr};
  OGRLayer *made =
      file_->CreateLayer(name, const_cast<OGRSpatialReference *>(&srs), type, const_cast<char **>(options));
  for (const Column &column : columns) {
    OGRFieldDefn field(column.name, column.type);
    made->CreateField(&field);
  }
  return made;
}

void Package::add(OGRLayer *layer, std::unique_ptr<OGRGeometry> geometry, const std::vector<Value> &values) {
  OGRFeature feature(layer->GetLayerDefn());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (const int *number = std::get_if<int>(&values[i])) feature.SetField(static_cast<int>(i), *number);
    if (const std::string *text = std::get_if<std::string>(&values[i]))
      feature.SetField(static_cast<int>(i), text->c_str());
  }
  feature.SetGeometryDirectly(geometry.release());
  if (layer->CreateFeature(&feature) != OGRERR_NONE) throw std::runtime_error("cannot write a feature");
}

OGRSpatialReference grid_of(int epsg) {
  OGRSpatialReference srs;
  if (srs.importFromEPSG(epsg) != OGRERR_NONE) throw std::runtime_error("no PROJ database");
  srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return srs;
}

std::unique_ptr<OGRGeometry> point(Point p) {
  return std::make_unique<OGRPoint>(rounded(kEast + p.x), rounded(kNorth + p.y));
}

std::unique_ptr<OGRGeometry> line(const Line &l) {
  auto made = std::make_unique<OGRLineString>();
  fill(*made, l);
  return made;
}

std::unique_ptr<OGRGeometry> polygons(const std::vector<Ring> &rings) {
  std::vector<OGRGeometry *> parts;
  for (const Ring &ring : rings) {
    auto part = std::make_unique<OGRPolygon>();
    auto outline = std::make_unique<OGRLinearRing>();
    fill(*outline, ring);
    part->addRingDirectly(outline.release());
    parts.push_back(part.release());
  }
  std::unique_ptr<OGRGeometry> whole(
      OGRGeometryFactory::organizePolygons(parts.data(), static_cast<int>(parts.size()), nullptr, nullptr));
  return std::unique_ptr<OGRGeometry>(OGRGeometryFactory::forceToMultiPolygon(whole.release()));
}

} // namespace sample
