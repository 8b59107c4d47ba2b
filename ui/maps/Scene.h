#pragma once

#include "gis/base/Finding.h"
#include "ui/maps/View.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ui::maps {

struct Colour {
  std::uint32_t rgb = 0;
  int alpha = 255;
  friend bool operator==(const Colour &, const Colour &) = default;
};

using Path = std::vector<Mm>;

/// One stroke or fill of a set of paths; closed paths fill by the even-odd rule.
struct Shape {
  std::string layer;
  std::vector<Path> paths;
  bool closed = false;
  std::optional<Colour> fill;
  std::optional<Colour> line;
  double width = 0;         ///< mm
  std::vector<double> dash; ///< mm
  bool in_map = false;      ///< clipped to the map frame
};

struct Font {
  double pt = 6;
  bool bold = false;
  bool italic = false;
  double spacing = 0; ///< share of em
};

struct Text {
  std::string layer;
  std::string text;
  Mm at; ///< left end of the baseline
  Font font;
  Colour colour;
  std::optional<Colour> halo;
  double halo_mm = 0;
  double turn = 0; ///< degrees, clockwise
};

/// Black of changing strength over a part of the map: the light on the ground. On the screen only.
struct Shading {
  std::string layer;
  Frame at;
  int columns = 0, rows = 0;
  std::vector<std::uint8_t> alpha; ///< row-major from the top left
};

struct Item {
  std::optional<Shape> shape;
  std::optional<Text> text;
  std::optional<Shading> shading = {};
};

/// A unit that bears only a number on the map; its name stands in the list beside it.
struct Listed {
  std::string number, name, value;
};

/// Everything one sheet draws, in drawing order, in mm on paper. No toolkit types: the same scene feeds
/// PDF, pictures and the screen.
struct Scene {
  double width = 0, height = 0;
  Frame map;
  double scale = 0;
  std::string title;
  std::vector<Item> items;
  /// Boxes of the placed labels, for tests and picking.
  std::vector<Frame> label_boxes;
  int labelled = 0; ///< units with their name on the map
  std::vector<Listed> listed;
  gis::base::Findings findings;

  void add(Shape shape) { items.push_back({std::move(shape), {}}); }
  void add(Text text) { items.push_back({{}, std::move(text)}); }
  void add(Shading shading) { items.push_back({{}, {}, std::move(shading)}); }
};

/// The draw list as text, one line an item, coordinates to 0.01 mm: for comparing scenes.
std::string describe(const Scene &);

} // namespace ui::maps
