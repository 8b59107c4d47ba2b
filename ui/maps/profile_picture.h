#pragma once

#include "gis/radio/budget.h"
#include "ui/maps/Scene.h"

#include <string>
#include <vector>

namespace ui::maps {

/// One line of the table beside the picture.
struct ProfileLine {
  std::string label, value;
  bool strong = false; ///< a sum: bold, under a rule
};

/// What the picture of a radio path shows; all words and numbers as they are to be read.
struct ProfilePicture {
  gis::radio::Profile profile;
  gis::radio::Link link;
  double earth_radius_km = 8500; ///< effective
  std::vector<gis::radio::Clearance> clearances;
  std::optional<gis::radio::Clearance> obstacle;
  std::string title, subtitle;
  std::string transmitter, receiver; ///< beside the antennas
  std::string obstacle_text;
  std::string distance_label, height_label;                    ///< of the axes
  std::string ground_word, clutter_word, line_word, zone_word; ///< of the legend
  std::vector<ProfileLine> lines;
  std::string note; ///< small print under the picture
  char decimal = ',';
};

/// A5 across: the ground over the curved earth, the line between the antennas with the first Fresnel zone and
/// its inner six tenths, the obstacle, and the budget. Legible in a photocopy: zones differ by line, not by
/// colour alone.
Scene profile_scene(const ProfilePicture &);

} // namespace ui::maps
