#pragma once

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

  void refuse_too_large(std::size_t cells, bool in_order) const; ///< Throws Error{memory}
};

} // namespace ui::commands
