#pragma once

#include "gis/base/Finding.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace ui::words {

enum class Language { vi, en };

/// "vi", "en": as options and the lang attribute of a page write it.
const char *language_code(Language);
/// The language of a code; nullopt for any other text.
std::optional<Language> language_of(std::string_view code);

/// Every sentence and label the product shows, by key, in one language. Sentences may hold placeholders
/// ("{n}", "{layer}"). The words are built into the program (ui/words/<language>.csv): nothing is read.
class Words {
public:
  explicit Words(Language);

  Language language() const { return language_; }
  bool has(const std::string &key) const { return words_.contains(key); }
  /// Throws std::logic_error on an unknown key: that is a fault of the program, not of the data.
  const std::string &operator()(const std::string &key) const;
  /// The words of `key` with each {placeholder} replaced by the fact of that name, as it stands. Throws
  /// std::logic_error where a placeholder has no fact.
  std::string fill(const std::string &key, const gis::base::Facts &) const;
  /// All words by key, for tests and for lists of help.
  const std::map<std::string, std::string> &all() const { return words_; }

private:
  Language language_;
  std::map<std::string, std::string> words_;
};

/// What a Finding or an Error tells, in words. Facts that are numbers and dates are written as the language
/// writes them; a fact that names a kind ("point", "bilinear") is translated where the words know it
/// ("word.<fact>"). Never throws on odd facts: a placeholder nobody filled is shown as "…".
struct FindingText {
  std::string severity;
  std::string where; ///< empty where the finding has no place
  std::string what;
  std::string remedy;
};
/// Looks for "finding.<code>", then "error.<code>"; a code without words is told with its facts. Where the
/// fact "suggestion" is there but empty, "<key>_none" goes first.
FindingText finding_text(const Words &, const gis::base::Finding &);
/// The whole line: severity, where, what, remedy.
std::string sentence(const Words &, const gis::base::Finding &);

/// The words of a `family` member that may be missing ("reason" + "no_source"): its words, else `name`.
std::string named(const Words &, const std::string &family, const std::string &name);

/// Capitals by Unicode, as titles need them: "dự thảo" → "DỰ THẢO".
std::string upper(std::string_view);
/// The same with only the first letter made a capital: a label or a line begins so.
std::string upper_first(std::string_view);
/// The same with the first letter made small: a label goes on inside a line.
std::string lower_first(std::string_view);

} // namespace ui::words
