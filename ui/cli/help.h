#pragma once

#include "ui/cli/Arguments.h"

namespace ui::cli {

/// The help of the program: what it is for and its commands.
std::string help_of_program(const std::vector<std::unique_ptr<commands::Command>> &, const words::Words &);

/// The help of one command: every argument and option with meaning, unit and default. The words of an option
/// are "opt.<command>.<option>" where a command means something of its own by it, else "opt.<option>".
std::string help_of_command(const std::string &name, const Arguments &, const words::Words &);

} // namespace ui::cli
