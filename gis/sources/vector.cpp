#include "gis/sources/vector.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/geo/validity.h"
#include "gis/sources/features.h"
#include "gis/sources/gdal.h"

#include <algorithm>
#include <cmath>
#include <cpl_conv.h>
#include <memory>
#include <ogr_srs_api.h>

namespace gis::sources {
namespace {

using base::Error;
using base::Finding;
using base::Severity;

geo::Crs crs_of(OGRLayerH handle) {
  auto *system = OGR_L_GetSpatialRef(handle);
  if (system == nullptr) return {};
  char *text = nullptr;
  const char *options[] = {"FORMAT=WKT2_2019", nullptr};
  OSRExportToWktEx(system, &text, options);
  const std::string wkt = text == nullptr ? "" : text;
  CPLFree(text);
  return wkt.empty() ? geo::Crs() : geo::Crs::from_text(wkt);
}

std::string shape_name(Shape shape) {
  switch (shape) {
  case Shape::point:
    return "point";
  case Shape::line:
    return "line";
  case Shape::polygon:
    return "polygon";
  default:
    return "any";
  }
}

Shape shape_of(const geo::Geometry &g) {
  return !g.polygons.empty() ? Shape::polygon : !g.lines.empty() ? Shape::line : Shape::point;
}

/// Reads the features of one layer and makes them fit for use.
class VectorReader {
public:
  VectorReader(const LayerRequest &request, OGRLayerH handle, base::Findings &findings)
      : request_(request), source_(*request.source), handle_(handle), findings_(findings), text_(source_) {
    layer_.source = source_.id;
    layer_.name = base::nfc(OGR_L_GetName(handle));
  }

  Layer read(base::Progress &progress) {
    choose_fields();
    settle_crs();
    limit_to_box();
    const double total = static_cast<double>(std::max<GIntBig>(1, OGR_L_GetFeatureCount(handle_, FALSE)));
    OGR_L_ResetReading(handle_);
    long number = 0;
    while (auto *feature = OGR_L_GetNextFeature(handle_)) {
      const std::unique_ptr<void, void (*)(void *)> owner(
          feature, [](void *f) { OGR_F_Destroy(static_cast<OGRFeatureH>(f)); });
      // With a spatial filter the position says nothing; the feature's own number does.
      number = request_.within ? static_cast<long>(OGR_F_GetFID(feature)) - first_id_ + 1 : number + 1;
      read_feature(feature, number);
      if (layer_.rows.size() % 4096 == 0)
        progress.report(std::min(1.0, static_cast<double>(layer_.rows.size()) / total));
    }
    finish();
    progress.report(1);
    return std::move(layer_);
  }

private:
  const LayerRequest &request_;
  Provenance &source_;
  OGRLayerH handle_;
  base::Findings &findings_;
  TextDecoder text_;
  Layer layer_;
  std::vector<int> columns_;
  std::optional<geo::Transform> transform_;
  geo::Crs own_crs_;
  geo::Box raw_box_;
  long swapped_row_ = 0, outside_row_ = 0; ///< the first
  int outside_ = 0;
  long first_id_ = 1;

  void tell(Severity severity, const std::string &code, long row, base::Facts facts) {
    facts.emplace("layer", layer_.name);
    if (row > 0) facts.emplace("row", std::to_string(row));
    findings_.push_back({.severity = severity,
                         .code = code,
                         .source = source_.id,
                         .layer = layer_.name,
                         .row = row,
                         .facts = std::move(facts)});
  }

  [[noreturn]] void fail(long row, const std::string &code, base::Facts facts) const {
    facts.emplace("file", source_.path.filename().string());
    facts.emplace("layer", layer_.name);
    if (row > 0) facts.emplace("row", std::to_string(row));
    throw Error(Finding{
        .code = code, .source = source_.id, .layer = layer_.name, .row = row, .facts = std::move(facts)});
  }

  void read_cells(OGRFeatureH feature, Row &row) {
    try {
      for (const int column : columns_) row.cells.push_back(cell_text(feature, column, text_));
    } catch (const Error &fault) {
      fail(row.number, fault.code() == "encoding_broken" ? "text_undecodable" : fault.code(),
           fault.finding().facts);
    }
  }

  void choose_fields() {
    auto *definition = OGR_L_GetLayerDefn(handle_);
    std::vector<std::string> names;
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i)
      names.push_back(text_(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, i))));
    auto wanted = request_.fields.empty() ? names : request_.fields;
    if (!source_.where_field.empty() &&
        std::find(wanted.begin(), wanted.end(), source_.where_field) == wanted.end())
      wanted.push_back(source_.where_field);
    for (const auto &name : wanted) {
      const auto found = std::find(names.begin(), names.end(), name);
      if (found == names.end())
        fail(0, "field_missing", {{"field", name}, {"list", base::join(names, ", ")}});
      layer_.fields.push_back(name);
      columns_.push_back(static_cast<int>(found - names.begin()));
    }
  }

  void settle_crs() {
    own_crs_ = crs_of(handle_);
    if (!own_crs_.known() && !source_.crs.empty()) own_crs_ = geo::Crs::from_text(source_.crs);
    if (!own_crs_.known()) fail(0, "crs_unknown", {});
    layer_.crs = request_.crs.known() ? request_.crs : own_crs_;
    transform_.emplace(own_crs_, layer_.crs);
    if (!own_crs_.datum_unknown() && !layer_.crs.datum_unknown() && own_crs_.datum() != layer_.crs.datum())
      shift_ = true;
    if (own_crs_.datum_unknown() && !own_crs_.same_as(layer_.crs))
      tell(Severity::warning, "datum_unknown", 0, {{"crs", own_crs_.name()}});
  }
  bool shift_ = false;

  /// A rough rectangle in the layer's own system; exact boxes are compared afterwards.
  void limit_to_box() {
    if (!request_.within) return;
    if (auto *first = OGR_L_GetNextFeature(handle_)) {
      first_id_ = static_cast<long>(OGR_F_GetFID(first)); // 0 or 1, as the format counts
      OGR_F_Destroy(first);
    }
    const geo::Transform back(layer_.crs, own_crs_);
    const auto &b = *request_.within;
    geo::Box box;
    for (int i = 0; i <= 20; ++i)
      for (int j = 0; j <= 20; ++j)
        box.add(back({b.x_min + b.width() * i / 20, b.y_min + b.height() * j / 20}));
    box = box.grown(std::max(box.width(), box.height()) * 0.01);
    OGR_L_SetSpatialFilterRect(handle_, box.x_min, box.y_min, box.x_max, box.y_max);
  }

  void read_feature(OGRFeatureH feature, long number) {
    Row row{.number = number};
    row.geometry = geometry_of(feature);
    read_cells(feature, row);
    if (row.geometry.empty()) {
      tell(Severity::warning, "geometry_null", number, {});
      return;
    }
    if (request_.shape != Shape::any && shape_of(row.geometry) != request_.shape)
      fail(number, "geometry_kind",
           {{"wanted", shape_name(request_.shape)}, {"found", shape_name(shape_of(row.geometry))}});
    raw_box_.add(row.geometry.box());
    // Whether numbers are degrees shows before anything is moved.
    if (!own_crs_.geographic() && looks_like_degrees(row.geometry.box()))
      fail(number, "degrees_for_metres", {{"crs", own_crs_.name()}});
    if (!mend(row)) return;
    const geo::Point before = any_point(row.geometry);
    try {
      transform_->apply(row.geometry);
    } catch (const Error &fault) {
      fail(number, fault.code(), fault.finding().facts);
    }
    if (shift_) tell_of_shift(before);
    if (!row.geometry.polygons.empty()) geo::orient(row.geometry);
    if (request_.within && !row.geometry.box().touches(*request_.within)) return;
    if (request_.expected) check_place(row);
    layer_.rows.push_back(std::move(row));
  }

  static bool looks_like_degrees(const geo::Box &box) {
    return box.x_min >= -180 && box.x_max <= 180 && box.y_min >= -90 && box.y_max <= 90 &&
           !(box.x_min == 0 && box.y_min == 0);
  }

  static geo::Point any_point(const geo::Geometry &g) {
    return !g.points.empty()  ? g.points.front()
           : !g.lines.empty() ? g.lines.front().front()
                              : g.polygons.front().shell.front();
  }

  bool mend(Row &row) {
    const auto repair = geo::make_valid(row.geometry);
    using Outcome = geo::Repair::Outcome;
    if (repair.outcome == Outcome::closed) tell(Severity::warning, "ring_closed", row.number, {});
    if (repair.outcome == Outcome::broken) {
      tell(Severity::error, "geometry_broken", row.number, {});
      return false;
    }
    if (repair.outcome == Outcome::repaired) {
      // Area in the file's own unit would mean nothing in degrees: some 12,100 km² a square degree here.
      const double unit = own_crs_.geographic() ? 12.1e9 : 1;
      tell(Severity::warning, "ring_repaired", row.number,
           {{"n", base::format_number(repair.area_change * unit, 0)}});
    }
    return true;
  }

  /// Once per layer: how far the change of datum moves its first point.
  void tell_of_shift(geo::Point before) {
    shift_ = false;
    try {
      const auto shift = shift_metres(before);
      tell(Severity::info, "datum_shifted", 0,
           {{"from", own_crs_.datum()}, {"to", layer_.crs.datum()}, {"n", base::format_number(shift, 0)}});
    } catch (const Error &) {
      return; // the figure is a courtesy; the shift itself is done
    }
  }

  /// The same numbers read on the study's datum, against where they really lie.
  double shift_metres(geo::Point before) const {
    const geo::Crs wgs = geo::Crs::from_text("EPSG:4326");
    const geo::Point lonlat = own_crs_.geographic() ? before : geo::Transform(own_crs_, wgs)(before);
    const geo::Point moved = geo::Transform(wgs, layer_.crs)(lonlat);
    const geo::Point unmoved = geo::Transform(geo::Crs::from_text("EPSG:4756"), layer_.crs)(lonlat);
    return std::hypot(moved.x - unmoved.x, moved.y - unmoved.y);
  }

  void check_place(const Row &row) {
    const auto centre = row.geometry.box().centre();
    if (request_.expected->contains(centre)) return;
    const auto lonlat_swapped = [&]() -> bool {
      if (request_.expected->contains({centre.y, centre.x})) return true;
      try {
        const geo::Transform back(layer_.crs, own_crs_);
        const auto raw = back(centre);
        return request_.expected->contains((*transform_)({raw.y, raw.x}));
      } catch (const Error &) {
        return false;
      }
    };
    if (lonlat_swapped()) {
      if (swapped_row_ == 0) swapped_row_ = row.number;
    } else {
      if (outside_++ == 0) outside_row_ = row.number;
    }
  }

  void finish() {
    if (swapped_row_ > 0) tell(Severity::error, "coords_swapped", swapped_row_, {});
    if (outside_ > 0)
      tell(Severity::warning, "coords_outside", outside_row_, {{"n", std::to_string(outside_)}});
    if (!text_.guess().empty())
      tell(Severity::warning, "encoding_guessed", 0,
           {{"file", source_.path.filename().string()}, {"encoding", text_.guess()}});
  }
};

} // namespace

Layer read_vector(const LayerRequest &request, base::Findings &findings, base::Progress &progress) {
  const auto dataset = open(*request.source, Contents::vector);
  const Messages messages;
  auto layer = VectorReader(request, find_layer(*request.source, dataset.get()), findings).read(progress);
  refuse_half_read(*request.source, messages);
  return layer;
}

} // namespace gis::sources
