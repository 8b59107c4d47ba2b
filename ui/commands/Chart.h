#pragma once

#include "ui/commands/Command.h"
#include "ui/commands/Selection.h"

namespace ui::commands {

/// One chart of an indicator: who is worst, or a group beside all people.
class Chart : public Command {
public:
  std::string name() const override { return "chart"; }
  void declare(Form &) override;
  int run(Face &) override;

private:
  Selection selection_;
  std::string kind_ = "ranking", output_;
  int dpi_ = 150;
};

} // namespace ui::commands
