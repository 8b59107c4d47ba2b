#pragma once

#include "gis/travel/TileVisit.h"
#include "gis/travel/parents.h"

/// Inside this room only: the kernels for one kind of lanes.
namespace gis::travel {

template <class L> Rims visit_tile(const Field &field, const Visit &visit, Workspace &work) {
  switch (field.prices.slope) {
  case SlopeRule::tobler:
    return TileVisit<L, SlopeRule::tobler>(field, visit, work).run();
  case SlopeRule::langmuir:
    return TileVisit<L, SlopeRule::langmuir>(field, visit, work).run();
  case SlopeRule::none:
    break;
  }
  return TileVisit<L, SlopeRule::none>(field, visit, work).run();
}

template <class L>
void find_parents(const Field &field, const MoveList &moves, int tile_row, int tile_column,
                  Surroundings &around, std::uint16_t *parents) {
  switch (field.prices.slope) {
  case SlopeRule::tobler:
    return find_parents_of<L, SlopeRule::tobler>(field, moves, tile_row, tile_column, around, parents);
  case SlopeRule::langmuir:
    return find_parents_of<L, SlopeRule::langmuir>(field, moves, tile_row, tile_column, around, parents);
  case SlopeRule::none:
    return find_parents_of<L, SlopeRule::none>(field, moves, tile_row, tile_column, around, parents);
  }
}

template <class L> constexpr Kernels kernels_of = {visit_tile<L>, find_parents<L>};

} // namespace gis::travel
