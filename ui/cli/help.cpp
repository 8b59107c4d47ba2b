#include "ui/cli/help.h"

#include "gis/base/text.h"

#include <algorithm>

namespace ui::cli {
namespace {

using words::Words;
using Line = std::pair<std::string, std::string>; ///< what is typed, what it means

/// The words of a text in lines that begin at `column` and end before 100.
std::string wrapped(const std::string &text, std::size_t column) {
  std::string lines;
  std::size_t at = column;
  for (const auto &word : gis::base::split(text, ' ')) {
    const bool fits = at + 1 + gis::base::letters(word) <= 100;
    if (!lines.empty()) lines += fits ? " " : "\n" + std::string(column, ' ');
    at = (fits ? at + 1 : column) + gis::base::letters(word);
    lines += word;
  }
  return lines;
}

std::string block(const std::string &head, const std::vector<Line> &lines) {
  if (lines.empty()) return {};
  constexpr std::size_t column = 30;
  std::string text = "\n" + head + ":\n";
  for (const auto &[typed, meaning] : lines) {
    text += "  " + typed;
    // A long name gets a line of its own.
    text += gis::base::letters(typed) + 2 < column ? std::string(column - gis::base::letters(typed) - 2, ' ')
                                                   : "\n" + std::string(column, ' ');
    text += wrapped(meaning, column) + "\n";
  }
  return text;
}

std::string typed(const Arguments::Option &option, const Words &words) {
  if (option.positional) return words("arg_name." + option.name);
  if (option.flag) return spelled(option);
  const std::string value = !option.choices.empty() ? gis::base::join(option.choices, "|")
                            : option.number         ? words("cli.number")
                                                    : words("cli.value");
  return spelled(option) + " " + value;
}

std::string meaning(const std::string &command, const Arguments::Option &option, const Words &words) {
  if (option.positional) return words("arg." + option.name);
  const std::string own = "opt." + command + "." + option.name;
  std::string text = words(words.has(own) ? own : "opt." + option.name);
  if (option.required) text += " (" + words("cli.required") + ")";
  if (!option.initial.empty()) text += " (" + words.fill("cli.default", {{"value", option.initial}}) + ")";
  return text;
}

} // namespace

std::string help_of_program(const std::vector<std::unique_ptr<commands::Command>> &commands,
                            const Words &words) {
  std::vector<Line> verbs;
  for (const auto &command : commands) verbs.emplace_back(command->name(), words("cmd." + command->name()));
  return words("cmd.program") + ".\n\n" + words("cli.usage") + ": tiepcan " + words("cli.verb") + " …\n" +
         block(words("cli.verbs"), verbs) +
         block(
             words("cli.options"),
             {{"--lang vi|en", words("opt.lang") + " (" + words.fill("cli.default", {{"value", "vi"}}) + ")"},
              {"--version", words("opt.version")},
              {"-h, --help", words("opt.help")}}) +
         "\n" + words("cli.see_verb") + "\n";
}

std::string help_of_command(const std::string &name, const Arguments &arguments, const Words &words) {
  std::string usage = "tiepcan " + name;
  std::vector<Line> values, options;
  for (const auto &option : arguments.options()) {
    (option.positional ? values : options).emplace_back(typed(option, words), meaning(name, option, words));
    if (option.positional && !option.required) usage += " [" + typed(option, words) + "]";
    if (option.required)
      usage += " " + (option.name == "output" ? "-o " + words("cli.value") : typed(option, words));
  }
  options.emplace_back("-h, --help", words("opt.help"));
  return words("cmd." + name) + ".\n\n" + words("cli.usage") + ": " + usage + " [" +
         words("cli.more_options") + "]\n" + words("cli.example") + ": " + words("example." + name) + "\n" +
         block(words("cli.arguments"), values) + block(words("cli.options"), options);
}

} // namespace ui::cli
