#include "gis/study/referral_chain.h"

#include "gis/allocation/referral.h"
#include "gis/study/job_cost.h"

namespace gis::study {
namespace {

using allocation::ReferralStep;

/// From any cell to the nearest facility of one service.
class Way {
public:
  Way(const Inputs &inputs, const travel::CostSurface &cost, const std::string &service, int threads,
      base::Progress &progress) {
    auto request = search_request(inputs, cost, false);
    request.allocation = true;
    request.threads = threads;
    found_ = travel::search(cost, starts(inputs, service), request, progress);
  }
  ReferralStep from(std::size_t cell) const {
    if (!found_.reached(cell)) return {};
    return {found_.nearest[cell], found_.tenths(cell) / 600.0};
  }

private:
  travel::SearchResult found_;
};

/// Where the facilities of a service send people on.
std::vector<ReferralStep> onward(const Inputs &inputs, const std::string &service, const Way &way) {
  std::vector<ReferralStep> steps;
  for (const auto &one : inputs.services)
    if (one.id == service)
      for (const auto &facility : one.facilities) {
        const auto cell = inputs.grid.cell_of(facility.at);
        steps.push_back(cell ? way.from(inputs.grid.index(*cell)) : ReferralStep{});
      }
  return steps;
}

/// Mean times of the people of every place.
class Means {
public:
  Means(std::size_t places, std::size_t services) : sums_(places, std::vector<Sum>(services)), all_(places) {}

  void add(std::uint32_t place, double people, const std::vector<base::Measure> &times) {
    all_[place] += people;
    for (std::size_t k = 0; k < times.size(); ++k) {
      if (!times[k]) continue;
      sums_[place][k].people += people;
      sums_[place][k].minutes += people * *times[k];
    }
  }

  std::vector<std::vector<base::Measure>> minutes() const {
    std::vector<std::vector<base::Measure>> result(sums_.size());
    for (std::size_t place = 0; place < sums_.size(); ++place)
      for (const auto &sum : sums_[place]) {
        auto &mean = result[place].emplace_back();
        if (sum.people > 0 && sum.people * 2 >= all_[place]) mean = sum.minutes / sum.people;
      }
    return result;
  }

private:
  struct Sum {
    double people = 0, minutes = 0;
  };
  std::vector<std::vector<Sum>> sums_;
  std::vector<double> all_;
};

} // namespace

ReferralChain referral_chain(const Inputs &inputs, const travel::Ground &ground, const area::People &people,
                             int threads, base::Progress &progress) {
  const auto &recipe = inputs.recipe.referral;
  const auto cost = cost_of(inputs, ground, {"", recipe.mode, recipe.season, false, {}});
  std::vector<std::vector<ReferralStep>> steps(recipe.services.size() - 1);
  for (std::size_t k = 0; k < steps.size(); ++k)
    steps[k] =
        onward(inputs, recipe.services[k], Way(inputs, cost, recipe.services[k + 1], threads, progress));
  const Way home(inputs, cost, recipe.services.front(), threads, progress);
  Means means(people.places.size(), recipe.services.size());
  for (const auto &cell : people.cells)
    for (std::uint32_t m = 0; m < cell.members; ++m) {
      const auto first = cell.on_barrier ? ReferralStep{} : home.from(people.members[cell.first_member + m]);
      means.add(cell.place, cell.people / cell.members, allocation::referral_times(first, steps));
    }
  return {recipe.services, means.minutes()};
}

} // namespace gis::study
