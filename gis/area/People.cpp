#include "gis/area/People.h"

#include "gis/area/coarse_weights.h"
#include "gis/base/number.h"
#include "gis/geo/burn.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace gis::area {
namespace {

using base::Severity;

/// The study cells of one unit while its people are spread.
struct UnitCells {
  std::vector<std::uint32_t> cells;      ///< study cell indices, ascending
  std::vector<float> weight;             ///< people of the coarse surface
  std::vector<std::uint32_t> settlement; ///< index within the unit's own list, 0 without settlements
};

class Spreader {
public:
  Spreader(const PeopleRequest &request, base::Findings &findings) : request_(request), findings_(findings) {}

  People spread(base::Progress &progress) {
    people_.grid = request_.grid;
    auto owning = progress.slice(0, 0.3), weighing = progress.slice(0.3, 0.6),
         filling = progress.slice(0.6, 1);
    own_cells(owning);
    weight_ = weights_on_grid(request_, weighing);
    settlements_of_.resize(request_.units.size());
    for (std::uint32_t s = 0; s < request_.settlements.size(); ++s)
      settlements_of_[request_.settlements[s].unit].push_back(s);
    auto by_unit = cells_by_unit();
    for (std::uint32_t unit = 0; unit < request_.units.size(); ++unit) {
      fill_unit(unit, by_unit[unit]);
      filling.report(static_cast<double>(unit + 1) / static_cast<double>(request_.units.size()));
    }
    if (moved_ >= 0.5)
      findings_.push_back({.severity = Severity::info,
                           .code = "people_moved",
                           .facts = {{"n", base::format_number(moved_, 0)}}});
    return std::move(people_);
  }

private:
  const PeopleRequest &request_;
  base::Findings &findings_;
  People people_;
  std::vector<float> weight_; ///< per study cell
  std::vector<std::vector<std::uint32_t>> settlements_of_;
  double moved_ = 0;

  bool barrier(std::size_t cell) const {
    return request_.barrier != nullptr && (*request_.barrier)[cell] != 0;
  }

  /// Each study cell belongs to the unit that holds its centre; on an overlap the lowest code wins.
  void own_cells(base::Progress &progress) {
    people_.unit_of_cell.assign(request_.grid.size(), People::nowhere);
    std::vector<std::uint16_t> order(request_.units.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint16_t>(i);
    std::sort(order.begin(), order.end(),
              [&](auto a, auto b) { return request_.units[a].code < request_.units[b].code; });
    double done = 0;
    for (const auto unit : order) {
      geo::visit_cells_inside(*request_.units[unit].area, request_.grid, [&](geo::Cell cell) {
        auto &owner = people_.unit_of_cell[request_.grid.index(cell)];
        if (owner == People::nowhere) owner = unit;
      });
      progress.report(++done / static_cast<double>(order.size()));
    }
  }

  std::vector<UnitCells> cells_by_unit() const {
    std::vector<UnitCells> units(request_.units.size());
    for (std::uint32_t cell = 0; cell < people_.unit_of_cell.size(); ++cell)
      if (const auto unit = people_.unit_of_cell[cell]; unit != People::nowhere) {
        units[unit].cells.push_back(cell);
        units[unit].weight.push_back(weight_[cell]);
      }
    return units;
  }

  void find_settlements(std::uint32_t unit, UnitCells &own) const {
    own.settlement.assign(own.cells.size(), 0);
    const auto &list = settlements_of_[unit];
    if (list.size() < 2) return;
    for (std::size_t i = 0; i < own.cells.size(); ++i) {
      const auto centre = request_.grid.centre(request_.grid.cell_at(own.cells[i]));
      double best = HUGE_VAL;
      for (std::uint32_t s = 0; s < list.size(); ++s) {
        const auto at = request_.settlements[list[s]].at;
        const double distance = (at.x - centre.x) * (at.x - centre.x) + (at.y - centre.y) * (at.y - centre.y);
        if (distance < best) {
          best = distance;
          own.settlement[i] = s;
        }
      }
    }
  }

  /// People of each place of a unit: its settlements scaled to the official total, or the unit itself.
  std::vector<Place> places_of(std::uint32_t unit, const UnitCells &own) const {
    const auto &official = request_.units[unit].people;
    const auto &list = settlements_of_[unit];
    double weights = 0;
    for (const float w : own.weight) weights += w;
    const double total = official.value_or(weights);
    std::vector<Place> places;
    if (list.empty()) return {{.unit = unit, .people = total, .unknown = !official}};
    // A settlement without a figure is no empty one: it counts as the mean of those that have one.
    double stated = 0, with_figure = 0;
    for (const auto s : list) {
      stated += request_.settlements[s].people.value_or(0);
      with_figure += request_.settlements[s].people ? 1 : 0;
    }
    const double mean = stated > 0 ? stated / with_figure : 1;
    const auto size = [&](std::uint32_t s) {
      return stated > 0 ? request_.settlements[s].people.value_or(mean) : 1.0;
    };
    double listed = 0;
    for (const auto s : list) listed += size(s);
    for (const auto s : list)
      places.push_back(
          {.unit = unit, .settlement = s, .people = total * (size(s) / listed), .unknown = !official});
    return places;
  }

  void fill_unit(std::uint32_t unit, UnitCells &own) {
    find_settlements(unit, own);
    const auto places = places_of(unit, own);
    std::vector<std::vector<std::uint32_t>> of_place(places.size()); ///< positions in own.cells
    for (std::uint32_t i = 0; i < own.cells.size(); ++i) of_place[own.settlement[i]].push_back(i);
    for (std::uint32_t p = 0; p < places.size(); ++p) {
      people_.places.push_back(places[p]);
      // A settlement no cell is nearest to (two on one spot) shares the cells of its unit.
      if (of_place[p].empty()) {
        of_place[p].resize(own.cells.size());
        for (std::uint32_t i = 0; i < own.cells.size(); ++i) of_place[p][i] = i;
      }
      fill_place(own, of_place[p], places[p]);
    }
    const bool surface = std::any_of(own.weight.begin(), own.weight.end(), [](float w) { return w > 0; });
    if (!surface && request_.units[unit].people && *request_.units[unit].people > 0)
      findings_.push_back({.severity = Severity::warning,
                           .code = "people_no_surface",
                           .unit_code = request_.units[unit].code,
                           .facts = {{"unit", request_.units[unit].code},
                                     {"n", base::format_number(*request_.units[unit].people, 0)}}});
  }

  std::uint32_t block_of(std::uint32_t cell) const {
    const auto at = request_.grid.cell_at(cell);
    const int blocks = (request_.grid.columns + request_.block_cells - 1) / request_.block_cells;
    return static_cast<std::uint32_t>(at.row / request_.block_cells * blocks +
                                      at.column / request_.block_cells);
  }

  struct Block {
    double weight = 0, on_barrier = 0; ///< all, and the part on barrier cells
    std::vector<std::uint32_t> members;
  };

  /// Spreads one place's people over its blocks: by the surface, evenly where it tells nothing.
  void fill_place(const UnitCells &own, const std::vector<std::uint32_t> &positions, const Place &place) {
    const auto number = static_cast<std::uint32_t>(people_.places.size() - 1);
    double weights = 0;
    bool any_free = false;
    for (const auto i : positions) {
      weights += own.weight[i];
      any_free = any_free || !barrier(own.cells[i]);
    }
    const bool evenly = weights <= 0;
    std::map<std::uint32_t, Block> blocks;
    for (const auto i : positions) {
      const auto cell = own.cells[i];
      const double w = evenly ? (any_free && barrier(cell) ? 0.0 : 1.0) : static_cast<double>(own.weight[i]);
      if (w <= 0) continue;
      auto &block = blocks[block_of(cell)];
      block.weight += w;
      if (barrier(cell)) block.on_barrier += w;
      block.members.push_back(cell);
      if (evenly) weights += 1;
    }
    if (blocks.empty()) {
      keep_without_cells(place, number);
      return;
    }
    if (place.people <= 0) return;
    double given = 0;
    auto last = std::prev(blocks.end());
    for (auto at = blocks.begin(); at != blocks.end(); ++at) {
      const auto &block = at->second;
      // The last block takes what rounding left over: nobody is lost.
      const double share = at == last ? place.people - given : place.people * (block.weight / weights);
      given += share;
      add_cell(number, at->first, share, share * (block.on_barrier / block.weight), block.members);
    }
  }

  /// A unit so small that it holds no cell centre: its people stand at the cell of the polygon's inner point.
  void keep_without_cells(const Place &place, std::uint32_t number) {
    if (place.people <= 0) return;
    const auto at = request_.grid.cell_of(geo::inner_point(*request_.units[place.unit].area));
    const auto cell = static_cast<std::uint32_t>(request_.grid.index(at.value()));
    add_cell(number, block_of(cell), place.people, barrier(cell) ? place.people : 0, {cell});
  }

  /// One people cell; people on barriers move to the passable cells of their block, else to the nearest one
  /// of their unit.
  void add_cell(std::uint32_t place, std::uint32_t block, double people, double on_barrier,
                const std::vector<std::uint32_t> &members) {
    PeopleCell cell{.place = place,
                    .block = block,
                    .people = people,
                    .first_member = static_cast<std::uint32_t>(people_.members.size())};
    std::vector<std::uint32_t> free;
    for (const auto member : members)
      if (!barrier(member)) free.push_back(member);
    if (free.empty()) {
      if (const auto nearest = nearest_free(members.front(), people_.places[place].unit)) {
        free = {*nearest};
      } else {
        free = members;
        cell.on_barrier = true;
      }
    }
    cell.moved = cell.on_barrier ? 0 : on_barrier;
    moved_ += cell.moved;
    cell.members = static_cast<std::uint32_t>(free.size());
    people_.members.insert(people_.members.end(), free.begin(), free.end());
    people_.cells.push_back(cell);
  }

  /// The nearest passable cell of the same unit, rings outward; ties to the lowest index.
  std::optional<std::uint32_t> nearest_free(std::uint32_t from, std::uint32_t unit) const {
    const auto &grid = request_.grid;
    const auto centre = grid.cell_at(from);
    std::optional<std::uint32_t> best;
    double distance = HUGE_VAL;
    const int most = std::max(grid.rows, grid.columns);
    for (int ring = 1; ring <= most && (!best || ring * ring <= distance); ++ring)
      for (int row = -ring; row <= ring; ++row)
        for (int column = -ring; column <= ring; column += std::abs(row) == ring ? 1 : 2 * ring) {
          const geo::Cell cell{centre.row + row, centre.column + column};
          if (!grid.holds(cell)) continue;
          const auto index = static_cast<std::uint32_t>(grid.index(cell));
          if (people_.unit_of_cell[index] != unit || barrier(index)) continue;
          const double d = static_cast<double>(row) * row + static_cast<double>(column) * column;
          if (d < distance || (d == distance && index < *best)) {
            distance = d;
            best = index;
          }
        }
    return best;
  }
};

} // namespace

geo::Point middle(const People &people, const PeopleCell &cell) {
  geo::Point sum{};
  for (std::uint32_t m = 0; m < cell.members; ++m) {
    const auto at = people.grid.centre(people.grid.cell_at(people.members[cell.first_member + m]));
    sum.x += at.x;
    sum.y += at.y;
  }
  return {sum.x / cell.members, sum.y / cell.members};
}

People distribute_people(const PeopleRequest &request, base::Findings &findings, base::Progress &progress) {
  return Spreader(request, findings).spread(progress);
}

} // namespace gis::area
