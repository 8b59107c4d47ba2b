#pragma once

#include "ui/words/Words.h"

#include <QHash>
#include <QTranslator>

namespace ui::desktop {

/// Puts Qt's own buttons, menus and dialogs into the language of the words: Debian ships no Vietnamese
/// translation of Qt. A text is known by its English, the words "qt.*" of both languages.
class WordsTranslator : public QTranslator {
  Q_OBJECT

public:
  explicit WordsTranslator(QObject *parent = nullptr) : QTranslator(parent) {}
  void set_language(words::Language);

  QString translate(const char *context, const char *text, const char *disambiguation, int n) const override;
  bool isEmpty() const override { return texts_.isEmpty(); }

private:
  QHash<QString, QString> texts_;
};

} // namespace ui::desktop
