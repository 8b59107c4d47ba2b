#include "gis/water/consumers.h"

#include "gis/geo/SegmentIndex.h"

namespace gis::water {

std::int64_t add_people(Network &network, const std::vector<Consumer> &consumers, base::Metres reach) {
  std::vector<geo::Line> courses;
  courses.reserve(network.links.size());
  for (const Link &link : network.links) courses.push_back(link.course);
  const geo::SegmentIndex index(courses, reach.value);
  std::int64_t left = 0;
  for (const Consumer &consumer : consumers) {
    const auto hit = index.nearest(consumer.place, reach.value);
    if (!hit) {
      left += consumer.people;
      continue;
    }
    const Link &link = network.links[hit->line];
    const double length = geo::length({.lines = {link.course}});
    network.people[hit->along * 2 <= length ? link.from : link.to] += consumer.people;
  }
  return left;
}

} // namespace gis::water
