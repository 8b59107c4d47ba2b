#pragma once

#include "gis/geo/Box.h"

#include <QList>
#include <QString>

namespace ui::desktop {

/// A part of the map to come back to.
struct Bookmark {
  QString name;
  gis::geo::Point centre;
  double scale = 0;
};

/// The bookmarks of a study, kept with the settings of the user.
class Bookmarks {
public:
  static QList<Bookmark> of(const QString &study);
  /// A second one of the same name takes the place of the first.
  static void add(const QString &study, const Bookmark &);
  static void clear(const QString &study);
};

} // namespace ui::desktop
