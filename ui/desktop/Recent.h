#pragma once

#include <QStringList>

namespace ui::desktop {

/// The results folders opened last, newest first; kept between sessions with the language.
class Recent {
public:
  static QStringList folders();
  static void add(const QString &folder);
  /// "vi" or "en".
  static QString language();
  static void keep_language(const QString &code);
};

} // namespace ui::desktop
