#include "gis/study/deciding_place.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/study/results_layers.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace gis::study {
namespace {

using radio::Broadcast;

/// The share of a group in the people of each cell: kept by the run where only it could find the group.
class GroupShare {
public:
  GroupShare(const Inputs &inputs, const sources::Layer &people_cells, const std::string &id)
      : column_(people_cells.find_field(group_field + id)) {
    for (const auto &group : inputs.groups)
      if (group.id == id && group.known) group_ = &group;
  }
  double of(const sources::Row &row, const Dwelling &dwelling) const {
    if (column_) return base::parse_number(row.cells[*column_].value_or("")).value_or(0);
    return group_ == nullptr ? 1 : group_->share(dwelling.unit, dwelling.settlement);
  }

private:
  std::optional<std::size_t> column_;
  const area::Group *group_ = nullptr;
};

/// Per smallest unit, whether it belongs to the unit of the figure.
std::vector<bool> members_of(const Inputs &inputs, const FigurePeople &counted) {
  const auto &levels = inputs.area.edition.levels;
  for (std::size_t l = 0; l < levels.size(); ++l) {
    if (levels[l].id != counted.level) continue;
    const auto unit = levels[l].find(counted.unit_code);
    if (!unit) break;
    std::vector<bool> inside(inputs.area.smallest().size(), false);
    for (const auto member : inputs.area.edition.members(l, *unit)) inside[member] = true;
    return inside;
  }
  throw base::Error("unit_unknown", {{"code", counted.unit_code}});
}

/// What a question's limit asks for, part by part.
struct Part {
  const char *name;
  std::optional<radio::Scope> scope;
  std::optional<Broadcast> broadcast;
};

std::vector<Part> parts_of(const std::string &limit) {
  const Part national{"national", radio::Scope::national, {}}, local{"local", radio::Scope::local, {}};
  if (limit == "national") return {national};
  if (limit == "local") return {local};
  if (limit == "fm") return {{"fm", {}, Broadcast::radio}};
  if (limit == "loudspeaker") return {{"loudspeaker", {}, Broadcast::loudspeaker}};
  return {national, local};
}

/// Answers by how much they ask for an explanation: of what hangs on one site, that it does.
std::array<Heard, 3> most_telling_first(const std::string &limit) {
  if (limit == "one_site") return {Heard::yes, Heard::unknown, Heard::no};
  return {Heard::no, Heard::unknown, Heard::yes};
}

class Seeker {
public:
  Seeker(const Inputs &inputs, const std::vector<Dwelling> &dwellings, const Signals::Key &asked)
      : inputs_(inputs), dwellings_(dwellings), service_(asked.first),
        asked_(asked_signal(inputs, asked.second)), request_(coverage_question(inputs, asked_.model, 0)) {
    for (const auto &dwelling : dwellings) request_.points.push_back({dwelling.at, inputs.environment()});
  }

  std::optional<DecidingPlace> seek(base::Progress &progress) {
    if (dwellings_.empty()) return {};
    const auto coverage = radio::coverage(request_, *inputs_.radio_terrain, progress);
    const auto signals = signals_of(request_, coverage);
    const auto &answers = signals.cells.at({service_, asked_.limit});
    auto place = largest(answers);
    if (!place) return {};
    for (const auto &part : parts_of(asked_.limit)) place->parts.push_back(decided(part, coverage));
    return place;
  }

private:
  const Inputs &inputs_;
  const std::vector<Dwelling> &dwellings_;
  std::string service_;
  AskedSignal asked_;
  radio::CoverageRequest request_;
  std::size_t cell_ = 0; ///< of the place that was found

  /// People of one settlement are one place; a cell without a settlement stands for itself.
  using Key = std::tuple<std::uint32_t, std::int64_t, std::size_t>;
  Key key_of(std::size_t i) const {
    const auto &dwelling = dwellings_[i];
    if (!dwelling.settlement) return {dwelling.unit, -1, i};
    return {dwelling.unit, *dwelling.settlement, 0};
  }

  std::optional<DecidingPlace> largest(const std::vector<CellSignal> &answers) {
    for (const auto answer : most_telling_first(asked_.limit)) {
      std::map<Key, double> people;
      for (std::size_t i = 0; i < answers.size(); ++i)
        if (answers[i].front() == answer) people[key_of(i)] += dwellings_[i].people;
      const auto most = std::max_element(people.begin(), people.end(),
                                         [](const auto &a, const auto &b) { return a.second < b.second; });
      if (most == people.end() || !(most->second > 0)) continue;
      double in_cell = -1;
      for (std::size_t i = 0; i < answers.size(); ++i) {
        if (answers[i].front() != answer || key_of(i) != most->first || dwellings_[i].people <= in_cell)
          continue;
        in_cell = dwellings_[i].people;
        cell_ = i;
      }
      return DecidingPlace{.listener = listener(), .people = most->second, .heard = answer};
    }
    return {};
  }

  Listener listener() const {
    const auto &dwelling = dwellings_[cell_];
    std::string name = inputs_.area.smallest()[dwelling.unit].name;
    if (dwelling.settlement) name += ", " + inputs_.area.settlements[*dwelling.settlement].name;
    return {name, dwelling.at, inputs_.crs};
  }

  bool belongs(const radio::Channel &channel, const Part &part) const {
    if ((channel.broadcast == Broadcast::television) != (service_ == "tv")) return false;
    return (!part.scope || channel.scope == *part.scope) &&
           (!part.broadcast || channel.broadcast == *part.broadcast);
  }

  /// "good" asks for the margin as well.
  double wanted_dbuvm(const radio::Threshold &threshold) const {
    return threshold.value_dbuvm + (asked_.limit == "good" ? threshold.margin.value : 0);
  }

  DecidingPart decided(const Part &part, const radio::Coverage &coverage) const {
    DecidingPart decided{.name = part.name};
    const radio::ChannelField *best = nullptr;
    double best_margin = 0;
    bool unknown = false;
    for (std::size_t c = 0; c < coverage.channels.size(); ++c) {
      const auto &channel = coverage.channels[c];
      if (!belongs(channel, part)) continue;
      const auto &field = coverage.at(cell_, c);
      unknown = unknown || field.reception == radio::Reception::unknown;
      if (!field.field_dbuvm) continue;
      const double margin = *field.field_dbuvm -
                            wanted_dbuvm(threshold_for(request_, channel.broadcast, inputs_.environment()));
      if (best != nullptr && margin <= best_margin) continue;
      best = &field;
      best_margin = margin;
    }
    if (best != nullptr && best_margin >= 0)
      decided.heard = Heard::yes;
    else if (unknown)
      decided.heard = Heard::unknown;
    // Of a known path and an unknown one the known does not decide where it fails.
    if (best != nullptr && decided.heard != Heard::unknown)
      decided.path = radio_path(inputs_, coverage.masts[best->server], listener(), asked_.model);
    return decided;
  }
};

} // namespace

std::vector<Dwelling> dwellings_of(const Inputs &inputs, const sources::Layer &people_cells,
                                   const FigurePeople &counted) {
  const auto inside = members_of(inputs, counted);
  const GroupShare group(inputs, people_cells, counted.group), scope(inputs, people_cells, counted.scope);
  std::map<std::string, std::uint32_t> units, settlements;
  for (std::uint32_t u = 0; u < inputs.area.smallest().size(); ++u) units[inputs.area.smallest()[u].code] = u;
  for (std::uint32_t s = 0; s < inputs.area.settlements.size(); ++s)
    settlements[inputs.area.settlements[s].id] = s;
  const auto code = people_cells.field("unit_code"), name = people_cells.field("settlement"),
             people = people_cells.field("people");
  std::vector<Dwelling> dwellings;
  for (const auto &row : people_cells.rows) {
    const auto unit = units.find(row.cells[code].value_or(""));
    if (unit == units.end() || !inside[unit->second] || row.geometry.points.empty()) continue;
    Dwelling dwelling{.at = row.geometry.points.front(),
                      .people = base::parse_number(row.cells[people].value_or("")).value_or(0),
                      .unit = unit->second};
    if (const auto found = settlements.find(row.cells[name].value_or("")); found != settlements.end())
      dwelling.settlement = found->second;
    dwelling.people *= group.of(row, dwelling) * scope.of(row, dwelling);
    if (dwelling.people > 0) dwellings.push_back(dwelling);
  }
  return dwellings;
}

std::optional<DecidingPlace> deciding_place(const Inputs &inputs, const std::vector<Dwelling> &dwellings,
                                            const Signals::Key &asked, base::Progress &progress) {
  if (inputs.masts.empty() || !inputs.radio_terrain) throw base::Error("no_masts", {});
  return Seeker(inputs, dwellings, asked).seek(progress);
}

} // namespace gis::study
