#include "tests/gis/travel/PlainSearch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

namespace gis::travel {
namespace {

constexpr std::uint32_t limit = (1U << 30) - 3;
constexpr int finest = 22;
constexpr int steepest = 20000; ///< centimetres of one step
constexpr std::int32_t no_height = INT32_MIN;

/// One of the sixteen ways out of a cell.
struct Move {
  int rows = 0, columns = 0;
  bool knight = false;
  std::array<std::array<int, 2>, 2> beside{}; ///< row and column of the cells passed, from the start
  double length = 0;                          ///< metres
  float factor = 1;                           ///< of each half-cost
  const struct Slope *slope = nullptr;
};

/// What slope does to steps of one length, by height difference.
struct Slope {
  std::vector<float> slowness; ///< Tobler
};

class PlainSteps {
public:
  PlainSteps(const CostSurface &cost, const SearchRequest &request, int shift)
      : cost_(cost), request_(request), shift_(shift) {
    slope_ = request.slope == SlopeRule::tobler && cost.height.empty() ? SlopeRule::none : request.slope;
    prepare_cells();
    for (const int row : {-1, 0, 1})
      for (const int column : {-1, 0, 1})
        if (row != 0 || column != 0) add_move(row, column);
    if (request.neighbours == Neighbours::sixteen)
      for (const int row : {-2, -1, 1, 2})
        for (const int column : {-2, -1, 1, 2})
          if (std::abs(row) != std::abs(column)) add_move(row, column);
  }

  /// Calls visit(neighbour, price) for every step out of a cell: the price of walking between the two in the
  /// direction asked for.
  template <class Visit> void visit(std::size_t cell, const Visit &visit) const {
    const auto &grid = cost_.grid;
    const auto at = grid.cell_at(cell);
    for (const auto &move : moves_) {
      const geo::Cell to{at.row + move.rows, at.column + move.columns};
      if (!grid.holds(to) || barrier_[grid.index(to)]) continue;
      const auto a = grid.index({at.row + move.beside[0][0], at.column + move.beside[0][1]});
      const auto b = grid.index({at.row + move.beside[1][0], at.column + move.beside[1][1]});
      const bool diagonal = move.rows != 0 && move.columns != 0 && !move.knight;
      if (diagonal && barrier_[a] && barrier_[b]) continue;
      if (move.knight && (barrier_[a] || barrier_[b])) continue;
      visit(grid.index(to), price({cell, grid.index(to), a, b}, move));
    }
  }

private:
  const CostSurface &cost_;
  const SearchRequest &request_;
  int shift_;
  SlopeRule slope_;
  std::map<double, Slope> slopes_; ///< by length
  std::vector<Move> moves_;
  std::vector<float> half_;
  std::vector<bool> barrier_;
  std::vector<std::int32_t> centimetres_;

  void prepare_cells() {
    const double width = cost_.grid.cell_width;
    const bool langmuir = slope_ == SlopeRule::langmuir;
    const auto scale =
        static_cast<float>(std::ldexp(width / 2, shift_) * (langmuir ? request_.langmuir.lambda : 1));
    const auto least =
        langmuir ? 0.0F : static_cast<float>(std::ceil(std::max(1.0, width / cost_.grid.cell_height)));
    for (std::size_t i = 0; i < cost_.grid.size(); ++i) {
      const float c = cost_.seconds_per_metre[i];
      barrier_.push_back(cost_.barrier(i) || (request_.barrier_zero && c == 0));
      half_.push_back(barrier_[i] ? 0 : std::clamp(std::nearbyint(c * scale), least, 0x1p31F));
      if (slope_ != SlopeRule::tobler) continue;
      const float z = cost_.height.empty() ? std::nanf("") : cost_.height[i];
      centimetres_.push_back(std::isfinite(z)
                                 ? static_cast<std::int32_t>(std::lrintf(std::clamp(z, -2e4F, 2e4F) * 100))
                                 : no_height);
    }
  }

  void add_move(int row, int column) {
    const auto &grid = cost_.grid;
    Move move{.rows = row, .columns = column};
    move.length = std::hypot(row * grid.cell_height, column * grid.cell_width);
    move.knight = std::abs(row) + std::abs(column) == 3;
    if (move.knight && std::abs(row) == 2)
      move.beside = {{{row / 2, 0}, {row / 2, column}}};
    else if (move.knight)
      move.beside = {{{0, column / 2}, {row, column / 2}}};
    else if (row != 0 && column != 0)
      move.beside = {{{row, 0}, {0, column}}};
    // A knight's length is shared by four halves, a straight or diagonal one by two.
    move.factor = static_cast<float>((move.knight ? move.length / 2 : move.length) / grid.cell_width);
    move.slope = &slope_of(move.length);
    moves_.push_back(move);
  }

  const Slope &slope_of(double length) {
    const auto [found, is_new] = slopes_.try_emplace(length);
    auto &slope = found->second;
    for (int dz = -steepest; is_new && dz <= steepest; ++dz) {
      const double rise = dz / 100.0;
      if (slope_ == SlopeRule::tobler)
        slope.slowness.push_back(
            static_cast<float>(std::exp(-0.175) / std::exp(-3.5 * std::fabs(rise / length + 0.05))));
    }
    return slope;
  }

  std::uint64_t langmuir(std::size_t here, std::size_t there, double length) const {
    const auto &l = request_.langmuir;
    const auto height = [&](std::size_t cell) {
      return cost_.height.empty() ? 0 : std::clamp(cost_.height[cell], -2e4F, 2e4F);
    };
    const bool known =
        cost_.height.empty() || (std::isfinite(cost_.height[here]) && std::isfinite(cost_.height[there]));
    float rise = known ? height(there) - height(here) : 0;
    if (request_.direction == Direction::to_source) rise = -rise;
    rise = std::clamp(rise, -200.0F, 200.0F);
    const double rate = rise > 0 ? l.b : static_cast<double>(rise) >= l.slope_factor * length ? l.c : l.d;
    const double unit = static_cast<double>(1 << shift_);
    const float units = static_cast<float>(l.a * length * unit) + static_cast<float>(rate * unit) * rise;
    return static_cast<std::uint64_t>(std::max(1.0F, std::nearbyint(units)));
  }

  std::uint64_t price(const std::array<std::size_t, 4> &crossed, const Move &move) const {
    std::size_t dz = steepest;
    if (slope_ == SlopeRule::tobler) {
      const auto here = centimetres_[crossed[0]], there = centimetres_[crossed[1]];
      // Walking to the source means walking from the neighbour to this cell.
      if (here != no_height && there != no_height) {
        const int rise = request_.direction == Direction::to_source ? here - there : there - here;
        dz = static_cast<std::size_t>(std::clamp(rise, -steepest, steepest) + steepest);
      }
    }
    std::uint64_t sum = slope_ == SlopeRule::langmuir ? langmuir(crossed[0], crossed[1], move.length) : 0;
    for (std::size_t i = 0; i < (move.knight ? 4 : 2); ++i) {
      const auto cell = crossed[i];
      const bool free = !cost_.slope_free.empty() && cost_.slope_free[cell] != 0;
      const float factor =
          slope_ == SlopeRule::tobler && !free ? move.factor * move.slope->slowness[dz] : move.factor;
      sum += static_cast<std::uint64_t>(
          factor == 1 ? half_[cell] : std::nearbyint(std::min(half_[cell] * factor, 0x1p40F)));
    }
    return sum;
  }
};

/// Buckets of times, each emptied before the next; a cell whose time falls again is looked at again.
class PlainRun {
public:
  PlainRun(const CostSurface &cost, const SearchRequest &request, int shift, std::uint32_t latest)
      : cost_(cost), steps_(cost, request, shift), latest_(latest), buckets_((latest >> bucket_bits) + 1) {
    time.assign(cost.grid.size(), SearchResult::unreached);
  }

  std::vector<std::uint32_t> time;
  bool beyond = false;

  void run(const std::vector<SearchSource> &sources) {
    for (const auto &source : sources)
      if (cost_.grid.holds(source.cell)) lower(cost_.grid.index(source.cell), 0);
    std::vector<std::uint32_t> work;
    for (std::size_t b = 0; b < buckets_.size(); ++b) {
      while (!buckets_[b].empty()) {
        work.swap(buckets_[b]);
        for (const auto cell : work)
          if (time[cell] >> bucket_bits == b) relax_from(cell);
        work.clear();
      }
      std::vector<std::uint32_t>().swap(buckets_[b]);
    }
    flood_beyond();
  }

  std::vector<std::uint32_t> labels(const std::vector<SearchSource> &sources) const {
    std::vector<std::uint32_t> label(time.size(), SearchResult::nobody);
    for (const auto &source : sources)
      if (cost_.grid.holds(source.cell)) {
        auto &own = label[cost_.grid.index(source.cell)];
        own = std::min(own, source.facility);
      }
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < time.size(); ++i)
      if (time[i] < SearchResult::beyond_cap) order.push_back(i);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return std::tie(time[a], a) < std::tie(time[b], b); });
    // Every step takes at least one unit, so whoever stands before a cell on a shortest path comes first.
    for (const auto cell : order)
      steps_.visit(cell, [&](std::size_t neighbour, std::uint64_t price) {
        if (time[cell] + price == time[neighbour] && time[neighbour] < SearchResult::beyond_cap)
          label[neighbour] = std::min(label[neighbour], label[cell]);
      });
    return label;
  }

private:
  static constexpr int bucket_bits = 16;
  const CostSurface &cost_;
  PlainSteps steps_;
  std::uint32_t latest_;
  std::vector<std::vector<std::uint32_t>> buckets_;
  std::vector<std::uint32_t> rim_; ///< cells with a neighbour that can be reached, but too late

  void lower(std::size_t cell, std::uint32_t value) {
    time[cell] = value;
    buckets_[value >> bucket_bits].push_back(static_cast<std::uint32_t>(cell));
  }

  void relax_from(std::uint32_t cell) {
    const std::uint64_t here = time[cell];
    bool late = false;
    steps_.visit(cell, [&](std::size_t neighbour, std::uint64_t price) {
      const std::uint64_t there = here + price;
      if (there > latest_)
        late = late || time[neighbour] >= SearchResult::beyond_cap;
      else if (there < time[neighbour])
        lower(neighbour, static_cast<std::uint32_t>(there));
    });
    if (late) rim_.push_back(cell);
  }

  void flood_beyond() {
    while (!rim_.empty()) {
      const auto cell = rim_.back();
      rim_.pop_back();
      steps_.visit(cell, [&](std::size_t neighbour, std::uint64_t) {
        if (time[neighbour] != SearchResult::unreached) return;
        time[neighbour] = SearchResult::beyond_cap;
        beyond = true;
        rim_.push_back(static_cast<std::uint32_t>(neighbour));
      });
    }
  }
};

} // namespace

SearchResult plain_search(const CostSurface &cost, const std::vector<SearchSource> &sources,
                          const SearchRequest &request) {
  const double most = request.max_seconds ? std::max(0.0, request.max_seconds->value) : 0;
  for (int shift = finest;; --shift) {
    if (shift > 0 && std::ldexp(most, shift) > limit) continue;
    const auto latest = request.max_seconds
                            ? static_cast<std::uint32_t>(std::min<double>(limit, std::ldexp(most, shift)))
                            : limit;
    PlainRun run(cost, request, shift, latest);
    run.run(sources);
    if (!request.max_seconds && run.beyond && shift > 0) continue;
    SearchResult result{.shift = shift};
    if (request.allocation) result.nearest = run.labels(sources);
    result.time = std::move(run.time);
    return result;
  }
}

std::optional<std::uint64_t> plain_walk(const CostSurface &cost, const SearchRequest &request, int shift,
                                        const std::vector<geo::Cell> &way) {
  // Steps are priced from the source's end outwards, whichever way they are walked.
  std::vector<geo::Cell> outwards = way;
  if (request.direction == Direction::to_source) std::reverse(outwards.begin(), outwards.end());
  const PlainSteps steps(cost, request, shift);
  std::uint64_t sum = 0;
  for (std::size_t i = 1; i < outwards.size(); ++i) {
    std::optional<std::uint64_t> step;
    steps.visit(cost.grid.index(outwards[i - 1]), [&](std::size_t neighbour, std::uint64_t price) {
      if (neighbour == cost.grid.index(outwards[i])) step = price;
    });
    if (!step) return {};
    sum += *step;
  }
  return sum;
}

} // namespace gis::travel
