// boundaries.gpkg, base.gpkg, terrain.tif, people.tif
#include "dice.h"
#include "layers.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace sample {
namespace {

const char *district_name(const std::string &code) {
  return code == "991" ? "Huyện Suối Mây" : "Thị xã Đồi Thông";
}

// Woods, fields and grass by slope and by the way to the next village.
int cover(const World &world, Point p) {
  if (world.regions.at(p) < 0 || world.land.in_lake(p)) return -1;
  double village = 1e12;
  for (const Settlement &s : world.settlements) village = std::min(village, distance(s.at, p));
  const double steep = std::abs(world.land.height({p.x + 250, p.y}) - world.land.height({p.x - 250, p.y})) +
                       std::abs(world.land.height({p.x, p.y + 250}) - world.land.height({p.x, p.y - 250}));
  if (village < 500 + 1500 * rough(81, p.x, p.y, 1800) && steep < 170) return 1;
  return rough(85, p.x, p.y, 3600) > 0.62 ? 2 : 0;
}

Ring patch(const Settlement &s) {
  static const Point ways[] = {{1, 0},  {.866, .5},   {.5, .866},   {0, 1},  {-.5, .866}, {-.866, .5},
                               {-1, 0}, {-.866, -.5}, {-.5, -.866}, {0, -1}, {.5, -.866}, {.866, -.5}};
  Ring ring;
  const double radius = 7.5 * std::sqrt(static_cast<double>(s.people));
  for (int k = 0; k < 12; ++k) {
    const double r = radius * (0.65 + 0.7 * at_lattice(91, static_cast<int>(s.at.x), k));
    ring.push_back({s.at.x + ways[k].x * r, s.at.y + ways[k].y * r});
  }
  ring.push_back(ring.front());
  return ring;
}

void write_raster(const std::string &path, GDALDataType type, int columns, int rows,
                  std::array<double, 6> place, int epsg, double nodata, std::vector<double> values) {
  const char *options[] = {"COMPRESS=DEFLATE", type == GDT_Int16 ? "PREDICTOR=2" : "PREDICTOR=3", nullptr};
  GDALDriver *driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  GDALDatasetUniquePtr file(
      driver->Create(path.c_str(), columns, rows, 1, type, const_cast<char **>(options)));
  file->SetGeoTransform(place.data());
  const OGRSpatialReference srs = grid_of(epsg);
  file->SetSpatialRef(&srs);
  GDALRasterBand *band = file->GetRasterBand(1);
  band->SetNoDataValue(nodata);
  if (band->RasterIO(GF_Write, 0, 0, columns, rows, values.data(), columns, rows, GDT_Float64, 0, 0) !=
      CE_None)
    CPLError(CE_Failure, CPLE_FileIO, "%s", path.c_str());
}

} // namespace

void write_boundaries(const World &world, const std::string &folder) {
  Package file(folder + "/boundaries.gpkg");
  const Column code{"code", OFTString}, name{"name", OFTString}, english{"name_en", OFTString};
  const auto shape = [&](auto wanted) { return polygons(world.regions.rings(wanted)); };
  const int count = static_cast<int>(communes().size());
  OGRLayer *layer = file.layer("communes_2024", wkbMultiPolygon,
                               {code,
                                name,
                                {"district_code", OFTString},
                                {"district", OFTString},
                                {"pop_2019", OFTInteger},
                                {"pop_2019_urban", OFTInteger},
                                {"pop_2019_rural", OFTInteger},
                                {"households_2019", OFTInteger},
                                english});
  for (int c = 0; c < count; ++c) {
    const Commune &u = communes()[c];
    file.add(layer, shape([&](int r) { return commune_of(r) == c; }),
             {u.code, u.name, u.district, district_name(u.district), u.people, u.town ? u.people : 0,
              u.town ? 0 : u.people, u.households, u.name_en});
  }
  layer = file.layer("districts_2024", wkbMultiPolygon, {code, name, english});
  for (const std::string district : {"991", "992"})
    file.add(layer, shape([&](int r) { return communes()[commune_of(r)].district == district; }),
             {district, district_name(district), district == "991" ? "Suoi May District" : "Doi Thong Town"});
  layer = file.layer("province", wkbMultiPolygon, {code, name, english});
  file.add(layer, shape([](int) { return true; }), {"99", "Tỉnh Mẫu", "Sample Province"});
  layer = file.layer("communes_2025", wkbMultiPolygon, {code, name, english});
  for (const NewUnit &u : new_units())
    file.add(layer, shape([&](int r) { return new_code_of(r) == u.code; }), {u.code, u.name, u.name_en});
  layer = file.layer("province_2025", wkbMultiPolygon, {code, name, english});
  file.add(layer, shape([](int) { return true; }), {"99", "Tỉnh Mẫu", "Sample Province"});
}

void write_base(const World &world, const std::string &folder) {
  Package file(folder + "/base.gpkg");
  const Column kind{"class", OFTString}, name{"name", OFTString};
  const auto text = [](const std::string &s) { return s.empty() ? Value{} : Value{s}; };
  OGRLayer *layer =
      file.layer("roads", wkbLineString, {kind, name, {"ref", OFTString}, {"brunnel", OFTString}});
  for (const Road &r : world.roads)
    file.add(layer, line(r.line), {r.kind, text(r.name), text(r.ref), text(r.brunnel)});
  layer = file.layer("waterways", wkbLineString, {kind, name});
  for (const River &r : world.land.rivers()) file.add(layer, line(r.line), {r.kind, r.name});
  layer = file.layer("water_areas", wkbMultiPolygon, {kind, name});
  file.add(layer, polygons({world.land.lake()}), {"lake", "Hồ Tiên"});
  layer = file.layer("landcover", wkbMultiPolygon, {kind});
  const Mosaic covers(250, [&](Point p) { return cover(world, p); });
  const char *names[] = {"wood", "farmland", "grass"};
  for (int c = 0; c < 3; ++c) {
    auto all = polygons(covers.rings([&](int label) { return label == c; }));
    for (const auto *part : *all->toMultiPolygon()) {
      auto one = std::make_unique<OGRMultiPolygon>();
      one->addGeometry(part);
      file.add(layer, std::move(one), {names[c]});
    }
  }
  layer = file.layer("landuse", wkbMultiPolygon, {kind});
  for (const Settlement &s : world.settlements) file.add(layer, polygons({patch(s)}), {"residential"});
}

void write_rasters(const World &world, const std::string &folder) {
  const int columns = 412, rows = 356;
  const double left = -1040, top = 31020, cell = 90;
  std::vector<double> heights;
  for (int j = 0; j < rows; ++j)
    for (int i = 0; i < columns; ++i) {
      const Point p{left + (i + 0.5) * cell, top - (j + 0.5) * cell};
      heights.push_back(world.land.in_hole(p) ? -32768 : std::round(world.land.height(p)));
    }
  write_raster(folder + "/terrain.tif", GDT_Int16, columns, rows,
               {kEast + left, cell, 0, kNorth + top, 0, -cell}, 5899, -32768, heights);
  const int wide = 44, high = 38;
  const double west = 107.725, north = 12.05, step = 1.0 / 120;
  const OGRSpatialReference degrees = grid_of(4326), metres = grid_of(5899);
  std::unique_ptr<OGRCoordinateTransformation> to(OGRCreateCoordinateTransformation(&degrees, &metres));
  std::vector<double> weights;
  for (int j = 0; j < high; ++j)
    for (int i = 0; i < wide; ++i) {
      double x = west + (i + 0.5) * step, y = north - (j + 0.5) * step;
      to->Transform(1, &x, &y);
      const Point p{x - kEast, y - kNorth};
      double weight = 2;
      for (const Settlement &s : world.settlements) {
        const double d = distance(s.at, p) / 800;
        weight += s.people * 0.35 / ((1 + d * d) * (1 + d * d));
      }
      bool near = false;
      for (int dx = -1000; dx <= 1000; dx += 500)
        for (int dy = -1000; dy <= 1000; dy += 500)
          near = near || world.regions.at({p.x + dx, p.y + dy}) >= 0;
      weights.push_back(near ? std::round(weight * 10) / 10 : -99999);
    }
  write_raster(folder + "/people.tif", GDT_Float32, wide, high, {west, step, 0, north, 0, -step}, 4326,
               -99999, weights);
}

} // namespace sample
