#pragma once

#include "ui/commands/Command.h"
#include "ui/commands/Selection.h"

namespace ui::commands {

/// One gap table of a study or of its results.
class Table : public Command {
public:
  std::string name() const override { return "table"; }
  void declare(Form &) override;
  int run(Face &) override;

private:
  Selection selection_;
  std::string output_, flavour_ = "machine";
};

} // namespace ui::commands
