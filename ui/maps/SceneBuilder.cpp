#include "ui/maps/SceneBuilder.h"

#include "gis/base/Error.h"
#include "ui/maps/MapBody.h"
#include "ui/maps/fonts.h"
#include "ui/maps/listed.h"
#include "ui/maps/sheet.h"

#include <algorithm>

namespace ui::maps {
namespace {

/// Under the legend where the scale stands in its column, else in the place of the locator.
Frame list_frame(const Layout &layout, double legend_end) {
  Frame f = layout.locator;
  if (layout.scale.x == layout.legend.x) f = {f.x, legend_end, f.w, layout.scale.y - 1 - legend_end};
  f.h = std::min(f.h, layout.block.y - 1 - f.y);
  return f;
}

} // namespace

gis::geo::Box box_of(const MapData &data) {
  gis::geo::Box box = data.province.box();
  for (const auto &unit : data.units) box.add(unit.area.box());
  if (box.empty() || data.units.empty()) throw gis::base::Error("nothing_to_map");
  return box;
}

Scene build_scene(const MapRequest &request) {
  ensure_gui();
  const MapData &data = *request.data;
  const Layout layout = layout_of(request.layout);
  const Style style = load_style(request.copy);
  const View view = View::fitting(layout.map, box_of(data));
  Scene scene{layout.width, layout.height, layout.map, view.scale(), data.text.title};
  const BodyRequest inside{&data, &layout, &style, &view, request.copy};
  MapBody body(scene, inside);
  body.draw_ground();
  SheetRequest sheet{&data, &layout, &style, &view, &body.drawn(), request.copy};
  add_grid(scene, sheet);
  body.draw_province();
  body.draw_symbols();
  body.draw_labels(LabelRequest::Way::all);
  const Layout roomy = with_room(sheet);
  sheet.layout = &roomy;
  add_listed(scene, sheet, list_frame(roomy, add_legend(scene, sheet) + 2), body.units());
  add_margin(scene, sheet);
  return scene;
}

Scene build_view(const ViewRequest &request) {
  ensure_gui();
  const Frame &frame = request.view.frame();
  Layout layout;
  layout.width = frame.right();
  layout.height = frame.bottom();
  layout.map = frame;
  static const Style style = load_style(false);
  Scene scene{layout.width, layout.height, frame, request.view.scale(), request.data->text.title};
  const BodyRequest inside{request.data, &layout, &style, &request.view, false, request.hidden, request.look};
  MapBody body(scene, inside);
  body.draw_ground();
  body.draw_province();
  body.draw_symbols();
  body.draw_labels(LabelRequest::Way::inside);
  return scene;
}

} // namespace ui::maps
