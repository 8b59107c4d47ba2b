#include "gis/water/works.h"

#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/sources/TableReader.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace gis::water {
namespace {

using base::Severity;

/// A table with its columns by role, and the words in it that mean nothing.
class Reader {
public:
  Reader(const WorksTable &table, const Words &words, base::Findings &findings)
      : table_(table), words_(words), findings_(findings), cells_(*table.layer, findings) {}

  const std::vector<sources::Row> &rows() const { return table_.layer->rows; }
  std::string text(const sources::Row &row, const std::string &role) {
    return cells_.text(row, column(role));
  }
  base::Measure number(const sources::Row &row, const std::string &role) {
    return cells_.number(row, column(role));
  }
  std::optional<bool> flag(const sources::Row &row, const std::string &role) {
    return cells_.flag(row, column(role));
  }
  /// Nothing where the table does not say; a word nobody knows is unknown.
  std::optional<State> state(const sources::Row &row) { return word(row, "state", &Words::state); }
  std::optional<Kind> kind(const sources::Row &row) { return word(row, "kind", &Words::kind); }

  /// Months named in a cell, told where they are none. A cell that names something is dry at some time.
  bool seasonal(const sources::Row &row) {
    const auto said = text(row, "dry");
    const auto key = base::search_key(said);
    if (key.empty() || key == "0" || key == "no" || key == "khong" || key == "none" || key == "-")
      return false;
    std::string months = said;
    std::replace_if(
        months.begin(), months.end(), [](char c) { return c == ';' || c == '-' || c == ' '; }, ',');
    for (const auto &part : base::split(months, ',')) {
      const auto month = base::parse_number(base::trimmed(part));
      if (base::trimmed(part).empty() || (month && *month >= 1 && *month <= 12)) continue;
      unknown_[{column("dry"), said}] += 1;
      break;
    }
    return true;
  }

  void tell(const sources::Row &row, const std::string &code, base::Facts facts) {
    auto finding = cells_.at(row, Severity::warning, code, std::move(facts));
    if (!row.geometry.points.empty()) {
      finding.x = row.geometry.points.front().x;
      finding.y = row.geometry.points.front().y;
    }
    findings_.push_back(std::move(finding));
  }

  void finish() {
    for (const auto &[where, n] : unknown_)
      findings_.push_back(
          cells_.about(Severity::warning, "water_word_unknown",
                       {{"field", where.first}, {"text", where.second}, {"n", std::to_string(n)}}));
    for (const auto &[id, n] : ids_)
      if (n > 1)
        findings_.push_back(
            cells_.about(Severity::error, "id_duplicate", {{"id", id}, {"n", std::to_string(n)}}));
    cells_.finish();
  }
  void note_id(const std::string &id) { ids_[id] += 1; }

private:
  const WorksTable &table_;
  const Words &words_;
  base::Findings &findings_;
  sources::TableReader cells_;
  std::map<std::pair<std::string, std::string>, int> unknown_; ///< column, text → rows
  std::map<std::string, int> ids_;

  std::string column(const std::string &role) const {
    const auto found = table_.columns.find(role);
    return found == table_.columns.end() ? "" : found->second;
  }

  template <class Value>
  std::optional<Value> word(const sources::Row &row, const std::string &role,
                            std::optional<Value> (Words::*find)(const std::string &) const) {
    const auto said = text(row, role);
    if (said.empty()) return {};
    const auto meaning = (words_.*find)(said);
    if (!meaning) unknown_[{column(role), said}] += 1;
    return meaning.value_or(Value::unknown);
  }
};

/// What the tables say of one scheme.
struct Parts {
  std::optional<State> state;
  base::Measure own_capacity, zone_capacity, litres;
  bool unlimited = false, litres_zero = false, zone_silent = false, intake_silent = false;
  std::optional<bool> clean, sustainable;
  std::vector<State> intakes;
  double intake_capacity = 0;
  std::vector<geo::Point> at;
};

class Builder {
public:
  Builder(const WorksTables &tables, const Words &words, double litres, base::Findings &findings)
      : tables_(tables), words_(words), litres_(litres), findings_(findings) {}

  Works build() {
    if (tables_.schemes.layer != nullptr) read_schemes();
    if (tables_.zones.layer != nullptr) read_zones();
    if (tables_.sources.layer != nullptr) read_sources();
    add_schemes();
    if (tables_.points.layer != nullptr) read_points();
    return std::move(works_);
  }

private:
  const WorksTables &tables_;
  const Words &words_;
  double litres_;
  base::Findings &findings_;
  Works works_;
  std::map<std::string, Parts> parts_; ///< by scheme
  std::vector<std::tuple<std::string, std::string, geo::Geometry>> zones_;

  void note_litres(Parts &parts, base::Measure litres) {
    if (litres && *litres <= 0) parts.litres_zero = true;
    if (litres && *litres > 0) parts.litres = litres;
  }

  void read_schemes() {
    Reader table(tables_.schemes, words_, findings_);
    for (const auto &row : table.rows()) {
      const auto id = table.text(row, "id");
      table.note_id(id);
      auto &parts = parts_[id];
      parts.state = table.state(row);
      parts.own_capacity = table.number(row, "capacity");
      parts.unlimited = table.flag(row, "unlimited").value_or(false);
      parts.clean = table.flag(row, "quality");
      parts.sustainable = table.flag(row, "sustainable");
      note_litres(parts, table.number(row, "litres"));
    }
    table.finish();
  }

  void read_zones() {
    Reader table(tables_.zones, words_, findings_);
    for (const auto &row : table.rows()) {
      const auto id = table.text(row, "id");
      table.note_id(id);
      auto scheme = table.text(row, "scheme");
      const bool orphan = scheme.empty();
      if (orphan) {
        table.tell(row, "zone_no_scheme", {{"name", id}});
        scheme = "zone " + id;
      }
      auto &parts = parts_[scheme];
      if (orphan) parts.state = State::unknown;
      if (const auto capacity = table.number(row, "capacity"))
        parts.zone_capacity = parts.zone_capacity.value_or(0) + *capacity;
      else
        parts.zone_silent = true;
      if (const auto clean = table.flag(row, "quality")) parts.clean = parts.clean.value_or(true) && *clean;
      note_litres(parts, table.number(row, "litres"));
      zones_.emplace_back(id, scheme, row.geometry);
    }
    table.finish();
    std::stable_sort(zones_.begin(), zones_.end(),
                     [](const auto &a, const auto &b) { return std::get<0>(a) < std::get<0>(b); });
  }

  void read_sources() {
    Reader table(tables_.sources, words_, findings_);
    for (const auto &row : table.rows()) {
      table.note_id(table.text(row, "id"));
      auto &parts = parts_[table.text(row, "scheme")];
      parts.intakes.push_back(table.state(row).value_or(State::unknown));
      if (!row.geometry.points.empty()) parts.at.push_back(row.geometry.points.front());
      const auto capacity = table.number(row, "capacity");
      if (!works(parts.intakes.back())) continue;
      if (capacity)
        parts.intake_capacity += *capacity;
      else
        parts.intake_silent = true;
    }
    table.finish();
  }

  static State state_of(const Parts &parts) {
    const auto any = [&](auto holds) {
      return std::any_of(parts.intakes.begin(), parts.intakes.end(), holds);
    };
    if (parts.state && !works(*parts.state)) return *parts.state;
    if (parts.intakes.empty() || any(works)) return parts.state.value_or(State::functional);
    return any([](State state) { return state == State::unknown; }) ? State::unknown : State::broken;
  }

  base::Measure volume_of(const Parts &parts) const {
    auto volume = parts.own_capacity;
    if (!volume && !parts.zone_silent) volume = parts.zone_capacity;
    const bool working = std::any_of(parts.intakes.begin(), parts.intakes.end(), works);
    if (!working || parts.intake_silent) return volume;
    return std::min(volume.value_or(parts.intake_capacity), parts.intake_capacity);
  }

  void tell_of(const std::string &code, const std::string &name) {
    const auto *layer = tables_.schemes.layer != nullptr ? tables_.schemes.layer
                        : tables_.zones.layer != nullptr ? tables_.zones.layer
                                                         : tables_.sources.layer;
    findings_.push_back({.severity = Severity::warning,
                         .code = code,
                         .source = layer->source,
                         .layer = layer->name,
                         .facts = {{"name", name}, {"layer", layer->name}}});
  }

  void add_schemes() {
    std::map<std::string, std::size_t> number;
    for (const auto &[id, parts] : parts_) {
      number[id] = works_.supplies.size();
      Supply supply{.id = id, .piped = true, .state = state_of(parts), .clean = parts.clean};
      Scheme scheme{.litres = parts.litres, .sustainable = parts.sustainable, .sources = parts.at};
      if (parts.litres_zero)
        tell_of("water_litres_zero", id);
      else if (!scheme.litres)
        scheme.litres = litres_;
      const auto volume = volume_of(parts);
      if (parts.unlimited)
        supply.capacity = unlimited;
      else if (volume && scheme.litres)
        supply.capacity = people_served(*volume, *scheme.litres);
      else if (!parts.litres_zero && works(supply.state))
        tell_of("scheme_no_capacity", id);
      works_.supplies.push_back(std::move(supply));
      works_.schemes.push_back(std::move(scheme));
    }
    for (auto &[id, scheme, area] : zones_) works_.zones.push_back({id, number.at(scheme), std::move(area)});
  }

  void read_points() {
    Reader table(tables_.points, words_, findings_);
    std::vector<std::pair<Supply, PublicPoint>> points;
    for (const auto &row : table.rows()) {
      if (row.geometry.points.empty()) continue;
      Supply supply{.id = table.text(row, "id"), .clean = table.flag(row, "quality")};
      table.note_id(supply.id);
      supply.state = table.state(row).value_or(State::unknown);
      supply.seasonal = table.seasonal(row);
      if (const auto people = table.number(row, "capacity"))
        supply.capacity = static_cast<std::int64_t>(std::floor(std::min(*people, 1e12) * 1000));
      PublicPoint point{.at = row.geometry.points.front(),
                        .kind = table.kind(row).value_or(Kind::unknown),
                        .groundwater = table.flag(row, "groundwater"),
                        .year = table.number(row, "year")};
      if (!point.groundwater) point.groundwater = groundwater(point.kind);
      points.emplace_back(std::move(supply), point);
    }
    table.finish();
    std::sort(points.begin(), points.end(), [](const auto &a, const auto &b) {
      return std::tie(a.first.id, a.second.at.x, a.second.at.y) <
             std::tie(b.first.id, b.second.at.x, b.second.at.y);
    });
    for (auto &[supply, point] : points) {
      point.supply = works_.supplies.size();
      works_.supplies.push_back(std::move(supply));
      works_.points.push_back(point);
    }
    works_.points_listed = true;
  }
};

} // namespace

Works works_from(const WorksTables &tables, const Words &words, double litres, base::Findings &findings) {
  return Builder(tables, words, litres, findings).build();
}

} // namespace gis::water
