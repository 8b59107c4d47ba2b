#pragma once

#include <QStringList>

namespace ui::desktop {

/// The results folders opened last, newest first; kept between sessions with the language and the look.
class Recent {
public:
  static QStringList folders();
  static void add(const QString &folder);
  /// "vi" or "en".
  static QString language();
  static void keep_language(const QString &code);
  /// "light", "dark", or empty: as the system has it.
  static QString look();
  static void keep_look(const QString &);
};

} // namespace ui::desktop
