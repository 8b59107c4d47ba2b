#include "gis/study/ResultTable.h"

#include "gis/sources/csv.h"

namespace gis::study {

const std::string *ResultRow::find(std::string_view column) const {
  for (std::size_t i = 0; i < cells_.size(); ++i)
    if ((*heads_)[i] == column) return cells_[i];
  return nullptr;
}

std::map<std::string, std::string> ResultRow::columns() const {
  std::map<std::string, std::string> all;
  for (std::size_t i = 0; i < cells_.size(); ++i) all.emplace((*heads_)[i], *cells_[i]);
  return all;
}

ResultTable::ResultTable(std::string_view csv, const std::string &name) {
  const auto shared = [this](std::string_view text) {
    const auto known = texts_->find(text);
    return known != texts_->end() ? &*known : &*texts_->emplace(text).first;
  };
  sources::each_record(
      csv, name, [&](const std::vector<std::string> &heads) { *heads_ = heads; },
      [&](long, const std::vector<std::string> &cells) {
        ResultRow row;
        row.heads_ = heads_.get();
        row.cells_.reserve(cells.size());
        // Lines are sorted by key: most cells say what the line before said.
        const ResultRow *before = rows_.empty() ? nullptr : &rows_.back();
        for (std::size_t i = 0; i < cells.size(); ++i)
          row.cells_.push_back(before != nullptr && *before->cells_[i] == cells[i] ? before->cells_[i]
                                                                                   : shared(cells[i]));
        rows_.push_back(std::move(row));
      });
}

} // namespace gis::study
