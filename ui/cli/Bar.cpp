#include "ui/cli/Bar.h"

#include <iostream>

namespace ui::cli {

void Bar::tell(double share, const std::string &stage) {
  const auto now = Clock::now();
  if (share >= 1) clear();
  if (!shown_ || share >= 1 || now - last_ < std::chrono::milliseconds(200)) return;
  last_ = now;
  std::string time = words_("sign.missing");
  if (share > 0.02) {
    const double seconds = std::chrono::duration<double>(now - start_).count();
    const int left = static_cast<int>(seconds / share - seconds + 0.5);
    time = std::to_string(left / 60) + ":" + (left % 60 < 10 ? "0" : "") + std::to_string(left % 60);
  }
  const std::string name = words_("stage." + (words_.has("stage." + stage) ? stage : "reading"));
  const std::string percent = std::to_string(static_cast<int>(share * 100));
  std::cerr << "\r\033[K" << words_.fill("progress.stage", {{"stage", name}, {"n", percent}, {"time", time}})
            << std::flush;
  dirty_ = true;
}

void Bar::clear() {
  if (dirty_) std::cerr << "\r\033[K" << std::flush;
  dirty_ = false;
}

} // namespace ui::cli
