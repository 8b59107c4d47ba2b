#pragma once

#include "gis/study/Inputs.h"

/// The steps of read_inputs that make the study area: who lives where.
namespace gis::study {

/// Levels and units of every edition, parents checked, polygons of the shown edition required.
void read_editions(Inputs &, base::Progress &);
/// Official people and households onto the units.
void read_people(Inputs &);
void read_settlements(Inputs &, base::Progress &);
void read_cohorts(Inputs &);
/// Groups from lists and from settlements; those of a travel rule are left empty.
void read_groups(Inputs &);
void read_crosswalks(Inputs &);

/// Reads a source without geometry. Throws what sources::read_layer throws.
sources::Layer read_table(Inputs &, const std::string &source, base::Progress &);
/// A code padded with zeros on the left to the length all codes of the level share.
std::string padded(const std::string &code, const area::Level &);

} // namespace gis::study
