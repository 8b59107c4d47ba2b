#pragma once

#include "gis/geo/Crs.h"
#include "gis/geo/Geometry.h"

#include <optional>
#include <string>
#include <vector>

namespace gis::sources {

/// One record. Cells are text, as in the file, NFC: codes are never numbers. A null cell is nullopt.
struct Row {
  long number = 0; ///< 1 = first data row of the file
  std::vector<std::optional<std::string>> cells;
  geo::Geometry geometry; ///< empty in tables
};

/// A table, with or without geometry. Geometry is checked, repaired and in the CRS that was asked for.
struct Layer {
  std::string source; ///< id of the source it came from
  std::string name;   ///< of the layer inside the file
  std::vector<std::string> fields;
  std::vector<Row> rows;
  geo::Crs crs;

  /// Position of a field, or nullopt.
  std::optional<std::size_t> find_field(const std::string &field) const;
  /// Position of a field. Throws Error{field_missing: field, list}.
  std::size_t field(const std::string &name) const;
};

} // namespace gis::sources
