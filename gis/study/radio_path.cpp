#include "gis/study/radio_path.h"

#include "gis/base/Error.h"
#include "gis/base/text.h"
#include "gis/radio/coverage.h"
#include "gis/study/signals.h"

#include <algorithm>

namespace gis::study {
namespace {

const radio::Mast &mast_named(const Inputs &inputs, const std::string &id) {
  const auto found = std::find_if(inputs.masts.begin(), inputs.masts.end(),
                                  [&](const radio::Mast &mast) { return mast.id == id; });
  if (found != inputs.masts.end()) return *found;
  std::vector<std::string> ids;
  for (const auto &mast : inputs.masts) ids.push_back(mast.id);
  throw base::Error("mast_unknown", {{"text", id}, {"list", base::join(ids, ", ")}});
}

const radio::Threshold &threshold_of(const Inputs &inputs, const radio::Mast &mast) {
  const radio::CoverageRequest names;
  const auto &service = mast.broadcast == radio::Broadcast::television    ? names.television_service
                        : mast.broadcast == radio::Broadcast::loudspeaker ? names.loudspeaker_service
                                                                          : names.radio_service;
  return inputs.thresholds.at({service, inputs.environment(), inputs.recipe.radio.condition});
}

radio::PathAccount account_by(radio::Propagation model, const Inputs &inputs, const RadioPath &path,
                              const radio::Link &link, const radio::Profile &profile) {
  const auto field = coverage_question(inputs, model, 1).model;
  const auto pattern =
      path.mast.pattern.gain(radio::Degrees(path.azimuth_degrees), field(link, profile).elevation);
  const radio::ReceptionLimits limits{path.threshold.value_dbuvm, path.threshold.margin.value};
  const radio::ItmSetting itm{.climate = inputs.recipe.radio.climate};
  if (model == radio::Propagation::itm)
    return radio::account_of(profile, link, radio::itm_result(itm, link, profile), pattern, limits);
  const radio::SpreadSetting spread{.square = base::Metres(inputs.recipe.people_cell)};
  return radio::account_of(profile, link, radio::p1812_result({}, spread, link, profile), pattern, limits);
}

} // namespace

Listener listener_in(const Inputs &inputs, const std::string &unit_code) {
  const auto number = inputs.area.edition.levels.front().find(unit_code);
  if (!number) throw base::Error("unit_unknown", {{"code", unit_code}});
  const auto &unit = inputs.area.smallest()[*number];
  const area::Settlement *largest = nullptr;
  for (const auto &settlement : inputs.area.settlements)
    if (settlement.unit == *number && settlement.people &&
        (largest == nullptr || *settlement.people > *largest->people))
      largest = &settlement;
  if (largest != nullptr) return {unit.name + ", " + largest->name, largest->at, inputs.crs};
  if (unit.area.empty()) throw base::Error("unit_unknown", {{"code", unit_code}});
  return {unit.name, geo::inner_point(unit.area), inputs.crs};
}

RadioPath radio_path(const Inputs &inputs, const std::string &mast, const Listener &listener) {
  return radio_path(inputs, mast, listener, inputs.propagation());
}

RadioPath radio_path(const Inputs &inputs, const std::string &mast_id, const Listener &listener,
                     radio::Propagation model) {
  if (inputs.masts.empty() || !inputs.radio_terrain) throw base::Error("no_masts", {});
  const auto &terrain = *inputs.radio_terrain;
  RadioPath path{.mast = mast_named(inputs, mast_id)};
  path.threshold = threshold_of(inputs, path.mast);
  const auto from = terrain.locate(inputs.crs, {path.mast.at}).front();
  const auto to = terrain.locate(listener.crs, {listener.at}).front();
  const auto profile = terrain.profile(from, to);
  if (!profile) throw base::Error("radio_path_hole", {{"mast", path.mast.id}});
  path.azimuth_degrees = terrain.way(from, to).azimuth;
  const radio::Link link{.frequency = path.mast.frequency,
                         .transmitter_height = path.mast.antenna,
                         .receiver_height = path.threshold.receiver,
                         .polarisation = path.mast.polarisation,
                         .time = path.threshold.time,
                         .location = path.threshold.location,
                         .transmitter = from.position,
                         .receiver = to.position,
                         .power = path.mast.power};
  path.account = account_by(model, inputs, path, link, *profile);
  return path;
}

} // namespace gis::study
