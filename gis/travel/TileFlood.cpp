#include "gis/travel/TileFlood.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <queue>
#include <thread>

namespace gis::travel {

namespace {

/// No time and no way, until a line of the grid is read.
template <class R> void close(R &rows, Scratch &scratch) {
  std::fill(std::begin(scratch.costs), std::end(scratch.costs), -1.0F);
  for (int row = 0; row < R::rows; ++row)
    for (int x = -R::pad; x < tile_side + R::pad; ++x) {
      rows.time(row)[x] = never;
      rows.half(row)[x] = barrier_half;
    }
}

} // namespace

Workspace::Workspace() : Scratch(), upright(), turned(), strip() { close(strip, *this); }
Surroundings::Surroundings() : Scratch(), rows() { close(rows, *this); }

const Kernels &kernels(bool plain) {
#if defined(__x86_64__)
  if (!plain && __builtin_cpu_supports("avx2")) return avx2_kernels;
#else
  static_cast<void>(plain);
#endif
  return plain_kernels;
}

/// The work of one run: which tiles wait, and who works where.
class TileQueue {
public:
  TileQueue(TileFlood &flood, std::vector<Seed> &seeds, const Field &field, std::uint32_t latest)
      : flood_(flood), seeds_(seeds), field_(field), latest_(latest),
        states_(static_cast<std::size_t>(flood.rows_) * static_cast<std::size_t>(flood.columns_)) {
    for (std::size_t i = 0; i < seeds.size(); ++i) {
      auto &state = states_[seeds[i].tile];
      if (state.seed_count++ == 0) state.first_seed = i;
      want(seeds[i].tile, seeds[i].time);
    }
  }

  /// What every thread does until nothing is left; only the one with a listener reports.
  void work(Workspace &space, base::Progress *progress) {
    std::unique_lock lock(mutex_);
    try {
      while (!stop_) {
        const auto tile = take();
        if (tile == nothing) {
          if (busy_.empty()) break;
          changed_.wait(lock);
          continue;
        }
        const Visit visit = begin(tile);
        const auto visits = visits_;
        lock.unlock();
        const auto rims = flood_.kernels_.visit_tile(field_, visit, space);
        if (progress != nullptr) tell(*progress, visits);
        lock.lock();
        end(tile, visit, rims);
      }
    } catch (...) {
      if (!lock.owns_lock()) lock.lock();
      if (!fault_) fault_ = std::current_exception();
      stop_ = true;
    }
    changed_.notify_all();
  }

  std::exception_ptr fault() const { return fault_; }
  std::size_t visits() const { return visits_; }

private:
  static constexpr std::size_t nothing = SIZE_MAX;
  struct State {
    std::uint32_t priority = never; ///< never: does not wait
    std::uint8_t sides = 0;
    std::size_t first_seed = 0, seed_count = 0;
  };
  using Waiting = std::pair<std::uint32_t, std::size_t>; ///< priority and tile
  TileFlood &flood_;
  const std::vector<Seed> &seeds_;
  Field field_;
  std::uint32_t latest_;
  std::vector<State> states_;
  std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> queue_;
  std::vector<Waiting> blocked_;  ///< had to give way to a neighbour
  std::vector<std::size_t> busy_; ///< tiles being visited
  std::mutex mutex_;
  std::condition_variable changed_;
  std::exception_ptr fault_;
  bool stop_ = false;
  std::size_t visits_ = 0, told_ = 0;

  int row(std::size_t tile) const { return static_cast<int>(tile) / flood_.columns_; }
  int column(std::size_t tile) const { return static_cast<int>(tile) % flood_.columns_; }

  /// A tile is visited some five times; how often can not be told beforehand.
  void tell(base::Progress &progress, std::size_t visits) {
    if (visits < told_ + 16) return;
    told_ = visits;
    progress.report(
        std::min(0.99, static_cast<double>(visits) / (6.0 * static_cast<double>(states_.size()))));
  }

  void want(std::size_t tile, std::uint32_t time) {
    if (time > latest_ || time >= states_[tile].priority) return;
    states_[tile].priority = time;
    queue_.emplace(time, tile);
  }

  bool free(std::size_t tile) const {
    return std::none_of(busy_.begin(), busy_.end(), [&](std::size_t other) {
      return std::abs(row(tile) - row(other)) <= 1 && std::abs(column(tile) - column(other)) <= 1;
    });
  }

  std::size_t take() {
    while (!queue_.empty()) {
      const auto next = queue_.top();
      queue_.pop();
      if (states_[next.second].priority != next.first) continue; // an older wish
      if (free(next.second)) return next.second;
      blocked_.push_back(next);
    }
    return nothing;
  }

  Visit begin(std::size_t tile) {
    auto &state = states_[tile];
    Visit visit{row(tile), column(tile), state.sides, seeds_.data() + state.first_seed, state.seed_count};
    if (!queue_.empty()) {
      visit.next_row = row(queue_.top().second);
      visit.next_column = column(queue_.top().second);
    }
    state = {};
    busy_.push_back(tile);
    ++visits_;
    return visit;
  }

  void end(std::size_t tile, const Visit &visit, const Rims &rims) {
    busy_.erase(std::find(busy_.begin(), busy_.end(), tile));
    for (int down = -1; down <= 1; ++down)
      for (int right = -1; right <= 1; ++right) {
        const auto least = rims.least[3 * (down + 1) + right + 1];
        const int r = visit.row + down, c = visit.column + right;
        if (least == never || r < 0 || r >= flood_.rows_ || c < 0 || c >= flood_.columns_) continue;
        const auto other = static_cast<std::size_t>(r * flood_.columns_ + c);
        states_[other].sides |= down > 0    ? north_side
                                : down < 0  ? south_side
                                : right > 0 ? west_side
                                            : east_side;
        want(other, least);
      }
    for (const auto &waiting : blocked_) queue_.push(waiting);
    blocked_.clear();
    changed_.notify_all();
  }
};

TileFlood::TileFlood(const CostSurface &cost, int threads, bool plain)
    : cost_(cost), rows_((cost.grid.rows + tile_side - 1) / tile_side),
      columns_((cost.grid.columns + tile_side - 1) / tile_side), kernels_(kernels(plain)),
      work_(static_cast<std::size_t>(std::max(1, threads))) {}

Field TileFlood::field(const Prices &prices, std::vector<std::uint32_t> &time) const {
  return {cost_.grid.rows,
          cost_.grid.columns,
          cost_.seconds_per_metre.data(),
          cost_.height.empty() ? nullptr : cost_.height.data(),
          cost_.slope_free.empty() ? nullptr : cost_.slope_free.data(),
          prices,
          time.data()};
}

void TileFlood::run(std::vector<Seed> seeds, const Prices &prices, std::vector<std::uint32_t> &time,
                    std::uint32_t latest, base::Progress &progress, const Watch *watch) {
  std::stable_sort(seeds.begin(), seeds.end(), [](const Seed &a, const Seed &b) { return a.tile < b.tile; });
  Field field = this->field(prices, time);
  field.watch = watch;
  TileQueue queue(*this, seeds, field, latest);
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < work_.size(); ++i)
      others.emplace_back([&queue, this, i] { queue.work(work_[i], nullptr); });
    queue.work(work_[0], &progress);
  }
  visits_ = queue.visits();
  if (queue.fault()) std::rethrow_exception(queue.fault());
}

std::vector<std::uint16_t> TileFlood::parents(const Prices &prices, const MoveList &moves,
                                              std::vector<std::uint32_t> &time) const {
  std::vector<std::uint16_t> found(time.size());
  const Field where = field(prices, time);
  std::atomic<int> next = 0;
  const auto work = [&] {
    const auto around = std::make_unique<Surroundings>();
    for (int row = next++; row < rows_; row = next++)
      for (int column = 0; column < columns_; ++column)
        kernels_.find_parents(where, moves, row, column, *around, found.data());
  };
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < work_.size(); ++i) others.emplace_back(work);
  work();
  return found;
}

} // namespace gis::travel
