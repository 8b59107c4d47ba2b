#include "ui/desktop/WordsTranslator.h"

#include "ui/desktop/text.h"

namespace ui::desktop {

void WordsTranslator::set_language(words::Language language) {
  texts_.clear();
  const words::Words english(words::Language::en), wanted(language);
  if (language == words::Language::en) return;
  for (auto at = english.all().lower_bound("qt."); at != english.all().end() && at->first.starts_with("qt.");
       ++at)
    texts_.insert(q(at->second), q(wanted(at->first)));
}

QString WordsTranslator::translate(const char *, const char *text, const char *, int) const {
  return texts_.value(QString::fromUtf8(text));
}

} // namespace ui::desktop
