#include "layers.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace sample {
namespace {

std::string bytes(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool same_layers(const std::string &made, const std::string &kept) {
  const auto open = [](const std::string &path) {
    return GDALDatasetUniquePtr(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
  };
  const auto a = open(made), b = open(kept);
  if (!a || !b || a->GetLayerCount() != b->GetLayerCount()) return false;
  for (int k = 0; k < a->GetLayerCount(); ++k) {
    OGRLayer *one = a->GetLayer(k), *other = b->GetLayer(k);
    if (std::string(one->GetName()) != other->GetName() ||
        one->GetFeatureCount() != other->GetFeatureCount() ||
        !one->GetSpatialRef()->IsSame(other->GetSpatialRef()))
      return false;
    const auto *fields = one->GetLayerDefn(), *others = other->GetLayerDefn();
    if (fields->GetFieldCount() != others->GetFieldCount()) return false;
    for (int f = 0; f < fields->GetFieldCount(); ++f)
      if (!fields->GetFieldDefn(f)->IsSame(others->GetFieldDefn(f))) return false;
    for (auto &feature : *one) {
      const OGRFeatureUniquePtr twin(other->GetNextFeature());
      if (!twin || !feature->GetGeometryRef()->Equals(twin->GetGeometryRef())) return false;
      for (int f = 0; f < fields->GetFieldCount(); ++f)
        if (feature->IsFieldSetAndNotNull(f) != twin->IsFieldSetAndNotNull(f) ||
            std::string(feature->GetFieldAsString(f)) != twin->GetFieldAsString(f))
          return false;
    }
  }
  return true;
}

bool same_pixels(const std::string &made, const std::string &kept) {
  std::vector<double> values[2];
  std::array<double, 6> place[2];
  std::array<int, 3> shape[2];
  int k = 0;
  for (const std::string &path : {made, kept}) {
    const GDALDatasetUniquePtr file(GDALDataset::Open(path.c_str(), GDAL_OF_RASTER));
    if (!file) return false;
    const int wide = file->GetRasterXSize(), high = file->GetRasterYSize();
    shape[k] = {wide, high, file->GetRasterBand(1)->GetRasterDataType()};
    file->GetGeoTransform(place[k].data());
    values[k].resize(static_cast<std::size_t>(wide) * high);
    if (file->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, wide, high, values[k].data(), wide, high, GDT_Float64,
                                         0, 0) != CE_None)
      return false;
    ++k;
  }
  return shape[0] == shape[1] && place[0] == place[1] && values[0] == values[1];
}

} // namespace

bool same_files(const std::string &made, const std::string &kept) {
  bool same = true;
  for (const char *name :
       {"boundaries.gpkg", "base.gpkg", "services.gpkg", "water.gpkg", "terrain.tif", "people.tif",
        "cohorts.csv", "groups.csv", "plan_targets.csv", "crosswalk_2024_2025.csv", "statistics.csv",
        "counts.csv", "water_connections.csv"}) {
    const std::string a = made + "/" + name, b = kept + "/" + name;
    const std::string kind = std::filesystem::path(name).extension();
    const bool equal = std::filesystem::exists(a) && std::filesystem::exists(b) &&
                       (kind == ".gpkg"  ? same_layers(a, b)
                        : kind == ".tif" ? same_pixels(a, b)
                                         : bytes(a) == bytes(b));
    if (!equal) std::fprintf(stderr, "%s differs from the committed file\n", name);
    same = same && equal;
  }
  return same;
}

} // namespace sample
