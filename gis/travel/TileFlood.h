#pragma once

#include "gis/base/Progress.h"
#include "gis/travel/tiles.h"

#include <vector>

namespace gis::travel {

/// Lowers the times of a grid until no step can lower any further: tiles are visited in order of the least
/// time that reached them, several at once on several threads, but never a tile while it or one of its
/// neighbours is being visited. The answer does not depend on the order.
class TileFlood {
public:
  /// `plain`: without AVX2 even where there is one.
  TileFlood(const CostSurface &, int threads, bool plain);

  /// Lowers `time` from what the seeds know. Times beyond `latest` need not be final. `watch` is told by
  /// whichever thread lowers. Throws Cancelled.
  void run(std::vector<Seed> seeds, const Prices &, std::vector<std::uint32_t> &time, std::uint32_t latest,
           base::Progress &, const Watch *watch = nullptr);
  /// Per cell a bit for each move that is a last step on a shortest way to it; of reached cells only.
  std::vector<std::uint16_t> parents(const Prices &, const MoveList &,
                                     std::vector<std::uint32_t> &time) const;
  std::size_t tile_of(geo::Cell cell) const {
    return static_cast<std::size_t>(cell.row / tile_side) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(cell.column / tile_side);
  }
  std::size_t visits() const { return visits_; } ///< of the last run

private:
  const CostSurface &cost_;
  int rows_, columns_; ///< in tiles
  const Kernels &kernels_;
  std::vector<Workspace> work_; ///< one per thread
  std::size_t visits_ = 0;
  friend class TileQueue;

  Field field(const Prices &, std::vector<std::uint32_t> &time) const;
};

} // namespace gis::travel
