#include "gis/study/NameCheck.h"

#include <algorithm>

namespace gis::study {

NameCheck::NameCheck(const std::vector<area::Edition> &editions, const sources::Layer &table)
    : editions_(editions) {
  for (const char *field : {"name", "unit_name"})
    if (table.find_field(field)) field_ = field;
}

void NameCheck::add(const TableReader &table, const sources::Row &row, const std::string &edition,
                    const std::string &level, const std::string &code) {
  const std::string name = table.text(row, field_);
  if (!name.empty()) named_[{edition, level}].emplace(code, Named{name, &row});
}

void NameCheck::finish(const TableReader &table, base::Findings &findings) const {
  for (const auto &[key, units] : named_) {
    const auto &[edition, level] = key;
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const auto &[code, named] : units) pairs.emplace_back(code, named.name);
    std::string chosen;
    if (const auto wrong = area::judge_edition(editions_, level, edition, pairs, chosen)) {
      findings.push_back(table.about(base::Severity::error, wrong->code, wrong->facts));
      continue;
    }
    const auto known = std::find_if(editions_.begin(), editions_.end(),
                                    [id = edition](const auto &e) { return e.id == id; });
    const auto *list = known == editions_.end() ? nullptr : known->find_level(level);
    for (const auto &[code, named] : units) {
      const auto unit = list == nullptr ? std::nullopt : list->find(code);
      if (!unit || area::same_name(list->units[*unit].name, named.name)) continue;
      auto finding = table.at(*named.row, base::Severity::warning, "name_mismatch",
                              {{"code", code}, {"name", named.name}, {"expected", list->units[*unit].name}});
      finding.unit_code = code;
      findings.push_back(std::move(finding));
    }
  }
}

} // namespace gis::study
