#include "gis/study/signals.h"

#include "gis/base/number.h"
#include "gis/radio/coverage.h"

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

/// The middle of the inhabited study cells of each people cell.
std::vector<radio::ReceptionPoint> middles(const area::People &people, radio::Environment environment) {
  std::vector<radio::ReceptionPoint> points;
  points.reserve(people.cells.size());
  for (const auto &cell : people.cells) {
    geo::Point sum{};
    for (std::uint32_t m = 0; m < cell.members; ++m) {
      const auto at = people.grid.centre(people.grid.cell_at(people.members[cell.first_member + m]));
      sum.x += at.x;
      sum.y += at.y;
    }
    points.push_back({{sum.x / cell.members, sum.y / cell.members}, environment});
  }
  return points;
}

CellSignal heard(const radio::ChannelField &field, double threshold) {
  if (field.reception == radio::Reception::unknown) return {Heard::unknown, Heard::unknown, Heard::unknown};
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

radio::CoverageRequest coverage_request(const Inputs &inputs, const area::People &people, int threads) {
  const auto &recipe = inputs.recipe.radio;
  radio::CoverageRequest request{.masts = inputs.masts,
                                 .points = middles(people, inputs.environment()),
                                 .crs = inputs.crs,
                                 .thresholds = inputs.thresholds};
  radio::SpreadSetting spread{.square = base::Metres(inputs.recipe.people_cell)};
  request.model = radio::p1812_model({}, spread);
  request.quick = radio::QuickModel{.spread = spread};
  request.condition = recipe.condition;
  request.radius = base::Metres(recipe.radius_km * 1000);
  request.threads = threads;
  return request;
}

/// The parts of one service: a channel of the whole country, one of the province.
void add_service(const std::string &service, const radio::Coverage &coverage,
                 const radio::CoverageRequest &request, Signals &signals) {
  const std::size_t cells = request.points.size();
  const CellSignal silence = {Heard::no, Heard::no, Heard::no};
  std::vector<CellSignal> national(cells, silence), local(cells, silence), all(cells);
  for (std::size_t c = 0; c < coverage.channels.size(); ++c) {
    const auto &channel = coverage.channels[c];
    if ((channel.broadcast == Broadcast::television) != (service == "tv")) continue;
    auto &part = channel.scope == Scope::national ? national : local;
    for (std::size_t i = 0; i < cells; ++i) {
      const double threshold =
          request.thresholds
              .at({service_row(request, channel.broadcast), request.points[i].environment, request.condition})
              .value_dbuvm;
      part[i] = joined(part[i], heard(coverage.at(i, c), threshold), either);
    }
  }
  for (std::size_t i = 0; i < cells; ++i) all[i] = joined(national[i], local[i], both);
  signals.cells[{service, "receive"}] = std::move(all);
  signals.cells[{service, "national"}] = std::move(national);
  signals.cells[{service, "local"}] = std::move(local);
}

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

Signals find_signals(const Inputs &inputs, const area::People &people, const RunOptions &options,
                     base::Findings &findings, base::Progress &progress) {
  Signals signals;
  if (inputs.masts.empty() || !inputs.radio_terrain || people.cells.empty()) return signals;
  const auto request = coverage_request(inputs, people, options.threads);
  const auto coverage = radio::coverage(request, *inputs.radio_terrain, progress);
  for (const char *service : {"radio", "tv"}) add_service(service, coverage, request, signals);
  const auto &recipe = inputs.recipe.radio;
  signals.sources = {recipe.masts, recipe.terrain, inputs.area.people_source, inputs.area.settlement_source};
  for (const auto &surface : inputs.recipe.surfaces) signals.sources.insert(surface.source);
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
