#include "gis/area/Crosswalk.h"

#include "gis/base/text.h"

#include <algorithm>

namespace gis::area {
namespace {

/// More than one name in five is another: no matter of spelling.
bool names_disagree(const EditionFit &fit) { return (fit.codes - fit.names) * 5 > fit.codes; }

} // namespace

bool same_name(const std::string &a, const std::string &b) {
  static const std::vector<std::string> kinds = {"xa ",    "phuong ",    "thi tran ", "dac khu ",
                                                 "huyen ", "thanh pho ", "thi xa ",   "tinh ",
                                                 "tp. ",   "tt. ",       "p. "};
  const auto bare = [](std::string key) {
    for (const auto &kind : kinds)
      if (key.rfind(kind, 0) == 0 && key.size() > kind.size()) {
        const auto rest = key.substr(kind.size());
        // "Phường 7" stays whole: a number alone names nothing.
        if (rest.find_first_not_of("0123456789") != std::string::npos) return rest;
      }
    return key;
  };
  return bare(base::search_key(a)) == bare(base::search_key(b));
}

std::optional<std::string> Crosswalk::same_unit(const std::string &level, const std::string &old_code) const {
  const CrosswalkRow *found = nullptr;
  for (const auto &row : rows) {
    if (row.level != level || row.old_code != old_code) continue;
    if (found != nullptr || row.share < 1) return {};
    found = &row;
  }
  if (found == nullptr) return {};
  const auto joins = std::count_if(rows.begin(), rows.end(), [&](const CrosswalkRow &row) {
    return row.level == level && row.new_code == found->new_code;
  });
  if (joins != 1) return {};
  return found->new_code;
}

void fill_shares(Crosswalk &crosswalk, const std::map<std::pair<std::string, std::string>, double> &people) {
  std::map<std::pair<std::string, std::string>, double> totals;
  std::map<std::pair<std::string, std::string>, int> parts;
  const auto of = [&](const CrosswalkRow &row) {
    const auto found = people.find({row.old_code, row.new_code});
    return found == people.end() ? 0.0 : found->second;
  };
  for (const auto &row : crosswalk.rows) {
    totals[{row.level, row.old_code}] += of(row);
    parts[{row.level, row.old_code}] += 1;
  }
  for (auto &row : crosswalk.rows) {
    const double total = totals[{row.level, row.old_code}];
    const int count = parts[{row.level, row.old_code}];
    row.share = count == 1 ? 1.0 : total > 0 ? of(row) / total : 1.0 / count;
  }
}

std::map<std::string, double> carried_over(const Crosswalk &crosswalk, const std::string &level,
                                           const std::map<std::string, double> &counts,
                                           std::set<std::string> &lost) {
  std::map<std::string, double> result;
  for (const auto &[code, count] : counts) {
    bool found = false;
    for (const auto &row : crosswalk.rows)
      if (row.level == level && row.old_code == code) {
        result[row.new_code] += count * row.share;
        found = true;
      }
    if (!found) lost.insert(code);
  }
  return result;
}

EditionFit fit(const Edition &edition, const std::string &level,
               const std::vector<std::pair<std::string, std::string>> &codes_and_names) {
  EditionFit result{edition.id};
  const Level *list = edition.find_level(level);
  if (list == nullptr) return result;
  for (const auto &[code, name] : codes_and_names) {
    const auto unit = list->find(code);
    if (!unit) continue;
    result.codes += 1;
    if (same_name(list->units[*unit].name, name)) result.names += 1;
  }
  return result;
}

std::optional<base::Finding>
judge_edition(const std::vector<Edition> &editions, const std::string &level, const std::string &stated,
              const std::vector<std::pair<std::string, std::string>> &codes_and_names, std::string &chosen) {
  std::vector<EditionFit> fits;
  for (const auto &edition : editions) fits.push_back(fit(edition, level, codes_and_names));
  std::stable_sort(fits.begin(), fits.end(), [](const EditionFit &a, const EditionFit &b) {
    return a.codes != b.codes ? a.codes > b.codes : a.names > b.names;
  });
  chosen = stated.empty() && !fits.empty() ? fits.front().edition : stated;
  const auto own =
      std::find_if(fits.begin(), fits.end(), [&](const EditionFit &f) { return f.edition == chosen; });
  if (own == fits.end() || codes_and_names.empty()) return {};
  const std::size_t all = codes_and_names.size();
  if (stated.empty()) {
    // Two editions know the same codes; only the names could tell, and they do not agree with either.
    if (fits.size() > 1 && fits[1].codes == fits[0].codes && names_disagree(fits[0]))
      return base::Finding{.severity = base::Severity::error,
                           .code = "edition_unknown",
                           .facts = {{"edition", fits[0].edition}, {"other", fits[1].edition}}};
    return {};
  }
  if (own->codes == all && names_disagree(*own)) {
    std::string other;
    for (const auto &f : fits)
      if (f.edition != chosen && f.names > own->names && (other.empty())) other = f.edition;
    return base::Finding{
        .severity = base::Severity::error,
        .code = "edition_wrong",
        .facts = {{"edition", chosen}, {"other", other}, {"n", std::to_string(own->codes - own->names)}}};
  }
  return {};
}

} // namespace gis::area
