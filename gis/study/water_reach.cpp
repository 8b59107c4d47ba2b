#include "gis/study/water_reach.h"

#include "gis/study/wastewater_reach.h"
#include "gis/study/water_places.h"
#include "gis/study/water_zones.h"
#include "gis/water/rankings.h"

#include <algorithm>
#include <functional>
#include <tuple>

namespace gis::study {
namespace {

using water::class_count;
using enum water::WaterClass;

bool asked_for(const std::vector<indicators::Question> &questions, const std::string &service) {
  return std::any_of(questions.begin(), questions.end(),
                     [&](const auto &question) { return question.service == service; });
}

class WaterFinder {
public:
  WaterFinder(const Inputs &inputs, const area::People &people) : inputs_(inputs), people_(people) {
    settled_.resize(people.places.size());
    for (const auto &cell : people.cells) settled_[cell.place] += 1;
    const auto &recipe = inputs.recipe.water;
    sources_ = water_sources(
        inputs, {&recipe.schemes, &recipe.zones, &recipe.sources, &recipe.points, &recipe.connections});
  }

  void find(const std::vector<PointReach> &points, WaterFound &found, base::Progress &progress) {
    auto asked = water_request(inputs_, people_, points);
    request_ = std::move(asked.request);
    litres_ = std::move(asked.litres);
    progress.report(0.3);
    for (const auto season : {water::WaterSeason::year_round, water::WaterSeason::dry}) {
      const bool dry = season == water::WaterSeason::dry;
      request_.season = season;
      const auto everything = variants(false);
      if (!dry) add_litres(found);
      progress.report(dry ? 0.85 : 0.5);
      const auto clean = variants(true);
      progress.report(dry ? 1 : 0.7);
      found.classes[dry ? 1 : 0] = everything[0];
      const std::vector<Class> at_points =
          dry ? std::vector<Class>{point_year_round} : std::vector<Class>{point_year_round, point_seasonal};
      const auto with_points = [&](std::vector<Class> list) {
        list.insert(list.end(), at_points.begin(), at_points.end());
        return list;
      };
      const std::string name = dry ? "dry" : "all";
      add(found, "hygienic", name, everything,
          with_points({piped_clean, piped_not_clean, own_compliant, own_hygienic}));
      add(found, "clean", name, clean, with_points({piped_clean, own_compliant}));
      if (dry) continue;
      add(found, "piped", name, everything, {piped_clean, piped_not_clean});
      add(found, "piped_clean", name, clean, {piped_clean});
      add(found, "own_compliant", name, everything, {own_compliant});
      add_ranks(found);
    }
  }

private:
  using Class = water::WaterClass;
  using ByPlace = std::vector<std::array<double, class_count>>;
  const Inputs &inputs_;
  const area::People &people_;
  water::ClassRequest request_;
  std::vector<double> settled_; ///< people cells per place
  std::vector<double> litres_;  ///< per person and day, by people cell of zones that say so; 0 elsewhere
  std::vector<water::ClassPeople> first_; ///< per people cell, of the variant as computed
  std::set<std::string> sources_;

  /// Minutes or metres, as the distances of points are.
  double farthest() const {
    const auto &recipe = inputs_.recipe.water;
    return recipe.mode.empty() ? recipe.radius.value : recipe.minutes;
  }

  double evenly(std::size_t i) const {
    const auto place = people_.cells[i].place;
    return people_.places[place].people / settled_[place];
  }

  void set_people(const std::function<double(std::size_t)> &of) {
    const auto people = people_thousandths(people_, of);
    for (std::size_t i = 0; i < people.size(); ++i) request_.places[i].people = people[i];
  }

  /// As computed; the radius × 0.8 and × 1.2; people spread evenly; all that is unknown good.
  std::vector<ByPlace> variants(bool clean) {
    const auto &works = inputs_.water.works;
    const auto seen = [&](std::vector<water::Supply> supplies) {
      return clean ? water::only_clean(std::move(supplies)) : supplies;
    };
    std::vector<ByPlace> answers;
    const double radius = farthest();
    request_.supplies = seen(works.supplies);
    for (const double factor : {1.0, 0.8, widest_radius}) {
      request_.points_within = radius * factor;
      auto answer = water::classify(request_);
      answers.push_back(by_place(answer));
      if (answers.size() == 1 && !clean) first_ = std::move(answer);
    }
    request_.points_within = radius;
    set_people([&](std::size_t i) { return evenly(i); });
    answers.push_back(by_place(water::classify(request_)));
    set_people([&](std::size_t i) { return people_.cells[i].people; });
    request_.supplies = seen(water::if_unknown_were_good(works.supplies));
    request_.unplaced_is_clean = true;
    answers.push_back(by_place(water::classify(request_)));
    request_.unplaced_is_clean = false;
    return answers;
  }

  /// Sums of thousandths by place, brought to the people of the place to the last bit.
  ByPlace by_place(const std::vector<water::ClassPeople> &answer) const {
    std::vector<water::ClassPeople> sums(people_.places.size(), water::ClassPeople{});
    for (std::size_t i = 0; i < answer.size(); ++i)
      for (std::size_t c = 0; c < class_count; ++c) sums[people_.cells[i].place][c] += answer[i][c];
    ByPlace people(sums.size());
    for (std::size_t p = 0; p < sums.size(); ++p) {
      std::int64_t all = 0;
      for (const auto one : sums[p]) all += one;
      for (std::size_t c = 0; c < class_count && all > 0; ++c)
        people[p][c] = people_.places[p].people * static_cast<double>(sums[p][c]) / static_cast<double>(all);
    }
    return people;
  }

  indicators::Ledger ledger_of(const std::array<double, class_count> &people,
                               const std::vector<Class> &covers, bool unknown) const {
    indicators::Ledger ledger;
    for (std::size_t c = 0; c < class_count; ++c) {
      const auto one = static_cast<Class>(c);
      const bool covered = std::find(covers.begin(), covers.end(), one) != covers.end();
      (unknown                                 ? ledger.unknown
       : covered                               ? ledger.covered
       : one == over_capacity                  ? ledger.no_capacity
       : one == only_broken                    ? ledger.unreachable
       : one == only_unknown || one == no_data ? ledger.outside_data
                                               : ledger.beyond_limit) += people[c];
    }
    return ledger;
  }

  void add(WaterFound &found, const std::string &limit, const std::string &season,
           const std::vector<ByPlace> &answers, const std::vector<Class> &covers) const {
    indicators::PlaceReach reach{.service = "water", .limit = limit, .season = season, .received = true};
    reach.unknown_reason = "water_unknown";
    reach.sources = sources_;
    reach.ledgers.assign(answers.size(), {});
    reach.flat.assign(people_.places.size(), 0);
    reach.moved.assign(people_.places.size(), 0);
    for (std::size_t v = 0; v < answers.size(); ++v) {
      for (std::size_t p = 0; p < answers[v].size(); ++p)
        reach.ledgers[v].push_back(ledger_of(answers[v][p], covers, people_.places[p].unknown));
    }
    found.reaches.push_back(std::move(reach));
  }

  /// What those on a network have a day, where their scheme's zone tells the litres.
  void add_litres(WaterFound &found) const {
    indicators::PlaceSupply supply{
        .service = "water", .limit = "piped", .attribute = "litres", .season = "all", .sources = sources_};
    for (auto &variant : supply.things) variant.assign(people_.places.size(), 0);
    supply.unknown.assign(people_.places.size(), 0);
    const auto connected = [&](std::size_t i) {
      return static_cast<double>(first_[i][0] + first_[i][1]) / 1000;
    };
    std::vector<double> people(request_.counts.size()), drawn(people.size()); ///< of a count, inside zones
    for (std::size_t i = 0; i < first_.size(); ++i)
      if (const auto count = request_.places[i].counted; count && litres_[i] > 0) {
        people[*count] += connected(i);
        drawn[*count] += connected(i) * litres_[i];
      }
    for (std::size_t i = 0; i < first_.size(); ++i) {
      const auto place = people_.cells[i].place;
      const auto count = request_.places[i].counted;
      double litres = litres_[i];
      // Who is counted outside the zones drinks what the count's others drink.
      if (litres <= 0 && count && people[*count] > 0) litres = drawn[*count] / people[*count];
      if (litres <= 0)
        supply.unknown[place] += connected(i);
      else
        for (auto &variant : supply.things) variant[place] += connected(i) * litres;
    }
    found.supplies.push_back(std::move(supply));
  }

  void as_it_is() {
    request_.supplies = inputs_.water.works.supplies;
    request_.points_within = farthest();
  }

  void add_ranks(WaterFound &found) {
    as_it_is();
    const auto &works = inputs_.water.works;
    const auto gains = water::repair_gains(request_);
    const auto standings = water::standings(request_);
    for (std::size_t s = 0; s < works.supplies.size(); ++s) {
      const auto &supply = works.supplies[s];
      WaterRank rank{.id = supply.id,
                     .piped = supply.piped,
                     .state = supply.state,
                     .people = static_cast<double>(standings[s].potential) / 1000,
                     .repair_gain = static_cast<double>(gains[s]) / 1000,
                     .crucialness = standings[s].crucialness,
                     .pressure = standings[s].pressure};
      if (s < works.schemes.size() && !works.schemes[s].sources.empty())
        rank.at = works.schemes[s].sources.front();
      if (s >= works.schemes.size()) {
        const auto &point = works.points[s - works.schemes.size()];
        rank.at = point.at;
        if (point.year) rank.staleness = water::staleness(inputs_.recipe.year - *point.year);
      }
      found.ranks.push_back(std::move(rank));
    }
    std::stable_sort(found.ranks.begin(), found.ranks.end(), [](const WaterRank &a, const WaterRank &b) {
      return std::tuple(-a.repair_gain, -a.crucialness.value_or(0), a.id) <
             std::tuple(-b.repair_gain, -b.crucialness.value_or(0), b.id);
    });
  }
};

} // namespace

WaterFound find_water(const Inputs &inputs, const travel::Ground &ground, const area::People &people,
                      int threads, base::Progress &progress) {
  WaterFound found;
  auto way_part = progress.slice(0, 0.4), water_part = progress.slice(0.4, 0.9),
       waste_part = progress.slice(0.9, 1);
  if (inputs.water.given && asked_for(inputs.questions, "water")) {
    const bool ways = !inputs.recipe.water.mode.empty() && !inputs.water.works.points.empty();
    const auto points =
        ways ? points_by_way(inputs, ground, people, threads, way_part) : points_in_radius(inputs, people);
    WaterFinder(inputs, people).find(points, found, water_part);
  }
  const bool collecting = std::any_of(inputs.questions.begin(), inputs.questions.end(), [](const auto &one) {
    return one.service == "wastewater" || one.attribute == "wastewater_collected";
  });
  if (inputs.wastewater.given && collecting) {
    const auto zones = collection_zones(inputs, people);
    found.collected = collected_settlements(inputs, people, zones);
    found.reaches.push_back(treated_wastewater(inputs, people, zones));
  }
  waste_part.report(1);
  return found;
}

} // namespace gis::study
