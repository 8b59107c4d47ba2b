#pragma once

#include "ui/commands/Selection.h"
#include "ui/maps/charts.h"

#include <string>
#include <vector>

/// What the charts of a selection show.
namespace ui::commands {

struct UnitRanking {
  maps::RankChart chart;
  std::vector<std::string> codes; ///< of the units, as the bars stand
};

/// The units of the rows, the farthest from what is wanted first, those without a value last; of equals the
/// first in the list. Rows are of one series (see select) and not empty.
UnitRanking rank_chart(const gis::study::Results &, const std::vector<const Row *> &rows,
                       const words::Words &);

/// The selection's group beside all people, the minority where it names none: by unit of each level above the
/// smallest, largest first (of the smallest where it is the only one). No pairs where nobody of the group has
/// a figure. The selection is complete (nearest_selection).
maps::PairChart pair_chart(const gis::study::Results &, const Selection &,
                           const std::vector<const Row *> &rows, const words::Words &);

} // namespace ui::commands
