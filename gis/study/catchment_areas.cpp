#include "gis/study/catchment_areas.h"

#include "gis/geo/neighbour_colours.h"
#include "gis/sources/regions.h"
#include "gis/study/count_places.h"

#include <algorithm>
#include <map>

namespace gis::study {
namespace {

/// What is left of a unit by rounding to thousandths is nobody.
constexpr double rounding = 0.01;

/// Sums people on their way from units to facilities.
class Flows {
public:
  explicit Flows(const FillingJob &job) : in_minutes_(job.limit.minutes.has_value()) {}

  /// `far` in seconds (or metres).
  void add(std::uint32_t unit, std::uint32_t facility, double people, double far) {
    if (people <= 0) return;
    auto &sum = sums_[{unit, facility}];
    sum.first += people;
    sum.second += people * far;
  }

  std::vector<Flow> list() const {
    std::vector<Flow> result;
    for (const auto &[key, sum] : sums_) {
      Flow flow{key.first, key.second, sum.first, {}};
      if (flow.facility != Flow::nowhere) flow.mean = sum.second / sum.first / (in_minutes_ ? 60 : 1);
      result.push_back(flow);
    }
    return result;
  }

private:
  bool in_minutes_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<double, double>> sums_;
};

double share_in(const FillingJob &job, std::uint32_t unit) {
  return job.shares.empty() ? 1 : job.shares[unit];
}

bool placed(const area::People &people, const area::PeopleCell &cell) {
  return !cell.on_barrier && !people.places[cell.place].unknown;
}

CatchmentAreas areas_of(const FillingJob &job, const FillingGround &ground,
                        std::vector<std::uint32_t> facility_of_cell, std::vector<Flow> flows) {
  const auto &grid = ground.cost->grid;
  const auto number = static_cast<std::uint32_t>(job.service->facilities.size());
  auto &classes = facility_of_cell; // counted from 1; 0 is nobody's ground
  for (auto &one : classes) one = one == Flow::nowhere ? 0 : one + 1;
  CatchmentAreas found{std::vector<geo::Geometry>(number), std::move(flows), {}};
  for (auto &[facility, area] : sources::regions(grid, classes)) found.areas[facility - 1] = std::move(area);
  const auto colours = geo::neighbour_colours(grid, classes, number);
  found.colours.assign(colours.begin() + 1, colours.end());
  return found;
}

} // namespace

CatchmentAreas nearest_areas(const FillingJob &job, const FillingGround &ground,
                             const std::vector<travel::SearchSource> &starts, base::Progress &progress) {
  const auto &people = *ground.people;
  const double beyond = first_beyond(job.limit);
  auto request = *ground.search;
  request.max_seconds = base::Seconds(beyond / 10);
  request.within_only = true;
  request.allocation = true;
  request.threads = ground.threads;
  auto searching = progress.slice(0, 0.6);
  auto found = travel::search(*ground.cost, starts, request, searching);
  const auto nearest = [&](std::size_t cell) {
    return found.reached(cell) && found.tenths(cell) < beyond ? found.nearest[cell] : Flow::nowhere;
  };
  Flows flows(job);
  for (const auto &cell : people.cells) {
    if (!placed(people, cell)) continue;
    const auto unit = people.places[cell.place].unit;
    const double each = cell.people / cell.members * share_in(job, unit);
    for (std::uint32_t m = 0; m < cell.members; ++m) {
      const auto member = people.members[cell.first_member + m];
      const auto facility = nearest(member);
      flows.add(unit, facility, each, facility == Flow::nowhere ? 0 : found.tenths(member) / 10.0);
    }
  }
  for (std::size_t i = 0; i < found.nearest.size(); ++i)
    found.nearest[i] = people.unit_of_cell[i] == area::People::nowhere ? Flow::nowhere : nearest(i);
  progress.report(0.8);
  return areas_of(job, ground, std::move(found.nearest), flows.list());
}

CatchmentAreas served_areas(const FillingJob &job, const FillingGround &ground, const Filled &filled) {
  const auto &people = *ground.people;
  Flows flows(job);
  std::map<std::uint32_t, double> left; ///< of each unit
  for (const auto &cell : people.cells)
    if (const auto unit = people.places[cell.place].unit; placed(people, cell))
      left[unit] += cell.people * share_in(job, unit);
  // The parts go by origin, and the origins by people cell.
  std::vector<std::uint32_t> label(ground.cost->grid.size(), Flow::nowhere);
  std::map<std::uint32_t, std::int64_t> served; ///< of one people cell, by facility
  const auto paint = [&](std::uint32_t number) {
    if (served.empty()) return;
    const auto most = std::max_element(served.begin(), served.end(),
                                       [](const auto &a, const auto &b) { return a.second < b.second; });
    const auto &cell = people.cells[number];
    for (std::uint32_t m = 0; m < cell.members; ++m)
      label[people.members[cell.first_member + m]] = most->first;
    served.clear();
  };
  std::uint32_t current = 0;
  for (const auto &part : filled.allocation.parts) {
    const auto number = filled.reaches.people_cells[part.origin];
    const auto &cell = people.cells[number];
    if (number != current) paint(current);
    current = number;
    if (!placed(people, cell)) continue;
    served[part.facility] += part.people;
    const auto *reach = std::lower_bound(filled.reaches.begin(part.origin), filled.reaches.end(part.origin),
                                         allocation::Reach{part.facility, 0});
    const double some = static_cast<double>(part.people) / 1000;
    flows.add(people.places[cell.place].unit, part.facility, some, reach->milliseconds / 1000.0);
    left[people.places[cell.place].unit] -= some;
  }
  paint(current);
  for (const auto &[unit, some] : left)
    if (some >= rounding) flows.add(unit, Flow::nowhere, some, 0);
  return areas_of(job, ground, std::move(label), flows.list());
}

} // namespace gis::study
