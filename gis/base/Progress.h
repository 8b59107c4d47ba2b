#pragma once

#include <functional>
#include <string>

namespace gis::base {

/// How far a job has come, handed down in slices: whoever starts a part of the work gives it a part of
/// the scale. The share never goes back. Reporting throws Cancelled once the listener has asked to stop,
/// so long loops report often and need no test of their own. For one thread at a time.
class Progress {
public:
  /// Called with the share done (0…1) and the stage; false asks the job to stop.
  using Listener = std::function<bool(double share, const std::string &stage)>;

  /// Listens to nothing and is never cancelled.
  Progress() = default;
  explicit Progress(Listener listener) : listener_(std::move(listener)) {}

  /// Says that `share` (0…1) of this slice is done. Throws Cancelled.
  void report(double share);

  /// The part of this slice from `from` to `to` (0…1), under the name of a stage (empty: the same).
  /// The slice must not outlive this object.
  Progress slice(double from, double to, std::string stage = {});

private:
  Progress *parent_ = nullptr;
  double from_ = 0;
  double to_ = 1;
  double last_ = 0;
  std::string stage_;
  Listener listener_;

  void report(double share, const std::string &stage);
};

} // namespace gis::base
