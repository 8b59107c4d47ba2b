#pragma once

#include "ui/maps/MapData.h"
#include "ui/maps/Scene.h"

#include <optional>
#include <string>
#include <vector>

/// Charts beside the map, as scenes: the same for the screen, SVG, PNG and PDF. Words and numbers come as
/// they are to be read. What has no value has no bar and no dot, only its sign.
namespace ui::maps {

struct ChartHead {
  std::string title, subtitle;
  std::string axis; ///< what is counted, once
  std::optional<double> target;
  std::string target_text;
  bool share = false; ///< the axis is 0–100
  char decimal = ',';
  std::string missing = "…"; ///< stands where there is no value
};

/// Who is worst: one bar a unit, as they are to stand from top to bottom.
struct RankBar {
  std::string label, value_text;
  std::optional<double> value;
  State state = State::no_data;
};
struct RankChart {
  ChartHead head;
  std::vector<RankBar> bars;
};

/// Are some behind others: two dots on a line.
struct Pair {
  std::string label;
  std::optional<double> group, others;
};
struct PairChart {
  ChartHead head;
  std::string group_word, others_word;
  std::vector<Pair> pairs;
};

/// mm: height of a line, and where the first one begins.
inline constexpr double chart_line = 5.2, chart_top = 19;

/// As wide as asked for and as high as its lines need.
Scene rank_scene(const RankChart &, double width = 180);
Scene pair_scene(const PairChart &, double width = 180);

} // namespace ui::maps
