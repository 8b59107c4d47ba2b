#pragma once

#include "gis/indicators/Question.h"

#include <string>
#include <vector>

/// Joint deprivation: how many of the basic services the people of one place lack at once.
namespace gis::indicators {

/// A service whose absence is counted. People have it where they are within all of its reaches (radio and
/// television both).
struct NeededService {
  std::string id;
  std::vector<const PlaceReach *> reaches;
};

enum class Has { no, yes, unknown };

/// The people of a place have a service where at least `share` of them do; they lack it where that can not
/// be, whatever is true of those of whom nobody knows; else it is unknown. So it is where nobody lives and
/// where no source says how many do.
Has has_service(const NeededService &, const area::Place &, std::size_t place, double share);

/// What one place lacks, service by service, in the order they were asked for.
struct PlaceDeprivation {
  std::vector<Has> has;

  std::size_t count(Has what) const;
  /// How many services are lacking; Missing where of any it is not known.
  base::Measure missing() const;
};

/// Every place of the study. `share` from 0 to 1. Cost: of places × services.
std::vector<PlaceDeprivation> joint_deprivation(const std::vector<NeededService> &, const area::People &,
                                                double share);

/// A unit, from its places.
struct UnitDeprivation {
  double people = 0;
  double people_unknown = 0;    ///< of places where the number of missing services is not known
  std::vector<double> by_count; ///< people whose place lacks 0, 1, … all of the services
  std::vector<double> lacking;  ///< people whose place lacks the service, by service
  /// Services that a person lacks in the mean; Missing where the number is known for less than 80 %.
  base::Measure mean;
  std::size_t settlements = 0, settlements_unknown = 0;
};

UnitDeprivation unit_deprivation(const RowUnit &, const Material &, const std::vector<PlaceDeprivation> &,
                                 std::size_t services);

} // namespace gis::indicators
