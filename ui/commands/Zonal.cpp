#include "ui/commands/Zonal.h"

#include "gis/base/Error.h"
#include "gis/base/memory.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/sources/CsvLine.h"
#include "gis/sources/sources.h"
#include "gis/zonal/ZonalSums.h"
#include "ui/commands/write_file.h"

#include <algorithm>
#include <functional>

namespace ui::commands {
namespace {

using gis::sources::Provenance;
using gis::zonal::ZoneStatistics;
using Getter = std::function<gis::base::Measure(const ZoneStatistics &)>;

/// The statistics by the name users ask for them.
const std::vector<std::pair<std::string, Getter>> &getters() {
  static const std::vector<std::pair<std::string, Getter>> list = {
      {"count", [](const auto &z) { return gis::base::Measure(z.count); }},
      {"sum", [](const auto &z) { return z.sum; }},
      {"mean", [](const auto &z) { return z.mean; }},
      {"min", [](const auto &z) { return z.min; }},
      {"max", [](const auto &z) { return z.max; }},
      {"median", [](const auto &z) { return z.median; }},
      {"q25", [](const auto &z) { return z.q25; }},
      {"q75", [](const auto &z) { return z.q75; }},
      {"stdev", [](const auto &z) { return z.stdev; }},
      {"variance", [](const auto &z) { return z.variance; }},
      {"variety", [](const auto &z) { return gis::base::Measure(z.variety); }},
      {"mode", [](const auto &z) { return z.mode; }},
      {"minority", [](const auto &z) { return z.minority; }},
  };
  return list;
}

std::vector<std::pair<std::string, Getter>> wanted(const std::string &stats) {
  std::vector<std::pair<std::string, Getter>> result;
  std::vector<std::string> names;
  for (const auto &[name, getter] : getters()) names.push_back(name);
  for (const auto &name : gis::base::split(stats, ',')) {
    const auto found =
        std::find_if(getters().begin(), getters().end(), [&](const auto &g) { return g.first == name; });
    if (found == getters().end())
      throw gis::base::Error("choice_unknown",
                             {{"option", "--stats"}, {"text", name}, {"list", gis::base::join(names, ", ")}});
    result.push_back(*found);
  }
  return result;
}

/// Whether a statistic is asked for that needs the cells of a zone in order.
bool needs_order(const std::vector<std::pair<std::string, Getter>> &columns) {
  static const std::vector<std::string> plain = {"count", "sum", "mean", "min", "max", "stdev", "variance"};
  return std::any_of(columns.begin(), columns.end(), [](const auto &c) {
    return std::find(plain.begin(), plain.end(), c.first) == plain.end();
  });
}

} // namespace

void Zonal::declare(Form &form) {
  form.text("raster", raster_);
  form.required();
  form.text("zones", zones_);
  form.required();
  form.text("layer", layer_);
  form.text("id", id_);
  form.required();
  form.text("stats", stats_);
  form.text("weights", weights_);
  form.number("memory", memory_);
  form.text("output", output_);
  form.required();
}

/// 4 bytes a cell for each of values and weights, and up to 8 where the cells of all zones are put in order.
void Zonal::refuse_too_large(Provenance &raster, Provenance &weights, bool in_order) const {
  double bytes = static_cast<double>(gis::sources::read_grid(raster).size()) * (in_order ? 12 : 4);
  if (!weights_.empty()) bytes += static_cast<double>(gis::sources::read_grid(weights).size()) * 4;
  gis::base::refuse_beyond(bytes + gis::base::memory_of_program, gis::base::allowed_memory(memory_));
}

int Zonal::run(Face &face) {
  const auto columns = wanted(stats_);
  gis::base::Findings findings;
  Provenance raster{.id = raster_, .path = raster_, .hashed = false},
      zones{.id = zones_, .path = zones_, .layer = layer_, .hashed = false},
      weights{.id = weights_, .path = weights_, .hashed = false};
  const bool in_order = needs_order(columns);
  refuse_too_large(raster, weights, in_order);
  auto reading = face.progress.slice(0, 0.2, "reading");
  const auto values = gis::sources::read_raw_surface(raster, findings, reading);
  if (!values.crs.known()) throw gis::base::Error("crs_unknown", {{"layer", raster_}});
  auto reading_zones = face.progress.slice(0.2, 0.3, "reading");
  const auto layer = gis::sources::read_layer(
      {.source = &zones, .crs = values.crs, .shape = gis::sources::Shape::polygon}, findings, reading_zones);
  for (const auto &finding : findings) face.say(words::sentence(face.words, finding));
  const auto id = layer.field(id_);
  std::vector<gis::geo::Geometry> areas;
  for (const auto &row : layer.rows) areas.push_back(row.geometry);
  gis::zonal::ZonalRequest request{.values = &values.surface, .order_statistics = in_order};
  gis::sources::RawSurface weight;
  if (!weights_.empty()) {
    auto reading_weights = face.progress.slice(0.3, 0.4, "reading");
    weight = gis::sources::read_raw_surface(weights, findings, reading_weights);
    if (weight.surface.grid != values.surface.grid || !weight.crs.same_as(values.crs))
      throw gis::base::Error("grids_differ", {{"layer", weights_}, {"other", raster_}});
    request.weights = &weight.surface;
  }
  auto summing = face.progress.slice(0.4, 1, "zonal");
  const auto statistics = gis::zonal::zonal_statistics(request, areas, summing);
  gis::sources::CsvLine heads;
  heads.raw(id_);
  for (const auto &[name, getter] : columns) heads.raw(name);
  std::string text = heads.end();
  for (std::size_t i = 0; i < layer.rows.size(); ++i) {
    gis::sources::CsvLine line;
    line.raw(layer.rows[i].cells[id].value_or(""));
    for (const auto &[name, getter] : columns) line.number(getter(statistics[i]), 9);
    text += line.end();
  }
  write_file(output_, text);
  face.say(face.words.fill("cli.written", {{"file", output_}}));
  return 0;
}

} // namespace ui::commands
