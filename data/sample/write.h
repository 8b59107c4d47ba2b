// The files of the sample.
#pragma once
#include "roads.h"

namespace sample {

struct World {
  Land land;
  Mosaic regions;
  std::vector<Settlement> settlements;
  std::vector<Road> roads;
};

constexpr double kEast = 500000, kNorth = 1300000; // the corner of the map in EPSG:5899

void write_boundaries(const World &world, const std::string &folder);
void write_base(const World &world, const std::string &folder);
void write_services(const World &world, const std::string &folder);
void write_water(const World &world, const std::string &folder);
void write_rasters(const World &world, const std::string &folder);
void write_tables(const World &world, const std::string &folder);

/// Says on stderr what differs; true if every file of `made` equals the one in `kept`: tables byte for byte,
/// GeoPackage and GeoTIFF by their content, because their bytes depend on the versions of SQLite and zlib.
bool same_files(const std::string &made, const std::string &kept);

} // namespace sample
