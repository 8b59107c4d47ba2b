#include "ui/desktop/Worker.h"

#include "gis/base/Error.h"

#include <chrono>
#include <new>

namespace ui::desktop {

Worker::Worker(QObject *parent) : QObject(parent), thread_([this] { loop(); }) {}

Worker::~Worker() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
    waiting_.reset();
    stop_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Worker::start(Work work) {
  {
    const std::lock_guard lock(mutex_);
    if (!waiting_) ++open_;
    waiting_ = std::move(work);
  }
  if (!busy_) {
    busy_ = true;
    emit busy_changed(true);
  }
  wake_.notify_all();
}

void Worker::stop() {
  {
    const std::lock_guard lock(mutex_);
    if (waiting_) --open_;
    waiting_.reset();
    stop_ = true;
  }
  tell_if_idle();
}

void Worker::tell_if_idle() {
  {
    const std::lock_guard lock(mutex_);
    if (open_ > 0) return;
  }
  if (!busy_) return;
  busy_ = false;
  emit busy_changed(false);
}

void Worker::loop() {
  for (;;) {
    Work work;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return ending_ || waiting_; });
      if (ending_) return;
      work = std::move(*waiting_);
      waiting_.reset();
      stop_ = false;
    }
    do_job(work);
  }
}

void Worker::do_job(const Work &work) {
  auto last = std::chrono::steady_clock::time_point();
  gis::base::Progress progress([&](double share, const std::string &stage) {
    const auto now = std::chrono::steady_clock::now();
    if (now - last > std::chrono::milliseconds(100)) {
      last = now;
      emit progressed(share, QString::fromStdString(stage));
    }
    return !stop_;
  });
  const auto fail = [this](const gis::base::Finding &finding) {
    end_job([this, finding] { emit failed(finding); });
  };
  try {
    end_job(work(progress));
  } catch (const gis::base::Cancelled &) {
    end_job([this] { emit stopped(); });
  } catch (const gis::base::Error &error) {
    fail(error.finding());
  } catch (const std::bad_alloc &) {
    fail({.code = "memory_short"});
  } catch (const std::exception &fault) {
    fail({.code = "unexpected", .facts = {{"why", fault.what()}}});
  }
}

void Worker::end_job(const Landing &landing) {
  QMetaObject::invokeMethod(
      this,
      [this, landing] {
        if (landing) landing();
        {
          const std::lock_guard lock(mutex_);
          --open_;
        }
        tell_if_idle();
      },
      Qt::QueuedConnection);
}

} // namespace ui::desktop
