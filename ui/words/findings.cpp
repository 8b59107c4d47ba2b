#include "gis/base/number.h"
#include "gis/base/text.h"
#include "ui/words/Words.h"
#include "ui/words/numbers.h"

#include <algorithm>
#include <set>

namespace ui::words {
namespace {

using gis::base::Facts;
using gis::base::Finding;

const std::string arrow = " → ";

/// Facts that count or measure; all others (codes, rows, years, typed text) are never touched.
bool is_quantity(const std::string &key) {
  static const std::set<std::string> keys = {"n",     "value", "given", "computed", "numerator",
                                             "total", "share", "min",   "max",      "denominator",
                                             "free",  "limit", "area",  "distance"};
  return keys.contains(key);
}

/// Facts that name a kind of thing by a fixed English word.
bool is_kind(const std::string &key) {
  static const std::set<std::string> keys = {"wanted", "found", "why",   "kind", "quality",
                                             "season", "mode",  "basis", "shape"};
  return keys.contains(key);
}

/// "2024-11": the id of an edition of the boundaries.
bool is_edition_id(const std::string &text) {
  if (text.size() != 7 || text[4] != '-') return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
}

std::string quantity(const std::string &text, Language language) {
  const bool share = !text.empty() && text.back() == '%';
  const auto value = gis::base::parse_number(share ? text.substr(0, text.size() - 1) : text);
  if (!value) return text;
  return short_number(*value, 4, language) + (share ? "%" : "");
}

std::string shown(const Words &words, const std::string &key, const std::string &text) {
  if (is_quantity(key)) return quantity(text, words.language());
  if (key == "date") return date_short(text, words);
  if ((key == "edition" || key == "other" || key == "shown") && is_edition_id(text))
    return edition_label(text, words);
  if (is_kind(key)) {
    // Lists such as "point,line" are translated member by member.
    auto parts = gis::base::split(text, ',');
    for (auto &part : parts) part = named(words, "word", gis::base::trimmed(part));
    return gis::base::join(parts, ", ");
  }
  return text;
}

/// The facts as they are printed, completed from the place of the finding.
Facts printed_facts(const Words &words, const Finding &finding) {
  Facts facts;
  for (const auto &[key, text] : finding.facts) facts[key] = shown(words, key, text);
  const auto complete = [&](const std::string &key, const std::string &text) {
    if (!text.empty()) facts.emplace(key, text);
  };
  complete("file", finding.source);
  complete("layer", finding.layer.empty() ? finding.source : finding.layer);
  complete("source", finding.source);
  complete("row", finding.row > 0 ? std::to_string(finding.row) : "");
  complete("unit", finding.unit_code);
  complete("code", finding.unit_code);
  return facts;
}

/// The names between braces, in order.
std::vector<std::string> placeholders(const std::string &text) {
  std::vector<std::string> names;
  for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    const auto close = text.find('}', open);
    if (close != std::string::npos) names.push_back(text.substr(open + 1, close - open - 1));
  }
  return names;
}

std::string told(const Words &words, const std::string &key, Facts facts) {
  for (const auto &name : placeholders(words(key))) facts.emplace(name, words("sign.missing"));
  return words.fill(key, facts);
}

std::string where(const Words &words, const Finding &finding) {
  std::vector<std::string> parts;
  const std::string &layer = finding.layer.empty() ? finding.source : finding.layer;
  const auto fact = [&](const char *key) {
    const auto found = finding.facts.find(key);
    return found == finding.facts.end() ? std::string() : found->second;
  };
  if (!fact("sheet").empty() && !fact("cell").empty())
    parts.push_back(words.fill("where.cell", {{"file", fact("file").empty() ? finding.source : fact("file")},
                                              {"sheet", fact("sheet")},
                                              {"cell", fact("cell")}}));
  else if (!layer.empty() && finding.row > 0)
    parts.push_back(words.fill("where.row", {{"layer", layer}, {"row", std::to_string(finding.row)}}));
  else if (!layer.empty())
    parts.push_back(words.fill("where.layer", {{"layer", layer}}));
  if (!finding.unit_code.empty()) {
    const bool has_name = !fact("unit").empty() && fact("unit") != finding.unit_code;
    parts.push_back(has_name ? words.fill("where.unit", {{"unit", fact("unit")}, {"code", finding.unit_code}})
                             : words.fill("where.code", {{"code", finding.unit_code}}));
  }
  // In lists of VN-2000 coordinates X is north and Y is east.
  if (finding.x && finding.y)
    parts.push_back(words.fill("where.point", {{"x", number(*finding.y, 0, words.language())},
                                               {"y", number(*finding.x, 0, words.language())}}));
  return gis::base::join(parts, "; ");
}

/// A code nobody wrote words for: told with its facts, so that the report stays of use.
std::string unlisted(const Words &words, const Finding &finding) {
  std::vector<std::string> facts;
  for (const auto &[key, text] : finding.facts) facts.push_back(key + " = " + text);
  return words.fill("finding.unlisted", {{"code", finding.code}, {"facts", gis::base::join(facts, ", ")}});
}

} // namespace

FindingText finding_text(const Words &words, const Finding &finding) {
  FindingText text;
  text.severity = words(std::string("severity.") + gis::base::severity_name(finding.severity));
  text.where = where(words, finding);
  const auto suggestion = finding.facts.find("suggestion");
  const bool nothing_near = suggestion != finding.facts.end() && suggestion->second.empty();
  std::string whole;
  for (const char *family : {"finding.", "error."}) {
    std::string key = family + finding.code;
    if (nothing_near && words.has(key + "_none")) key += "_none";
    if (whole.empty() && words.has(key)) whole = told(words, key, printed_facts(words, finding));
  }
  if (whole.empty()) whole = unlisted(words, finding);
  const auto at = whole.rfind(arrow);
  text.what = whole.substr(0, at);
  if (at != std::string::npos) text.remedy = whole.substr(at + arrow.size());
  return text;
}

std::string sentence(const Words &words, const Finding &finding) {
  const auto text = finding_text(words, finding);
  const Facts facts = {{"severity", text.severity},
                       {"where", upper_first(text.where)},
                       {"what", text.what},
                       {"remedy", text.remedy}};
  return words.fill(text.where.empty() ? "finding.line_placeless" : "finding.line", facts);
}

} // namespace ui::words
