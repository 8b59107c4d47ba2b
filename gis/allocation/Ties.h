#pragma once

#include "gis/allocation/Allocation.h"
#include "gis/allocation/FacilityFlow.h"

#include <map>
#include <vector>

/// Inside this room only: which of many equally good allocations is the answer.
namespace gis::allocation {

/// The allocations that cost least differ only in people who have several equally good choices at the final
/// prices. Such people of one unit with the same choices are one class, however cells are cut. Of all ways to
/// place the classes the first is taken in the order of people served per pair (facility, unit): pair by pair
/// as many as circulate there without taking from the pairs before it. Hence what is served per facility and
/// unit is defined by the table alone.
class Ties {
public:
  /// After FacilityFlow::run.
  Ties(const Reaches &, const std::vector<std::int64_t> &capacity, const FacilityFlow &);

  /// Throws Cancelled.
  void settle(base::Progress &);
  /// The parts of all origins.
  std::vector<Allocation::Part> parts() const;

private:
  struct Class {
    std::uint32_t unit;
    std::vector<std::uint32_t> choices; ///< nodes
    std::vector<std::uint32_t> pairs;   ///< of each choice with the unit
    std::vector<std::int64_t> people;   ///< at each choice
    std::vector<std::uint32_t> origins;
  };
  struct Pair {
    std::uint32_t facility;
    std::int64_t people = 0;
    bool settled = false;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> classes; ///< class, place among its choices
  };
  /// How the circulation came to a node: within a class, or between a facility, its pairs and the sink.
  struct Step {
    std::uint32_t from;
    std::uint32_t in_class, choice_from, choice_to; ///< in_class none: no class
  };

  const Reaches &reaches_;
  const std::vector<std::int64_t> &capacity_;
  const FacilityFlow &flow_;
  std::uint32_t sink_, first_pair_;
  std::vector<Class> classes_;
  std::vector<Pair> pairs_; ///< by facility, then unit; `nobody` last
  std::vector<std::vector<std::uint32_t>> pairs_of_;
  std::vector<std::int64_t> taken_;
  std::vector<std::uint8_t> free_price_; ///< places that cost nothing may be taken or left
  std::vector<Step> steps_;
  std::vector<std::uint32_t> met_, line_;

  void find_classes();
  void make_pairs();
  void fill_up(std::uint32_t pair);
  bool find_circle(std::uint32_t pair);
  void look_from(std::uint32_t node, std::uint32_t goal);
  void offer(std::uint32_t to, Step);
  std::int64_t room(std::uint32_t node, const Step &) const;
  void move(std::uint32_t node, const Step &, std::int64_t people);
};

} // namespace gis::allocation
