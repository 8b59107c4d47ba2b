#include "gis/study/signals.h"

#include "gis/base/number.h"

#include <algorithm>

namespace gis::study {
namespace {

using radio::Broadcast;
using radio::Scope;

Heard both(Heard a, Heard b) {
  if (a == Heard::no || b == Heard::no) return Heard::no;
  return a == Heard::yes && b == Heard::yes ? Heard::yes : Heard::unknown;
}

Heard either(Heard a, Heard b) {
  if (a == Heard::yes || b == Heard::yes) return Heard::yes;
  return a == Heard::no && b == Heard::no ? Heard::no : Heard::unknown;
}

template <class Join> CellSignal joined(const CellSignal &a, const CellSignal &b, Join join) {
  return {join(a[0], b[0]), join(a[1], b[1]), join(a[2], b[2])};
}

/// Whether a question, or a part of a composite, asks for what is broadcast.
bool asked_for(const std::vector<indicators::Question> &questions) {
  return std::any_of(questions.begin(), questions.end(), [](const auto &question) {
    return question.service == "radio" || question.service == "tv" || asked_for(question.part_questions);
  });
}

std::vector<radio::ReceptionPoint> middles(const area::People &people, radio::Environment environment) {
  std::vector<radio::ReceptionPoint> points;
  points.reserve(people.cells.size());
  for (const auto &cell : people.cells) points.push_back({area::middle(people, cell), environment});
  return points;
}

/// At the most favourable, what no one knows is heard.
CellSignal heard(const radio::ChannelField &field, double threshold) {
  if (field.reception == radio::Reception::unknown) return {Heard::unknown, Heard::unknown, Heard::yes};
  const auto reached = [&](const base::Measure &dbuvm) {
    return dbuvm && *dbuvm >= threshold ? Heard::yes : Heard::no;
  };
  return {reached(field.field_dbuvm), reached(field.low_dbuvm), reached(field.high_dbuvm)};
}

const std::string &service_row(const radio::CoverageRequest &request, Broadcast broadcast) {
  return broadcast == Broadcast::television    ? request.television_service
         : broadcast == Broadcast::loudspeaker ? request.loudspeaker_service
                                               : request.radio_service;
}

/// What is heard of one service at every people cell, put together from its channels.
class ServiceSignals {
public:
  ServiceSignals(const radio::CoverageRequest &request, const radio::Coverage &coverage)
      : request_(request), coverage_(coverage) {
    std::map<std::string, geo::Point> places;
    for (const auto &mast : request.masts) places[mast.id] = mast.at;
    for (const auto &id : coverage.masts) places_.push_back(places.at(id));
  }

  void add(const std::string &service, Signals &signals) {
    find_channels(service);
    auto &cells = signals.cells;
    const auto all = both_scopes([](const radio::Threshold &) { return 0.0; });
    cells[{service, "national"}] = all.national;
    cells[{service, "local"}] = all.local;
    cells[{service, "receive"}] = together({&all.national, &all.local});
    const auto good = both_scopes([](const radio::Threshold &threshold) { return threshold.margin.value; });
    cells[{service, "good"}] = together({&good.national, &good.local});
    cells[{service, "one_site"}] = from_one_site(cells.at({service, "receive"}));
    if (service != "radio") return;
    cells[{service, "fm"}] = any_of(Broadcast::radio);
    cells[{service, "loudspeaker"}] = any_of(Broadcast::loudspeaker);
  }

private:
  const radio::CoverageRequest &request_;
  const radio::Coverage &coverage_;
  std::vector<geo::Point> places_; ///< of the masts, as in Coverage::masts
  std::vector<std::size_t> channels_;

  struct Scopes {
    std::vector<CellSignal> national, local;
  };

  static constexpr CellSignal silence = {Heard::no, Heard::no, Heard::no};

  void find_channels(const std::string &service) {
    channels_.clear();
    for (std::size_t c = 0; c < coverage_.channels.size(); ++c)
      if ((coverage_.channels[c].broadcast == Broadcast::television) == (service == "tv"))
        channels_.push_back(c);
  }

  const radio::Threshold &limit(std::size_t cell, std::size_t channel) const {
    return request_.thresholds.at({service_row(request_, coverage_.channels[channel].broadcast),
                                   request_.points[cell].environment, request_.condition});
  }

  /// `above` tells how far above its threshold a channel has to come in.
  template <class Above> Scopes both_scopes(Above above) const {
    const std::size_t cells = request_.points.size();
    Scopes scopes{std::vector<CellSignal>(cells, silence), std::vector<CellSignal>(cells, silence)};
    for (const auto c : channels_) {
      auto &part = coverage_.channels[c].scope == Scope::national ? scopes.national : scopes.local;
      for (std::size_t i = 0; i < cells; ++i) {
        const auto &threshold = limit(i, c);
        part[i] =
            joined(part[i], heard(coverage_.at(i, c), threshold.value_dbuvm + above(threshold)), either);
      }
    }
    return scopes;
  }

  std::vector<CellSignal> any_of(Broadcast broadcast) const {
    std::vector<CellSignal> any(request_.points.size(), silence);
    for (const auto c : channels_)
      for (std::size_t i = 0; i < any.size() && coverage_.channels[c].broadcast == broadcast; ++i)
        any[i] = joined(any[i], heard(coverage_.at(i, c), limit(i, c).value_dbuvm), either);
    return any;
  }

  /// Whether all that is received of one scope comes from a single site.
  bool hangs_on_one_site(std::size_t cell, Scope scope) const {
    const geo::Point *site = nullptr;
    for (const auto c : channels_) {
      const auto &field = coverage_.at(cell, c);
      const double least = limit(cell, c).value_dbuvm;
      if (coverage_.channels[c].scope != scope || !field.field_dbuvm || *field.field_dbuvm < least) continue;
      const auto &place = places_[field.server];
      const bool another = site != nullptr && (site->x != place.x || site->y != place.y);
      if (another || (field.elsewhere_dbuvm && *field.elsewhere_dbuvm >= least)) return false;
      site = &place;
    }
    return site != nullptr;
  }

  std::vector<CellSignal> from_one_site(const std::vector<CellSignal> &received) const {
    std::vector<CellSignal> one(received.size(), silence);
    for (std::size_t i = 0; i < one.size(); ++i)
      if (received[i][0] == Heard::unknown)
        one[i] = {Heard::unknown, Heard::unknown, Heard::yes};
      else if (received[i][0] == Heard::yes &&
               (hangs_on_one_site(i, Scope::national) || hangs_on_one_site(i, Scope::local)))
        one[i] = {Heard::yes, Heard::yes, Heard::yes};
    return one;
  }
};

void tell_of_holes(const Inputs &inputs, const area::People &people, const Signals &signals,
                   base::Findings &findings) {
  for (const auto &[key, cells] : signals.cells) {
    if (key.second != "receive") continue;
    double unknown = 0;
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (cells[i][0] == Heard::unknown) unknown += people.cells[i].people;
    if (unknown >= 0.5)
      findings.push_back({.severity = base::Severity::warning,
                          .code = key.first == "tv" ? "tv_hole" : "radio_hole",
                          .source = inputs.recipe.radio.terrain,
                          .facts = {{"n", base::format_number(unknown, 0)}}});
  }
}

} // namespace

AskedSignal asked_signal(const Inputs &inputs, const std::string &limit) {
  using enum radio::Propagation;
  for (const auto model : {p1812, itm}) {
    const auto ending = std::string("_") + radio::propagation_name(model);
    if (limit.ends_with(ending)) return {limit.substr(0, limit.size() - ending.size()), model};
  }
  return {limit, inputs.propagation()};
}

radio::CoverageRequest coverage_question(const Inputs &inputs, radio::Propagation model, int threads) {
  const auto &recipe = inputs.recipe.radio;
  const radio::SpreadSetting spread{.square = base::Metres(inputs.recipe.people_cell)};
  radio::CoverageRequest request{.masts = inputs.masts,
                                 .crs = inputs.crs,
                                 .thresholds = inputs.thresholds,
                                 .condition = recipe.condition,
                                 .radius = base::Metres(recipe.radius_km * 1000),
                                 .threads = threads};
  if (model == radio::Propagation::itm) {
    request.model = radio::itm_model({.climate = recipe.climate}, spread);
  } else {
    request.model = radio::p1812_model({}, spread);
    request.quick = radio::QuickModel{.spread = spread};
  }
  return request;
}

Signals signals_of(const radio::CoverageRequest &request, const radio::Coverage &coverage) {
  Signals signals;
  ServiceSignals parts(request, coverage);
  for (const char *service : {"radio", "tv"}) parts.add(service, signals);
  return signals;
}

Signals find_signals(const Inputs &inputs, const area::People &people, int threads, base::Findings &findings,
                     base::Progress &progress) {
  Signals signals;
  if (inputs.masts.empty() || !inputs.radio_terrain || people.cells.empty()) return signals;
  if (!asked_for(inputs.questions)) return signals;
  const auto by_model = [&](radio::Propagation model, base::Progress &part) {
    auto request = coverage_question(inputs, model, threads);
    request.points = middles(people, inputs.environment());
    const auto coverage = radio::coverage(request, *inputs.radio_terrain, part);
    return signals_of(request, coverage);
  };
  const auto &beside = inputs.recipe.radio.beside;
  auto first = progress.slice(0, beside.empty() ? 1 : 0.3);
  signals = by_model(inputs.propagation(), first);
  if (!beside.empty()) {
    auto second = progress.slice(0.3, 1);
    const auto limit = "receive_" + beside;
    const auto other = by_model(asked_signal(inputs, limit).model, second);
    for (const char *service : {"radio", "tv"})
      signals.cells[{service, limit}] = other.cells.at({service, "receive"});
  }
  const auto &recipe = inputs.recipe.radio;
  signals.sources = {recipe.masts, recipe.terrain, inputs.area.people_source, inputs.area.settlement_source};
  for (const auto &surface : inputs.recipe.surfaces) signals.sources.insert(surface.source);
  signals.sources.insert(inputs.radio_tables.begin(), inputs.radio_tables.end());
  signals.sources.erase("");
  tell_of_holes(inputs, people, signals, findings);
  return signals;
}

std::vector<indicators::PlaceReach> count_signals(const Signals &signals, const area::People &people) {
  std::vector<double> settled(people.places.size());
  for (const auto &cell : people.cells) settled[cell.place] += 1;
  std::vector<indicators::PlaceReach> reaches;
  for (const auto &[key, cells] : signals.cells) {
    indicators::PlaceReach reach{
        .service = key.first, .limit = key.second, .mode = "", .season = "all", .received = true};
    reach.sources = signals.sources;
    for (auto &ledgers : reach.ledgers) ledgers.assign(people.places.size(), {});
    reach.flat.assign(people.places.size(), 0);
    reach.moved.assign(people.places.size(), 0);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto &cell = people.cells[i];
      const auto &place = people.places[cell.place];
      for (std::size_t v = 0; v < 4; ++v) {
        const double n = v == 3 ? place.people / settled[cell.place] : cell.people;
        auto &ledger = reach.ledgers[v][cell.place];
        const auto signal = cells[i][v == 3 ? 0 : v];
        (place.unknown              ? ledger.unknown
         : signal == Heard::unknown ? ledger.outside_data
         : signal == Heard::yes     ? ledger.covered
                                    : ledger.beyond_limit) += n;
      }
    }
    reaches.push_back(std::move(reach));
  }
  return reaches;
}

std::vector<CellSignal> together(const std::vector<const std::vector<CellSignal> *> &parts) {
  auto all = *parts.front();
  for (std::size_t p = 1; p < parts.size(); ++p)
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = joined(all[i], (*parts[p])[i], both);
  return all;
}

} // namespace gis::study
