#pragma once

#include "gis/sources/sources.h"
#include "gis/study/results.h"

#include <filesystem>
#include <string>

namespace ui::commands {

/// Layers kept with the results.
class ResultsLayers {
public:
  explicit ResultsLayers(const gis::study::Results &results) : file_(results.dir / "results.gpkg") {}
  gis::sources::Layer read(const std::string &name) const {
    gis::sources::Provenance source{.id = "results.gpkg", .path = file_, .layer = name};
    gis::base::Findings findings;
    gis::base::Progress quiet;
    // A box around everything: a layer without rows is no fault here.
    return gis::sources::read_layer({.source = &source, .within = gis::geo::Box{-1e9, -1e9, 1e9, 1e9}},
                                    findings, quiet);
  }

private:
  std::filesystem::path file_;
};

inline std::string cell(const gis::sources::Layer &layer, const gis::sources::Row &row, const char *field) {
  return row.cells[layer.field(field)].value_or("");
}

} // namespace ui::commands
