#include "gis/sources/features.h"

#include "gis/base/Error.h"
#include "gis/base/text.h"
#include "gis/sources/encodings.h"

#include <charconv>
#include <fstream>

namespace gis::sources {
namespace {

/// Drivers whose text comes as the bytes of the file; all others give UTF-8.
bool holds_raw_bytes(const Provenance &source) {
  const auto extension = source.path.extension();
  return extension == ".shp" || extension == ".dbf" || extension == ".SHP" || extension == ".DBF";
}

/// What the .cpg beside a Shapefile says; empty without one.
std::string code_page_beside(const Provenance &source) {
  for (const char *extension : {".cpg", ".CPG"}) {
    std::ifstream file(std::filesystem::path(source.path).replace_extension(extension));
    std::string name;
    if (std::getline(file, name)) return base::trimmed(name);
  }
  return {};
}

void add_points(OGRGeometryH g, std::vector<geo::Point> &into) {
  const int count = OGR_G_GetPointCount(g);
  into.reserve(into.size() + static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) into.push_back({OGR_G_GetX(g, i), OGR_G_GetY(g, i)});
}

void collect(OGRGeometryH g, geo::Geometry &into) {
  switch (wkbFlatten(OGR_G_GetGeometryType(g))) {
  case wkbPoint:
    if (OGR_G_IsEmpty(g) == 0) add_points(g, into.points);
    break;
  case wkbLineString:
    if (OGR_G_IsEmpty(g) == 0) add_points(g, into.lines.emplace_back());
    break;
  case wkbPolygon: {
    if (OGR_G_IsEmpty(g) != 0) break;
    auto &polygon = into.polygons.emplace_back();
    for (int i = 0; i < OGR_G_GetGeometryCount(g); ++i)
      add_points(OGR_G_GetGeometryRef(g, i), i == 0 ? polygon.shell : polygon.holes.emplace_back());
    break;
  }
  default:
    for (int i = 0; i < OGR_G_GetGeometryCount(g); ++i) collect(OGR_G_GetGeometryRef(g, i), into);
  }
}

} // namespace

OGRLayerH find_layer(const Provenance &source, GDALDatasetH dataset) {
  const int count = GDALDatasetGetLayerCount(dataset);
  std::vector<std::string> names;
  for (int i = 0; i < count; ++i) {
    auto *layer = GDALDatasetGetLayer(dataset, i);
    names.push_back(base::nfc(OGR_L_GetName(layer)));
    const bool wanted = source.layer.empty()
                            ? count == 1 || names.back() == base::nfc(source.path.stem().string())
                            : names.back() == base::nfc(source.layer);
    if (wanted) return layer;
  }
  throw base::Error(base::Finding{.code = "layer_missing",
                                  .source = source.id,
                                  .layer = source.layer,
                                  .facts = {{"file", source.path.filename().string()},
                                            {"layer", source.layer},
                                            {"list", base::join(names, ", ")}}});
}

TextDecoder::TextDecoder(const Provenance &source)
    : encoding_(source.encoding), raw_bytes_(holds_raw_bytes(source)) {
  if (encoding_.empty() && raw_bytes_) encoding_ = code_page_beside(source);
}

std::string TextDecoder::operator()(const std::string &raw) {
  if (raw_bytes_ && !encoding_.empty()) return decoded(raw, encoding_);
  if (base::is_utf8(raw)) return base::nfc(raw); // other drivers have decoded it
  if (!encoding_.empty()) return decoded(raw, encoding_);
  if (guess_.empty()) guess_ = guessed_encoding(raw);
  return decoded(raw, guess_);
}

std::optional<std::string> cell_text(OGRFeatureH feature, int field, TextDecoder &text) {
  if (OGR_F_IsFieldSetAndNotNull(feature, field) == 0) return {};
  if (OGR_Fld_GetType(OGR_F_GetFieldDefnRef(feature, field)) == OFTReal) {
    char buffer[64];
    const auto [end, fault] =
        std::to_chars(buffer, buffer + sizeof buffer, OGR_F_GetFieldAsDouble(feature, field));
    return std::string(buffer, fault == std::errc() ? end : buffer);
  }
  return text(OGR_F_GetFieldAsString(feature, field));
}

geo::Geometry geometry_of(OGRFeatureH feature) {
  geo::Geometry geometry;
  auto *g = OGR_F_GetGeometryRef(feature);
  if (g == nullptr) return geometry;
  if (OGR_G_HasCurveGeometry(g, TRUE) != 0) {
    auto *straight = OGR_G_GetLinearGeometry(g, 0, nullptr);
    collect(straight, geometry);
    OGR_G_DestroyGeometry(straight);
  } else {
    collect(g, geometry);
  }
  return geometry;
}

} // namespace gis::sources
