#pragma once

#include "gis/study/Inputs.h"

#include <optional>
#include <string>

/// Inside this room only: reading the layers and tables of water and wastewater.
namespace gis::study {

/// The layer of a recipe; nothing where the study has none. Throws what reading throws.
std::optional<sources::Layer> read_works(Inputs &, const ColumnsRecipe &, sources::Shape, base::Progress &);

/// The column of a role; empty where it is not named.
std::string column(const ColumnsRecipe &, const std::string &role);

/// Adds the services "scheme" and "water_point" to the study.
void add_water_services(Inputs &);

} // namespace gis::study
