#pragma once

#include "ui/commands/Command.h"

namespace ui::commands {

/// A new study folder: a commented study.toml and empty tables to fill.
class Init : public Command {
public:
  std::string name() const override { return "init"; }
  void declare(Form &) override;
  int run(Face &) override;

private:
  std::string dir_;
};

} // namespace ui::commands
