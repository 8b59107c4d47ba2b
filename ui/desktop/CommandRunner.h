#pragma once

#include "ui/commands/Selection.h"
#include "ui/commands/call.h"
#include "ui/desktop/Worker.h"

#include <QObject>
#include <memory>

namespace ui::desktop {

/// Runs a command of the command line on a thread of its own: the same code, the same files.
class CommandRunner : public QObject {
  Q_OBJECT

public:
  explicit CommandRunner(QObject *parent = nullptr);

  void run(const std::string &verb, const commands::Given &, const std::shared_ptr<const words::Words> &);
  void stop() { worker_.stop(); }
  bool busy() const { return worker_.busy(); }

signals:
  /// What the command gave out, and what it said besides.
  void finished(const QString &verb, const QString &out, const QString &said);
  void progressed(double share, const QString &stage);
  void busy_changed(bool);
  void failed(const gis::base::Finding &);
  void stopped();

private:
  Worker worker_;
};

/// A selection as a command takes it; what is empty is left out.
commands::Given given_of(const commands::Selection &);

} // namespace ui::desktop
