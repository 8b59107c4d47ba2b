#include "gis/sources/gdal.h"

#include "gis/base/hash.h"
#include "gis/sources/gate.h"

#include <cpl_conv.h>
#include <mutex>
#include <set>

namespace gis::sources {
namespace {

/// What may be opened. No VRT, no WMS, nothing that fetches.
const char *const vector_drivers[] = {
    "GPKG", "ESRI Shapefile", "GeoJSON", "FlatGeobuf",   "CSV", "XLSX", "XLS",         "ODS",  "OSM",
    "KML",  "LIBKML",         "GPX",     "MapInfo File", "DGN", "DXF",  "OpenFileGDB", nullptr};
const char *const raster_drivers[] = {"GTiff", "COG", "SRTMHGT", "AAIGrid", "PNG", "MBTiles", nullptr};

void set_up_once() {
  static std::once_flag once;
  std::call_once(once, [] {
    GDALAllRegister();
    CPLSetConfigOption("GDAL_VRT_ENABLE_PYTHON", "NO");
    // Rasters are read and written once from top to bottom: a block that was used is not needed again.
    if (CPLGetConfigOption("GDAL_CACHEMAX", nullptr) == nullptr) GDALSetCacheMax64(64 << 20);
    CPLSetConfigOption("OGR_XLSX_FIELD_TYPES", "STRING");
    CPLSetConfigOption("OGR_ODS_FIELD_TYPES", "STRING");
    CPLSetConfigOption("OGR_XLS_FIELD_TYPES", "STRING");
    // The first row is the heads, as in CSV: a sheet of texts only would otherwise be guessed to have none.
    CPLSetConfigOption("OGR_XLSX_HEADERS", "FORCE");
    CPLSetConfigOption("OGR_ODS_HEADERS", "FORCE");
    CPLSetConfigOption("OGR_XLS_HEADERS", "FORCE");
    // Files written twice from the same input must be the same bytes.
    CPLSetConfigOption("OGR_CURRENT_DATE", "2020-01-01T00:00:00.000Z");
    CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
    CPLSetConfigOption("OGR_ORGANIZE_POLYGONS", "DEFAULT");
  });
}

[[noreturn]] void fail_read(const Provenance &source, const std::string &why) {
  const std::string file = source.path.filename().string();
  throw base::Error(base::Finding{.code = "file_unreadable",
                                  .source = source.id,
                                  .layer = file,
                                  .facts = {{"file", file}, {"why", why}}});
}

} // namespace

Messages::Messages() { CPLPushErrorHandlerEx(take, this); }
Messages::~Messages() { CPLPopErrorHandler(); }

void CPL_STDCALL Messages::take(CPLErr kind, CPLErrorNum, const char *text) {
  auto *self = static_cast<Messages *>(CPLGetErrorHandlerUserData());
  if (kind >= CE_Failure || self->worst_.empty()) self->worst_ = text;
  if (kind >= CE_Failure) self->failed_ = true;
}

Dataset open(Provenance &source, Contents contents) {
  set_up_once();
  try {
    inspect(source.path);
  } catch (const base::Error &error) {
    rethrow_placed(error, source);
  }
  const Messages messages;
  const bool vector = contents == Contents::vector;
  // Raw bytes of DBF text come through with an empty ENCODING:
  // GDAL's own decoder loses last letters.
  static const std::set<std::string> dbf = {".shp", ".dbf", ".SHP", ".DBF"};
  const char *const options[] = {dbf.count(source.path.extension()) > 0 ? "ENCODING=" : nullptr, nullptr};
  Dataset dataset(GDALOpenEx(source.path.c_str(),
                             (vector ? GDAL_OF_VECTOR : GDAL_OF_RASTER) | GDAL_OF_READONLY,
                             vector ? vector_drivers : raster_drivers, options, nullptr));
  if (!dataset) fail_read(source, messages.worst());
  if (source.hashed && source.sha256.empty() && std::filesystem::is_regular_file(source.path))
    source.sha256 = base::sha256_of_file(source.path);
  return dataset;
}

void rethrow_placed(const base::Error &error, const Provenance &source) {
  const std::string file = source.path.filename().string();
  auto finding = error.finding();
  if (finding.source.empty() || finding.source == finding.layer) finding.source = source.id;
  if (finding.layer.empty()) finding.layer = file;
  finding.facts.emplace("file", file);
  finding.facts.emplace("layer", finding.layer);
  throw base::Error(finding);
}

void refuse_half_read(const Provenance &source, const Messages &messages) {
  if (messages.failed()) fail_read(source, messages.worst());
}

void fail_write(const std::string &file, const std::string &message) {
  const auto says = [&](const char *text) { return message.find(text) != std::string::npos; };
  // Some drivers only say that a write failed: then the disk itself is asked.
  std::error_code fault;
  const auto space = std::filesystem::space(std::filesystem::path(file).parent_path(), fault);
  if (says("No space left") || says("disk is full") || (!fault && space.available < (1U << 16)))
    throw base::Error("disk_full", {{"file", file}, {"n", "100"}});
  if (says("Permission denied") || says("Read-only")) throw base::Error("no_permission", {{"file", file}});
  throw base::Error("write_failed", {{"file", file}, {"why", message}});
}

} // namespace gis::sources
