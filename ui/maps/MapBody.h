#pragma once

#include "ui/maps/Ink.h"
#include "ui/maps/MapData.h"
#include "ui/maps/Style.h"
#include "ui/maps/labels.h"
#include "ui/maps/layers.h"
#include "ui/maps/sheet.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace ui::maps {

struct BodyRequest {
  const MapData *data = nullptr;
  const Layout *layout = nullptr;
  const Style *style = nullptr;
  const View *view = nullptr;
  bool copy = false;
  std::set<int> hidden; ///< states, or classes of a ramp, that are left unfilled and unnamed
  LayerLook look = {};  ///< which layers are drawn, and how pale
};

/// What stands inside the map frame, drawn into a scene from the ground up. The same for paper and screen:
/// only what lies in the frame is drawn.
class MapBody {
public:
  MapBody(Scene &, const BodyRequest &);

  /// Ground, fills, hatches, water, roads, borders, and the veil over what is outside the study.
  void draw_ground();
  /// The line round the study.
  void draw_province();
  /// Symbols of facilities; their boxes are in the way of labels.
  void draw_symbols();
  /// Names, marks and values; call last.
  void draw_labels(LabelRequest::Way);

  const Drawn &drawn() const { return drawn_; }
  const std::vector<DrawnUnit> &units() const { return units_; }

private:
  /// What `draw` adds to the scene, as pale as the layer is; nothing where it is off.
  template <class Draw> void layer(const char *id, Draw draw) {
    const double opacity = request_.look.opacity(id);
    if (opacity <= 0) return;
    const auto from = scene_.items.size();
    draw();
    if (opacity < 1) pale(from, opacity);
  }
  void pale(std::size_t from, double opacity);
  void relief();
  struct PlacedSymbols {
    std::vector<std::pair<Mm, double>> boxes;
    std::set<std::pair<double, double>> places; ///< study metres
  };
  void points(const std::vector<MapPoint> &, PlacedSymbols &, bool apart);
  void areas();
  void units_filled();
  void fill(const std::vector<Path> &rings, const StateStyle &, double hatch_factor = 1);
  void water();
  void lines(const std::string &kind);
  void stroke(const std::string &layer, const std::vector<Path> &, const LineStyle &);
  void unit_borders();
  void grouping_borders();
  void veil();
  void order_legend();
  bool on_map(const std::vector<Path> &) const;
  bool near_frame(const gis::geo::Geometry &) const;
  Colour lake_outline() const;
  StateStyle look_of(const std::string &) const;
  double symbol_height(const std::string &symbol) const;

  Scene &scene_;
  const BodyRequest &request_;
  const MapData &data_;
  const Layout &layout_;
  const Style &style_;
  const View &view_;
  bool copy_;
  Ink ink_;
  Drawn drawn_;
  std::vector<DrawnUnit> units_;
  std::vector<Frame> obstacles_;
};

} // namespace ui::maps
