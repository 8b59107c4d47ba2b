#include "ui/commands/Travel.h"

#include "gis/base/Error.h"
#include "gis/base/memory.h"
#include "gis/base/number.h"
#include "gis/base/parallel.h"
#include "gis/sources/sources.h"
#include "gis/sources/write.h"
#include "gis/travel/route.h"
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

struct Place {
  std::string id;
  std::optional<gis::geo::Cell> cell; ///< of the grid
};

/// The points of a layer by id. Says how many lie outside the grid; Error{sources_outside} where all do.
std::vector<Place> read_places(gis::sources::Provenance source, const std::string &id_field,
                               const gis::geo::Grid &grid, const gis::geo::Crs &crs, Face &face) {
  gis::base::Findings findings;
  gis::base::Progress quiet;
  const auto layer = gis::sources::read_layer(
      {.source = &source, .crs = crs, .shape = gis::sources::Shape::point}, findings, quiet);
  std::vector<Place> places;
  for (const auto &row : layer.rows)
    for (const auto &point : row.geometry.points)
      places.push_back(
          {id_field.empty() ? std::to_string(row.number) : row.cells[layer.field(id_field)].value_or(""),
           grid.cell_of(point)});
  std::stable_sort(places.begin(), places.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
  const auto outside = std::count_if(places.begin(), places.end(), [](const auto &p) { return !p.cell; });
  if (outside == static_cast<std::ptrdiff_t>(places.size()))
    throw Error("sources_outside", {{"file", source.path.string()}});
  if (outside > 0)
    findings.push_back({.severity = gis::base::Severity::warning,
                        .code = "sources_partly_outside",
                        .source = source.id,
                        .layer = layer.name,
                        .facts = {{"n", std::to_string(outside)}}});
  for (const auto &finding : findings) face.say(words::sentence(face.words, finding));
  return places;
}

Facilities facilities_of(const std::vector<Place> &places) {
  Facilities facilities;
  for (const auto &place : places) {
    if (place.cell)
      facilities.starts.push_back({*place.cell, static_cast<std::uint32_t>(facilities.ids.size())});
    facilities.ids.push_back(place.id);
  }
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

void write_surface(const std::string &path, const Surface &surface, const gis::geo::Crs &crs, Face &face) {
  write_file(path, [&](const auto &hidden) {
    gis::sources::write_geotiff(hidden, surface, crs, gis::sources::Packing::plain);
  });
  face.say(face.words.fill("cli.written", {{"file", path}}));
}

} // namespace

struct Travel::Answer {
  const gis::travel::CostSurface &cost;
  const gis::geo::Crs &crs;
  const gis::travel::SearchResult &found;
  const std::vector<std::string> &ids; ///< of the sources
};

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
  form.text("origins", origins_);
  form.text("origin-id", origin_id_);
  form.text("routes", routes_);
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
  if (!origins_.empty() || !origin_id_.empty() || !routes_.empty()) {
    need(origins_, "--origins");
    need(routes_, "--routes");
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
  request.allocation = !allocation_.empty() || !routes_.empty();
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
  Provenance ground_source{.id = ground, .path = ground, .hashed = false},
      dem_source{.id = dem_, .path = dem_, .hashed = false};
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
  const auto facilities = facilities_of(read_places(
      {.id = sources_, .path = sources_, .layer = layer_, .hashed = false}, id_, cost.grid, raw.crs, face));
  auto searching = face.progress.slice(0.2, 0.95, "travel");
  const auto found = gis::travel::search(cost, facilities.starts, request(), searching);
  const Answer answer{cost, raw.crs, found, facilities.ids};
  if (!routes_.empty()) write_routes(answer, face);
  // The costs have done their work: what is written takes their place.
  Surface out{cost.grid, std::move(cost.seconds_per_metre)};
  for (std::size_t i = 0; i < out.values.size(); ++i)
    out.values[i] = found.reached(i) ? static_cast<float>(found.seconds(i)) : Surface::no_value;
  write_surface(output_, out, raw.crs, face);
  if (!allocation_.empty()) write_nearest(answer, out, face);
  return 0;
}

void Travel::write_nearest(const Answer &a, Surface &out, Face &face) const {
  bool ranks = false;
  const auto numbers = numbers_of(a.ids, ranks);
  for (std::size_t i = 0; i < out.values.size(); ++i)
    out.values[i] = a.found.reached(i) ? numbers[a.found.nearest[i]] : Surface::no_value;
  write_surface(allocation_, out, a.crs, face);
  if (ranks)
    face.say(words::sentence(face.words, {.severity = gis::base::Severity::info,
                                          .code = "allocation_ranks",
                                          .layer = allocation_,
                                          .facts = {{"field", id_}}}));
}

/// A line for every origin from which there is a way, as it is walked.
void Travel::write_routes(const Answer &a, Face &face) const {
  using gis::base::format_number;
  using gis::sources::FieldType;
  gis::sources::OutputLayer layer{.name = "routes",
                                  .shape = gis::sources::Shape::line,
                                  .fields = {{"origin", FieldType::text},
                                             {"nearest", FieldType::text},
                                             {"seconds", FieldType::real},
                                             {"metres", FieldType::real}},
                                  .crs = a.crs};
  const auto origins =
      read_places({.id = origins_, .path = origins_, .hashed = false}, origin_id_, a.cost.grid, a.crs, face);
  const auto asked = request();
  const gis::travel::Router router(a.cost, asked, a.found);
  long unreached = 0;
  for (const auto &origin : origins) {
    if (!origin.cell) continue;
    const auto index = a.cost.grid.index(*origin.cell);
    auto line = gis::travel::line_of(a.cost.grid, router.way(*origin.cell));
    if (line.empty()) {
      ++unreached;
      continue;
    }
    if (line.size() == 1) line.push_back(line.front()); // at home in the facility's own cell
    gis::geo::Geometry geometry{.lines = {std::move(line)}};
    const double metres = gis::geo::length(geometry);
    layer.rows.push_back({static_cast<long>(layer.rows.size()) + 1,
                          {origin.id, a.ids[a.found.nearest[index]], format_number(a.found.seconds(index), 1),
                           format_number(metres, 0)},
                          std::move(geometry)});
  }
  write_file(routes_, [&](const auto &hidden) { gis::sources::write_geopackage(hidden, {layer}); });
  face.say(face.words.fill("cli.written", {{"file", routes_}}));
  if (unreached > 0)
    face.say(words::sentence(face.words, {.severity = gis::base::Severity::warning,
                                          .code = "routes_none",
                                          .layer = routes_,
                                          .facts = {{"n", std::to_string(unreached)}}}));
}

} // namespace ui::commands
