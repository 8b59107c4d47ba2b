#pragma once

#include <map>
#include <string>
#include <vector>

namespace ui::commands::radio {

/// What one case of a model is made of, by the names of columns: cells of a table of cases, options of the
/// call, rows of a path file. Each knows where it came from, so that a bad one can be named.
class Cells {
public:
  struct Cell {
    std::string text;
    std::string option; ///< it was given by this option; else:
    std::string file;   ///< it stands in this file
    long row = 0;
  };

  /// What is there already stays: the first to fill a column wins.
  void put(const std::string &column, const Cell &);
  void put(const Cells &);
  bool has(const std::string &column) const { return cells_.contains(column); }
  /// Whether somebody gave it, as just this text.
  bool is(const std::string &column, const std::string &text) const {
    return has(column) && cells_.at(column).text == text;
  }

  /// Throws Error{option_missing} or {radio_column_missing: file, field, option} where nobody gave it, and
  /// {option_value}, {value_bad} where it is no number.
  double number(const std::string &column) const;
  double number_or(const std::string &column, double otherwise) const;
  /// The place of the text among the words allowed. Throws likewise.
  std::size_t choice(const std::string &column, const std::vector<std::string> &allowed) const;
  /// Throws the error of a value that is not what is wanted.
  [[noreturn]] void refuse(const std::string &column, const std::string &wanted) const;

  std::string table; ///< the table of cases; empty where the call is the case

private:
  std::map<std::string, Cell> cells_;

  const Cell &cell(const std::string &column) const;
};

/// The option that gives a column to all cases; empty where there is none.
std::string option_of(const std::string &column);

} // namespace ui::commands::radio
