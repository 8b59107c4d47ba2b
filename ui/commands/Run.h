#pragma once

#include "ui/commands/Command.h"

namespace ui::commands {

/// The whole chain of a study, into a results folder.
class Run : public Command {
public:
  std::string name() const override { return "run"; }
  void declare(Form &) override;
  int run(Face &) override;

private:
  std::string study_, out_;
  std::vector<std::string> roots_, only_;
  int threads_ = 0;
  std::optional<double> memory_; ///< GiB
};

} // namespace ui::commands
