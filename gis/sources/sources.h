#pragma once

#include "gis/base/Finding.h"
#include "gis/base/Progress.h"
#include "gis/geo/Crs.h"
#include "gis/geo/Surface.h"
#include "gis/sources/Layer.h"
#include "gis/sources/Provenance.h"

#include <optional>
#include <string>
#include <vector>

/// Reading: files become checked values here and nowhere else. Every function opens files through the one
/// gate (gate.h), fills source.sha256, and throws base::Error with source, layer, row and facts set:
/// file_missing, file_unreadable, file_too_large, format_refused, layer_missing{list}, layer_empty,
/// field_missing{field,list}, crs_unknown, degrees_for_metres, coords_untransformable{x,y},
/// geometry_kind{wanted,found}, text_undecodable{encoding}.
namespace gis::sources {

enum class Shape { any, none, point, line, polygon };

struct LayerRequest {
  Provenance *source = nullptr;     ///< its sha256 is filled
  geo::Crs crs;                     ///< of the study; ignored for tables
  Shape shape = Shape::any;         ///< Shape::none reads a table and needs no CRS
  std::vector<std::string> fields;  ///< read only these, which must all exist; empty: all of them
  std::optional<geo::Box> within;   ///< in study CRS: keep only rows whose box touches it (no finding)
  std::optional<geo::Box> expected; ///< in study CRS: points outside → coords_outside / coords_swapped
};

/// The rows of one layer, in file order, reprojected (datum shift included → datum_shifted), geometry
/// checked (ring_closed, ring_repaired, geometry_broken, geometry_null), text decoded and NFC
/// (encoding_guessed). Findings are appended; rows that can not be used are left out with a Finding.
Layer read_layer(const LayerRequest &, base::Findings &, base::Progress &);

/// Values outside stand for an undeclared nodata: left out, with the finding raster_no_nodata.
struct Plausible {
  float min = -1e30F, max = 1e30F;
};

struct SurfaceRequest {
  Provenance *source = nullptr;
  geo::Crs crs;   ///< of the study
  geo::Grid grid; ///< the study grid to fill
  enum class Resampling { bilinear, nearest } resampling = Resampling::bilinear;
  int band = 1;
  Plausible plausible;
};

/// A raster brought onto the study grid; holes and nodata become no_value.
geo::Surface read_surface(const SurfaceRequest &, base::Findings &, base::Progress &);

/// A raster on its own grid and in its own CRS (weights of people; engines run alone).
struct RawSurface {
  geo::Surface surface;
  geo::Crs crs;
};
RawSurface read_raw_surface(Provenance &, base::Findings &, base::Progress &, Plausible = {});

/// The bytes of a text file, as they stand.
std::string read_text(Provenance &);

/// Where the cells of a raster lie, without reading them. Throws as reading does.
geo::Grid read_grid(Provenance &);

/// Names of the layers inside a file, for messages and choices.
std::vector<std::string> layer_names(const Provenance &);

} // namespace gis::sources
