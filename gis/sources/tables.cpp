#include "gis/base/Error.h"
#include "gis/base/hash.h"
#include "gis/base/text.h"
#include "gis/sources/csv.h"
#include "gis/sources/encodings.h"
#include "gis/sources/features.h"
#include "gis/sources/gate.h"
#include "gis/sources/gdal.h"
#include "gis/sources/sources.h"
#include "gis/sources/vector.h"

#include <fstream>
#include <memory>
#include <sstream>

namespace gis::sources {
namespace {

void tell_of_guess(const Provenance &source, const std::string &guess, base::Findings &findings) {
  if (guess.empty()) return;
  const std::string file = source.path.filename().string();
  findings.push_back({.severity = base::Severity::warning,
                      .code = "encoding_guessed",
                      .source = source.id,
                      .layer = file,
                      .facts = {{"file", file}, {"encoding", guess}}});
}

Layer read_csv_file(Provenance &source, base::Findings &findings) {
  std::string text = read_text(source);
  if (!source.encoding.empty()) {
    text = decoded(text, source.encoding);
  } else if (!base::is_utf8(text)) {
    const auto guess = guessed_encoding(text);
    text = decoded(text, guess);
    tell_of_guess(source, guess, findings);
  }
  auto layer = parse_csv(text, source.path.filename().string());
  layer.source = source.id;
  return layer;
}

/// A sheet or a table without geometry. Rows without any content are no rows.
Layer read_sheet(Provenance &source, base::Findings &findings) {
  const auto dataset = open(source, Contents::vector);
  const Messages messages;
  auto *handle = find_layer(source, dataset.get());
  TextDecoder text(source);
  Layer layer{.source = source.id, .name = base::nfc(OGR_L_GetName(handle))};
  auto *definition = OGR_L_GetLayerDefn(handle);
  const int count = OGR_FD_GetFieldCount(definition);
  for (int i = 0; i < count; ++i)
    layer.fields.push_back(text(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, i))));
  long number = 0;
  while (auto *feature = OGR_L_GetNextFeature(handle)) {
    const std::unique_ptr<void, void (*)(void *)> owner(
        feature, [](void *f) { OGR_F_Destroy(static_cast<OGRFeatureH>(f)); });
    Row row{.number = ++number};
    bool any = false;
    for (int i = 0; i < count; ++i) {
      row.cells.push_back(cell_text(feature, i, text));
      any = any || !row.cells.back().value_or("").empty();
    }
    if (any) layer.rows.push_back(std::move(row));
  }
  refuse_half_read(source, messages);
  tell_of_guess(source, text.guess(), findings);
  return layer;
}

} // namespace

std::string read_text(Provenance &source) {
  inspect(source.path);
  std::ifstream file(source.path, std::ios::binary);
  std::ostringstream stream;
  stream << file.rdbuf();
  if (!file) throw base::Error("file_unreadable", {{"file", source.path.filename().string()}});
  std::string text = stream.str();
  source.sha256 = base::sha256(text);
  return text;
}

Layer read_table_file(const LayerRequest &request, base::Findings &findings, base::Progress &progress) {
  auto &source = *request.source;
  const auto extension = source.path.extension();
  auto layer = extension == ".csv" || extension == ".txt" ? read_csv_file(source, findings)
                                                          : read_sheet(source, findings);
  for (const auto &field : request.fields) layer.field(field);
  progress.report(1);
  return layer;
}

} // namespace gis::sources
