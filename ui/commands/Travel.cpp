#include "ui/commands/Travel.h"

#include "gis/base/Error.h"
#include "gis/base/memory.h"
#include "gis/base/number.h"
#include "gis/base/parallel.h"
#include "gis/sources/sources.h"
#include "gis/sources/write.h"
#include "gis/travel/search.h"
#include "ui/commands/write_file.h"

#include <algorithm>
#include <cmath>

namespace ui::commands {
namespace {

using gis::base::Error;
using gis::geo::Surface;
using gis::sources::Provenance;

struct Facilities {
  std::vector<std::string> ids; ///< bytewise order
  std::vector<gis::travel::SearchSource> starts;
};

Facilities read_facilities(gis::sources::Provenance source, const std::string &id_field,
                           const gis::sources::RawSurface &ground, Face &face) {
  gis::base::Findings findings;
  gis::base::Progress quiet;
  const auto layer = gis::sources::read_layer(
      {.source = &source, .crs = ground.crs, .shape = gis::sources::Shape::point}, findings, quiet);
  std::vector<std::pair<std::string, gis::geo::Point>> list;
  for (const auto &row : layer.rows)
    for (const auto &point : row.geometry.points)
      list.emplace_back(id_field.empty() ? std::to_string(row.number)
                                         : row.cells[layer.field(id_field)].value_or(""),
                        point);
  std::stable_sort(list.begin(), list.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
  Facilities facilities;
  for (const auto &[id, point] : list) {
    facilities.ids.push_back(id);
    if (const auto cell = ground.surface.grid.cell_of(point))
      facilities.starts.push_back({*cell, static_cast<std::uint32_t>(facilities.ids.size() - 1)});
  }
  if (facilities.starts.empty()) throw Error("sources_outside", {{"file", source.path.string()}});
  if (const auto outside = list.size() - facilities.starts.size(); outside > 0)
    findings.push_back({.severity = gis::base::Severity::warning,
                        .code = "sources_partly_outside",
                        .source = source.id,
                        .layer = layer.name,
                        .facts = {{"n", std::to_string(outside)}}});
  for (const auto &finding : findings) face.say(words::sentence(face.words, finding));
  return facilities;
}

gis::sources::RawSurface read_raster(gis::sources::Provenance source, gis::base::Progress progress) {
  const auto file = source.id;
  gis::base::Findings findings;
  auto raw = gis::sources::read_raw_surface(source, findings, progress);
  if (!raw.crs.known()) throw Error("crs_unknown", {{"layer", file}});
  if (raw.crs.geographic()) throw Error("crs_not_metres", {{"layer", file}});
  return raw;
}

/// What the grid of the nearest source holds: the ids where all are whole numbers that a Float32 keeps, else
/// their ranks from 1 in bytewise order.
std::vector<float> numbers_of(const std::vector<std::string> &ids, bool &ranks) {
  std::vector<float> numbers;
  ranks = false;
  for (const auto &id : ids) {
    const auto number = gis::base::parse_number(id);
    ranks = ranks || !number || *number != std::floor(*number) || std::fabs(*number) > (1 << 24);
    numbers.push_back(static_cast<float>(number.value_or(0)));
  }
  if (ranks) {
    // The same id at two places is one source.
    for (std::size_t i = 0; i < ids.size(); ++i)
      numbers[i] = i == 0 ? 1 : numbers[i - 1] + (ids[i] == ids[i - 1] ? 0 : 1);
  }
  return numbers;
}

} // namespace

void Travel::declare(Form &form) {
  form.text("cost", cost_);
  form.choice("walk", walk_, {"", "tobler", "langmuir"});
  form.text("dem", dem_);
  form.text("speed", speed_);
  form.text("friction", friction_);
  form.number("lambda", lambda_);
  form.text("sources", sources_);
  form.required();
  form.text("layer", layer_);
  form.text("id", id_);
  form.choice("direction", direction_, {"to", "from"});
  form.choice("connect", connect_, {"8", "16"});
  form.number("max", max_);
  form.flag("barrier-zero", barrier_zero_);
  form.number("memory", memory_);
  form.text("allocation", allocation_);
  form.text("output", output_);
  form.required();
}

void Travel::check_options() const {
  const auto need = [](const std::string &value, const char *option) {
    if (value.empty()) throw Error("option_missing", {{"option", option}});
  };
  const auto refuse = [&](const std::string &value, const char *option) {
    if (!value.empty())
      throw Error("options_clash",
                  {{"option", option}, {"other", walk_.empty() ? "--cost" : "--walk " + walk_}});
  };
  if (walk_.empty()) {
    need(cost_, "--cost");
    refuse(dem_, "--dem");
  } else {
    refuse(cost_, "--cost");
    need(dem_, "--dem");
  }
  if (walk_ == "tobler")
    need(speed_, "--speed");
  else
    refuse(speed_, "--speed");
  if (walk_ != "langmuir") {
    refuse(friction_, "--friction");
    refuse(lambda_ ? "given" : "", "--lambda");
  }
}

gis::travel::SearchRequest Travel::request() const {
  using namespace gis::travel;
  SearchRequest request;
  request.neighbours = connect_ == "16" ? Neighbours::sixteen : Neighbours::eight;
  request.direction = direction_ == "from" ? Direction::from_source : Direction::to_source;
  request.slope = walk_ == "tobler"     ? SlopeRule::tobler
                  : walk_ == "langmuir" ? SlopeRule::langmuir
                                        : SlopeRule::none;
  request.langmuir.lambda = lambda_.value_or(1);
  request.barrier_zero = barrier_zero_;
  request.threads = gis::base::thread_count(0, 64);
  request.allocation = !allocation_.empty();
  if (max_) request.max_seconds = gis::base::Seconds(*max_);
  return request;
}

/// 4 bytes a cell for each of costs, times and heights; with the nearest source 4 for it and 2 for the way.
void Travel::refuse_too_large(Provenance &ground, Provenance &dem) const {
  double bytes = static_cast<double>(gis::sources::read_grid(ground).size()) * (allocation_.empty() ? 8 : 14);
  if (!walk_.empty()) bytes += static_cast<double>(gis::sources::read_grid(dem).size()) * 4;
  gis::base::refuse_beyond(bytes + gis::base::memory_of_program, gis::base::allowed_memory(memory_));
}

int Travel::run(Face &face) {
  check_options();
  const std::string ground = walk_ == "tobler"     ? speed_
                             : walk_ == "langmuir" ? (friction_.empty() ? dem_ : friction_)
                                                   : cost_;
  Provenance ground_source{.id = ground, .path = ground}, dem_source{.id = dem_, .path = dem_};
  refuse_too_large(ground_source, dem_source);
  auto raw = read_raster(ground_source, face.progress.slice(0, 0.1, "reading"));
  gis::travel::CostSurface cost{.grid = raw.surface.grid, .seconds_per_metre = std::move(raw.surface.values)};
  if (walk_ == "tobler")
    for (auto &kmh : cost.seconds_per_metre)
      kmh = kmh > 0 ? static_cast<float>(3.6 / kmh) : Surface::no_value;
  if (walk_ == "langmuir" && friction_.empty())
    for (auto &value : cost.seconds_per_metre) value = value == value ? 0.0F : value;
  if (!walk_.empty()) {
    auto dem = read_raster(dem_source, face.progress.slice(0.1, 0.2, "reading"));
    if (cost.grid != dem.surface.grid || !raw.crs.same_as(dem.crs))
      throw Error("grids_differ", {{"layer", ground}, {"other", dem_}});
    cost.height = std::move(dem.surface.values);
  }
  const auto facilities =
      read_facilities({.id = sources_, .path = sources_, .layer = layer_}, id_, raw, face);
  auto searching = face.progress.slice(0.2, 0.95, "travel");
  const auto found = gis::travel::search(cost, facilities.starts, request(), searching);
  // The costs have done their work: what is written takes their place.
  Surface out{cost.grid, std::move(cost.seconds_per_metre)};
  for (std::size_t i = 0; i < out.values.size(); ++i)
    out.values[i] = found.reached(i) ? static_cast<float>(found.seconds(i)) : Surface::no_value;
  const auto write = [&](const std::string &path) {
    write_file(path, [&](const auto &hidden) {
      gis::sources::write_geotiff(hidden, out, raw.crs, gis::sources::Packing::plain);
    });
    face.say(face.words.fill("cli.written", {{"file", path}}));
  };
  write(output_);
  if (allocation_.empty()) return 0;
  bool ranks = false;
  const auto numbers = numbers_of(facilities.ids, ranks);
  for (std::size_t i = 0; i < out.values.size(); ++i)
    out.values[i] = found.reached(i) ? numbers[found.nearest[i]] : Surface::no_value;
  write(allocation_);
  if (ranks)
    face.say(words::sentence(face.words, {.severity = gis::base::Severity::info,
                                          .code = "allocation_ranks",
                                          .layer = allocation_,
                                          .facts = {{"field", id_}}}));
  return 0;
}

} // namespace ui::commands
