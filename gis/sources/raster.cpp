#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/parallel.h"
#include "gis/sources/gdal.h"
#include "gis/sources/sources.h"
#include "gis/sources/write.h"

#include <algorithm>
#include <cmath>
#include <cpl_conv.h>
#include <ogr_srs_api.h>

namespace gis::sources {
namespace {

using base::Error;
using base::Finding;

constexpr double most_bytes = 4.0 * (1ULL << 30);

[[noreturn]] void fail(const Provenance &source, const std::string &code, base::Facts facts) {
  facts.emplace("file", source.path.filename().string());
  facts.emplace("layer", source.path.filename().string());
  throw Error(Finding{.code = code,
                      .source = source.id,
                      .layer = source.path.filename().string(),
                      .facts = std::move(facts)});
}

geo::Crs crs_of(const Provenance &source, GDALDatasetH dataset) {
  if (auto *system = GDALGetSpatialRef(dataset)) {
    char *text = nullptr;
    const char *options[] = {"FORMAT=WKT2_2019", nullptr};
    OSRExportToWktEx(system, &text, options);
    const std::string wkt = text == nullptr ? "" : text;
    CPLFree(text);
    if (!wkt.empty()) return geo::Crs::from_text(wkt);
  }
  if (!source.crs.empty()) return geo::Crs::from_text(source.crs);
  return {};
}

geo::Grid grid_of(const Provenance &source, GDALDatasetH dataset) {
  double t[6] = {};
  if (GDALGetGeoTransform(dataset, t) != CE_None) fail(source, "crs_unknown", {});
  if (t[2] != 0 || t[4] != 0 || !(t[1] > 0) || !(t[5] < 0)) fail(source, "raster_rotated", {});
  if (!std::isfinite(t[0] + t[1] + t[3] + t[5])) fail(source, "crs_unknown", {});
  return {t[0], t[3], t[1], -t[5], GDALGetRasterXSize(dataset), GDALGetRasterYSize(dataset)};
}

/// Whether the blocks of a band are whole rows of Float32; how many of them then.
bool strips_of_floats(GDALRasterBandH band, int columns, int &rows) {
  int wide = 0, high = 0;
  GDALGetBlockSize(band, &wide, &high);
  if (GDALGetRasterDataType(band) != GDT_Float32 || wide != columns) return false;
  rows = high;
  return true;
}

/// A band and how it is read.
struct Band {
  GDALRasterBandH handle;
  int columns, rows;
  int block = 256; ///< rows at a time, so that progress moves and a stop is heard
  bool strips = false;
  float hole = geo::Surface::no_value;

  Band(GDALDatasetH dataset, int number)
      : handle(GDALGetRasterBand(dataset, number)), columns(GDALGetRasterXSize(dataset)),
        rows(GDALGetRasterYSize(dataset)) {
    int has_nodata = 0;
    const double nodata = GDALGetRasterNoDataValue(handle, &has_nodata);
    if (has_nodata != 0) hole = static_cast<float>(nodata);
    strips = strips_of_floats(handle, columns, block);
  }

  /// Rows from a block's first on, as they lie, nodata as no_value.
  void read(const Provenance &source, int from, int to, std::vector<float> &values,
            base::Progress &progress) const {
    const Messages messages;
    for (int row = from; row < to; row += block) {
      const int count = std::min(block, to - row);
      auto *into = values.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(columns);
      // A strip is unpacked where it is wanted, without a stay in the cache.
      const auto fault = strips && count == block ? GDALReadBlock(handle, 0, row / block, into)
                                                  : GDALRasterIO(handle, GF_Read, 0, row, columns, count,
                                                                 into, columns, count, GDT_Float32, 0, 0);
      if (fault != CE_None) fail(source, "file_unreadable", {{"why", messages.worst()}});
      for (auto *value = into; value != into + static_cast<std::ptrdiff_t>(count) * columns; ++value)
        if (!std::isfinite(*value) || *value == hole) *value = geo::Surface::no_value;
      progress.report(static_cast<double>(row + count - from) / (to - from));
    }
  }
};

/// One band as it lies. Strips of a large raster are unpacked on all cores, each with the file open for
/// itself.
geo::Surface read_band(const Provenance &source, GDALDatasetH dataset, int number, base::Progress &progress) {
  geo::Surface surface{grid_of(source, dataset), {}};
  const double bytes = static_cast<double>(surface.grid.columns) * surface.grid.rows * sizeof(float);
  if (bytes > most_bytes)
    fail(source, "file_too_large",
         {{"n", base::format_number(bytes / (1 << 20), 0)},
          {"most", base::format_number(most_bytes / (1 << 20), 0)}});
  if (number < 1 || number > GDALGetRasterCount(dataset))
    fail(source, "band_missing", {{"n", std::to_string(number)}});
  surface.values.resize(surface.grid.size());
  const Band band(dataset, number);
  constexpr double large = 16e6; // bytes; below, opening the file again costs more than it gains
  if (!band.strips || bytes < large) {
    band.read(source, 0, band.rows, surface.values, progress);
    return surface;
  }
  const int share = std::max(1, 512 / band.block) * band.block;
  const auto shares = static_cast<std::size_t>((band.rows + share - 1) / share);
  base::in_parallel(shares, 0, progress, [&](std::size_t i, base::Progress &own) {
    auto again = source;
    again.hashed = false;
    const auto file = open(again, Contents::raster);
    const int from = static_cast<int>(i) * share;
    Band(file.get(), number).read(source, from, std::min(from + share, band.rows), surface.values, own);
  });
  return surface;
}

/// Values no ground can have stand for an undeclared nodata.
void drop_wild(geo::Surface &surface, const Provenance &source, Plausible plausible,
               base::Findings &findings) {
  float least = 0, most = 0;
  bool any = false;
  for (auto &value : surface.values)
    if (value < plausible.min || value > plausible.max) {
      least = any ? std::min(least, value) : value;
      most = any ? std::max(most, value) : value;
      any = true;
      value = geo::Surface::no_value;
    }
  if (!any) return;
  const std::string name = source.path.filename().string();
  findings.push_back({.severity = base::Severity::warning,
                      .code = "raster_no_nodata",
                      .source = source.id,
                      .layer = name,
                      .facts = {{"layer", name},
                                {"min", base::format_number(least, 2)},
                                {"max", base::format_number(most, 2)}}});
}

/// A raster that was made for a first look says so; whoever builds on it is told.
void tell_preview(GDALDatasetH dataset, const Provenance &source, base::Findings &findings) {
  const char *said = GDALGetMetadataItem(dataset, preview_item, nullptr);
  if (said == nullptr || std::string(said) != "YES") return;
  const std::string name = source.path.filename().string();
  findings.push_back({.severity = base::Severity::warning,
                      .code = "raster_preview",
                      .source = source.id,
                      .layer = name,
                      .facts = {{"layer", name}}});
}

/// Where the cells of one row of the study grid lie in the raster, in raster cells. The exact transform is
/// computed every few rows and columns and joined by straight lines: at 16 cells of 30 m the bend is below a
/// centimetre. Rows are asked for from north to south.
class RowPositions {
public:
  RowPositions(const geo::Grid &study, const geo::Grid &raster, const geo::Transform &transform)
      : study_(study), raster_(raster), transform_(transform) {}

  void compute(int row, std::vector<geo::Point> &positions) {
    if (row >= lower_row_ || upper_.empty()) advance_to(row);
    const double share =
        lower_row_ > upper_row_ ? static_cast<double>(row - upper_row_) / (lower_row_ - upper_row_) : 0;
    positions.resize(static_cast<std::size_t>(study_.columns));
    for (std::size_t knot = 0; knot + 1 < upper_.size() || knot == 0; ++knot) {
      const int first = column_of(knot), last = column_of(std::min(knot + 1, upper_.size() - 1));
      const geo::Point from = between(upper_[knot], lower_[knot], share);
      const geo::Point to = last > first ? between(upper_[knot + 1], lower_[knot + 1], share) : from;
      for (int c = first; c <= last; ++c)
        positions[static_cast<std::size_t>(c)] =
            between(from, to, last > first ? static_cast<double>(c - first) / (last - first) : 0);
    }
  }

private:
  static constexpr int step = 16;
  const geo::Grid &study_, &raster_;
  const geo::Transform &transform_;
  int upper_row_ = 0, lower_row_ = 0;
  std::vector<geo::Point> upper_, lower_; ///< exact positions of every 16th column, and of the last

  static geo::Point between(geo::Point a, geo::Point b, double share) {
    return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
  }
  int column_of(std::size_t knot) const {
    return std::min(static_cast<int>(knot) * step, study_.columns - 1);
  }

  void advance_to(int row) {
    upper_row_ = row / step * step;
    if (lower_row_ == upper_row_ && !lower_.empty())
      upper_.swap(lower_);
    else
      upper_ = exact(upper_row_);
    lower_row_ = std::min(upper_row_ + step, study_.rows - 1);
    lower_ = exact(lower_row_);
  }

  std::vector<geo::Point> exact(int row) const {
    std::vector<geo::Point> knots;
    for (int column = 0;; column = std::min(column + step, study_.columns - 1)) {
      const auto p = transform_(study_.centre({row, column}));
      knots.push_back(
          {(p.x - raster_.x_west) / raster_.cell_width, (raster_.y_north - p.y) / raster_.cell_height});
      if (column == study_.columns - 1) return knots;
    }
  }
};

/// Bilinear between cell centres; a hole among the four is left out of the weights, but where the nearest
/// cell is a hole there is no value.
float bilinear(const geo::Surface &raster, geo::Point at) {
  const int columns = raster.grid.columns, rows = raster.grid.rows;
  if (!(at.x >= 0 && at.x < columns && at.y >= 0 && at.y < rows)) return geo::Surface::no_value;
  const auto value = [&](int row, int column) {
    return raster
        .values[raster.grid.index({std::clamp(row, 0, rows - 1), std::clamp(column, 0, columns - 1)})];
  };
  const float nearest = value(static_cast<int>(at.y), static_cast<int>(at.x));
  if (!(nearest == nearest)) return nearest;
  const double x = at.x - 0.5, y = at.y - 0.5;
  const int column = static_cast<int>(std::floor(x)), row = static_cast<int>(std::floor(y));
  const double fx = x - column, fy = y - row;
  double sum = 0, weights = 0;
  for (int dy = 0; dy < 2; ++dy)
    for (int dx = 0; dx < 2; ++dx) {
      const float v = value(row + dy, column + dx);
      if (!(v == v)) continue;
      const double weight = (dx == 0 ? 1 - fx : fx) * (dy == 0 ? 1 - fy : fy);
      sum += v * weight;
      weights += weight;
    }
  return weights > 0 ? static_cast<float>(sum / weights) : nearest;
}

float nearest(const geo::Surface &raster, geo::Point at) {
  if (!(at.x >= 0 && at.x < raster.grid.columns && at.y >= 0 && at.y < raster.grid.rows))
    return geo::Surface::no_value;
  return raster.values[raster.grid.index({static_cast<int>(at.y), static_cast<int>(at.x)})];
}

} // namespace

geo::Surface read_surface(const SurfaceRequest &request, base::Findings &findings, base::Progress &progress) {
  auto &source = *request.source;
  const auto dataset = open(source, Contents::raster);
  const auto own = crs_of(source, dataset.get());
  if (!own.known()) fail(source, "crs_unknown", {});
  auto reading = progress.slice(0, 0.4);
  auto raster = read_band(source, dataset.get(), request.band, reading);
  drop_wild(raster, source, request.plausible, findings);
  tell_preview(dataset.get(), source, findings);
  const geo::Transform transform(request.crs, own);
  RowPositions rows(request.grid, raster.grid, transform);
  geo::Surface surface{request.grid, std::vector<float>(request.grid.size())};
  std::vector<geo::Point> positions;
  auto moving = progress.slice(0.4, 1);
  for (int row = 0; row < request.grid.rows; ++row) {
    rows.compute(row, positions);
    for (int column = 0; column < request.grid.columns; ++column) {
      const auto at = positions[static_cast<std::size_t>(column)];
      surface.values[request.grid.index({row, column})] =
          request.resampling == SurfaceRequest::Resampling::bilinear ? bilinear(raster, at)
                                                                     : nearest(raster, at);
    }
    if (row % 64 == 0) moving.report(static_cast<double>(row) / request.grid.rows);
  }
  moving.report(1);
  return surface;
}

geo::Grid read_grid(Provenance &source) {
  const auto dataset = open(source, Contents::raster);
  return grid_of(source, dataset.get());
}

RawSurface read_raw_surface(Provenance &source, base::Findings &findings, base::Progress &progress,
                            Plausible plausible) {
  const auto dataset = open(source, Contents::raster);
  RawSurface raw;
  raw.crs = crs_of(source, dataset.get());
  raw.surface = read_band(source, dataset.get(), 1, progress);
  drop_wild(raw.surface, source, plausible, findings);
  tell_preview(dataset.get(), source, findings);
  return raw;
}

} // namespace gis::sources
