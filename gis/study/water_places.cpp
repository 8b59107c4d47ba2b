#include "gis/study/water_places.h"

#include "gis/study/water_zones.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gis::study {
namespace {

/// Zeros in front, so that the order of the text is that of the numbers.
std::string cell_id(std::size_t number) {
  auto text = std::to_string(number);
  return text.insert(0, 10 - std::min<std::size_t>(10, text.size()), '0');
}

/// Fills the places one after the other.
class Filler {
public:
  Filler(const Inputs &inputs, const area::People &people) : inputs_(inputs), people_(people) {}

  WaterRequest fill() {
    const auto &works = inputs_.water.works;
    request_.supplies = works.supplies;
    request_.counts = inputs_.water.counts;
    request_.points_listed = works.points_listed;
    request_.places.resize(people_.cells.size());
    fill_places();
    return {std::move(request_), std::move(litres_)};
  }

private:
  const Inputs &inputs_;
  const area::People &people_;
  water::ClassRequest request_;
  std::vector<double> litres_;

  void fill_places() {
    const auto &works = inputs_.water.works;
    Zones zones;
    for (const auto &zone : works.zones) zones.add(zone.area);
    litres_.assign(people_.cells.size(), 0);
    for (std::size_t i = 0; i < people_.cells.size(); ++i) {
      const auto &cell = people_.cells[i];
      const auto &home = people_.places[cell.place];
      auto &place = request_.places[i];
      place.id = cell_id(i);
      place.unknown = home.unknown;
      place.counted = count_of(home);
      const auto middle = area::middle(people_, cell);
      zones.visit(middle, [&](std::size_t z) {
        const auto scheme = works.zones[z].supply;
        place.near.push_back({scheme, to_source(works.schemes[scheme], middle)});
        if (litres_[i] == 0) litres_[i] = works.schemes[scheme].litres.value_or(0);
      });
    }
    const auto people = people_thousandths(people_, [&](std::size_t i) { return people_.cells[i].people; });
    for (std::size_t i = 0; i < people.size(); ++i) request_.places[i].people = people[i];
  }

  std::optional<std::size_t> count_of(const area::Place &place) const {
    if (place.settlement)
      if (const auto own = inputs_.water.count_of_settlement[*place.settlement]) return own;
    return inputs_.water.count_of_unit[place.unit];
  }

  static double to_source(const water::Scheme &scheme, geo::Point at) {
    double nearest = 0;
    for (std::size_t s = 0; s < scheme.sources.size(); ++s) {
      const double metres = std::hypot(scheme.sources[s].x - at.x, scheme.sources[s].y - at.y);
      nearest = s == 0 ? metres : std::min(nearest, metres);
    }
    return nearest;
  }
};

} // namespace

WaterRequest water_request(const Inputs &inputs, const area::People &people,
                           const std::vector<PointReach> &points) {
  auto asked = Filler(inputs, people).fill();
  for (const auto &reach : points)
    asked.request.places[reach.cell].near.push_back({reach.supply, reach.distance});
  return asked;
}

std::vector<PointReach> points_in_radius(const Inputs &inputs, const area::People &people) {
  std::vector<std::pair<double, std::size_t>> by_east;
  std::vector<geo::Point> middles;
  for (std::size_t i = 0; i < people.cells.size(); ++i) {
    middles.push_back(area::middle(people, people.cells[i]));
    by_east.emplace_back(middles[i].x, i);
  }
  std::sort(by_east.begin(), by_east.end());
  const double farthest = inputs.recipe.water.radius.value * widest_radius;
  std::vector<PointReach> result;
  for (const auto &point : inputs.water.works.points) {
    const std::pair<double, std::size_t> west(point.at.x - farthest, 0);
    for (auto one = std::lower_bound(by_east.begin(), by_east.end(), west);
         one != by_east.end() && one->first <= point.at.x + farthest; ++one) {
      const auto at = middles[one->second];
      const double metres = std::hypot(at.x - point.at.x, at.y - point.at.y);
      if (metres <= farthest) result.push_back({one->second, point.supply, metres});
    }
  }
  return result;
}

std::vector<std::int64_t> people_thousandths(const area::People &people,
                                             const std::function<double(std::size_t)> &of) {
  std::vector<std::int64_t> result(people.cells.size());
  std::uint32_t place = 0;
  double sum = 0;
  std::int64_t given = 0;
  for (std::size_t i = 0; i < people.cells.size(); ++i) {
    if (i == 0 || people.cells[i].place != place) {
      place = people.cells[i].place;
      sum = 0;
      given = 0;
    }
    sum += of(i);
    const auto until = static_cast<std::int64_t>(std::llround(sum * 1000));
    result[i] = until - given;
    given = until;
  }
  return result;
}

} // namespace gis::study
