#include "ui/desktop/Bookmarks.h"

#include <QSettings>

namespace ui::desktop {
namespace {

constexpr int most = 9;

QSettings settings() {
  return QSettings(QStringLiteral("TiepCan"), QStringLiteral("tiepcan-desktop"));
} // not shown

QString key(const QString &study) { return QStringLiteral("bookmarks/") + study; } // not shown

void keep(const QString &study, const QList<Bookmark> &all) {
  QVariantList list;
  for (const auto &mark : all)
    list << QVariant(QVariantList{mark.name, mark.centre.x, mark.centre.y, mark.scale});
  settings().setValue(key(study), list);
}

} // namespace

QList<Bookmark> Bookmarks::of(const QString &study) {
  QList<Bookmark> all;
  for (const auto &entry : settings().value(key(study)).toList()) {
    const auto cells = entry.toList();
    if (cells.size() == 4 && cells[3].toDouble() > 0)
      all.push_back({cells[0].toString(), {cells[1].toDouble(), cells[2].toDouble()}, cells[3].toDouble()});
  }
  return all;
}

void Bookmarks::add(const QString &study, const Bookmark &mark) {
  auto all = of(study);
  all.removeIf([&](const Bookmark &other) { return other.name == mark.name; });
  all.prepend(mark);
  if (all.size() > most) all.resize(most);
  keep(study, all);
}

void Bookmarks::clear(const QString &study) { settings().remove(key(study)); }

} // namespace ui::desktop
