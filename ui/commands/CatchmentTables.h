#pragma once

#include "gis/allocation/catchments.h"
#include "gis/base/Finding.h"

#include <string>
#include <vector>

namespace ui::commands {

/// A table of one row per id with its columns of numbers.
struct NumbersById {
  std::string file;
  std::vector<std::string> ids;    ///< in file order
  std::vector<std::string> fields; ///< without the id
  std::vector<std::vector<double>> columns;
  std::vector<std::uint32_t> rank; ///< of each row by bytewise order of id

  /// The values of a column by rank.
  std::vector<double> by_rank(std::size_t column) const;
  /// The ids by rank, for lists.
  std::vector<std::string> ids_by_rank() const;
};

/// Reads `id` and the named field, or, where it is empty, every other column. Throws what read_layer throws
/// and Error: code_empty, id_duplicate, field_missing, number_missing, value_bad, negative_number, each with
/// file and row.
NumbersById read_numbers(const std::string &file, const std::string &field, gis::base::Findings &);

/// Reads `origin,destination,minutes` as trips by rank, in order. Throws as above and Error: od_id_unknown,
/// od_pair_twice.
std::vector<gis::allocation::Trip> read_trips(const std::string &file, const NumbersById &origins,
                                              const NumbersById &sites,
                                              const gis::allocation::CatchmentRequest &,
                                              gis::base::Findings &);

} // namespace ui::commands
