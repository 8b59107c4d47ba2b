#include "gis/sources/sources.h"

#include "gis/base/Error.h"
#include "gis/sources/gdal.h"
#include "gis/sources/vector.h"

namespace gis::sources {

namespace {

Layer read_rows(const LayerRequest &request, base::Findings &findings, base::Progress &progress) {
  auto layer = request.shape == Shape::none ? read_table_file(request, findings, progress)
                                            : read_vector(request, findings, progress);
  const auto &source = *request.source;
  if (!source.where_field.empty()) {
    const auto column = layer.field(source.where_field);
    std::erase_if(layer.rows,
                  [&](const Row &row) { return row.cells[column].value_or("") != source.where_value; });
  }
  if (layer.rows.empty() && !request.within)
    throw base::Error(base::Finding{
        .code = "layer_empty", .source = source.id, .layer = layer.name, .facts = {{"layer", layer.name}}});
  return layer;
}

} // namespace

Layer read_layer(const LayerRequest &request, base::Findings &findings, base::Progress &progress) {
  try {
    return read_rows(request, findings, progress);
  } catch (const base::Error &error) {
    rethrow_placed(error, *request.source);
  }
}

std::vector<std::string> layer_names(const Provenance &source) {
  Provenance copy = source;
  const auto dataset = open(copy, Contents::vector);
  std::vector<std::string> names;
  for (int i = 0; i < GDALDatasetGetLayerCount(dataset.get()); ++i)
    names.emplace_back(OGR_L_GetName(GDALDatasetGetLayer(dataset.get(), i)));
  return names;
}

} // namespace gis::sources
