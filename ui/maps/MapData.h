#pragma once

#include "gis/geo/Geometry.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// What a map shows, as plain values. All coordinates are study metres (x east, y north); all words come in
/// the language of the map, in NFC. Nothing here knows studies, indicators or results.
namespace ui::maps {

struct Relief;

/// In the order of the legend.
enum class State { met, near, behind, uncertain, reference, no_data, not_applicable };
inline constexpr int state_count = 7;
/// The key of a state in style files.
const char *key_of(State);

struct MapUnit {
  std::string code;
  std::string name; ///< as on the map; kept-together words joined by U+00A0
  gis::geo::Geometry area;
  State state = State::no_data;
  std::string value_text;      ///< as printed, "36,3"
  std::string flags;           ///< letters raised after the value
  std::optional<double> value; ///< for value ramps
  std::string look;            ///< theme `areas`: a key of styles/themes/areas.toml; empty: no fill
};

/// The look of an area told apart from its neighbours by its colour, from 0 on (geo/neighbour_colours.h).
inline std::string own_look(std::uint32_t colour) { return "own_" + std::to_string(colour % 6 + 1); }

/// Ground of one class on the theme `areas`: cells of a raster that belong together, what a mast serves.
struct MapArea {
  std::string look; ///< a key of styles/themes/areas.toml
  gis::geo::Geometry area;
};
/// A row of the legend of that theme.
struct AreaRow {
  std::string look, words, count;
};

struct MapLine {
  gis::geo::Geometry line;
  std::string kind; ///< a key of styles/lines.toml: national, provincial, district, commune, river, stream
};

struct MapPoint {
  gis::geo::Point at;
  std::string symbol; ///< kindergarten primary lower_secondary upper_secondary levels station hospital
                      ///< culture_house mast town settlement
};

/// A row of the office block: label grey, value black; an empty value prints as a dotted line.
struct BlockRow {
  std::string label;
  std::string value;
};

struct MapText {
  std::string title, subtitle;
  std::string legend_title, count_title;
  std::array<std::string, state_count> states; ///< with the near margin in words
  std::string value_note;                      ///< what the number on the map is
  std::string state_note;                      ///< why states stand without a verdict
  std::string listed_title;                    ///< over the names that found no room on the map
  std::map<std::string, std::string> lines;    ///< words by line kind; also unit, grouping, province, lake
  std::map<std::string, std::string> symbols;  ///< words by symbol
  std::string scale;                           ///< "Tỷ lệ"
  std::string kilometre = "km", metre = "m", north = "B";
  std::string thousands = "."; ///< grouping mark of figures
  std::string decimal = ",";   ///< decimal mark of figures
  std::vector<BlockRow> block; ///< in the order of print; the scale row is added second
  std::string signatures[3];   ///< made, checked, approved; all empty: no cells
  std::string disclaimer, illustrative, draft, marking;
  std::string target; ///< "Mục tiêu 60%" for value ramps
  std::string classes_note;
};

struct MapData {
  std::vector<MapUnit> units;
  gis::geo::Geometry province;               ///< polygons of the whole study
  std::vector<gis::geo::Geometry> groupings; ///< former districts
  std::vector<MapLine> lines;
  std::vector<gis::geo::Geometry> lakes;
  std::vector<MapPoint> points;
  std::map<std::string, std::vector<MapPoint>> more_points; ///< by layer (layers.h)
  std::shared_ptr<const Relief> relief;                     ///< null: none
  std::string theme = "verdict";                            ///< or a ramp: reach, burden, people; or areas
  std::vector<MapArea> areas;                               ///< later ones over earlier ones
  std::vector<AreaRow> area_rows;
  std::optional<double> target;
  std::string unit_line = "unit"; ///< the line kind of the borders between the units
  MapText text;
};

struct MapRequest {
  const MapData *data = nullptr;
  std::string layout = "a4-landscape";
  bool copy = false; ///< for a black-and-white photocopier
};

} // namespace ui::maps
