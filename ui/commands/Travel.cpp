#include "ui/commands/Travel.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/sources/sources.h"
#include "gis/sources/write.h"
#include "gis/travel/search.h"

#include <algorithm>

namespace ui::commands {
namespace {

using gis::base::Error;

struct Facilities {
  std::vector<std::string> ids; ///< bytewise order
  std::vector<gis::travel::SearchSource> starts;
};

Facilities read_facilities(const std::string &file, const std::string &layer_name,
                           const std::string &id_field, const gis::geo::Crs &crs,
                           const gis::geo::Grid &grid) {
  gis::sources::Provenance source{.id = file, .path = file, .layer = layer_name};
  gis::base::Findings findings;
  gis::base::Progress quiet;
  const auto layer = gis::sources::read_layer(
      {.source = &source, .crs = crs, .shape = gis::sources::Shape::point}, findings, quiet);
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
    if (const auto cell = grid.cell_of(point))
      facilities.starts.push_back({*cell, static_cast<std::uint32_t>(facilities.ids.size() - 1)});
  }
  if (facilities.starts.empty()) throw Error("sources_outside", {{"file", file}});
  return facilities;
}

gis::sources::RawSurface read_raster(const std::string &file) {
  gis::sources::Provenance source{.id = file, .path = file};
  gis::base::Findings findings;
  gis::base::Progress quiet;
  return gis::sources::read_raw_surface(source, findings, quiet);
}

void same_grid(const gis::geo::Grid &a, const std::string &a_file, const gis::geo::Grid &b,
               const std::string &b_file) {
  if (a != b) throw Error("grids_differ", {{"layer", a_file}, {"other", b_file}});
}

} // namespace

void Travel::declare(Form &form) {
  form.text("cost", cost_);
  form.text("sources", sources_);
  form.required();
  form.text("layer", layer_);
  form.text("id", id_);
  form.choice("walk", walk_, {"", "tobler", "langmuir"});
  form.text("dem", dem_);
  form.text("speed", speed_);
  form.text("friction", friction_);
  form.number("lambda", lambda_);
  form.choice("direction", direction_, {"to", "from"});
  form.whole("connect", connect_);
  form.number("max", max_);
  form.text("allocation", allocation_);
  form.flag("barrier-zero", barrier_zero_);
  form.text("output", output_);
  form.required();
}

int Travel::run(Face &face) {
  gis::travel::SearchRequest request;
  if (connect_ != 8 && connect_ != 16)
    throw Error("option_missing", {{"option", walk_.empty()  ? "--cost"
                                              : dem_.empty() ? "--dem"
                                                             : "--speed"}});
  request.neighbours = connect_ == 16 ? gis::travel::Neighbours::sixteen : gis::travel::Neighbours::eight;
  request.direction =
      direction_ == "from" ? gis::travel::Direction::from_source : gis::travel::Direction::to_source;
  request.barrier_zero = barrier_zero_;
  request.allocation = !allocation_.empty();
  if (max_) request.max_seconds = gis::base::Seconds(*max_);
  request.slope = walk_ == "tobler"     ? gis::travel::SlopeRule::tobler
                  : walk_ == "langmuir" ? gis::travel::SlopeRule::langmuir
                                        : gis::travel::SlopeRule::none;
  request.langmuir.lambda = lambda_.value_or(1);
  const std::string ground = walk_ == "tobler"     ? speed_
                             : walk_ == "langmuir" ? (friction_.empty() ? dem_ : friction_)
                                                   : cost_;
  if (ground.empty() || (!walk_.empty() && dem_.empty()))
    throw Error("choice_unknown",
                {{"option", "--connect"}, {"text", std::to_string(connect_)}, {"list", "8, 16"}});
  auto raw = read_raster(ground);
  gis::travel::CostSurface cost{.grid = raw.surface.grid, .seconds_per_metre = std::move(raw.surface.values)};
  if (walk_ == "tobler")
    for (auto &kmh : cost.seconds_per_metre)
      kmh = kmh > 0 ? static_cast<float>(3.6 / kmh) : gis::geo::Surface::no_value;
  if (walk_ == "langmuir" && friction_.empty())
    for (auto &value : cost.seconds_per_metre) value = value == value ? 0.0F : value;
  if (!walk_.empty()) {
    auto dem = read_raster(dem_);
    same_grid(cost.grid, ground, dem.surface.grid, dem_);
    cost.height = std::move(dem.surface.values);
  }
  const auto facilities = read_facilities(sources_, layer_, id_, raw.crs, cost.grid);
  const auto found = gis::travel::search(cost, facilities.starts, request, face.progress);
  gis::geo::Surface out{cost.grid, std::vector<float>(cost.grid.size(), gis::geo::Surface::no_value)};
  for (std::size_t i = 0; i < out.values.size(); ++i)
    if (found.reached(i)) out.values[i] = static_cast<float>(found.seconds(i));
  gis::sources::write_geotiff(output_, out, raw.crs);
  if (!allocation_.empty()) {
    for (std::size_t i = 0; i < out.values.size(); ++i) {
      out.values[i] = gis::geo::Surface::no_value;
      if (found.reached(i))
        out.values[i] = static_cast<float>(
            gis::base::parse_number(facilities.ids[found.nearest[i]]).value_or(found.nearest[i] + 1));
    }
    gis::sources::write_geotiff(allocation_, out, raw.crs);
  }
  return 0;
}

} // namespace ui::commands
