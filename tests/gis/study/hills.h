#pragma once

#include "gis/radio/beam.h"
#include "gis/sources/csv.h"
#include "gis/study/Inputs.h"

#include <cmath>
#include <memory>
#include <vector>

namespace tests::study {

/// Hills of 40 × 40 km with a hole in the north-east, a mast in the middle with a beam to the east, one unit
/// with two settlements and one without.
inline gis::study::Inputs hills() {
  namespace area = gis::area;
  namespace base = gis::base;
  namespace geo = gis::geo;
  namespace radio = gis::radio;
  namespace sources = gis::sources;
  gis::study::Inputs inputs;
  inputs.crs = geo::Crs::from_text("EPSG:5899");
  inputs.recipe.radio = {.masts = "masts", .terrain = "dem"};
  geo::Surface ground{{480'000, 1'320'000, 100, 100, 400, 400}, std::vector<float>(160'000)};
  for (int row = 0; row < 400; ++row)
    for (int column = 0; column < 400; ++column)
      ground.values[ground.grid.index({row, column})] =
          row < 100 && column > 300
              ? geo::Surface::no_value
              : static_cast<float>(600 + 250 * std::sin(row / 19.0) * std::cos(column / 27.0));
  inputs.radio_terrain =
      std::make_shared<radio::Terrain>(radio::TerrainSource{.heights = {ground, inputs.crs}});
  inputs.thresholds = radio::thresholds_from(
      sources::parse_csv("service,environment,condition,value_dbuvm,receiver_m,location_percent,time_percent,"
                         "margin_db,source\nfm_stereo,rural,fixed,54,10,50,50,6,test\n",
                         "thresholds.csv"));
  inputs.masts = {{.id = "A",
                   .channel = "VOV1",
                   .frequency = radio::Megahertz(100),
                   .power = radio::Kilowatts(5),
                   .antenna = base::Metres(60),
                   .pattern = radio::beam(radio::Degrees(90), radio::Degrees(60)),
                   .at = {500'050, 1'300'050}}};
  const geo::Ring square = {{490'000, 1'290'000},
                            {495'000, 1'290'000},
                            {495'000, 1'295'000},
                            {490'000, 1'295'000},
                            {490'000, 1'290'000}};
  area::Level communes{.id = "commune"};
  communes.units = {{.code = "001", .name = "Xã Một", .area = {.polygons = {{.shell = square}}}},
                    {.code = "002", .name = "Xã Hai", .area = {.polygons = {{.shell = square}}}}};
  inputs.area.edition.levels = {communes};
  inputs.area.settlements = {{.id = "1", .name = "Nhỏ", .at = {510'000, 1'305'000}, .unit = 0, .people = 50},
                             {.id = "2", .name = "Lớn", .at = {512'000, 1'302'000}, .unit = 0, .people = 80},
                             {.id = "3", .name = "Không rõ", .at = {511'000, 1'302'000}, .unit = 0}};
  return inputs;
}

} // namespace tests::study
