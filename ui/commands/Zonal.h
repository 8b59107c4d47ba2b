#pragma once

#include "gis/sources/Provenance.h"
#include "ui/commands/Command.h"

namespace ui::commands {

/// Exact sums of a raster over polygons: the engine alone.
class Zonal : public Command {
public:
  std::string name() const override { return "zonal"; }
  void declare(Form &) override;
  int run(Face &) override;

private:
  std::string raster_, zones_, layer_, id_, stats_ = "count,sum,mean", weights_, output_;
  std::optional<double> memory_; ///< GiB

  /// Looks at the heads of the rasters only. Throws Error{memory}.
  void refuse_too_large(gis::sources::Provenance &raster, gis::sources::Provenance &weights,
                        bool in_order) const;
};

} // namespace ui::commands
