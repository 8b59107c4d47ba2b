#pragma once

#include "gis/base/units.h"
#include "gis/radio/units.h"
#include "gis/sources/Layer.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace gis::radio {

/// How much noise stands around a place.
enum class Environment { rural, urban, large_city };
const char *environment_name(Environment);

/// The field a service needs at a place to be received, and under which circumstances it is asked for.
struct Threshold {
  double value_dbuvm = 0;    ///< least field strength
  base::Metres receiver{10}; ///< receiving antenna above ground
  Percent location{50};      ///< compared is the field exceeded at so many of the places …
  Percent time{50};   ///< … for so much of the time. A margin for places already inside the value asks for 50
  Decibels margin{6}; ///< from the threshold up to "good"
  std::string source; ///< begins with "assumed" where nothing sure is behind it
  bool assumed() const { return source.rfind("assumed", 0) == 0; }
};

/// The table of thresholds: data with a source in every row, never a constant in the code.
class Thresholds {
public:
  /// What is received where and how: "fm_stereo" in a rural place with a "fixed" antenna.
  struct Key {
    std::string service;
    Environment environment = Environment::rural;
    std::string condition;
    auto operator<=>(const Key &) const = default;
  };

  /// Throws Error{threshold_missing: service, environment, condition}.
  const Threshold &at(const Key &) const;
  const std::map<Key, Threshold> &all() const { return rows_; }

private:
  std::map<Key, Threshold> rows_;
  friend Thresholds thresholds_from(const sources::Layer &);
};

/// From a table with the columns service, environment, condition, value_dbuvm, receiver_m, location_percent,
/// time_percent, margin_db, source. Throws Error{field_missing}, {value_bad: file, row, key, text, wanted}
/// (a row without a source among them), {threshold_twice: service, environment, condition, file, row}.
Thresholds thresholds_from(const sources::Layer &);

/// Where a study keeps its own table.
inline constexpr const char *thresholds_file = "radio/thresholds.csv";

/// The study folder's own radio/thresholds.csv where there is one, else the table of the program. An empty
/// folder has none. Throws what thresholds_from and sources::checked_path throw.
Thresholds read_thresholds(const std::filesystem::path &folder,
                           const std::vector<std::filesystem::path> &roots);

} // namespace gis::radio
