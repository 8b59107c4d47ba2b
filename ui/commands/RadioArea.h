#pragma once

#include "gis/radio/area.h"
#include "gis/sources/Provenance.h"
#include "ui/commands/Command.h"

namespace ui::commands {

/// Rasters of radio coverage on plain GIS files: the engine alone.
class RadioArea : public Command {
public:
  std::string name() const override { return "radio area"; } // not shown
  void declare(Form &) override;
  int run(Face &) override;

private:
  std::string dem_, transmitters_, layer_, model_, channel_, environment_ = "rural", service_, server_,
                                                             margin_, output_;
  std::vector<std::string> columns_;
  std::optional<double> radius_km_, cell_, threshold_, receiver_, refractivity_, lapse_, climate_,
      permittivity_, conductivity_, memory_;
  bool exact_ = false, preview_ = false;
  int threads_ = 0;

  /// Throws Error{option_value, option_range, options_clash}.
  void check_options() const;
  std::vector<gis::radio::Mast> read_masts(const gis::radio::Terrain &, gis::base::Findings &,
                                           gis::base::Progress) const;
  void set_model(gis::radio::CoverageRequest &) const;
  void set_threshold(gis::radio::CoverageRequest &, gis::base::Findings &) const;
  gis::radio::AreaRequest request(const gis::radio::Terrain &, std::vector<gis::radio::Mast>,
                                  gis::base::Findings &) const;
  void write(const gis::radio::Area &, const gis::geo::Crs &, Face &) const;
};

} // namespace ui::commands
