#pragma once

#include "gis/allocation/Reaches.h"
#include "gis/base/Progress.h"

#include <limits>
#include <utility>
#include <vector>

/// Inside this room only: people flowing between facilities until no place is asked for twice.
namespace gis::allocation {

/// Least-cost flow of people to places, seen from the facilities. The nodes are the facilities, `nobody` (who
/// is served by none, at a cost above any detour) and `sink` (a place taken). Moving people from facility a
/// to b costs the least difference of their times there; these differences stand in one heap per pair (a, b),
/// made when a is first looked at, so that a search runs over a few hundred facilities, not over all people.
/// Every node has a price; no move costs less than the fall in price (the flow is optimal for the people it
/// has placed), and each round carries people too many at one node along a shortest way to where they fit.
class FacilityFlow {
public:
  using Prices = std::vector<std::int64_t>;
  struct Part {
    std::uint32_t facility;
    std::uint32_t next; ///< part of the same origin, or `none`
    std::int64_t people;
  };
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  /// Origins in canonical order. `timeless`: all times count as 0, so that only being served counts.
  FacilityFlow(const Reaches &, const std::vector<std::int64_t> &capacity, bool timeless);
  /// The same with another cost of being served by none.
  FacilityFlow(const Reaches &, const std::vector<std::int64_t> &capacity, std::int64_t refusal);

  /// Puts everybody where time plus price is least, of equals at the nearest. Prices are ≥ 0.
  void start(const Prices &facilities);
  /// Carries people on until every place is taken once. Throws Cancelled.
  void run(base::Progress &);

  std::uint32_t facilities() const { return nobody_; }
  std::uint32_t nobody() const { return nobody_; }
  std::int64_t refusal() const { return refusal_; } ///< the cost of being served by none
  /// What one more place at a facility would save; of `nobody` 0 where people are turned away.
  std::int64_t price(std::uint32_t node) const { return price_[node] - price_[sink_]; }
  std::int64_t cost(const Reach &reach) const { return timeless_ ? 0 : reach.milliseconds; }
  std::int64_t load(std::uint32_t facility) const { return taken_[facility]; }
  std::uint32_t first_part(std::size_t origin) const { return first_part_[origin]; }
  const Part &part(std::uint32_t index) const { return parts_[index]; }

private:
  struct Entry {
    std::int32_t cost;
    std::uint32_t origin;
    friend auto operator<=>(const Entry &, const Entry &) = default;
  };
  struct Other {
    std::uint32_t node;
    bool reached = true;    ///< somebody can move there
    std::int32_t least = 0; ///< cost of the cheapest move
  };
  struct Node {
    std::vector<std::uint32_t> came;       ///< origins that came before the heaps were made
    std::vector<Other> others;             ///< nodes its people can move to
    std::vector<std::vector<Entry>> heaps; ///< one for each of them
    std::vector<std::uint32_t> place;      ///< of a node in `others`, or none; empty until made
    bool stale = false;                    ///< people left: the cheapest moves may be gone
  };

  const Reaches &reaches_;
  const std::vector<std::int64_t> &capacity_;
  bool timeless_;
  std::uint32_t nobody_, sink_;
  std::int64_t refusal_;
  std::vector<std::int64_t> price_, excess_, taken_;
  std::vector<Node> nodes_;
  std::vector<Part> parts_;
  std::vector<std::uint32_t> first_part_;
  std::uint32_t free_part_ = none;
  // of one search
  std::vector<std::int64_t> distance_;
  std::vector<std::uint32_t> parent_, settled_;
  std::vector<std::uint8_t> state_; ///< 0 not met, 1 met, 2 settled
  std::vector<std::uint32_t> met_;
  using Waiting = std::pair<std::int64_t, std::uint32_t>;
  std::vector<Waiting> queue_;

  bool is_place(std::uint32_t node) const { return node < nobody_; }
  std::int64_t offset(std::uint32_t from, std::uint32_t to) const {
    return to == nobody_ ? refusal_ : from == nobody_ ? -refusal_ : 0;
  }
  std::uint32_t *link_of(std::uint32_t origin, std::uint32_t node);
  std::int64_t own_cost(std::uint32_t origin, std::uint32_t node) const;
  void make_heaps(std::uint32_t node);
  void look_again(std::uint32_t node);
  void add_entries(std::uint32_t node, std::uint32_t origin, bool ordered);
  void add_entry(Node &, std::uint32_t other, Entry, bool ordered);
  const Entry *cheapest(std::uint32_t from, std::size_t place);
  void wait(std::int64_t distance, std::uint32_t node);
  void enter(std::uint32_t origin, std::uint32_t node, std::int64_t people);
  void leave(std::uint32_t origin, std::uint32_t node, std::int64_t people);
  std::uint32_t search(std::uint32_t from);
  void look_from(std::uint32_t node);
  void offer(std::uint32_t from, std::uint32_t to, std::int64_t cost);
  std::int64_t room(std::uint32_t from, std::uint32_t to, std::uint32_t &origin);
  bool carry(std::uint32_t from, std::uint32_t to);
};

} // namespace gis::allocation
