#pragma once

#include "gis/base/Progress.h"

#include <cstddef>
#include <functional>

namespace gis::base {

/// As many threads as asked for, or as the machine has where 0 is asked; never more than there is work for.
int thread_count(int asked, std::size_t work);

/// Runs work(i, progress) once for every i below n, on several threads, each taking the next i when it is
/// done. `progress` is told on the calling thread, and a stop asked there reaches every worker. The first
/// fault of any worker is thrown here after all have stopped. Results must not depend on the order.
void in_parallel(std::size_t n, int threads, Progress &progress,
                 const std::function<void(std::size_t, Progress &)> &work);

} // namespace gis::base
