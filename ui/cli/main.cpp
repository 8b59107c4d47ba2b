// tiepcan VERB …: parse, run, exit code. 0 done, 1 failed, 2 bad call.
#include "gis/base/Error.h"
#include "ui/commands/Command.h"
#include "ui/words/Words.h"

#include <CLI/CLI.hpp>
#include <chrono>
#include <csignal>
#include <iostream>
#include <unistd.h>

namespace {

using ui::words::Words;

volatile std::sig_atomic_t asked_to_stop = 0;

/// Options of one command as CLI11 options; their help comes from the words.
class CliForm : public ui::commands::Form {
public:
  CliForm(CLI::App &app, const Words &words) : app_(app), words_(words) {}

  void text(const std::string &name, std::string &value) override {
    last_ = app_.add_option(flags(name), value, help(name))->capture_default_str();
  }
  void texts(const std::string &name, std::vector<std::string> &values) override {
    last_ = app_.add_option(flags(name), values, help(name))->delimiter(',');
  }
  void number(const std::string &name, std::optional<double> &value) override {
    last_ = app_.add_option(flags(name), value, help(name));
  }
  void whole(const std::string &name, int &value) override {
    last_ = app_.add_option(flags(name), value, help(name))->capture_default_str();
  }
  void flag(const std::string &name, bool &value) override {
    last_ = app_.add_flag(flags(name), value, help(name));
  }
  void choice(const std::string &name, std::string &value, const std::vector<std::string> &choices) override {
    last_ =
        app_.add_option(flags(name), value, help(name))->check(CLI::IsMember(choices))->capture_default_str();
  }
  void required() override { last_->required(); }
  void positional(const std::string &name, std::string &value) override {
    last_ = app_.add_option(name, value, words_("arg." + name))->required();
  }

private:
  CLI::App &app_;
  const Words &words_;
  CLI::Option *last_ = nullptr;

  std::string help(const std::string &name) const { return words_("opt." + name); }
  static std::string flags(const std::string &name) { return name == "output" ? "-o,--output" : "--" + name; }
};

/// A bar on a terminal, nothing elsewhere; asks the job to stop once Ctrl-C was pressed.
class Bar {
public:
  Bar(const Words &words, bool shown) : words_(words), shown_(shown) {}
  ~Bar() { clear(); }

  bool tell(double share, const std::string &stage) {
    if (asked_to_stop != 0) return false;
    const auto now = Clock::now();
    if (!shown_ || now - last_ < std::chrono::milliseconds(200)) return true;
    last_ = now;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    const int left = share > 0.02 ? static_cast<int>(seconds / share - seconds + 0.5) : 0;
    const std::string time =
        std::to_string(left / 60) + ":" + (left % 60 < 10 ? "0" : "") + std::to_string(left % 60);
    const std::string name =
        words_.has("stage." + stage) ? words_("stage." + stage) : words_("stage.reading");
    std::cerr << "\r\033[K"
              << words_.fill("progress.stage", {{"stage", name},
                                                {"n", std::to_string(static_cast<int>(share * 100))},
                                                {"time", share > 0.02 ? time : "…"}})
              << std::flush;
    dirty_ = true;
    return true;
  }
  void clear() {
    if (dirty_) std::cerr << "\r\033[K" << std::flush;
    dirty_ = false;
  }

private:
  using Clock = std::chrono::steady_clock;
  const Words &words_;
  bool shown_, dirty_ = false;
  Clock::time_point start_ = Clock::now(), last_ = start_;
};

/// The language must be known before the help is written.
ui::words::Language language_from(int argc, char **argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const std::string value = word == "--lang" && i + 1 < argc ? argv[i + 1]
                              : word.rfind("--lang=", 0) == 0  ? word.substr(7)
                                                               : "";
    if (const auto language = ui::words::language_of(value)) return *language;
  }
  return ui::words::Language::vi;
}

int run(ui::commands::Command &command, const Words &words, bool bar_wanted) {
  Bar bar(words, bar_wanted && ::isatty(STDERR_FILENO) != 0);
  gis::base::Progress progress(
      [&](double share, const std::string &stage) { return bar.tell(share, stage); });
  ui::commands::Face face{words, std::cout, std::cerr, progress};
  try {
    const int code = command.run(face);
    bar.clear();
    return code;
  } catch (const gis::base::Cancelled &) {
    bar.clear();
    std::cerr << words("progress.cancelled") << "\n";
    return 1;
  } catch (const gis::base::Error &error) {
    bar.clear();
    std::cerr << ui::words::sentence(words, error.finding()) << "\n";
    return 1;
  } catch (const std::bad_alloc &) {
    bar.clear();
    std::cerr << words("error.memory_short") << "\n";
    return 1;
  } catch (const std::exception &fault) {
    bar.clear();
    std::cerr << words.fill("error.unexpected", {{"why", fault.what()}}) << "\n";
    return 1;
  }
}

} // namespace

int main(int argc, char **argv) {
  std::signal(SIGINT, [](int) { asked_to_stop = 1; });
  std::signal(SIGTERM, [](int) { asked_to_stop = 1; });
  const Words words(language_from(argc, argv));
  CLI::App app(words("cmd.program"), "tiepcan");
  app.require_subcommand(1);
  app.set_version_flag("--version", std::string("tiepcan ") + TIEPCAN_VERSION);
  app.set_help_flag("-h,--help", words("opt.help"));
  const auto commands = ui::commands::all_commands();
  std::string language, progress = "bar";
  for (const auto &command : commands) {
    auto *sub = app.add_subcommand(command->name(), words("cmd." + command->name()));
    sub->set_help_flag("-h,--help", words("opt.help"));
    CliForm form(*sub, words);
    command->declare(form);
    form.choice("lang", language, {"vi", "en"});
    form.choice("progress", progress, {"bar", "none"});
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success &success) {
    return app.exit(success);
  } catch (const CLI::ParseError &fault) {
    app.exit(fault, std::cerr, std::cerr);
    return 2;
  }
  for (const auto &command : commands)
    if (app.got_subcommand(command->name())) return run(*command, words, progress == "bar");
  return 2;
}
