#include "gis/sources/TableReader.h"

#include "gis/base/number.h"
#include "gis/base/text.h"

#include <algorithm>
#include <set>

namespace gis::sources {
namespace {

bool says_total(const std::string &text) {
  static const std::set<std::string> words = {"tong",  "tong so",   "tong cong", "cong",
                                              "total", "toan tinh", "toan huyen"};
  return words.count(base::search_key(text)) > 0;
}

} // namespace

std::string cell_name(std::size_t column, long row) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters + std::to_string(row + 1);
}

std::string TableReader::text(const Row &row, const std::string &field) const {
  if (field.empty()) return {};
  return base::trimmed(row.cells[table_.field(field)].value_or(""));
}

base::Finding TableReader::at(const Row &row, base::Severity severity, const std::string &code,
                              base::Facts facts) const {
  facts.emplace("row", std::to_string(row.number));
  auto finding = about(severity, code, std::move(facts));
  finding.row = row.number;
  return finding;
}

base::Finding TableReader::about(base::Severity severity, const std::string &code, base::Facts facts) const {
  facts.emplace("file", table_.name);
  facts.emplace("layer", table_.name);
  return {.severity = severity,
          .code = code,
          .source = table_.source,
          .layer = table_.name,
          .facts = std::move(facts)};
}

bool TableReader::totals_row(const Row &row, const std::string &code_field) {
  const std::string code = text(row, code_field);
  const bool total = code.empty() ? std::any_of(row.cells.begin(), row.cells.end(),
                                                [](const auto &cell) { return cell && says_total(*cell); })
                                  : says_total(code);
  if (total) findings_.push_back(at(row, base::Severity::info, "totals_row", {}));
  return total;
}

base::Measure TableReader::number(const Row &row, const std::string &field) {
  if (field.empty()) return {};
  const auto column = table_.field(field);
  const auto &cell = row.cells[column];
  if (!cell) return {};
  const auto read = base::parse_office_number(*cell);
  switch (read.kind) {
  case base::OfficeNumber::Kind::missing:
    if (!base::trimmed(*cell).empty()) missing_[{field, base::trimmed(*cell)}] += 1;
    return {};
  case base::OfficeNumber::Kind::not_a_number:
    findings_.push_back(at(row, base::Severity::error, "not_a_number",
                           {{"cell", cell_name(column, row.number)}, {"field", field}, {"text", *cell}}));
    return {};
  case base::OfficeNumber::Kind::decimal_comma:
    commas_.emplace(field, std::pair(*cell, base::format_number(*read.value, 6)));
    break;
  case base::OfficeNumber::Kind::number:
    break;
  }
  if (*read.value < 0) {
    findings_.push_back(at(row, base::Severity::error, "negative_number",
                           {{"field", field}, {"value", base::format_number(*read.value, 6)}}));
    return {};
  }
  return read.value;
}

std::optional<bool> TableReader::flag(const Row &row, const std::string &field) const {
  const std::string key = base::search_key(text(row, field));
  if (key == "1" || key == "yes" || key == "true" || key == "co") return true;
  if (key == "0" || key == "no" || key == "false" || key == "khong") return false;
  return {};
}

void TableReader::finish() {
  for (const auto &[key, n] : missing_)
    findings_.push_back(about(base::Severity::info, "missing_mark",
                              {{"field", key.first}, {"text", key.second}, {"n", std::to_string(n)}}));
  for (const auto &[field, example] : commas_)
    findings_.push_back(about(base::Severity::info, "decimal_comma",
                              {{"field", field}, {"text", example.first}, {"value", example.second}}));
}

} // namespace gis::sources
