// make_sample OUT [--compare KEPT]: writes the invented district into OUT; with --compare says whether the
// files equal those in KEPT (exit 1 if not).
#include "layers.h"

#include <cpl_conv.h>

#include <cstdio>
#include <exception>
#include <filesystem>

int main(int count, char **words) {
  if (count != 2 && !(count == 4 && std::string(words[2]) == "--compare")) {
    std::fputs("make_sample OUT [--compare KEPT]\n", stderr);
    return 2;
  }
  try {
    using namespace sample;
    // GeoPackage writes the time of its making into itself; a fixed one keeps the bytes the same.
    CPLSetConfigOption("OGR_CURRENT_DATE", "2024-11-30T00:00:00.000Z");
    GDALAllRegister();
    const std::string folder = words[1];
    std::filesystem::create_directories(folder);
    for (const char *name : {"boundaries.gpkg", "base.gpkg", "services.gpkg", "water.gpkg"})
      std::filesystem::remove(folder + "/" + name);
    Land land;
    Mosaic regions = grow_regions(land);
    auto settlements = settle(land, regions);
    auto roads = build_roads(land, regions, settlements);
    const World world{std::move(land), std::move(regions), std::move(settlements), std::move(roads)};
    write_boundaries(world, folder);
    write_base(world, folder);
    write_services(world, folder);
    write_water(world, folder);
    write_rasters(world, folder);
    write_tables(world, folder);
    return count == 4 && !same_files(folder, words[3]) ? 1 : 0;
  } catch (const std::exception &error) {
    std::fprintf(stderr, "make_sample: %s\n", error.what());
    return 1;
  }
}
