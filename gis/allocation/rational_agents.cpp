#include "gis/allocation/rational_agents.h"

#include "gis/base/Error.h"

#include <algorithm>
#include <cmath>

namespace gis::allocation {
namespace {

/// Costs are of the order of 1; people who would gain less than this stay.
constexpr double content = 1e-10;

class Agents {
public:
  Agents(const CatchmentRequest &request, const std::vector<double> &supply,
         const std::vector<WeighedTrip> &trips)
      : request_(request), there_(supply.size()) {
    double people = 0, all = 0;
    for (const auto some : request.people) people += some;
    for (const auto places : supply) all += places;
    for (const auto places : supply) room_.push_back(people / all * places);
    std::uint32_t origin = 0;
    first_.push_back(0);
    for (const auto &trip : trips) {
      if (!(room_[trip.site] > 0)) continue; // no places there, or nobody anywhere
      for (; origin < trip.origin; ++origin) first_.push_back(ways_.size());
      ways_.push_back({trip.site, trip.minutes / request.tau.value, 0});
    }
    for (; origin < request.people.size(); ++origin) first_.push_back(ways_.size());
  }

  /// Everybody chooses once; the most anybody could still gain afterwards.
  double round() {
    std::fill(there_.begin(), there_.end(), 0);
    for (const auto &way : ways_) there_[way.site] += way.people;
    for (std::size_t i = 0; i + 1 < first_.size(); ++i) spread(i);
    double gain = 0;
    for (std::size_t i = 0; i + 1 < first_.size(); ++i) {
      const auto least = cost(i);
      for (auto k = first_[i]; k < first_[i + 1]; ++k)
        if (ways_[k].people > 0) gain = std::max(gain, cost_of(ways_[k]) - least.value_or(0));
    }
    return gain;
  }

  base::Measure cost(std::size_t origin) const {
    base::Measure least;
    for (auto k = first_[origin]; k < first_[origin + 1]; ++k)
      least = least ? std::min(*least, cost_of(ways_[k])) : cost_of(ways_[k]);
    return least;
  }

private:
  struct Way {
    std::uint32_t site;
    double travel; ///< in units of tau
    double people;
  };
  const CatchmentRequest &request_;
  std::vector<double> there_, room_; ///< people at each site, and what would be the mean crowding
  std::vector<Way> ways_;
  std::vector<std::size_t> first_;
  std::vector<std::pair<double, std::size_t>> choices_;

  double cost_of(const Way &way) const { return there_[way.site] / room_[way.site] + way.travel; }

  /// Fills the sites of an origin from the cheapest up, like water, until its people are placed.
  void spread(std::size_t origin) {
    choices_.clear();
    for (auto k = first_[origin]; k < first_[origin + 1]; ++k) {
      there_[ways_[k].site] -= ways_[k].people;
      ways_[k].people = 0;
      choices_.emplace_back(cost_of(ways_[k]), k);
    }
    const double people = request_.people[origin];
    if (people == 0 || choices_.empty()) return;
    std::sort(choices_.begin(), choices_.end());
    double room = 0, weighted = 0, level = 0;
    for (std::size_t n = 0; n < choices_.size(); ++n) {
      if (n > 0 && level <= choices_[n].first) break;
      room += room_[ways_[choices_[n].second].site];
      weighted += room_[ways_[choices_[n].second].site] * choices_[n].first;
      level = (people + weighted) / room;
    }
    for (const auto &[before, k] : choices_) {
      if (before >= level) break;
      ways_[k].people = (level - before) * room_[ways_[k].site];
      there_[ways_[k].site] += ways_[k].people;
    }
  }
};

} // namespace

std::vector<base::Measure> rational_costs(const CatchmentRequest &request, const std::vector<double> &supply,
                                          const std::vector<WeighedTrip> &trips, base::Progress &progress) {
  Agents agents(request, supply, trips);
  double gain = 1;
  for (int n = 0; gain > content; ++n) {
    if (n == request.most_rounds) throw base::Error("raam_unsettled", {{"n", std::to_string(n)}});
    gain = agents.round();
    progress.report(1 - 1 / (n + 2.0));
  }
  std::vector<base::Measure> costs;
  for (std::size_t i = 0; i < request.people.size(); ++i) costs.push_back(agents.cost(i));
  return costs;
}

} // namespace gis::allocation
