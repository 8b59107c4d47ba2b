#include "gis/water/drawn.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace gis::water {
namespace {

using base::Severity;

bool before(geo::Point a, geo::Point b) { return std::tie(a.x, a.y) < std::tie(b.x, b.y); }

/// Reads ids and states of one layer's rows.
class Fields {
public:
  Fields(const NetworkLayers &asked, const sources::Layer &layer, const char *kind, base::Findings &findings)
      : layer_(layer), kind_(kind), state_field_(asked.state_field), words_(asked.words), findings_(findings),
        id_(layer.find_field(asked.id_field)), state_(layer.find_field(asked.state_field)) {}

  std::string id(const sources::Row &row) const {
    const std::string text = id_ ? row.cells[*id_].value_or("") : "";
    return text.empty() ? std::string(kind_) + ":" + std::to_string(row.number) : text;
  }
  /// The state a row names; `unsaid` where it names none.
  Passage state(const sources::Row &row, Passage unsaid) {
    const std::string text = state_ ? row.cells[*state_].value_or("") : "";
    if (text.empty()) {
      ++unsaid_;
      return unsaid;
    }
    if (const auto known = words_.passage(text)) return *known;
    tell(Severity::warning, "water_state_word", row.number,
         {{"id", id(row)}, {"text", text}, {"field", state_field_}});
    return Passage::unknown;
  }
  /// That some rows have no state.
  void tell_of_unsaid() {
    if (unsaid_ > 0)
      tell(Severity::warning, "water_state_missing", 0,
           {{"n", std::to_string(unsaid_)}, {"field", state_field_}});
  }
  void tell(Severity severity, const char *code, long row, base::Facts facts) {
    findings_.push_back({.severity = severity,
                         .code = code,
                         .source = layer_.source,
                         .layer = layer_.name,
                         .row = row,
                         .facts = std::move(facts)});
  }

private:
  const sources::Layer &layer_;
  const char *kind_;
  const std::string &state_field_;
  const Words &words_;
  base::Findings &findings_;
  std::optional<std::size_t> id_, state_;
  long unsaid_ = 0;
};

void tell_of_doubles(const std::vector<Fitting> &fittings, Fields &fields) {
  std::map<std::string, int> counts;
  for (const Fitting &fitting : fittings) ++counts[fitting.id];
  for (const auto &[id, n] : counts)
    if (n > 1) fields.tell(Severity::warning, "id_duplicate", 0, {{"id", id}, {"n", std::to_string(n)}});
}

} // namespace

std::vector<Main> mains_of(const NetworkLayers &asked, base::Findings &findings) {
  Fields fields(asked, asked.mains, "pipe", findings);
  std::vector<Main> mains;
  for (const auto &row : asked.mains.rows)
    for (const auto &line : row.geometry.lines) {
      if (line.size() < 2 || std::all_of(line.begin(), line.end(), [&](auto p) { return p == line[0]; })) {
        fields.tell(Severity::warning, "water_main_short", row.number, {{"id", fields.id(row)}});
        continue;
      }
      mains.push_back({fields.id(row), fields.state(row, Passage::open), row.number, line});
    }
  std::sort(mains.begin(), mains.end(), [](const Main &a, const Main &b) {
    if (a.line != b.line)
      return std::lexicographical_compare(a.line.begin(), a.line.end(), b.line.begin(), b.line.end(), before);
    return std::tie(a.id, a.passage, a.row) < std::tie(b.id, b.passage, b.row);
  });
  return mains;
}

std::vector<Fitting> fittings_of(const NetworkLayers &asked, const sources::Layer *layer, const char *kind,
                                 base::Findings &findings) {
  std::vector<Fitting> fittings;
  if (layer == nullptr) return fittings;
  Fields fields(asked, *layer, kind, findings);
  for (const auto &row : layer->rows)
    for (const auto &point : row.geometry.points)
      fittings.push_back({fields.id(row), fields.state(row, Passage::unknown), row.number, point});
  std::sort(fittings.begin(), fittings.end(), [](const Fitting &a, const Fitting &b) {
    if (a.place != b.place) return before(a.place, b.place);
    return std::tie(a.id, a.passage, a.row) < std::tie(b.id, b.passage, b.row);
  });
  tell_of_doubles(fittings, fields);
  fields.tell_of_unsaid();
  return fittings;
}

} // namespace gis::water
