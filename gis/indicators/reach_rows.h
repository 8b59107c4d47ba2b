#pragma once

#include "gis/indicators/indicators.h"

/// Inside this room only: rows of figures from the people of places, shared by the methods of reach.
namespace gis::indicators {

/// What one row unit and group adds up to.
struct RowSum {
  std::vector<Ledger> ledgers; ///< in the variants of the surface
  double people = 0;           ///< counted apart from the classes, so that the ledger can be held against it
  bool unknown = false;
  double flat = 0, moved = 0;
  double may_find = 0;
  bool even_share = false;
  bool no_cohort = false;

  double share(std::size_t variant) const {
    return ledgers[variant].total() > 0 ? ledgers[variant].covered / ledgers[variant].total() : 0;
  }
};

RowSum add_up(const Question &, const Material &, const PlaceReach &, const RowUnit &,
              const area::Group &scope, const area::Group &group);

/// The figure's mode, season, sources and flags.
void describe(Figure &, const Material &, const PlaceReach &);
void flag(Figure &, const RowSum &);

/// A row for every surface, unit and group.
std::vector<Figure> rows_of(const Question &, const Material &,
                            const std::vector<const PlaceReach *> &surfaces);

/// The plain surfaces of a service and limit: one per mode and season.
std::vector<const PlaceReach *> surfaces_of(const std::string &service, const std::string &limit,
                                            const Material &);

/// Rows that say why there is no figure.
std::vector<Figure> without_figures(const Question &, const Material &, const std::string &reason);

} // namespace gis::indicators
