#pragma once

#include "gis/study/Inputs.h"

namespace gis::study {

/// Figures of the office, brought to the edition shown: a row of another edition crosses where its unit did
/// not change, else it is counted in figures_of_other_edition.
void read_statistics(Inputs &);
void read_plan_targets(Inputs &);

/// The programme's targets and how each is measured: the built-in tables, a file of the same name in the
/// study folder's `targets/` first, then the study's own [[indicator]] lines.
void read_programme(Inputs &);

} // namespace gis::study
