#pragma once

#include "ui/words/Words.h"

#include <chrono>
#include <string>

namespace ui::cli {

/// One line on a terminal that says the stage, the share done and the time left; nothing elsewhere.
class Bar {
public:
  Bar(const words::Words &words, bool shown) : words_(words), shown_(shown) {}
  ~Bar() { clear(); }
  Bar(const Bar &) = delete;
  Bar &operator=(const Bar &) = delete;

  void tell(double share, const std::string &stage);
  void clear();

private:
  using Clock = std::chrono::steady_clock;
  const words::Words &words_;
  bool shown_, dirty_ = false;
  Clock::time_point start_ = Clock::now(), last_ = start_;
};

} // namespace ui::cli
