#include "gis/water/layers.h"

#include "gis/base/number.h"
#include "gis/water/drawn.h"
#include "gis/water/joints.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace gis::water {
namespace {

using base::Severity;

constexpr double millimetre = 0.001; ///< nearer than this is the same place
constexpr double far_looks = 10;     ///< tolerances in which a near miss is looked for

/// What stands at a place along a main, besides what joins it to other mains.
struct Cut {
  double along = 0;
  bool valve = false;
  std::size_t number = 0; ///< of the valve, or of the node
};

class Builder {
public:
  Builder(const NetworkLayers &layers, base::Findings &findings)
      : layers_(layers), findings_(findings), mains_(mains_of(layers, findings)), lines_(lines_of(mains_)),
        snap_(std::max(layers.snap.value, millimetre)), index_(lines_, snap_),
        joints_(join_ends(lines_, index_, snap_)) {}

  Network build() {
    for (const auto &place : joints_.nodes) add_node(place);
    cuts_.resize(lines_.size());
    for (std::size_t i = 0; i < lines_.size(); ++i)
      for (const auto &split : joints_.splits[i]) cuts_[i].push_back({split.along, false, split.node});
    set_sources();
    valves_ = fittings_of(layers_, layers_.valves, "valve", findings_);
    set_valves();
    tell_of_ends();
    for (std::size_t i = 0; i < lines_.size(); ++i) cut_main(i);
    put_valves_on_nodes();
    tell_of_parts();
    name_nodes();
    return std::move(network_);
  }

private:
  const NetworkLayers &layers_;
  base::Findings &findings_;
  std::vector<Main> mains_;
  std::vector<geo::Line> lines_; ///< of the mains
  double snap_;
  geo::SegmentIndex index_;
  Joints joints_;
  std::vector<std::vector<Cut>> cuts_; ///< of each main
  std::vector<Fitting> valves_;
  std::map<std::size_t, std::vector<std::size_t>> valves_on_nodes_; ///< valves by node
  std::vector<std::size_t> first_link_;                             ///< of each main
  Network network_;

  static std::vector<geo::Line> lines_of(const std::vector<Main> &mains) {
    std::vector<geo::Line> lines;
    for (const Main &main : mains) lines.push_back(main.line);
    return lines;
  }

  std::size_t add_node(geo::Point place) {
    network_.nodes.push_back({"", place});
    network_.people.push_back(0);
    return network_.people.size() - 1;
  }

  void tell(Severity severity, const char *code, const sources::Layer &layer, long row, geo::Point place,
            base::Facts facts) {
    findings_.push_back({.severity = severity,
                         .code = code,
                         .source = layer.source,
                         .layer = layer.name,
                         .row = row,
                         .x = place.x,
                         .y = place.y,
                         .facts = std::move(facts)});
  }

  /// Where a valve or a source belongs: a node, or a place along a main.
  struct Seat {
    std::optional<std::size_t> node;
    geo::LineHit hit;
  };
  /// Of places equally near (to a millimetre) a node comes first, then the first main.
  std::optional<Seat> seat(geo::Point place) const {
    const auto hits = index_.within(place, snap_);
    if (hits.empty()) return {};
    double least = hits.front().distance;
    for (const auto &hit : hits) least = std::min(least, hit.distance);
    std::optional<Seat> best;
    for (const auto &hit : hits) {
      if (hit.distance > least + millimetre) continue;
      const double length = geo::length({.lines = {lines_[hit.line]}});
      std::optional<std::size_t> node;
      if (hit.along <= millimetre)
        node = joints_.from[hit.line];
      else if (hit.along >= length - millimetre)
        node = joints_.to[hit.line];
      if (!best || (node && (!best->node || *node < *best->node))) best = Seat{node, hit};
    }
    return best;
  }

  void tell_of_absent(const char *code, const sources::Layer &layer, const Fitting &fitting) {
    const double far = 100 * snap_;
    const auto nearest = index_.nearest(fitting.place, far);
    tell(Severity::warning, code, layer, fitting.row, fitting.place,
         {{"id", fitting.id},
          {"distance",
           nearest ? base::format_number(nearest->distance, 1) : "> " + base::format_number(far, 1)},
          {"limit", base::format_number(snap_, 3)}});
  }

  void set_sources() {
    for (const Fitting &source : fittings_of(layers_, layers_.sources, "source", findings_)) {
      const auto found = seat(source.place);
      if (!found) {
        tell_of_absent("water_source_off", *layers_.sources, source);
        continue;
      }
      const std::size_t node = found->node ? *found->node : add_node(found->hit.at);
      if (!found->node) cuts_[found->hit.line].push_back({found->hit.along, false, node});
      network_.sources.push_back({source.id, node, source.passage});
    }
    if (network_.sources.empty())
      findings_.push_back({.severity = Severity::warning,
                           .code = "water_sourceless",
                           .source = layers_.mains.source,
                           .layer = layers_.mains.name});
  }

  void set_valves() {
    for (std::size_t i = 0; i < valves_.size(); ++i) {
      const auto found = seat(valves_[i].place);
      if (!found)
        tell_of_absent("water_valve_off", *layers_.valves, valves_[i]);
      else if (found->node)
        valves_on_nodes_[*found->node].push_back(i);
      else
        cuts_[found->hit.line].push_back({found->hit.along, true, i});
    }
  }

  /// Ends at which nothing else ends, begins or passes.
  void tell_of_ends() {
    std::vector<int> arms(network_.people.size());
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      ++arms[joints_.from[i]];
      ++arms[joints_.to[i]];
      for (const Cut &cut : cuts_[i])
        if (!cut.valve) arms[cut.number] += 2;
    }
    for (const Source &source : network_.sources) ++arms[source.node];
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (arms[joints_.from[i]] == 1) tell_of_end(i, lines_[i].front());
      if (arms[joints_.to[i]] == 1) tell_of_end(i, lines_[i].back());
    }
  }

  void tell_of_end(std::size_t main, geo::Point place) {
    std::optional<geo::LineHit> near;
    for (const auto &hit : index_.within(place, far_looks * snap_))
      if (hit.line != main && (!near || hit.distance < near->distance)) near = hit;
    base::Facts facts = {{"id", mains_[main].id}};
    if (near) {
      facts["distance"] = base::format_number(near->distance, 2);
      facts["other"] = mains_[near->line].id;
    }
    tell(near ? Severity::warning : Severity::info, near ? "water_end_near" : "water_end_dangling",
         layers_.mains, mains_[main].row, place, facts);
  }

  void add_link(const Main &main, std::size_t from, std::size_t to, geo::Line course) {
    network_.links.push_back(
        {.id = main.id, .from = from, .to = to, .passage = main.passage, .course = std::move(course)});
  }

  /// The pieces of a main between its cuts, and the valves between them.
  void cut_main(std::size_t number) {
    const Main &main = mains_[number];
    auto &cuts = cuts_[number];
    std::sort(cuts.begin(), cuts.end(), [](const Cut &a, const Cut &b) {
      return std::tie(a.along, a.valve, a.number) < std::tie(b.along, b.valve, b.number);
    });
    first_link_.push_back(network_.links.size());
    std::size_t at = joints_.from[number], next = 1; // the node we stand on, and the next point of the line
    double walked = 0;                               // to the point before `next`
    geo::Line course = {main.line.front()};
    for (const Cut &cut : cuts) {
      const auto step = [&] {
        return std::hypot(main.line[next].x - main.line[next - 1].x,
                          main.line[next].y - main.line[next - 1].y);
      };
      for (; next + 1 < main.line.size() && walked + step() <= cut.along; ++next) {
        walked += step();
        course.push_back(main.line[next]);
      }
      const double share = step() > 0 ? std::clamp((cut.along - walked) / step(), 0.0, 1.0) : 0.0;
      const geo::Point place = {main.line[next - 1].x + share * (main.line[next].x - main.line[next - 1].x),
                                main.line[next - 1].y + share * (main.line[next].y - main.line[next - 1].y)};
      course.push_back(place);
      const std::size_t node = cut.valve ? add_node(place) : cut.number;
      add_link(main, at, node, std::exchange(course, {place}));
      at = cut.valve ? add_node(place) : node;
      if (cut.valve) add_valve(valves_[cut.number], node, at);
    }
    course.insert(course.end(), main.line.begin() + static_cast<std::ptrdiff_t>(next), main.line.end());
    add_link(main, at, joints_.to[number], std::move(course));
  }

  void add_valve(const Fitting &valve, std::size_t from, std::size_t to) {
    network_.links.push_back(
        {.id = valve.id, .from = from, .to = to, .passage = valve.passage, .kind = LinkKind::valve});
  }

  /// The node keeps its sources; every main that ends there is moved to a node of its own behind the valves.
  void put_valves_on_nodes() {
    const std::size_t pieces = network_.links.size();
    const auto move_behind = [&](std::size_t &end) {
      const auto found = valves_on_nodes_.find(end);
      if (found == valves_on_nodes_.end()) return std::vector<Link>();
      std::vector<Link> chain;
      for (const std::size_t valve : found->second) {
        const std::size_t node = add_node(*network_.nodes[end].place);
        chain.push_back({.id = valves_[valve].id,
                         .from = node,
                         .to = end,
                         .passage = valves_[valve].passage,
                         .kind = LinkKind::valve});
        end = node;
      }
      return chain;
    };
    for (std::size_t i = 0; i < pieces; ++i) {
      if (network_.links[i].kind == LinkKind::valve) continue;
      for (auto end : {&Link::from, &Link::to}) {
        const auto chain = move_behind(network_.links[i].*end);
        network_.links.insert(network_.links.end(), chain.begin(), chain.end());
      }
    }
  }

  /// Mains in parts without any source.
  void tell_of_parts() {
    if (network_.sources.empty()) return;
    const auto part = parts(network_);
    std::vector<bool> fed(part.size());
    for (const Source &source : network_.sources) fed[part[source.node]] = true;
    for (std::size_t i = 0; i < mains_.size(); ++i)
      if (!fed[part[network_.links[first_link_[i]].from]])
        tell(Severity::warning, "water_main_unconnected", layers_.mains, mains_[i].row,
             mains_[i].line.front(), {{"id", mains_[i].id}});
  }

  void name_nodes() {
    for (std::size_t i = 0; i < network_.nodes.size(); ++i)
      network_.nodes[i].id = "n" + std::to_string(i + 1);
  }
};

} // namespace

Network network_of(const NetworkLayers &layers, base::Findings &findings) {
  return Builder(layers, findings).build();
}

} // namespace gis::water
