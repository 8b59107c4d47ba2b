#include "gis/base/Progress.h"

#include "gis/base/Error.h"

#include <algorithm>

namespace gis::base {

void Progress::report(double share) { report(share, stage_); }

void Progress::report(double share, const std::string &stage) {
  last_ = std::max(last_, std::clamp(share, 0.0, 1.0));
  if (parent_ != nullptr)
    parent_->report(from_ + (to_ - from_) * last_, stage.empty() ? parent_->stage_ : stage);
  else if (listener_ && !listener_(last_, stage))
    throw Cancelled();
}

Progress Progress::slice(double from, double to, std::string stage) {
  Progress part;
  part.parent_ = this;
  part.from_ = from;
  part.to_ = to;
  part.stage_ = stage.empty() ? stage_ : std::move(stage);
  return part;
}

} // namespace gis::base
