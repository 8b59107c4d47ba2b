#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace gis::study {

/// One line of a table of results. Its texts are shared with the other lines of the table, which says most of
/// them many times, and stay while the table stands.
class ResultRow {
public:
  /// The text of a column, or null where the table has no such column. Cost: the number of columns.
  const std::string *find(std::string_view column) const;
  /// All columns by name.
  std::map<std::string, std::string> columns() const;

private:
  friend class ResultTable;
  const std::vector<std::string> *heads_ = nullptr;
  std::vector<const std::string *> cells_;
};

/// A table of a results folder read back: 156,000 lines of 33 columns take some 60 MB.
class ResultTable {
public:
  ResultTable() = default;
  /// From the text of a CSV file. Throws what sources::each_record throws.
  ResultTable(std::string_view csv, const std::string &name);

  const std::vector<std::string> &heads() const { return *heads_; }
  auto begin() const { return rows_.begin(); }
  auto end() const { return rows_.end(); }
  std::size_t size() const { return rows_.size(); }
  bool empty() const { return rows_.empty(); }
  const ResultRow &operator[](std::size_t i) const { return rows_[i]; }

private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  using Texts = std::unordered_set<std::string, TextHash, std::equal_to<>>;
  std::shared_ptr<std::vector<std::string>> heads_ = std::make_shared<std::vector<std::string>>();
  std::shared_ptr<Texts> texts_ = std::make_shared<Texts>(); ///< a copy of the table shares them
  std::vector<ResultRow> rows_;
};

} // namespace gis::study
