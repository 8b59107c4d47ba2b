#include "gis/water/classes.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace gis::water {
namespace {

constexpr std::size_t index_of(WaterClass one) { return static_cast<std::size_t>(one); }

/// amount × part / whole without overflow, rounded down.
std::int64_t portion(std::int64_t amount, std::int64_t part, std::int64_t whole) {
  __extension__ using Wide = __int128;
  return static_cast<std::int64_t>(static_cast<Wide>(amount) * part / whole);
}

/// Places or supplies by their id: what breaks ties.
template <class Item> std::vector<std::size_t> ranks(const std::vector<Item> &items) {
  std::vector<std::size_t> order(items.size()), rank(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) order[i] = i;
  const bool sorted =
      std::is_sorted(items.begin(), items.end(), [](const Item &a, const Item &b) { return a.id < b.id; });
  if (sorted) return order;
  std::sort(order.begin(), order.end(),
            [&](auto a, auto b) { return std::tie(items[a].id, a) < std::tie(items[b].id, b); });
  for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  return rank;
}

class Classifier {
public:
  explicit Classifier(const ClassRequest &request)
      : request_(request), classes_(request.places.size(), ClassPeople{}), place_rank_(ranks(request.places)),
        supply_rank_(ranks(request.supplies)) {
    for (const auto &place : request.places) left_.push_back(place.unknown ? 0 : place.people);
    for (const auto &supply : request.supplies) free_.push_back(supply.capacity.value_or(0));
  }

  std::vector<ClassPeople> answer() {
    std::vector<std::vector<std::size_t>> counted(request_.counts.size());
    for (std::size_t i = 0; i < request_.places.size(); ++i)
      if (const auto &count = request_.places[i].counted) counted[*count].push_back(i);
    for (std::size_t c = 0; c < counted.size(); ++c) place_count(request_.counts[c], std::move(counted[c]));
    serve();
    for (std::size_t i = 0; i < request_.places.size(); ++i) {
      if (request_.places[i].unknown) left_[i] = request_.places[i].people;
      give(i, without_water(request_.places[i]), left_[i]);
    }
    return std::move(classes_);
  }

private:
  const ClassRequest &request_;
  std::vector<ClassPeople> classes_;
  std::vector<std::size_t> place_rank_, supply_rank_;
  std::vector<std::int64_t> left_, free_; ///< people not placed yet; capacity not used yet

  struct Pair {
    WaterClass served;
    double distance;
    std::size_t place_rank, supply_rank, place, supply;
    auto key() const { return std::tie(served, distance, place_rank, supply_rank); }
    bool operator<(const Pair &other) const { return key() < other.key(); }
  };

  bool known(const Supply &supply) const { return works(supply.state) && supply.capacity.has_value(); }

  /// What those who draw from it have; nothing where nobody can.
  std::optional<WaterClass> class_of(const Supply &supply) const {
    if (!known(supply)) return {};
    if (supply.piped)
      return supply.clean.value_or(false) ? WaterClass::piped_clean : WaterClass::piped_not_clean;
    if (!supply.seasonal) return WaterClass::point_year_round;
    if (request_.season == WaterSeason::dry) return {};
    return WaterClass::point_seasonal;
  }

  /// Whether people of a place may draw from a supply. Where connections are counted nobody else is
  /// connected.
  bool offered(const Place &place, const Near &near) const {
    if (request_.supplies[near.supply].piped) return !place.counted;
    return near.distance <= request_.points_within;
  }

  void give(std::size_t place, WaterClass to, std::int64_t people) {
    classes_[place][index_of(to)] += people;
    left_[place] -= people;
  }

  /// Gives part of the people left at some places to a class, evenly.
  void spread(std::int64_t amount, const std::vector<std::size_t> &places, WaterClass to) {
    std::int64_t whole = 0;
    for (const auto place : places) whole += left_[place];
    amount = std::min(amount, whole);
    std::int64_t before = 0, given = 0;
    for (const auto place : places) {
      if (amount <= 0) return;
      before += left_[place];
      const auto until = portion(amount, before, whole);
      give(place, to, until - given);
      given = until;
    }
  }

  /// How near a zone of any scheme is, whether it works or not; nothing where there is none.
  base::Measure nearest_scheme(std::size_t place) const {
    base::Measure nearest;
    for (const auto &near : request_.places[place].near)
      if (request_.supplies[near.supply].piped && near.distance < nearest.value_or(near.distance + 1))
        nearest = near.distance;
    return nearest;
  }

  /// Households counted as connected draw from the scheme they would choose; a count is not held back by the
  /// scheme's capacity, but uses it up.
  WaterClass draw(std::size_t place, std::int64_t people) {
    std::optional<Pair> best;
    for (const auto &near : request_.places[place].near) {
      const auto served = class_of(request_.supplies[near.supply]);
      if (!served || !request_.supplies[near.supply].piped) continue;
      const Pair pair{*served, near.distance, 0, supply_rank_[near.supply], place, near.supply};
      if (!best || pair < *best) best = pair;
    }
    if (!best) return WaterClass::piped_not_clean;
    auto &free = free_[best->supply];
    if (free != unlimited) free = std::max<std::int64_t>(0, free - people);
    return best->served;
  }

  void place_count(const Count &count, std::vector<std::size_t> places) {
    std::int64_t people = 0;
    for (const auto place : places) people += left_[place];
    if (count.households <= 0) return;
    std::sort(places.begin(), places.end(), [&](auto a, auto b) { return place_rank_[a] < place_rank_[b]; });
    const auto until = [&](std::int64_t households) {
      return std::min(people, portion(people, households, count.households));
    };
    const auto piped = until(count.piped);
    const auto compliant = until(count.piped + count.own_compliant) - piped;
    const auto hygienic =
        until(count.piped + std::max(count.own_compliant, count.own_hygienic)) - piped - compliant;
    const auto placed = connect(piped, places);
    const auto rest = piped - placed.all;
    const auto clean = placed.all > 0               ? portion(rest, placed.clean, placed.all)
                       : request_.unplaced_is_clean ? rest
                                                    : 0;
    spread(clean, places, WaterClass::piped_clean);
    spread(rest - clean, places, WaterClass::piped_not_clean);
    spread(compliant, places, WaterClass::own_compliant);
    spread(hygienic, places, WaterClass::own_hygienic);
  }

  struct Placed {
    std::int64_t all = 0, clean = 0;
  };

  /// Puts connected people where schemes are; how many it could place.
  Placed connect(std::int64_t piped, const std::vector<std::size_t> &places) {
    std::vector<std::pair<double, std::size_t>> order; ///< stable by place id
    for (const auto place : places)
      if (const auto distance = nearest_scheme(place)) order.emplace_back(*distance, place);
    std::stable_sort(order.begin(), order.end(), [](auto a, auto b) { return a.first < b.first; });
    Placed placed;
    for (const auto &[distance, place] : order) {
      const auto people = std::min(left_[place], piped - placed.all);
      if (people <= 0) continue;
      const auto drawn = draw(place, people);
      give(place, drawn, people);
      placed.all += people;
      placed.clean += drawn == WaterClass::piped_clean ? people : 0;
    }
    return placed;
  }

  void serve() {
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < request_.places.size(); ++i)
      for (const auto &near : request_.places[i].near) {
        const auto &supply = request_.supplies[near.supply];
        if (left_[i] <= 0 || !offered(request_.places[i], near)) continue;
        if (const auto served = class_of(supply))
          pairs.push_back(
              {*served, near.distance, place_rank_[i], supply_rank_[near.supply], i, near.supply});
      }
    std::sort(pairs.begin(), pairs.end());
    for (const auto &pair : pairs) {
      const auto people = std::min(left_[pair.place], free_[pair.supply]);
      give(pair.place, pair.served, people);
      if (free_[pair.supply] != unlimited) free_[pair.supply] -= people;
    }
  }

  /// Why those at a place who are left over have no water.
  WaterClass without_water(const Place &here) const {
    if (here.unknown) return WaterClass::no_data;
    bool seasonal = false, used_up = false, broken = false, unknown = false;
    for (const auto &near : here.near) {
      const auto &supply = request_.supplies[near.supply];
      if (!offered(here, near)) continue;
      used_up = used_up || class_of(supply).has_value();
      seasonal = seasonal || (known(supply) && !class_of(supply));
      broken = broken || supply.state == State::broken;
      unknown = unknown || supply.state == State::unknown || (works(supply.state) && !supply.capacity);
    }
    if (seasonal) return WaterClass::point_seasonal;
    if (used_up) return WaterClass::over_capacity;
    if (broken) return WaterClass::only_broken;
    if (unknown) return WaterClass::only_unknown;
    return request_.points_listed ? WaterClass::beyond_reach : WaterClass::no_data;
  }
};

} // namespace

const char *class_name(WaterClass one) {
  static constexpr std::array<const char *, class_count> names = {
      "piped_clean",      "piped_not_clean", "own_compliant", "own_hygienic",
      "point_year_round", "point_seasonal",  "over_capacity", "only_broken",
      "only_unknown",     "beyond_reach",    "no_data"};
  return names[index_of(one)];
}

std::int64_t people_served(double cubic_metres_per_day, double litres_per_person) {
  if (!(litres_per_person > 0))
    throw base::Error("water_litres", {{"value", base::format_number(litres_per_person, 3)}});
  const double thousandths = cubic_metres_per_day * 1e6 / litres_per_person;
  if (!(thousandths > 0)) return 0;
  constexpr double most = 1e15;
  return static_cast<std::int64_t>(std::floor(std::min(thousandths, most)));
}

std::vector<ClassPeople> classify(const ClassRequest &request) { return Classifier(request).answer(); }

std::vector<Supply> only_clean(std::vector<Supply> supplies) {
  for (auto &supply : supplies) {
    if (supply.clean == false) supply.state = State::abandoned;
    if (!supply.clean && works(supply.state)) supply.state = State::unknown;
  }
  return supplies;
}

std::vector<Supply> if_unknown_were_good(std::vector<Supply> supplies) {
  for (auto &supply : supplies) {
    if (supply.state == State::unknown) supply.state = State::functional;
    if (!supply.capacity) supply.capacity = unlimited;
    if (!supply.clean) supply.clean = true;
  }
  return supplies;
}

} // namespace gis::water
