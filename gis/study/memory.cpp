#include "gis/study/memory.h"

#include "gis/base/memory.h"

#include <algorithm>

namespace gis::study {

double memory_of_run(const geo::Grid &grid, int threads, double radio_bytes) {
  const double per_cell = std::max(44.0, 28.0 + 8.0 * threads);
  return static_cast<double>(grid.size()) * per_cell + radio_bytes + base::memory_of_program;
}

int threads_within(const geo::Grid &grid, int threads, double allowed_bytes, double radio_bytes) {
  while (threads > 1 && memory_of_run(grid, threads, radio_bytes) > allowed_bytes) --threads;
  base::refuse_beyond(memory_of_run(grid, threads, radio_bytes), allowed_bytes);
  return threads;
}

} // namespace gis::study
