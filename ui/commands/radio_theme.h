#pragma once

#include "gis/sources/Layer.h"
#include "gis/study/radio_map.h"
#include "ui/maps/MapData.h"
#include "ui/words/Words.h"

#include <string>
#include <vector>

/// What is broadcast as a map in place of an indicator's verdicts: classes of ground over the names and
/// borders that are there already. `service` is "radio" or "tv".
namespace ui::commands {

/// "Truyền hình: cường độ trường so với ngưỡng thu": of show = field, server or people.
std::string radio_subject(const std::string &show, const std::string &service, const words::Words &);

/// The masts of a service as symbols.
void add_masts(maps::MapData &, const std::vector<gis::radio::Mast> &, const std::string &service,
               const words::Words &);

/// Ground that a map does not draw apart, m²: what is smaller than 1 mm² on paper no eye tells from a speck.
/// The legend's figures count it.
struct Grain {
  double least_m2 = 0;
};
Grain grain_at(double scale);

/// How far the strongest field stands over the threshold, in five classes, with the line of the threshold.
/// Legend in km².
void show_field(maps::MapData &, const gis::study::RadioMap &, Grain, const words::Words &);

/// The ground each site serves: where its signal is the strongest and received. Legend in km².
void show_servers(maps::MapData &, const gis::study::RadioMap &, const std::vector<gis::radio::Mast> &, Grain,
                  const words::Words &);

/// People who receive nothing, per square kilometre, from the layer people_cells of the results. Legend in
/// people. Throws Error{radio_not_computed: service} where the results do not say who receives.
void show_unserved(maps::MapData &, const gis::sources::Layer &people_cells, const std::string &service,
                   const words::Words &);

} // namespace ui::commands
