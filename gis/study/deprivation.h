#pragma once

#include "gis/indicators/joint_deprivation.h"
#include "gis/study/Inputs.h"

#include <set>
#include <string>
#include <vector>

namespace gis::study {

/// Joint deprivation in a study: which of the services asked about are known, and who lacks them.
struct Deprivation {
  std::vector<std::string> counted; ///< in the order of `deprivation_services`
  std::set<std::string> sources;    ///< of their reaches
  std::vector<indicators::PlaceDeprivation> places;
  std::vector<indicators::UnitDeprivation> units; ///< in the order of Material::units
};

/// What a study can count: preschool, primary, lower_secondary, station, water, signal.
const std::vector<std::string> &deprivation_services();

/// Of the services the study wants counted those that are known: one is where a question of reach asks for it
/// (with that question's limit, in the last season of its mode); clean water where a reach "water" within
/// "clean" is there; the signal where radio and television both are: people have it who receive both.
Deprivation find_deprivation(const Inputs &, const indicators::Material &);

} // namespace gis::study
