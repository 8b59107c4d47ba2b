#include "ui/commands/area_theme.h"

#include "gis/base/Error.h"
#include "gis/sources/regions.h"

namespace ui::commands {

void begin_areas(maps::MapData &data, const std::string &counted) {
  data.theme = "areas";
  data.text.count_title = counted;
  data.text.value_note = data.text.state_note = data.text.classes_note = "";
  for (auto &unit : data.units) {
    unit.value.reset();
    unit.value_text.clear();
    unit.flags.clear();
  }
}

gis::geo::Grid squares_over(const gis::sources::Layer &points, double side_metres) {
  gis::geo::Box box;
  for (const auto &row : points.rows) box.add(row.geometry.points.front());
  if (box.empty()) throw gis::base::Error("nothing_to_map");
  // Grown, lest a point on the eastern or southern edge belong to none.
  return gis::geo::grid_over(box.grown(1), side_metres, side_metres);
}

void draw_area(maps::MapData &data, const gis::geo::Grid &grid, const Classes &classes,
               const std::string &look) {
  auto found = gis::sources::regions(grid, classes);
  if (const auto one = found.find(1); one != found.end())
    data.areas.push_back({look, std::move(one->second)});
}

} // namespace ui::commands
