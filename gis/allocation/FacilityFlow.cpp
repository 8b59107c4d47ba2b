#include "gis/allocation/FacilityFlow.h"

#include <algorithm>
#include <stdexcept>

namespace gis::allocation {

FacilityFlow::FacilityFlow(const Reaches &reaches, const std::vector<std::int64_t> &capacity, bool timeless)
    : reaches_(reaches), capacity_(capacity), timeless_(timeless),
      nobody_(static_cast<std::uint32_t>(capacity.size())), sink_(nobody_ + 1), nodes_(nobody_ + 1),
      distance_(sink_ + 1), parent_(sink_ + 1), state_(sink_ + 1) {
  std::int64_t longest = 0;
  for (const auto &reach : reaches.list) longest = std::max(longest, cost(reach));
  // No chain of moves passes a facility twice, so none costs as much as this.
  refusal_ = (longest + 1) * (static_cast<std::int64_t>(sink_) + 1);
}

FacilityFlow::FacilityFlow(const Reaches &reaches, const std::vector<std::int64_t> &capacity,
                           std::int64_t refusal)
    : FacilityFlow(reaches, capacity, false) {
  refusal_ = refusal;
}

void FacilityFlow::start(const Prices &facilities) {
  price_ = facilities;
  price_.resize(sink_ + 1, 0);
  excess_.assign(sink_ + 1, 0);
  taken_.assign(nobody_ + 1, 0);
  first_part_.assign(reaches_.origins.size(), none);
  for (std::uint32_t i = 0; i < reaches_.origins.size(); ++i) {
    if (reaches_.origins[i].people == 0 || reaches_.begin(i) == reaches_.end(i)) continue;
    std::uint32_t best = nobody_, soonest = 0;
    std::int64_t least = refusal_;
    for (const auto *reach = reaches_.begin(i); reach != reaches_.end(i); ++reach) {
      const auto total = cost(*reach) + price_[reach->facility];
      if (total > least || (total == least && best != nobody_ && reach->milliseconds >= soonest)) continue;
      least = total;
      best = reach->facility;
      soonest = reach->milliseconds;
    }
    enter(i, best, reaches_.origins[i].people);
    taken_[best] += reaches_.origins[i].people;
  }
  for (std::uint32_t j = 0; j < nobody_; ++j) {
    // A place with a price must be taken.
    const auto asked = taken_[j];
    taken_[j] = price_[j] > 0 ? capacity_[j] : std::min(asked, capacity_[j]);
    excess_[j] = asked - taken_[j];
    excess_[sink_] -= excess_[j];
  }
}

void FacilityFlow::run(base::Progress &progress) {
  std::int64_t all = 0, done = 0;
  for (const auto excess : excess_) all += std::max<std::int64_t>(excess, 0);
  std::size_t rounds = 0;
  for (std::uint32_t node = 0; node <= sink_; ++node)
    while (excess_[node] > 0) {
      const auto before = excess_[node];
      const auto target = search(node);
      while (carry(node, target)) {
      }
      done += before - excess_[node];
      if (++rounds % 256 == 0) progress.report(static_cast<double>(done) / static_cast<double>(all));
    }
  progress.report(1);
}

std::uint32_t *FacilityFlow::link_of(std::uint32_t origin, std::uint32_t node) {
  auto *link = &first_part_[origin];
  while (*link != none && parts_[*link].facility != node) link = &parts_[*link].next;
  return link;
}

std::int64_t FacilityFlow::own_cost(std::uint32_t origin, std::uint32_t node) const {
  if (node == nobody_) return 0;
  return cost(*std::lower_bound(reaches_.begin(origin), reaches_.end(origin), Reach{node, 0}));
}

void FacilityFlow::make_heaps(std::uint32_t index) {
  auto &node = nodes_[index];
  node.place.assign(nobody_ + 1, none);
  std::sort(node.came.begin(), node.came.end());
  node.came.erase(std::unique(node.came.begin(), node.came.end()), node.came.end());
  for (const auto origin : node.came)
    if (*link_of(origin, index) != none) add_entries(index, origin, false);
  std::vector<std::uint32_t>().swap(node.came);
  for (auto &heap : node.heaps) std::make_heap(heap.begin(), heap.end(), std::greater<>());
  node.stale = true;
}

void FacilityFlow::look_again(std::uint32_t index) {
  auto &node = nodes_[index];
  for (std::size_t place = 0; place < node.others.size(); ++place) {
    const auto *entry = cheapest(index, place);
    node.others[place].reached = entry != nullptr;
    if (entry != nullptr) node.others[place].least = entry->cost;
  }
  node.stale = false;
}

void FacilityFlow::add_entries(std::uint32_t index, std::uint32_t origin, bool ordered) {
  auto &node = nodes_[index];
  const auto own = own_cost(origin, index);
  for (const auto *reach = reaches_.begin(origin); reach != reaches_.end(origin); ++reach)
    if (reach->facility != index)
      add_entry(node, reach->facility, {static_cast<std::int32_t>(cost(*reach) - own), origin}, ordered);
  if (index != nobody_) add_entry(node, nobody_, {static_cast<std::int32_t>(-own), origin}, ordered);
}

void FacilityFlow::add_entry(Node &node, std::uint32_t other, Entry entry, bool ordered) {
  auto &place = node.place[other];
  if (place == none) {
    place = static_cast<std::uint32_t>(node.others.size());
    node.others.push_back({other, false});
    node.heaps.emplace_back();
  }
  auto &heap = node.heaps[place];
  heap.push_back(entry);
  if (!ordered) return;
  std::push_heap(heap.begin(), heap.end(), std::greater<>());
  auto &to = node.others[place];
  if (!to.reached || entry.cost < to.least) to.least = entry.cost;
  to.reached = true;
}

/// The cheapest move of people who are still there; nullptr where there are none.
const FacilityFlow::Entry *FacilityFlow::cheapest(std::uint32_t from, std::size_t place) {
  auto &heap = nodes_[from].heaps[place];
  while (!heap.empty() && *link_of(heap.front().origin, from) == none) {
    std::pop_heap(heap.begin(), heap.end(), std::greater<>());
    heap.pop_back();
  }
  return heap.empty() ? nullptr : &heap.front();
}

void FacilityFlow::enter(std::uint32_t origin, std::uint32_t node, std::int64_t people) {
  auto *link = link_of(origin, node);
  if (*link != none) {
    parts_[*link].people += people;
    return;
  }
  auto index = free_part_;
  if (index != none)
    free_part_ = parts_[index].next;
  else {
    index = static_cast<std::uint32_t>(parts_.size());
    parts_.emplace_back();
    link = link_of(origin, node);
  }
  parts_[index] = {node, none, people};
  *link = index;
  if (nodes_[node].place.empty())
    nodes_[node].came.push_back(origin);
  else
    add_entries(node, origin, true);
}

void FacilityFlow::leave(std::uint32_t origin, std::uint32_t node, std::int64_t people) {
  auto *link = link_of(origin, node);
  auto &part = parts_[*link];
  part.people -= people;
  if (part.people > 0) return;
  const auto index = *link;
  *link = part.next;
  part.next = free_part_;
  free_part_ = index;
  nodes_[node].stale = true;
}

/// Finds the nearest node that is short of people, by reduced cost, and lifts the prices on the way so that
/// the way to it costs nothing.
std::uint32_t FacilityFlow::search(std::uint32_t from) {
  for (const auto node : met_) state_[node] = 0;
  met_.clear();
  settled_.clear();
  queue_.clear();
  distance_[from] = 0;
  state_[from] = 1;
  met_.push_back(from);
  wait(0, from);
  while (!queue_.empty()) {
    const auto [distance, node] = queue_.front();
    std::pop_heap(queue_.begin(), queue_.end(), std::greater<>());
    queue_.pop_back();
    if (state_[node] == 2) continue;
    state_[node] = 2;
    settled_.push_back(node);
    if (excess_[node] < 0) {
      for (const auto passed : settled_) price_[passed] += distance - distance_[passed];
      return node;
    }
    look_from(node);
  }
  throw std::logic_error("allocation: nowhere to go"); // nobody can always be served by none
}

void FacilityFlow::look_from(std::uint32_t node) {
  if (node == sink_) {
    for (std::uint32_t j = 0; j <= nobody_; ++j)
      if (taken_[j] > 0) offer(node, j, 0);
    return;
  }
  if (nodes_[node].place.empty()) make_heaps(node);
  if (nodes_[node].stale) look_again(node);
  for (const auto &other : nodes_[node].others)
    if (other.reached) offer(node, other.node, other.least + offset(node, other.node));
  if (!is_place(node) || taken_[node] < capacity_[node]) offer(node, sink_, 0);
}

void FacilityFlow::offer(std::uint32_t from, std::uint32_t to, std::int64_t cost) {
  if (state_[to] == 2) return;
  const auto distance = distance_[from] + cost + price_[to] - price_[from];
  if (state_[to] == 1 && distance_[to] <= distance) return;
  if (state_[to] == 0) met_.push_back(to);
  state_[to] = 1;
  distance_[to] = distance;
  parent_[to] = from;
  wait(distance, to);
}

void FacilityFlow::wait(std::int64_t distance, std::uint32_t node) {
  queue_.emplace_back(distance, node);
  std::push_heap(queue_.begin(), queue_.end(), std::greater<>());
}

/// How many people can take a step of a shortest way, and whose; 0 where it is none any more.
std::int64_t FacilityFlow::room(std::uint32_t from, std::uint32_t to, std::uint32_t &origin) {
  if (to == sink_)
    return is_place(from) ? capacity_[from] - taken_[from] : std::numeric_limits<std::int64_t>::max();
  if (from == sink_) return taken_[to];
  const auto *entry = cheapest(from, nodes_[from].place[to]);
  if (entry == nullptr || entry->cost + offset(from, to) + price_[to] != price_[from]) return 0;
  origin = entry->origin;
  return parts_[*link_of(origin, from)].people;
}

/// Carries as many as fit along the way found by search; false where nothing is left to carry that way.
bool FacilityFlow::carry(std::uint32_t from, std::uint32_t to) {
  struct Step {
    std::uint32_t from, to, origin;
  };
  std::vector<Step> way;
  auto people = std::min(excess_[from], -excess_[to]);
  for (auto node = to; node != from && people > 0; node = parent_[node]) {
    way.push_back({parent_[node], node, none});
    people = std::min(people, room(parent_[node], node, way.back().origin));
  }
  if (people <= 0) return false;
  for (const auto &step : way) {
    if (step.to == sink_)
      taken_[step.from] += people;
    else if (step.from == sink_)
      taken_[step.to] -= people;
    else {
      leave(step.origin, step.from, people);
      enter(step.origin, step.to, people);
    }
  }
  excess_[from] -= people;
  excess_[to] += people;
  return true;
}

} // namespace gis::allocation
