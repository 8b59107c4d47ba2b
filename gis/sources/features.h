#pragma once

#include "gis/geo/Geometry.h"
#include "gis/sources/Provenance.h"

#include <gdal.h>
#include <ogr_api.h>
#include <optional>
#include <string>

/// Inside this room only: what one record of an OGR layer holds, as values.
namespace gis::sources {

/// The layer a source names, else the only one, else the one named like the file.
/// Throws Error{layer_missing: file, layer, list}.
OGRLayerH find_layer(const Provenance &, GDALDatasetH);

/// Text of DBF and other old files as UTF-8 NFC: by the stated encoding, else the one of the .cpg beside it,
/// else as UTF-8, and what is no UTF-8 by a guess that can be asked for afterwards.
class TextDecoder {
public:
  explicit TextDecoder(const Provenance &);
  /// Throws Error{encoding_unknown, encoding_broken: encoding}.
  std::string operator()(const std::string &raw);
  /// The encoding that was assumed; empty where nothing had to be.
  const std::string &guess() const { return guess_; }

private:
  std::string encoding_, guess_;
  bool raw_bytes_;
};

/// One value as text: reals in the shortest form that reads back the same, the rest as stored.
std::optional<std::string> cell_text(OGRFeatureH, int field, TextDecoder &);

/// Points, lines and polygons of a feature, curves as straight pieces; empty where it has none.
geo::Geometry geometry_of(OGRFeatureH);

} // namespace gis::sources
