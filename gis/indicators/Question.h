#pragma once

#include "gis/area/Group.h"
#include "gis/area/People.h"
#include "gis/base/Finding.h"
#include "gis/indicators/Figure.h"
#include "gis/indicators/Statistics.h"
#include "gis/services/Service.h"

#include <map>
#include <string>
#include <vector>

namespace gis::indicators {

enum class Combine { sum, ratio, none };

/// What to measure: one line of data/indicators.csv joined with what its target row says. No method reads
/// the id of the indicator; it only carries it into the figures.
struct Question {
  std::string indicator, measure, method;
  Basis basis = Basis::reported;
  std::string service, cohort, limit, attribute, reason;
  double counts_from = 75;   ///< of units_reach: per cent of its people from which a unit counts
  std::string scope = "all"; ///< id of a group
  Combine combine = Combine::ratio;
  std::string measured_in; ///< where the measure has a unit of its own: it is shown beside the target, not
                           ///< held against it
  double scale = 100;      ///< value = numerator × scale / denominator, in this order: 57 of 100 is 57
  std::string composite;   ///< people_all, units_all, count_entered; of a composite
  std::vector<std::string> parts;       ///< indicators that make up a composite
  std::vector<Question> part_questions; ///< how its parts are measured from geography
};

/// The cohort by its name where none is told apart: "people".
inline std::string cohort_name(const std::string &cohort) { return cohort.empty() ? "people" : cohort; }

/// One row to fill: a unit of any level and the smallest units inside it.
struct RowUnit {
  area::UnitKey key;
  std::vector<std::uint32_t> members; ///< indices of smallest units
  std::size_t level = 0;              ///< index in the edition
};

/// The limit of a surface on which all parts of a composite are held at once; its service is the composite's
/// indicator.
inline const std::string joint_limit = "all parts";

/// How the people of every place fare with one service, mode, season and limit.
struct PlaceReach {
  std::string service, limit, mode, season;
  /// A signal that comes to the people: they need no facility in their unit, no mode and no season.
  bool received = false;
  /// Why there is no figure where nothing is known of those outside the data.
  std::string unknown_reason = "signal_unknown";
  /// Per place, in variants of which the first is as computed; each other has one thing changed. Of a way:
  /// limit × 0.8; limit × 1.2; people spread evenly over the settled cells. Of a signal: the field less and
  /// more by its spread; people spread evenly.
  std::vector<std::vector<Ledger>> ledgers = std::vector<std::vector<Ledger>>(4);
  std::vector<double> flat;  ///< people whose cell has no terrain, per place
  std::vector<double> moved; ///< people moved off barriers, per place
  /// Where facilities fill up: the cohort that asks for their places ("people": everybody). Empty: the plain
  /// reach, to which everybody within the limit belongs.
  std::string filled_for;
  /// People of the ledger's outside_data who may find a place, where facilities do not say how many they
  /// have; per place. Empty where none is.
  std::vector<double> may_find;
  std::set<std::string> sources;

  /// Whether some of those outside the data may be served: they are where a signal is not known.
  bool may_hear() const { return received || limit == joint_limit; }
};

/// Things of facilities as they fall to the people who reach them: beds, doctors.
struct PlaceSupply {
  std::string service, limit, attribute, mode, season;
  /// Per place, in variants: as computed; limit × 0.8; limit × 1.2. All places together have what stands in
  /// the facilities somebody reaches.
  std::vector<std::vector<double>> things = std::vector<std::vector<double>>(3);
  std::vector<double> unknown; ///< people who reach a facility that does not say how many it has, per place
  std::set<std::string> sources;
};

/// All that a method may look at. Const: methods only answer.
struct Material {
  const area::StudyArea *area = nullptr;
  const area::People *people = nullptr;
  const std::vector<area::Group> *groups = nullptr;
  const std::vector<services::Service> *services = nullptr;
  const Statistics *statistics = nullptr;
  const std::vector<PlaceReach> *reaches = nullptr;
  const std::vector<PlaceSupply> *supplies = nullptr;
  /// Whether each settlement's wastewater is collected by its own word or by a zone; null where no zone is
  /// known.
  const std::vector<std::optional<bool>> *collected = nullptr;
  std::vector<RowUnit> units;                             ///< every unit of every level of the shown edition
  std::vector<std::vector<std::uint32_t>> places_of_unit; ///< per smallest unit
  int year = 0;
  std::set<std::string> illustrative; ///< ids of sources that are made up

  const area::Group &group(const std::string &id) const; ///< throws std::out_of_range
  bool has_group(const std::string &id) const;
  const services::Service *find_service(const std::string &id) const;
  /// People of unit ∩ scope ∩ group.
  double people_in(const RowUnit &, const area::Group &scope, const area::Group &group) const;
  /// Whether unit ∩ scope ∩ group holds a place whose people no source states: its population is not known.
  bool people_unknown(const RowUnit &, const area::Group &scope, const area::Group &group) const;
  /// Whether it is known that nobody lives in unit ∩ scope ∩ group: the row does not apply.
  bool nobody_in(const RowUnit &row, const area::Group &scope, const area::Group &group) const {
    return people_in(row, scope, group) <= 1e-9 && !people_unknown(row, scope, group);
  }
  /// A figure with its key filled.
  Figure figure(const Question &, const RowUnit &, const area::Group &) const;
  /// Adds the source, and "illustrative" where it is made up.
  void cite(Figure &, const std::string &source) const;
};

} // namespace gis::indicators
