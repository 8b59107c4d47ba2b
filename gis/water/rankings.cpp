#include "gis/water/rankings.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gis::water {
namespace {

bool in_reach(const ClassRequest &request, const Near &near) {
  return request.supplies[near.supply].piped || near.distance <= request.points_within;
}

/// Supplies that hang together: points and schemes that people of one place may draw from, and the schemes of
/// one count, whose households draw from them whatever else there is.
class Surroundings {
public:
  explicit Surroundings(const ClassRequest &request)
      : request_(request), above_(request.supplies.size()), of_count_(request.counts.size()) {
    std::iota(above_.begin(), above_.end(), 0);
    for (const auto &place : request.places) {
      std::optional<std::size_t> first;
      for (const auto &near : place.near) {
        if (!in_reach(request, near)) continue;
        const bool counted = place.counted && request.supplies[near.supply].piped;
        auto &together = counted ? of_count_[*place.counted] : first;
        if (together) join(*together, near.supply);
        together = near.supply;
      }
    }
    places_.resize(above_.size());
    for (std::size_t p = 0; p < request.places.size(); ++p) add(p);
  }

  /// The part of the request that this supply can change.
  ClassRequest around(std::size_t supply) {
    ClassRequest part;
    part.supplies = request_.supplies;
    part.counts = request_.counts;
    part.season = request_.season;
    part.points_within = request_.points_within;
    part.points_listed = request_.points_listed;
    for (const auto place : places_[root(supply)]) part.places.push_back(request_.places[place]);
    return part;
  }

private:
  const ClassRequest &request_;
  std::vector<std::size_t> above_;
  std::vector<std::optional<std::size_t>> of_count_; ///< a supply of each count
  std::vector<std::vector<std::size_t>> places_;     ///< by root

  std::size_t root(std::size_t supply) {
    while (above_[supply] != supply) supply = above_[supply] = above_[above_[supply]];
    return supply;
  }
  void join(std::size_t a, std::size_t b) { above_[root(a)] = root(b); }

  /// A place is in the surroundings of what its people may draw from, and of the schemes of its count.
  void add(std::size_t number) {
    const auto &place = request_.places[number];
    std::optional<std::size_t> counted, drawn;
    if (place.counted && of_count_[*place.counted]) counted = root(*of_count_[*place.counted]);
    for (const auto &near : place.near)
      if (in_reach(request_, near) && !(place.counted && request_.supplies[near.supply].piped))
        drawn = root(near.supply);
    if (counted) places_[*counted].push_back(number);
    if (drawn && drawn != counted) places_[*drawn].push_back(number);
  }
};

std::int64_t served(const ClassRequest &request) {
  std::int64_t sum = 0;
  for (const auto &place : classify(request))
    for (std::size_t c = 0; c <= static_cast<std::size_t>(WaterClass::point_seasonal); ++c) sum += place[c];
  return sum;
}

} // namespace

std::vector<std::int64_t> repair_gains(const ClassRequest &request) {
  Surroundings surroundings(request);
  std::vector<std::int64_t> gains(request.supplies.size());
  for (std::size_t s = 0; s < gains.size(); ++s) {
    const auto state = request.supplies[s].state;
    if (state != State::broken && state != State::unknown) continue;
    auto part = surroundings.around(s);
    const auto now = served(part);
    part.supplies[s].state = State::functional;
    gains[s] = served(part) - now;
  }
  return gains;
}

std::vector<Standing> standings(const ClassRequest &request) {
  std::vector<Standing> result(request.supplies.size());
  std::vector<double> depend(result.size());
  for (const auto &place : request.places) {
    std::vector<std::size_t> near, working;
    for (const auto &one : place.near)
      if (in_reach(request, one)) near.push_back(one.supply);
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    for (const auto supply : near) {
      result[supply].potential += place.people;
      if (works(request.supplies[supply].state)) working.push_back(supply);
    }
    for (const auto supply : working)
      depend[supply] += static_cast<double>(place.people) / static_cast<double>(working.size());
  }
  for (std::size_t s = 0; s < result.size(); ++s) {
    const auto &supply = request.supplies[s];
    if (!works(supply.state) || result[s].potential <= 0) continue;
    result[s].crucialness = depend[s] / static_cast<double>(result[s].potential);
    if (supply.capacity == unlimited)
      result[s].pressure = 0;
    else if (supply.capacity && *supply.capacity > 0)
      result[s].pressure = depend[s] / static_cast<double>(*supply.capacity);
  }
  return result;
}

double staleness(double age) {
  constexpr double years = 20;
  return std::pow(0.1, std::max(0.0, age) / years);
}

} // namespace gis::water
