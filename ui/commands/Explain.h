#pragma once

#include "ui/commands/Command.h"
#include "ui/commands/Selection.h"

namespace ui::commands {

/// Where a figure comes from: formula, numbers, sources, dates, problems.
class Explain : public Command {
public:
  std::string name() const override { return "explain"; }
  void declare(Form &) override;
  int run(Face &) override;

private:
  Selection selection_;
  std::string unit_;
  bool json_ = false;
};

} // namespace ui::commands
