#pragma once

#include "gis/allocation/catchments.h"
#include "ui/commands/Command.h"

namespace ui::commands {

/// Floating catchments on plain tables: the engine alone.
class Fca : public Command {
public:
  std::string name() const override { return "fca"; }
  void declare(Form &) override;
  int run(Face &) override;

private:
  std::string od_, demand_, supply_, method_, decay_, output_;
  std::optional<double> max_, tau_;

  /// All but people and trips. Throws Error{options_clash, option_value, decay_bad}.
  gis::allocation::CatchmentRequest question() const;
};

} // namespace ui::commands
