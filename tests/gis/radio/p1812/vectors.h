#pragma once

#include "gis/radio/p1812/P1812.h"

#include <cmath>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

/// The published paths of P.1812, read from the shared folder. Tests start with NEEDS_SHARED(vectors_folder).
namespace tests::radio {

inline constexpr const char *vectors_folder = "vectors/radio/p1812";

/// One row of a published path.
struct VectorCase {
  std::string name; ///< of the path
  std::size_t row = 0;
  gis::radio::Profile profile;
  gis::radio::Link link;
  gis::radio::P1812Setting setting;
  gis::base::Measure field_dbuvm, loss_db; ///< expected

  gis::radio::P1812Result result() const { return gis::radio::p1812(profile, link, setting); }
};

/// All rows of all paths, or of one, in the order of their names.
std::vector<VectorCase> vector_cases(const std::string &name = {});
/// One row.
VectorCase vector_case(const std::string &name, std::size_t row);

/// The published log of a row: value by "name,reference".
std::map<std::string, double> log_of(const VectorCase &);

/// The steps of a result by name; Missing ones left out.
std::map<std::string, double> steps_of(const gis::radio::P1812Result &);

/// The relative tolerance of the logs' 10 digits, with a floor.
inline double ten_digits(double wanted) { return std::max(1e-8, 1e-9 * std::fabs(wanted)); }

} // namespace tests::radio
