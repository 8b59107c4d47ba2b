#pragma once

#include "ui/commands/Command.h"

#include <map>
#include <string>
#include <vector>

namespace ui::commands {

/// What is given to a command, by the name of the option or of the value without a name. A flag is on where
/// it is named.
using Given = std::map<std::string, std::vector<std::string>>;

/// Runs the command of that name as the command line would, for a face that has its values in hand. Throws
/// Error{verb_unknown: text}, {option_unknown: text, suggestion}, {option_value: option, text, wanted},
/// {option_missing: option}, {choice_unknown: option, text, list} and what the command throws.
int call(const std::string &verb, const Given &, Face &);

} // namespace ui::commands
