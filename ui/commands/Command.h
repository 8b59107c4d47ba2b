#pragma once

#include "gis/base/Progress.h"
#include "ui/words/Words.h"

#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace ui::commands {

/// What a command asks for. A command declares each option once, beside the member it fills; a face makes
/// of it what it needs: usage text and parsing on the command line, fields in a dialog. The help of an
/// option is the word "opt.<command>.<name>" where there is one, else "opt.<name>".
class Form {
public:
  virtual ~Form() = default;
  virtual void text(const std::string &name, std::string &value) = 0;
  virtual void texts(const std::string &name, std::vector<std::string> &values) = 0;
  virtual void number(const std::string &name, std::optional<double> &value) = 0;
  virtual void whole(const std::string &name, int &value) = 0;
  virtual void flag(const std::string &name, bool &value) = 0;
  virtual void choice(const std::string &name, std::string &value,
                      const std::vector<std::string> &choices) = 0;
  /// Makes the option last declared one that must be given.
  virtual void required() = 0;
  /// Values without a name, in order; each must be given. Help: "arg.<name>", shown as "arg_name.<name>".
  virtual void positional(const std::string &name, std::string &value) = 0;
  /// Makes the value last declared one that may be left out.
  virtual void optional() {}
};

/// What a running command speaks through.
struct Face {
  const words::Words &words;
  std::ostream &out; ///< what was asked for
  std::ostream &err; ///< messages
  gis::base::Progress &progress;
  std::function<void()> before_line = [] {}; ///< takes a bar of progress off the terminal

  /// One line of message.
  void say(const std::string &line) {
    before_line();
    err << line << "\n";
  }
};

/// One thing a user can do. Help is the word "cmd.<name>". A name may have two words ("radio point").
class Command {
public:
  virtual ~Command() = default;
  virtual std::string name() const = 0;
  virtual void declare(Form &) = 0;
  /// 0 done, 1 failed (what failed has been said). Throws gis::base::Error and Cancelled.
  virtual int run(Face &) = 0;
};

/// All commands, in the order of the help.
std::vector<std::unique_ptr<Command>> all_commands();

} // namespace ui::commands
