#include "gis/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace gis::base {
namespace {

/// What the workers share; they go on one index after the other.
class Pool {
public:
  Pool(std::size_t n, const std::function<void(std::size_t, Progress &)> &work) : work_(work), done_(n) {}

  void run(int threads, Progress &progress) {
    std::vector<std::jthread> workers;
    {
      const std::lock_guard lock(mutex_);
      running_ = threads;
    }
    for (int t = 0; t < threads; ++t) workers.emplace_back([this] { take_turns(); });
    try {
      while (!wait_a_little()) progress.report(share());
    } catch (...) {
      stop_ = true;
      throw; // the workers join as they leave
    }
    workers.clear();
    if (fault_) std::rethrow_exception(fault_);
    progress.report(1);
  }

private:
  const std::function<void(std::size_t, Progress &)> &work_;
  std::vector<std::atomic<float>> done_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> stop_ = false;
  std::mutex mutex_; ///< of what follows
  std::condition_variable left_;
  int running_ = 0;
  std::exception_ptr fault_;

  void take_turns() {
    for (std::size_t i = next_++; i < done_.size() && !stop_; i = next_++) {
      Progress own([this, i](double share, const std::string &) {
        done_[i] = static_cast<float>(share);
        return !stop_;
      });
      try {
        work_(i, own);
        done_[i] = 1;
      } catch (...) {
        const std::lock_guard lock(mutex_);
        if (!fault_) fault_ = std::current_exception();
        stop_ = true;
      }
    }
    const std::lock_guard lock(mutex_);
    running_ -= 1;
    left_.notify_one();
  }

  bool wait_a_little() {
    std::unique_lock lock(mutex_);
    return left_.wait_for(lock, std::chrono::milliseconds(50), [this] { return running_ == 0; });
  }

  double share() const {
    double sum = 0;
    for (const auto &share : done_) sum += share;
    return sum / static_cast<double>(done_.size());
  }
};

} // namespace

int thread_count(int asked, std::size_t work) {
  const auto most = static_cast<std::size_t>(
      asked > 0 ? asked : static_cast<int>(std::max(1U, std::thread::hardware_concurrency())));
  return static_cast<int>(std::max<std::size_t>(1, std::min(most, work)));
}

void in_parallel(std::size_t n, int threads, Progress &progress,
                 const std::function<void(std::size_t, Progress &)> &work) {
  Pool(n, work).run(thread_count(threads, n), progress);
}

} // namespace gis::base
