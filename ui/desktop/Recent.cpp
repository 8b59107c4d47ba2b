#include "ui/desktop/Recent.h"

#include <QFileInfo>
#include <QSettings>

namespace ui::desktop {
namespace {

constexpr int most = 8;

QSettings settings() {
  return QSettings(QStringLiteral("TiepCan"), QStringLiteral("tiepcan-desktop"));
} // not shown

} // namespace

QStringList Recent::folders() {
  QStringList all = settings().value(QStringLiteral("recent")).toStringList();
  all.removeIf([](const QString &folder) { return !QFileInfo::exists(folder); });
  return all;
}

void Recent::add(const QString &folder) {
  QStringList all = folders();
  all.removeAll(folder);
  all.prepend(folder);
  if (all.size() > most) all.resize(most);
  settings().setValue(QStringLiteral("recent"), all);
}

QString Recent::language() {
  return settings().value(QStringLiteral("language"), QStringLiteral("vi")).toString();
}

void Recent::keep_language(const QString &code) { settings().setValue(QStringLiteral("language"), code); }

QString Recent::look() { return settings().value(QStringLiteral("look")).toString(); }

void Recent::keep_look(const QString &look) { settings().setValue(QStringLiteral("look"), look); }

} // namespace ui::desktop
