#pragma once

#include "gis/geo/Surface.h"
#include "gis/sources/Provenance.h"
#include "gis/travel/search.h"
#include "ui/commands/Command.h"

namespace ui::commands {

/// Accumulated cost on plain GIS files: the engine alone.
class Travel : public Command {
public:
  std::string name() const override { return "travel"; }
  void declare(Form &) override;
  int run(Face &) override;

private:
  std::string cost_, sources_, layer_, id_, allocation_, origins_, origin_id_, routes_, output_, walk_, dem_,
      speed_, friction_, direction_ = "to", connect_ = "8";
  std::optional<double> max_, lambda_, memory_;
  bool barrier_zero_ = false;

  /// Throws Error{option_missing, options_clash}: either --cost, or --walk with the grids of its rule.
  void check_options() const;
  /// Looks at the heads of the rasters only. Throws Error{memory}.
  void refuse_too_large(gis::sources::Provenance &ground, gis::sources::Provenance &dem) const;
  gis::travel::SearchRequest request() const;
  struct Answer;
  void write_routes(const Answer &, Face &) const;
  void write_nearest(const Answer &, gis::geo::Surface &, Face &) const;
};

} // namespace ui::commands
