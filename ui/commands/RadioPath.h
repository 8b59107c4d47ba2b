#pragma once

#include "ui/commands/Command.h"

namespace ui::commands {

/// Why a place does or does not receive a mast of a study: obstacle, Fresnel zone, budget; also as a picture.
class RadioPath : public Command {
public:
  std::string name() const override { return "radio path"; } // not shown
  void declare(Form &) override;
  int run(Face &) override;

private:
  std::string study_, mast_, unit_, receiver_, picture_;
  std::vector<std::string> roots_;
  int dpi_ = 150;
};

} // namespace ui::commands
