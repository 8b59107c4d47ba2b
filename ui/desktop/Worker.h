#pragma once

#include "gis/base/Finding.h"
#include "gis/base/Progress.h"

#include <QObject>
#include <QString>
#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace ui::desktop {

/// Does work on a thread of its own, one job after the other, and brings what came of it back to the thread
/// this object lives on. The one place of the desktop that catches what work throws. A job still waiting when
/// a newer one comes is left out: only the newest wish counts.
class Worker : public QObject {
  Q_OBJECT

public:
  /// What is done with the result, on this object's thread.
  using Landing = std::function<void()>;
  /// Works on values it holds itself; reports progress, and stops where the report throws.
  using Work = std::function<Landing(gis::base::Progress &)>;

  explicit Worker(QObject *parent = nullptr);
  /// Asks the running job to stop and waits for it.
  ~Worker() override;

  void start(Work);
  /// Asks the running job to stop; a waiting one is forgotten.
  void stop();
  /// True from start() until the last job has landed, failed or stopped.
  bool busy() const { return busy_; }

signals:
  void busy_changed(bool busy);
  /// At most ten times a second.
  void progressed(double share, const QString &stage);
  void failed(const gis::base::Finding &);
  void stopped();

private:
  std::mutex mutex_;
  std::condition_variable wake_;
  std::optional<Work> waiting_;
  std::atomic<bool> stop_{false};
  bool ending_ = false;
  bool busy_ = false;
  int open_ = 0; ///< jobs begun and not yet ended, on this object's thread
  std::thread thread_;

  void loop();
  void do_job(const Work &);
  void end_job(const Landing &);
  void tell_if_idle();
};

} // namespace ui::desktop
