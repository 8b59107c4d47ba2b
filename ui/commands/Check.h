#pragma once

#include "ui/commands/Command.h"

namespace ui::commands {

/// Reads every input of a study and says what is wrong with it; writes nothing. 1 where an error is found.
class Check : public Command {
public:
  std::string name() const override { return "check"; }
  void declare(Form &) override;
  int run(Face &) override;

private:
  std::string study_;
  std::vector<std::string> roots_;
  bool json_ = false;
};

} // namespace ui::commands
