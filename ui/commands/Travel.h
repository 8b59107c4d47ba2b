#pragma once

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
  std::optional<double> max_, lambda_;
  bool barrier_zero_ = false;

  /// Throws Error{option_missing, options_clash}: either --cost, or --walk with the grids of its rule.
  void check_options() const;
  gis::travel::SearchRequest request() const;
  struct Answer;
  void write_routes(const Answer &, Face &) const;
  void write_nearest(const Answer &, Face &) const;
};

} // namespace ui::commands
