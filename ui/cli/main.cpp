// tiepcan VERB …: parse, run, exit code. 0 done, 1 failed, 2 bad call.
#include "gis/base/Error.h"
#include "gis/base/text.h"
#include "ui/cli/Bar.h"
#include "ui/cli/help.h"

#include <algorithm>
#include <csignal>
#include <ctime>
#include <iostream>
#include <set>
#include <unistd.h>

namespace {

using gis::base::Error;
using ui::cli::Arguments;
using ui::words::Words;

using Commands = std::vector<std::unique_ptr<ui::commands::Command>>;

volatile std::sig_atomic_t asked_to_stop = 0;

/// The first request is heard at the next report of progress; another one, a second later or more (some
/// senders signal a process twice at once), ends the program where it stands.
void stop(int signal) {
  static volatile std::time_t first = 0;
  if (asked_to_stop != 0 && std::time(nullptr) > first + 1) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  }
  if (asked_to_stop == 0) first = std::time(nullptr);
  asked_to_stop = 1;
}

/// The language must be known before anything is said.
ui::words::Language language_from(const std::vector<std::string> &words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string value = words[i] == "--lang" && i + 1 < words.size() ? words[i + 1]
                              : words[i].rfind("--lang=", 0) == 0          ? words[i].substr(7)
                                                                           : "";
    if (const auto language = ui::words::language_of(value)) return *language;
  }
  return ui::words::Language::vi;
}

void tell(const Words &words, const std::string &code, gis::base::Facts facts = {}) {
  std::cerr << ui::words::sentence(words, Error(code, std::move(facts)).finding()) << "\n";
}

/// Faults of the call, not of data or disk.
bool is_bad_call(const Error &error) {
  static const std::set<std::string> codes = {
      "verb_unknown", "option_unknown", "option_missing", "argument_missing",     "argument_extra",
      "option_value", "choice_unknown", "option_twice",   "option_without_value", "options_clash",
      "option_range", "unknown_layout", "decay_bad"};
  return codes.contains(error.code());
}

int run(ui::commands::Command &command, const Words &words, bool bar_wanted) {
  ui::cli::Bar bar(words, bar_wanted && ::isatty(STDERR_FILENO) != 0);
  gis::base::Progress progress([&](double share, const std::string &stage) {
    bar.tell(share, stage);
    return asked_to_stop == 0;
  });
  ui::commands::Face face{words, std::cout, std::cerr, progress, [&] { bar.clear(); }};
  try {
    const int code = command.run(face);
    bar.clear();
    if (std::cout.flush()) return code;
    tell(words, "write_failed", {{"file", "stdout"}});
  } catch (const gis::base::Cancelled &) {
    bar.clear();
    std::cerr << words("progress.cancelled") << "\n";
  } catch (const Error &error) {
    bar.clear();
    std::cerr << ui::words::sentence(words, error.finding()) << "\n";
    if (is_bad_call(error)) return 2;
  } catch (const std::bad_alloc &) {
    bar.clear();
    tell(words, "memory_short");
  } catch (const std::exception &fault) {
    bar.clear();
    tell(words, "unexpected", {{"why", fault.what()}});
  }
  return 1;
}

/// Takes the words of the name from `typed`; a name may have two ("radio point").
ui::commands::Command &take_command(std::vector<std::string> &typed, std::vector<std::string>::iterator at,
                                    const Commands &commands) {
  const std::string &verb = *at, both = at + 1 != typed.end() ? verb + " " + *(at + 1) : verb;
  std::vector<std::string> names, begun;
  for (const auto &command : commands) {
    const std::string name = command->name();
    if (name == verb || name == both) {
      typed.erase(at, at + (name == verb ? 1 : 2));
      return *command;
    }
    if (name.rfind(verb + " ", 0) == 0) begun.push_back(name);
    names.push_back(name);
  }
  if (!begun.empty()) {
    const auto nearest = gis::base::nearest_word(both, begun);
    throw Error("verb_unknown", {{"text", both}, {"suggestion", nearest.empty() ? begun.front() : nearest}});
  }
  throw Error("verb_unknown", {{"text", verb}, {"suggestion", gis::base::nearest_word(verb, names)}});
}

bool asks_for_help(const std::vector<std::string> &words) {
  return std::any_of(words.begin(), words.end(),
                     [](const std::string &word) { return word == "--help" || word == "-h"; });
}

int call(std::vector<std::string> typed, const Words &words) {
  const auto commands = ui::commands::all_commands();
  // Options may stand before the verb.
  auto verb = typed.begin();
  while (verb != typed.end() && verb->rfind("-", 0) == 0)
    verb += *verb == "--lang" && verb + 1 != typed.end() ? 2 : 1;
  if (verb == typed.end()) {
    if (std::find(typed.begin(), typed.end(), "--version") != typed.end()) {
      std::cout << "tiepcan " TIEPCAN_VERSION "\n";
      return 0;
    }
    const bool asked = asks_for_help(typed);
    (asked ? std::cout : std::cerr) << ui::cli::help_of_program(commands, words);
    return asked ? 0 : 2;
  }
  auto &command = take_command(typed, verb, commands);
  Arguments arguments;
  std::string language = ui::words::language_code(ui::words::Language::vi), progress = "bar";
  command.declare(arguments);
  arguments.choice("lang", language, {"vi", "en"});
  arguments.choice("progress", progress, {"bar", "none"});
  if (asks_for_help(typed)) {
    std::cout << ui::cli::help_of_command(command.name(), arguments, words);
    return 0;
  }
  try {
    arguments.parse(typed);
  } catch (const Error &error) {
    auto finding = error.finding();
    if (error.code() == "argument_missing")
      finding.facts["text"] = words("arg_name." + finding.facts["text"]);
    std::cerr << ui::words::sentence(words, finding) << "\n"
              << words.fill("cli.see_help", {{"program", "tiepcan"}, {"verb", command.name()}}) << "\n";
    return 2;
  }
  return run(command, words, progress == "bar");
}

} // namespace

int main(int argc, char **argv) {
  std::signal(SIGINT, stop);
  std::signal(SIGTERM, stop);
  std::vector<std::string> typed(argv + 1, argv + argc);
  const Words words(language_from(typed));
  try {
    return call(std::move(typed), words);
  } catch (const Error &error) {
    std::cerr << ui::words::sentence(words, error.finding()) << "\n";
    return 2;
  }
}
