#pragma once

#include "gis/sources/Layer.h"
#include "gis/study/radio_path.h"
#include "gis/study/signals.h"

#include <optional>
#include <string>
#include <vector>

/// From a figure of what is broadcast to the one place and the paths by which one sees why.
namespace gis::study {

/// People of one cell, as a run keeps them.
struct Dwelling {
  geo::Point at; ///< study metres
  double people = 0;
  std::uint32_t unit = 0;                  ///< smallest unit
  std::optional<std::uint32_t> settlement; ///< in StudyArea::settlements
};

/// Whom a figure counts: a unit of any level, a group of its people and the indicator's scope.
struct FigurePeople {
  std::string level, unit_code, group = "all", scope = "all";
};

/// The people cells of a results folder (its layer people_cells) that a figure counts, each with its share of
/// the groups. Throws Error{unit_unknown: code}.
std::vector<Dwelling> dwellings_of(const Inputs &, const sources::Layer &people_cells, const FigurePeople &);

/// One part of what a place has to receive, and the path that decides it.
struct DecidingPart {
  std::string name; ///< "national", "local", "fm", "loudspeaker"
  Heard heard = Heard::no;
  /// Of the mast that stands highest over its threshold, or least below it. None where no mast is in range,
  /// or nobody knows.
  std::optional<RadioPath> path;
};

/// Of all places of a figure the one that decides most: where most people do not receive, else where most
/// are not known to, else where most people live.
struct DecidingPlace {
  Listener listener; ///< the cell with most of these people
  double people = 0; ///< of the settlement, or the cell where none is listed, with this answer
  Heard heard = Heard::no;
  std::vector<DecidingPart> parts;
};

/// `asked` as in Signals. None where nobody lives. Throws what radio::coverage and radio_path throw,
/// Error{no_masts}. Cost: coverage of the dwellings.
std::optional<DecidingPlace> deciding_place(const Inputs &, const std::vector<Dwelling> &,
                                            const Signals::Key &asked, base::Progress &);

} // namespace gis::study
