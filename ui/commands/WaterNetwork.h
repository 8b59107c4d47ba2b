#pragma once

#include "gis/geo/Crs.h"
#include "gis/water/Network.h"
#include "ui/commands/Command.h"

namespace ui::commands {

/// A water network alone, from layers or from an EPANET file: where water comes, and whom a valve cuts off.
class WaterNetwork : public Command {
public:
  std::string name() const override { return "water network"; } // not shown
  void declare(Form &) override;
  int run(Face &) override;

private:
  std::string network_, mains_, valves_, sources_, people_, people_field_ = "people", id_ = "id",
                                                            state_ = "state", crs_text_, table_, output_;
  std::vector<std::string> close_;
  std::optional<double> snap_, reach_;
  bool all_ = false;
  gis::geo::Crs crs_; ///< of the coordinates; unknown where an .inp file comes without --crs

  void check_options() const;
  gis::water::Network read(gis::base::Findings &, gis::base::Progress &);
  gis::water::Network read_layers(gis::base::Findings &, gis::base::Progress &);
  void put_people(gis::water::Network &, gis::base::Findings &, gis::base::Progress &) const;
  /// Closes what was asked for. Throws Error{water_close_unknown: id, suggestion}.
  void close(gis::water::Network &) const;
};

} // namespace ui::commands
