#include "gis/allocation/Ties.h"

#include <algorithm>

namespace gis::allocation {

constexpr auto none = FacilityFlow::none;

Ties::Ties(const Reaches &reaches, const std::vector<std::int64_t> &capacity, const FacilityFlow &flow)
    : reaches_(reaches), capacity_(capacity), flow_(flow), sink_(flow.nobody() + 1), first_pair_(sink_ + 1) {
  for (std::uint32_t j = 0; j <= flow.nobody(); ++j) {
    taken_.push_back(flow.load(j));
    free_price_.push_back(flow.price(j) == 0);
  }
  find_classes();
  make_pairs();
}

void Ties::find_classes() {
  std::map<std::vector<std::uint32_t>, std::uint32_t> class_of;
  std::vector<std::uint32_t> key;
  for (std::uint32_t i = 0; i < reaches_.origins.size(); ++i) {
    if (flow_.first_part(i) == none) continue;
    key.assign(1, reaches_.origins[i].unit);
    auto least = flow_.refusal() + flow_.price(flow_.nobody());
    for (const auto *reach = reaches_.begin(i); reach != reaches_.end(i); ++reach)
      least = std::min(least, flow_.cost(*reach) + flow_.price(reach->facility));
    for (const auto *reach = reaches_.begin(i); reach != reaches_.end(i); ++reach)
      if (flow_.cost(*reach) + flow_.price(reach->facility) == least) key.push_back(reach->facility);
    if (flow_.refusal() + flow_.price(flow_.nobody()) == least) key.push_back(flow_.nobody());
    if (key.size() < 3) continue;
    const auto [found, fresh] = class_of.emplace(key, static_cast<std::uint32_t>(classes_.size()));
    if (fresh) {
      classes_.push_back({.unit = key.front(), .choices = {key.begin() + 1, key.end()}});
      classes_.back().people.assign(key.size() - 1, 0);
    }
    auto &group = classes_[found->second];
    group.origins.push_back(i);
    for (auto part = flow_.first_part(i); part != none; part = flow_.part(part).next) {
      const auto at = std::lower_bound(group.choices.begin(), group.choices.end(), flow_.part(part).facility);
      group.people[static_cast<std::size_t>(at - group.choices.begin())] += flow_.part(part).people;
    }
  }
}

void Ties::make_pairs() {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> pair_of; // facility, unit
  for (const auto &group : classes_)
    for (const auto choice : group.choices) pair_of[{choice, group.unit}] = 0;
  pairs_of_.resize(flow_.nobody() + 1);
  for (auto &[key, index] : pair_of) {
    index = static_cast<std::uint32_t>(pairs_.size());
    pairs_.push_back({.facility = key.first});
    pairs_of_[key.first].push_back(index);
  }
  for (std::uint32_t c = 0; c < classes_.size(); ++c)
    for (std::uint32_t k = 0; k < classes_[c].choices.size(); ++k) {
      const auto pair = pair_of[{classes_[c].choices[k], classes_[c].unit}];
      classes_[c].pairs.push_back(pair);
      pairs_[pair].classes.emplace_back(c, k);
      pairs_[pair].people += classes_[c].people[k];
    }
  steps_.resize(first_pair_ + pairs_.size());
  for (auto &step : steps_) step.from = none;
}

void Ties::settle(base::Progress &progress) {
  for (std::uint32_t pair = 0; pair < pairs_.size(); ++pair) {
    if (pairs_[pair].facility == flow_.nobody()) break;
    fill_up(pair);
    pairs_[pair].settled = true;
    progress.report(static_cast<double>(pair + 1) / static_cast<double>(pairs_.size()));
  }
  progress.report(1);
}

/// Lets people circulate into a pair until no more can.
void Ties::fill_up(std::uint32_t pair) {
  const auto facility = pairs_[pair].facility, goal = first_pair_ + pair;
  while (find_circle(pair)) {
    auto people = std::numeric_limits<std::int64_t>::max();
    for (auto node = goal; node != facility; node = steps_[node].from)
      people = std::min(people, room(node, steps_[node]));
    for (auto node = goal; node != facility; node = steps_[node].from) move(node, steps_[node], people);
    pairs_[pair].people += people; // and on to the facility, where the circle began
  }
}

/// A way from the facility of a pair, through what is free to change, to the pair.
bool Ties::find_circle(std::uint32_t pair) {
  for (const auto node : met_) steps_[node].from = none;
  met_.clear();
  line_.clear();
  const auto facility = pairs_[pair].facility, goal = first_pair_ + pair;
  offer(facility, {facility, none, 0, 0});
  for (std::size_t next = 0; next < line_.size() && steps_[goal].from == none; ++next)
    look_from(line_[next], goal);
  return steps_[goal].from != none;
}

void Ties::look_from(std::uint32_t node, std::uint32_t goal) {
  const Step plain{node, none, 0, 0};
  if (node == sink_) {
    for (std::uint32_t j = 0; j < sink_; ++j)
      if (free_price_[j] != 0 && taken_[j] > 0) offer(j, plain);
  } else if (node < sink_) {
    const bool full = node != flow_.nobody() && taken_[node] >= capacity_[node];
    if (free_price_[node] != 0 && !full) offer(sink_, plain);
    for (const auto pair : pairs_of_[node])
      // Straight into the pair and back is no circle.
      if (pairs_[pair].people > 0 && !pairs_[pair].settled && first_pair_ + pair != goal)
        offer(first_pair_ + pair, plain);
  } else {
    const auto &pair = pairs_[node - first_pair_];
    if (!pair.settled) offer(pair.facility, plain);
    for (const auto &[c, k] : pair.classes) {
      const auto &group = classes_[c];
      if (group.people[k] == 0) continue;
      for (std::uint32_t other = 0; other < group.choices.size(); ++other)
        if (other != k) offer(first_pair_ + group.pairs[other], {node, c, k, other});
    }
  }
}

void Ties::offer(std::uint32_t to, Step step) {
  if (steps_[to].from != none) return;
  steps_[to] = step;
  met_.push_back(to);
  line_.push_back(to);
}

std::int64_t Ties::room(std::uint32_t node, const Step &step) const {
  if (step.in_class != none) return classes_[step.in_class].people[step.choice_from];
  if (step.from == sink_) return taken_[node];
  if (node == sink_ && step.from != flow_.nobody()) return capacity_[step.from] - taken_[step.from];
  if (step.from < sink_ && node >= first_pair_) return pairs_[node - first_pair_].people;
  return std::numeric_limits<std::int64_t>::max();
}

void Ties::move(std::uint32_t node, const Step &step, std::int64_t people) {
  if (step.in_class != none) {
    classes_[step.in_class].people[step.choice_from] -= people;
    classes_[step.in_class].people[step.choice_to] += people;
  } else if (step.from == sink_)
    taken_[node] -= people;
  else if (node == sink_)
    taken_[step.from] += people;
  else if (node >= first_pair_)
    pairs_[node - first_pair_].people -= people; // fewer of this pair at the facility
  else
    pairs_[step.from - first_pair_].people += people;
}

std::vector<Allocation::Part> Ties::parts() const {
  std::vector<Allocation::Part> parts;
  std::vector<std::uint8_t> tied(reaches_.origins.size(), 0);
  for (const auto &group : classes_) {
    // The first origins go to the first choices.
    auto left = group.people;
    std::size_t choice = 0;
    for (const auto origin : group.origins) {
      tied[origin] = 1;
      auto people = reaches_.origins[origin].people;
      while (people > 0) {
        while (left[choice] == 0) ++choice;
        const auto some = std::min(people, left[choice]);
        left[choice] -= some;
        people -= some;
        if (group.choices[choice] != flow_.nobody()) parts.push_back({origin, group.choices[choice], some});
      }
    }
  }
  for (std::uint32_t i = 0; i < reaches_.origins.size(); ++i) {
    if (tied[i] != 0) continue;
    for (auto part = flow_.first_part(i); part != none; part = flow_.part(part).next)
      if (flow_.part(part).facility != flow_.nobody())
        parts.push_back({i, flow_.part(part).facility, flow_.part(part).people});
  }
  std::sort(parts.begin(), parts.end());
  return parts;
}

} // namespace gis::allocation
