#include "gis/study/ground_files.h"

#include "gis/base/Error.h"
#include "gis/base/parallel.h"
#include "gis/base/text.h"
#include "gis/study/TableReader.h"

#include <algorithm>
#include <functional>

namespace gis::study {
namespace {

/// One file while it is read beside the others: what it adds to the inputs is its own until all are read.
struct Part {
  std::string source;
  std::function<void(const Inputs &, Part &, base::Progress &)> read;
  std::function<void(Inputs &, Part &)> hand_over;
  sources::Provenance provenance; ///< a copy: two parts may name one source
  base::Findings findings;
  sources::Layer layer;
  std::optional<geo::Surface> surface;
  bool whole = false;
};

void read_lines(const Inputs &inputs, Part &part, const LinesRecipe &recipe, sources::Shape shape,
                std::vector<std::string> fields, base::Progress &progress) {
  if (!recipe.field.empty()) fields.push_back(recipe.field);
  sources::LayerRequest request;
  request.source = &part.provenance;
  request.crs = inputs.crs;
  request.shape = shape;
  request.fields = std::move(fields);
  request.within = inputs.grid.box();
  part.layer = sources::read_layer(request, part.findings, progress);
  if (recipe.values.empty()) return;
  auto &layer = part.layer;
  const auto column = layer.field(recipe.field);
  std::erase_if(layer.rows, [&](const sources::Row &row) {
    return std::find(recipe.values.begin(), recipe.values.end(), row.cells[column].value_or("")) ==
           recipe.values.end();
  });
  if (layer.rows.empty())
    part.findings.push_back(TableReader(layer, part.findings)
                                .about(base::Severity::warning, "filter_empty",
                                       {{"field", recipe.field}, {"text", base::join(recipe.values, ", ")}}));
}

void read_terrain(const Inputs &inputs, Part &part, base::Progress &progress) {
  sources::SurfaceRequest request;
  request.source = &part.provenance;
  request.crs = inputs.crs;
  request.grid = inputs.grid;
  request.plausible = {-500, 9000};
  part.surface = sources::read_surface(request, part.findings, progress);
  const auto &heights = part.surface->values;
  if (std::all_of(heights.begin(), heights.end(), [](float v) { return !(v == v); }))
    fail_outside(part.provenance);
}

Part part_of(const LinesRecipe &recipe, sources::Shape shape, const std::vector<std::string> &fields,
             std::function<void(Inputs &, Part &)> hand_over) {
  return {.source = recipe.source,
          .read =
              [&recipe, shape, fields](const Inputs &inputs, Part &part, base::Progress &progress) {
                read_lines(inputs, part, recipe, shape, fields, progress);
              },
          .hand_over = std::move(hand_over)};
}

/// The longest first.
std::vector<Part> parts_of(const TravelRecipe &travel) {
  std::vector<Part> parts;
  if (!travel.roads.source.empty()) {
    std::vector<std::string> fields;
    if (!travel.crossing.empty()) fields.push_back(travel.crossing);
    parts.push_back(part_of(travel.roads, sources::Shape::line, fields,
                            [](Inputs &inputs, Part &part) { inputs.roads = std::move(part.layer); }));
  }
  if (!travel.terrain.empty())
    parts.push_back({.source = travel.terrain, .read = read_terrain, .hand_over = [](Inputs &in, Part &part) {
                       in.terrain = std::move(part.surface);
                     }});
  for (const auto &barrier : travel.barriers)
    parts.push_back(part_of(barrier, sources::Shape::any, {}, [](Inputs &inputs, Part &part) {
      inputs.barriers.push_back(std::move(part.layer));
    }));
  if (!travel.landcover.source.empty())
    parts.push_back(part_of(travel.landcover, sources::Shape::polygon, {},
                            [](Inputs &inputs, Part &part) { inputs.landcover = std::move(part.layer); }));
  return parts;
}

} // namespace

void fail_outside(const sources::Provenance &source) {
  const std::string file = source.path.filename().string();
  throw base::Error(base::Finding{
      .code = "raster_outside", .source = source.id, .layer = file, .facts = {{"layer", file}}});
}

void read_ground(Inputs &inputs, int threads, base::Progress &progress) {
  auto parts = parts_of(inputs.recipe.travel);
  for (auto &part : parts) part.provenance = inputs.recipe.sources.at(part.source);
  base::in_parallel(parts.size(), threads, progress, [&](std::size_t i, base::Progress &own) {
    try {
      parts[i].read(inputs, parts[i], own);
      parts[i].whole = true;
    } catch (const base::Error &error) {
      parts[i].findings.push_back(error.finding());
    }
  });
  for (auto &part : parts) {
    inputs.findings.insert(inputs.findings.end(), part.findings.begin(), part.findings.end());
    inputs.recipe.sources.at(part.source).sha256 = part.provenance.sha256;
    if (part.whole) part.hand_over(inputs, part);
  }
}

} // namespace gis::study
