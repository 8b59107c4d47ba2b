// Everything the face shows comes from the words: looks through the sources of ui for text that was written
// into the code, and for keys that do not exist. A technical text is excused by "// not shown" on its line.
#include "tests/ui/words/literals.h"

#include "ui/words/Words.h"

#include <cctype>
#include <gtest/gtest.h>
#include <regex>
#include <set>

namespace ui::words {
namespace {

using tests::Literal;

/// Two words of two letters or more with a blank between them, one word with a capital ("Written:"), or a
/// letter beyond ASCII.
bool looks_like_a_sentence(const std::string &text) {
  static const std::regex capital_word("[A-Z][a-z]{2,}[.:!?]?\\s*");
  if (std::regex_match(text, capital_word)) return true;
  int words = 0, letters = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const auto c = i < text.size() ? static_cast<unsigned char>(text[i]) : ' ';
    // Letters of Latin scripts with marks lie in U+00C0…U+024F and U+1E00…U+1EFF; signs do not.
    if ((c >= 0xC3 && c <= 0xC9) || (c == 0xE1 && i + 1 < text.size() && (text[i + 1] & 0xFC) == 0xB8))
      return true;
    if (std::isalpha(c))
      ++letters;
    else if (c == ' ') {
      words += letters >= 2;
      letters = 0;
    } else if (std::string("-'.,:;!?").find(static_cast<char>(c)) == std::string::npos)
      letters = -1000; // digits, slashes, braces: no word until the next blank
  }
  return words >= 2;
}

TEST(Literals, ShownTextIsKeptInTheWords) {
  for (const auto &file : tests::sources_under("ui")) {
    if (file.path.rfind("ui/words/", 0) == 0) continue;
    for (const Literal &literal : tests::literals_of(file.code))
      if (!literal.marked && looks_like_a_sentence(literal.text))
        ADD_FAILURE() << file.path << ":" << literal.line << ": move to ui/words or mark \"// not shown\": \""
                      << literal.text << "\"";
  }
}

/// A literal that stands where a key stands: words("…"), fill("…", …).
bool asks_for_words(const Literal &literal) {
  for (const std::string call : {"words(", "words_(", "w(", "fill("}) {
    const auto &before = literal.before;
    if (before.size() < call.size() || before.compare(before.size() - call.size(), call.size(), call) != 0)
      continue;
    const bool whole_name =
        before.size() == call.size() ||
        !std::isalnum(static_cast<unsigned char>(before[before.size() - call.size() - 1]));
    if (whole_name) return true;
  }
  return false;
}

/// A literal "family.name" of a family the words have; file names are none.
bool is_written_like_a_key(const Words &words, const std::string &text) {
  static const std::set<std::string> endings = {"csv",  "json", "svg",  "png", "pdf", "html", "gpkg", "tif",
                                                "toml", "log",  "xlsx", "ods", "cpp", "h",    "md",   "docx"};
  const auto dot = text.find('.');
  if (dot == std::string::npos || dot == 0 || text.find_first_of(" /\\") != std::string::npos) return false;
  if (endings.contains(text.substr(text.rfind('.') + 1))) return false;
  const auto first = words.all().lower_bound(text.substr(0, dot + 1));
  return first != words.all().end() && first->first.rfind(text.substr(0, dot + 1), 0) == 0;
}

/// The key itself, or the beginning of keys where the code adds the rest ("status." + name).
bool is_known(const Words &words, const Literal &literal) {
  if (words.has(literal.text)) return true;
  if (literal.text.empty() || (literal.text.back() != '.' && literal.after != '+')) return false;
  const auto first = words.all().lower_bound(literal.text);
  return first != words.all().end() && first->first.rfind(literal.text, 0) == 0;
}

TEST(Literals, EveryKeyInTheCodeHasWords) {
  const Words words(Language::vi);
  for (const auto &file : tests::sources_under("ui")) {
    if (file.path == "ui/words/Words.h") continue;
    for (const Literal &literal : tests::literals_of(file.code))
      if (!literal.marked && (asks_for_words(literal) || is_written_like_a_key(words, literal.text)))
        EXPECT_TRUE(is_known(words, literal))
            << file.path << ":" << literal.line << ": no words for \"" << literal.text << "\"";
  }
}

/// The code of a problem that gis or ui reports: Error("…", .code = "…", at(row, Severity::error, "…" …
TEST(Literals, EveryReportedProblemHasWords) {
  const Words words(Language::vi);
  auto files = tests::sources_under("gis");
  const auto more = tests::sources_under("ui");
  files.insert(files.end(), more.begin(), more.end());
  for (const auto &file : files)
    for (const Literal &literal : tests::literals_of(file.code)) {
      bool code = false;
      for (const std::string head :
           {"Error(", "Error{", ".code=", "Severity::error,", "Severity::warning,", "Severity::info,",
            "fail(source,", "fail(number,", "fail(0,", "tell(severity,", ".place("})
        code = code || (literal.before.size() >= head.size() &&
                        literal.before.compare(literal.before.size() - head.size(), head.size(), head) == 0);
      if (code && literal.text.find(' ') == std::string::npos)
        EXPECT_TRUE(words.has("finding." + literal.text) || words.has("error." + literal.text))
            << file.path << ":" << literal.line << ": no words for the problem \"" << literal.text << "\"";
    }
}

TEST(Literals, TheScannerSeesWhatItShould) {
  const auto found = tests::literals_of("f(\"one two\"); // \"not code\"\n"
                                        "g('\"', \"a\\\"b\"); /* \"no\" */ h(R\"x(raw \"text\" here)x\");\n"
                                        "i(\"excused text\"); // not shown\nwords(\"status.\" + name);");
  ASSERT_EQ(found.size(), 5U);
  EXPECT_EQ(found[0].text, "one two");
  EXPECT_EQ(found[1].text, "a\\\"b");
  EXPECT_EQ(found[2].text, "raw \"text\" here");
  EXPECT_EQ(found[2].line, 2);
  EXPECT_TRUE(found[3].marked);
  EXPECT_EQ(found[4].before.substr(found[4].before.size() - 6), "words(");
  EXPECT_EQ(found[4].after, '+');
  EXPECT_TRUE(looks_like_a_sentence("Not found."));
  EXPECT_TRUE(looks_like_a_sentence("xã"));
  EXPECT_TRUE(looks_like_a_sentence("Đạt"));
  EXPECT_TRUE(looks_like_a_sentence("ngưỡng"));
  EXPECT_TRUE(looks_like_a_sentence("Written: "));
  EXPECT_FALSE(looks_like_a_sentence("results.gpkg"));
  EXPECT_FALSE(looks_like_a_sentence("EDU"));
  EXPECT_FALSE(looks_like_a_sentence("M 0 0 L 1 1"));
  EXPECT_FALSE(looks_like_a_sentence(" km²"));
  EXPECT_TRUE(asks_for_words({.text = "x", .before = "=words("}));
  EXPECT_FALSE(asks_for_words({.text = "x", .before = "few("}));
}

} // namespace
} // namespace ui::words
