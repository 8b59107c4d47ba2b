#include "gis/water/rankings.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gis::water {
namespace {

bool in_reach(const ClassRequest &request, const Near &near) {
  return request.supplies[near.supply].piped || near.distance <= request.points_within;
}

std::int64_t served(const std::vector<ClassPeople> &classes) {
  std::int64_t sum = 0;
  for (const auto &place : classes)
    for (std::size_t c = 0; c <= static_cast<std::size_t>(WaterClass::point_seasonal); ++c) sum += place[c];
  return sum;
}

/// What is left for the points: who has neither pipes nor works of their own. Those come first, so no point
/// changes anything about them.
ClassRequest left_for_points(const ClassRequest &request, const std::vector<ClassPeople> &classes) {
  ClassRequest rest{.supplies = request.supplies, .season = request.season};
  for (std::size_t p = 0; p < request.places.size(); ++p) {
    Place place{.id = request.places[p].id, .people = request.places[p].people};
    for (std::size_t c = 0; c <= static_cast<std::size_t>(WaterClass::own_hygienic); ++c)
      place.people -= classes[p][c];
    if (request.places[p].unknown || place.people <= 0) continue;
    for (const auto &near : request.places[p].near)
      if (!request.supplies[near.supply].piped && in_reach(request, near)) place.near.push_back(near);
    if (!place.near.empty()) rest.places.push_back(std::move(place));
  }
  return rest;
}

/// Points that hang together by places in reach of two, each with its places.
class Surroundings {
public:
  explicit Surroundings(ClassRequest request)
      : request_(std::move(request)), above_(request_.supplies.size()) {
    std::iota(above_.begin(), above_.end(), 0);
    for (const auto &place : request_.places)
      for (const auto &near : place.near) above_[root(near.supply)] = root(place.near.front().supply);
    places_.resize(above_.size());
    for (std::size_t p = 0; p < request_.places.size(); ++p)
      places_[root(request_.places[p].near.front().supply)].push_back(p);
  }

  /// The part of the request that this point can change.
  ClassRequest around(std::size_t supply) {
    ClassRequest part{.supplies = request_.supplies, .season = request_.season};
    for (const auto place : places_[root(supply)]) part.places.push_back(request_.places[place]);
    return part;
  }

private:
  ClassRequest request_;
  std::vector<std::size_t> above_;
  std::vector<std::vector<std::size_t>> places_; ///< by root

  std::size_t root(std::size_t supply) {
    while (above_[supply] != supply) supply = above_[supply] = above_[above_[supply]];
    return supply;
  }
};

std::int64_t gain(ClassRequest request, std::size_t supply) {
  const auto now = served(classify(request));
  request.supplies[supply].state = State::functional;
  return served(classify(request)) - now;
}

} // namespace

std::vector<std::int64_t> repair_gains(const ClassRequest &request) {
  Surroundings surroundings(left_for_points(request, classify(request)));
  std::vector<std::int64_t> gains(request.supplies.size());
  for (std::size_t s = 0; s < gains.size(); ++s) {
    const auto &supply = request.supplies[s];
    if (supply.state != State::broken && supply.state != State::unknown) continue;
    gains[s] = gain(supply.piped ? request : surroundings.around(s), s);
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
