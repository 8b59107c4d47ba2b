#pragma once

#include "ui/commands/Command.h"
#include "ui/commands/Selection.h"
#include "ui/maps/MapData.h"

#include <optional>
#include <string>

namespace ui::commands {

/// One printed map: of an indicator (its verdicts, or for what is broadcast the field, the sites or the
/// people without it), of the catchments of a service, of joint deprivation, or of the water people have.
class Map : public Command {
public:
  std::string name() const override { return "map"; }
  void declare(Form &) override;
  int run(Face &) override;

private:
  Selection selection_;
  std::string layout_ = "a4-landscape", output_;
  int dpi_ = 150;
  std::string catchments_; ///< a service
  bool deprivation_ = false, water_ = false;
  bool copy_ = false;
  std::string show_ = "verdict", study_;
  std::optional<double> cell_;

  maps::MapData data(const gis::study::Results &, Face &);
};

} // namespace ui::commands
