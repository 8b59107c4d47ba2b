#pragma once

#include "ui/commands/Command.h"
#include "ui/commands/Selection.h"

namespace ui::commands {

/// One printed map of an indicator.
class Map : public Command {
public:
  std::string name() const override { return "map"; }
  void declare(Form &) override;
  int run(Face &) override;

private:
  Selection selection_;
  std::string layout_ = "a4-landscape", output_;
  int dpi_ = 150;
  bool copy_ = false;
};

} // namespace ui::commands
