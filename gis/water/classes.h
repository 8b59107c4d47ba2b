#pragma once

#include "gis/base/units.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

/// Who has which water: eleven classes that exclude each other and sum to the people.
namespace gis::water {

/// In the order of methods 6: of two that would hold the first counts.
enum class WaterClass : std::uint8_t {
  piped_clean,      ///< from a scheme whose water was found to meet the regulation
  piped_not_clean,  ///< from a scheme whose water does not, or of which nobody says so
  own_compliant,    ///< from works of the household that meet the regulation
  own_hygienic,     ///< from works of the household that are hygienic and no more
  point_year_round, ///< from a public point
  point_seasonal, ///< from a public point that dries up; in the dry season: nothing but such points in reach
  over_capacity,  ///< what works in reach is used up by those nearer to it
  only_broken,    ///< what is in reach is broken: a repair would serve
  only_unknown,   ///< nobody knows whether what is in reach serves: its state, or how many it serves
  beyond_reach,
  no_data ///< the people are not known, or nothing was ever listed here
};
inline constexpr std::size_t class_count = 11;
/// "piped_clean" …: the word in files, never translated.
const char *class_name(WaterClass);

enum class State : std::uint8_t { functional, partial, broken, unknown, abandoned };
/// Whether water comes: functional and partial are working. What is abandoned is as if it were not there.
inline bool works(State state) { return state == State::functional || state == State::partial; }

inline constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max();

/// What gives water to people: a scheme with pipes to the houses, or a public point.
struct Supply {
  std::string id;
  bool piped = false;
  State state = State::unknown;
  /// Thousandths of a person there is water for. Missing where nobody says: such a supply is counted as
  /// unknown, and is unlimited only where that is said.
  std::optional<std::int64_t> capacity;
  std::optional<bool> clean; ///< to the regulation
  bool seasonal = false;     ///< dry in some months
};

/// Thousandths of a person that a volume serves, rounded down. Throws Error{water_litres: value} where the
/// litres per person and day are not above 0.
std::int64_t people_served(double cubic_metres_per_day, double litres_per_person);

/// A supply in reach of a place. Distances are compared among schemes, and among points: each may have a unit
/// of its own.
struct Near {
  std::size_t supply = 0;
  double distance = 0;
};

/// A settlement or a cell of people.
struct Place {
  std::string id;
  std::int64_t people = 0;            ///< thousandths
  bool unknown = false;               ///< no source says how many live here
  std::optional<std::size_t> counted; ///< the count of households that holds here
  std::vector<Near> near;
};

/// Households of a unit or a settlement as the office counted them.
struct Count {
  std::int64_t households = 0, piped = 0;
  std::int64_t own_compliant = 0; ///< with works of their own that meet the regulation
  std::int64_t own_hygienic = 0;  ///< with hygienic works of their own, the compliant ones among them
};

enum class WaterSeason : std::uint8_t { year_round, dry };

struct ClassRequest {
  std::vector<Supply> supplies;
  std::vector<Place> places;
  std::vector<Count> counts;
  WaterSeason season = WaterSeason::year_round;
  double points_within = std::numeric_limits<double>::infinity(); ///< points beyond are not in reach
  bool unplaced_is_clean = false; ///< whether counted connections of a unit without any zone have clean water
  bool points_listed = true;      ///< false: who is not served is no_data, since nobody listed the points
};

/// Thousandths of a person by class.
using ClassPeople = std::array<std::int64_t, class_count>;

/// The classes of every place, in the order of the request. Counts come first: piped households are put where
/// the zones of schemes are, nearest first; for whom the zones have no room, they are spread evenly over the
/// count's people and have the water of those that are placed; so are the household works, with their own; of
/// counts above the households the surplus is left out. Who is left draws from supplies in reach: class by
/// class, nearest first, ties by place id, then supply id, until the capacity is used up. Promises: each
/// place's classes sum to its people. Breaking or closing a supply never raises the people served, more
/// capacity never lowers them (both change a greedy assignment along one alternating path). The order of
/// places and supplies changes nothing where ids are unique. Cost grows with n log n in pairs of place and
/// supply.
std::vector<ClassPeople> classify(const ClassRequest &);

/// The same supplies as somebody sees them who asks for water to the regulation: others are not there, those
/// of unknown quality are of unknown state.
std::vector<Supply> only_clean(std::vector<Supply>);
/// As they would be if all that is unknown were good.
std::vector<Supply> if_unknown_were_good(std::vector<Supply>);

} // namespace gis::water
