#include "gis/water/dominators.h"

#include <algorithm>
#include <limits>

namespace gis::water {
namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

/// The other ends of the arcs at each vertex.
class Ends {
public:
  Ends(const Arcs &arcs, bool backwards) : first_(arcs.vertices + 1), ends_(arcs.list.size()) {
    const auto turned = [&](auto arc) { return backwards ? std::pair(arc.second, arc.first) : arc; };
    for (const auto &arc : arcs.list) ++first_[turned(arc).first];
    std::size_t sum = 0;
    for (auto &first : first_) first = std::exchange(sum, sum + first);
    auto next = first_;
    for (const auto &arc : arcs.list) ends_[next[turned(arc).first]++] = turned(arc).second;
  }
  std::size_t begin(std::size_t vertex) const { return first_[vertex]; }
  std::size_t end(std::size_t vertex) const { return first_[vertex + 1]; }
  std::size_t operator[](std::size_t i) const { return ends_[i]; }

private:
  std::vector<std::size_t> first_, ends_;
};

/// Vertices go by their places in the order of a search in depth from here on.
class Finder {
public:
  Finder(const Arcs &arcs, std::size_t root) : place_(arcs.vertices, none), before_(arcs, true) {
    number(arcs, root);
    const std::size_t count = found_.order.size();
    semi_.resize(count);
    for (std::size_t i = 0; i < count; ++i) semi_[i] = i;
    label_ = semi_;
    ancestor_.assign(count, none);
    found_.of.assign(count, 0);
  }

  Dominators find() {
    const std::size_t count = found_.order.size();
    // The vertices whose semidominator is this one, as a chain.
    std::vector<std::size_t> waiting(count, none), after(count, none);
    for (std::size_t i = count; i-- > 1;) {
      const std::size_t vertex = found_.order[i];
      for (std::size_t k = before_.begin(vertex); k < before_.end(vertex); ++k)
        if (place_[before_[k]] != none) semi_[i] = std::min(semi_[i], semi_[lowest(place_[before_[k]])]);
      after[i] = std::exchange(waiting[semi_[i]], i);
      ancestor_[i] = parent_[i];
      for (std::size_t v = std::exchange(waiting[parent_[i]], none); v != none; v = after[v]) {
        const std::size_t low = lowest(v);
        found_.of[v] = semi_[low] < semi_[v] ? low : parent_[i];
      }
    }
    for (std::size_t i = 1; i < count; ++i)
      if (found_.of[i] != semi_[i]) found_.of[i] = found_.of[found_.of[i]];
    return std::move(found_);
  }

private:
  std::vector<std::size_t> place_; ///< of each vertex; none where it is not reached
  Ends before_;
  Dominators found_;
  std::vector<std::size_t> parent_, semi_, label_, ancestor_, path_;

  void number(const Arcs &arcs, std::size_t root) {
    const Ends ends(arcs, false);
    std::vector<std::size_t> next(arcs.vertices);
    std::vector<std::size_t> stack;
    const auto arrive = [&](std::size_t vertex, std::size_t from) {
      place_[vertex] = found_.order.size();
      next[vertex] = ends.begin(vertex);
      found_.order.push_back(vertex);
      parent_.push_back(from);
      stack.push_back(vertex);
    };
    arrive(root, 0);
    while (!stack.empty()) {
      const std::size_t vertex = stack.back();
      if (next[vertex] == ends.end(vertex)) {
        stack.pop_back();
        continue;
      }
      const std::size_t to = ends[next[vertex]++];
      if (place_[to] == none) arrive(to, place_[vertex]);
    }
  }

  /// The vertex of least semidominator on the way up the forest; shortens the way as it goes.
  std::size_t lowest(std::size_t v) {
    if (ancestor_[v] == none) return v;
    path_.clear();
    for (std::size_t u = v; ancestor_[ancestor_[u]] != none; u = ancestor_[u]) path_.push_back(u);
    while (!path_.empty()) {
      const std::size_t u = path_.back(), above = ancestor_[u];
      path_.pop_back();
      if (semi_[label_[above]] < semi_[label_[u]]) label_[u] = label_[above];
      ancestor_[u] = ancestor_[above];
    }
    return label_[v];
  }
};

} // namespace

Dominators dominators(const Arcs &arcs, std::size_t root) { return Finder(arcs, root).find(); }

} // namespace gis::water
