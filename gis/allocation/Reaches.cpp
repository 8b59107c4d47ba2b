#include "gis/allocation/Reaches.h"

#include "gis/base/Error.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <string>

namespace gis::allocation {

const Reach *nearest(const Reaches &reaches, std::size_t origin) {
  const auto *from = reaches.begin(origin), *to = reaches.end(origin);
  if (from == to) return nullptr;
  // The reaches are in order of id: the first of the least is the lowest id.
  return std::min_element(from, to,
                          [](const Reach &a, const Reach &b) { return a.milliseconds < b.milliseconds; });
}

std::vector<std::uint32_t> canonical_order(const Reaches &reaches) {
  std::vector<std::uint32_t> order(reaches.origins.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    if (const auto how = reaches.origins[a] <=> reaches.origins[b]; how != 0) return how < 0;
    return std::lexicographical_compare(reaches.begin(a), reaches.end(a), reaches.begin(b), reaches.end(b));
  };
  if (!std::is_sorted(order.begin(), order.end(), before))
    std::stable_sort(order.begin(), order.end(), before);
  return order;
}

void check(const Reaches &reaches, const std::vector<std::int64_t> &capacity) {
  const auto demand = [](bool holds, const char *what) {
    if (!holds) throw std::invalid_argument(std::string("allocation: ") + what);
  };
  constexpr std::uint32_t latest = 1U << 30;
  demand(reaches.first.size() == reaches.origins.size() + 1 && reaches.first.front() == 0 &&
             reaches.first.back() == reaches.list.size(),
         "the origins do not hold all reaches");
  for (const auto places : capacity) demand(places >= 0, "a capacity below 0");
  std::int64_t people = 0;
  std::uint32_t longest = 1;
  bool fits = true;
  for (std::size_t i = 0; i < reaches.origins.size(); ++i) {
    demand(reaches.origins[i].people >= 0, "people below 0");
    demand(reaches.first[i] <= reaches.first[i + 1], "reaches out of order");
    fits = fits && !__builtin_add_overflow(people, reaches.origins[i].people, &people);
    for (const auto *reach = reaches.begin(i); reach != reaches.end(i); ++reach) {
      demand(reach->facility < capacity.size(), "a facility without capacity");
      demand(reach->milliseconds < latest, "a time of twelve days");
      demand(reach == reaches.begin(i) || reach[-1].facility < reach->facility, "a facility twice");
      longest = std::max(longest, reach->milliseconds);
    }
  }
  std::int64_t product = 0;
  fits = fits && !__builtin_mul_overflow(people, static_cast<std::int64_t>(longest), &product) &&
         product < (std::int64_t{1} << 62);
  if (!fits) throw base::Error("allocation_too_large", {{"n", std::to_string(people / 1000)}});
}

} // namespace gis::allocation
