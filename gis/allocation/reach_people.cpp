#include "gis/allocation/reach_people.h"

#include "gis/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace gis::allocation {
namespace {

/// That a people cell reaches a facility, perhaps not from all of its study cells.
struct Pair {
  std::uint32_t cell, milliseconds;
  std::int32_t members; ///< where the marks of the members in time begin; all: every one is
};
constexpr std::int32_t all = -1;
/// Cells beyond any ground.
constexpr int everywhere = 1000000;

struct OfFacility {
  std::vector<Pair> pairs;
  std::vector<std::uint8_t> marks; ///< per member of the cells that are in time only in part
};

/// A piece of the ground, in cells of the whole.
struct Window {
  int row = 0, column = 0, rows = 0, columns = 0;
};

class Searches {
public:
  explicit Searches(const ReachPeopleRequest &request) : r_(request) {
    const double fastest = fastest_metre();
    const auto &grid = r_.cost->grid;
    // One cell and one per cent for the rounding of costs.
    const double cells =
        fastest > 0 ? 1.01 * (r_.limit.value + 0.1) / fastest / std::min(grid.cell_width, grid.cell_height)
                    : everywhere;
    reach_ = static_cast<int>(std::min<double>(cells, everywhere)) + 2;
    for (const auto member : r_.people->members) members_.push_back(r_.people->grid.cell_at(member));
    for (const auto &cell : r_.people->cells) extents_.push_back(extent_of(cell));
  }

  OfFacility from(const std::vector<geo::Cell> &starts, base::Progress &progress) const {
    const auto window = window_round(starts);
    if (window.rows <= 0 || window.columns <= 0) return {};
    const auto piece = cut(window);
    std::vector<travel::SearchSource> sources;
    for (const auto &start : starts)
      sources.push_back({{start.row - window.row, start.column - window.column}, 0});
    auto search = r_.search;
    search.max_seconds = base::Seconds(r_.limit.value + 0.1);
    search.within_only = true;
    search.threads = 1;
    search.allocation = false;
    const auto found = travel::search(piece, sources, search, progress);
    OfFacility result;
    for (std::uint32_t i = 0; i < r_.people->cells.size(); ++i) count(i, window, piece.grid, found, result);
    return result;
  }

private:
  const ReachPeopleRequest &r_;
  int reach_ = 0;                  ///< cells a way can lead away within the limit
  std::vector<geo::Cell> members_; ///< where each member lies: asked for once per facility
  std::vector<Window> extents_;    ///< of each people cell

  Window extent_of(const area::PeopleCell &cell) const {
    if (cell.members == 0) return {};
    geo::Cell least = members_[cell.first_member], most = least;
    for (std::uint32_t k = 1; k < cell.members; ++k) {
      const auto &at = members_[cell.first_member + k];
      least = {std::min(least.row, at.row), std::min(least.column, at.column)};
      most = {std::max(most.row, at.row), std::max(most.column, at.column)};
    }
    return {least.row, least.column, most.row - least.row + 1, most.column - least.column + 1};
  }

  static bool meet(const Window &a, const Window &b) {
    return a.row < b.row + b.rows && b.row < a.row + a.rows && a.column < b.column + b.columns &&
           b.column < a.column + a.columns;
  }

  /// Seconds of the fastest metre there is; 0 where no bound is known.
  double fastest_metre() const {
    if (r_.search.slope == travel::SlopeRule::langmuir) return 0;
    double least = INFINITY;
    for (std::size_t i = 0; i < r_.cost->seconds_per_metre.size(); ++i)
      if (!r_.cost->barrier(i)) least = std::min(least, static_cast<double>(r_.cost->seconds_per_metre[i]));
    return r_.search.slope == travel::SlopeRule::tobler ? least * travel::tobler_slowness(-0.05) : least;
  }

  Window window_round(const std::vector<geo::Cell> &starts) const {
    const auto &grid = r_.cost->grid;
    int north = grid.rows, south = -1, west = grid.columns, east = -1;
    for (const auto &start : starts) {
      if (!grid.holds(start)) continue;
      north = std::min(north, start.row);
      south = std::max(south, start.row);
      west = std::min(west, start.column);
      east = std::max(east, start.column);
    }
    if (south < 0) return {};
    north = std::max(north - reach_, 0);
    west = std::max(west - reach_, 0);
    return {north, west, std::min(south + reach_ + 1, grid.rows) - north,
            std::min(east + reach_ + 1, grid.columns) - west};
  }

  travel::CostSurface cut(const Window &window) const {
    const auto &whole = *r_.cost;
    travel::CostSurface piece{.grid = whole.grid};
    piece.grid.rows = window.rows;
    piece.grid.columns = window.columns;
    const auto copy = [&](const auto &from, auto &to) {
      if (from.empty()) return;
      to.reserve(piece.grid.size());
      for (int row = 0; row < window.rows; ++row) {
        const auto start = whole.grid.index({window.row + row, window.column});
        to.insert(to.end(), from.begin() + static_cast<std::ptrdiff_t>(start),
                  from.begin() + static_cast<std::ptrdiff_t>(start) + window.columns);
      }
    };
    copy(whole.seconds_per_metre, piece.seconds_per_metre);
    copy(whole.height, piece.height);
    copy(whole.slope_free, piece.slope_free);
    return piece;
  }

  void count(std::uint32_t index, const Window &window, const geo::Grid &piece,
             const travel::SearchResult &found, OfFacility &result) const {
    const auto &cell = r_.people->cells[index];
    if (cell.on_barrier || cell.members == 0 || !meet(extents_[index], window)) return;
    const auto latest = static_cast<std::uint64_t>(std::floor(r_.limit.value * 10 + 1e-9));
    const auto marks = result.marks.size();
    std::uint64_t sum = 0, in_time = 0;
    for (std::uint32_t k = 0; k < cell.members; ++k) {
      auto at = members_[cell.first_member + k];
      at.row -= window.row;
      at.column -= window.column;
      const bool within =
          piece.holds(at) && found.reached(piece.index(at)) && found.tenths(piece.index(at)) <= latest;
      result.marks.push_back(within);
      if (!within) continue;
      sum += found.tenths(piece.index(at));
      ++in_time;
    }
    const bool whole = in_time == cell.members;
    if (whole || in_time == 0) result.marks.resize(marks);
    if (in_time == 0) return;
    result.pairs.push_back({index, static_cast<std::uint32_t>((sum * 100 + in_time / 2) / in_time),
                            whole ? all : static_cast<std::int32_t>(marks)});
  }
};

/// One people cell's pairs, told apart by the facilities its study cells reach.
class Splitter {
public:
  explicit Splitter(const ReachPeopleRequest &request) : r_(request) {}

  void add(std::uint32_t index, const std::vector<std::pair<std::uint32_t, const Pair *>> &pairs,
           const std::vector<OfFacility> &found) {
    const auto &cell = r_.people->cells[index];
    // The facilities of each member, as a row of marks; members with the same row belong together.
    std::map<std::vector<std::uint8_t>, std::uint32_t> part_of;
    std::vector<std::pair<std::vector<std::uint8_t>, std::uint32_t>> parts; // in order of their first members
    std::vector<std::uint8_t> marks(pairs.size());
    for (std::uint32_t k = 0; k < std::max(cell.members, 1U); ++k) {
      for (std::size_t n = 0; n < pairs.size(); ++n) {
        const auto &[facility, pair] = pairs[n];
        marks[n] =
            pair->members == all || found[facility].marks[static_cast<std::size_t>(pair->members) + k] != 0;
      }
      const auto [place, fresh] = part_of.emplace(marks, static_cast<std::uint32_t>(parts.size()));
      if (fresh) parts.emplace_back(marks, 0);
      ++parts[place->second].second;
    }
    for (const auto &[reached, members] : parts) {
      for (std::size_t n = 0; n < pairs.size(); ++n)
        if (reached[n] != 0) result.list.push_back({pairs[n].first, pairs[n].second->milliseconds});
      close(cell, cell.people * members / std::max(cell.members, 1U));
      result.people_cells.push_back(index);
    }
  }

  PeopleReaches result;

private:
  const ReachPeopleRequest &r_;
  std::map<std::uint32_t, std::pair<double, std::int64_t>> sums_; ///< per unit: people, thousandths given

  void close(const area::PeopleCell &cell, double people) {
    const auto unit = r_.people->places[cell.place].unit;
    auto &[sum, given] = sums_[unit];
    sum += people;
    const auto some = std::llround(sum * 1000) - given;
    given += some;
    result.close({r_.unit_ranks.empty() ? unit : r_.unit_ranks[unit], cell.block, some});
  }
};

} // namespace

PeopleReaches reach_people(const ReachPeopleRequest &request, base::Progress &progress) {
  const Searches searches(request);
  std::vector<OfFacility> found(request.facilities.size());
  auto searching = progress.slice(0, 0.9);
  base::in_parallel(
      found.size(), base::thread_count(request.threads, found.size()), searching,
      [&](std::size_t j, base::Progress &one) { found[j] = searches.from(request.facilities[j], one); });
  std::vector<std::vector<std::pair<std::uint32_t, const Pair *>>> of_cell(request.people->cells.size());
  for (std::uint32_t j = 0; j < found.size(); ++j)
    for (const auto &pair : found[j].pairs) of_cell[pair.cell].emplace_back(j, &pair);
  Splitter splitter(request);
  for (std::uint32_t i = 0; i < of_cell.size(); ++i) splitter.add(i, of_cell[i], found);
  progress.report(1);
  return std::move(splitter.result);
}

} // namespace gis::allocation
