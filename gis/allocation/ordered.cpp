#include "gis/allocation/ordered.h"

#include <algorithm>
#include <stdexcept>

namespace gis::allocation {
namespace {

struct Visitor {
  std::uint32_t minute, rank, origin;
  friend auto operator<=>(const Visitor &, const Visitor &) = default;
};

/// Who reaches each facility: by minute, then in canonical order.
std::vector<std::vector<Visitor>> visitors_of(const Reaches &reaches, std::size_t facilities) {
  std::vector<std::vector<Visitor>> visitors(facilities);
  const auto order = canonical_order(reaches);
  for (std::uint32_t rank = 0; rank < order.size(); ++rank)
    for (const auto *reach = reaches.begin(order[rank]); reach != reaches.end(order[rank]); ++reach)
      visitors[reach->facility].push_back({(reach->milliseconds + 59999) / 60000, rank, order[rank]});
  for (auto &of_one : visitors) std::sort(of_one.begin(), of_one.end());
  return visitors;
}

class Turns {
public:
  Turns(const OrderedRequest &request, Ordered &result) : request_(request), result_(result) {
    for (const auto &origin : request.reaches->origins) waiting_.push_back(origin.people);
  }

  void take(std::uint32_t facility, const std::vector<Visitor> &visitors) {
    Ordered::Turn turn{.facility = facility, .left = request_.capacity[facility]};
    for (auto from = visitors.begin(); from != visitors.end() && turn.left > 0;) {
      const auto to =
          std::find_if(from, visitors.end(), [&](const Visitor &v) { return v.minute != from->minute; });
      take_band({from, to}, turn);
      from = to;
    }
    if (turn.left > 0) turn.edge = request_.limit.value;
    result_.turns.push_back(turn);
  }

private:
  const OrderedRequest &request_;
  Ordered &result_;
  std::vector<std::int64_t> waiting_;

  void take_band(const std::vector<Visitor> &band, Ordered::Turn &turn) {
    std::int64_t all = 0;
    for (const auto &visitor : band) all += waiting_[visitor.origin];
    if (all == 0) return;
    const auto places = std::min(all, turn.left);
    // The running sum is rounded, not each part: the parts add up to the places.
    __extension__ using Wide = __int128;
    Wide sum = 0;
    std::int64_t given = 0;
    for (const auto &visitor : band) {
      sum += waiting_[visitor.origin];
      const auto people = static_cast<std::int64_t>(sum * places / all) - given;
      given += people;
      waiting_[visitor.origin] -= people;
      if (people > 0) result_.allocation.parts.push_back({visitor.origin, turn.facility, people});
    }
    (places == all ? turn.inside : turn.outer) += places;
    turn.left -= places;
    turn.edge = band.front().minute;
  }
};

} // namespace

Ordered allocate_in_order(const OrderedRequest &request, base::Progress &progress) {
  check(*request.reaches, request.capacity);
  std::vector<std::uint8_t> seen(request.capacity.size(), 0);
  for (const auto facility : request.order)
    if (facility >= seen.size() || seen[facility]++ != 0)
      throw std::invalid_argument("allocation: the order names a facility twice or one that is not there");
  const auto visitors = visitors_of(*request.reaches, request.capacity.size());
  Ordered result;
  result.allocation.facilities.resize(request.capacity.size());
  Turns turns(request, result);
  for (std::size_t i = 0; i < request.order.size(); ++i) {
    turns.take(request.order[i], visitors[request.order[i]]);
    progress.report(static_cast<double>(i + 1) / static_cast<double>(request.order.size()));
  }
  std::sort(result.allocation.parts.begin(), result.allocation.parts.end());
  sum_up(*request.reaches, result.allocation);
  return result;
}

} // namespace gis::allocation
