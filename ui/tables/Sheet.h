#pragma once

#include <string>
#include <variant>
#include <vector>

namespace ui::tables {

enum class Kind { text, number, percent, integer };

struct Column {
  std::string key;  ///< never translated: the head in files for machines
  std::string head; ///< in the language of the reader
  Kind kind = Kind::text;
  /// Figures: the most decimals kept in files, and exactly those shown on a page. Ignored for integer (0).
  int decimals = 0;
};

/// A text, a figure (percent as 0…100), or nothing: missing is never 0.
using Cell = std::variant<std::monostate, std::string, double>;

/// A table ready to be written: what it is called, its columns and its rows, each as long as the columns.
struct Sheet {
  std::string name;
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
};

/// Throws std::logic_error where a row is shorter or longer than the columns. A text in a column of figures
/// (such as "<5") is fine and written as it stands.
void check(const Sheet &);

} // namespace ui::tables
