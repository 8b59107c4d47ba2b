#pragma once

#include "ui/commands/Command.h"

#include <functional>
#include <string>
#include <vector>

namespace ui::cli {

/// The options of one command: declared by it, filled from the words of the command line.
/// "--name value", "--name=value", "-o value"; flags alone; "--" ends the options.
class Arguments : public commands::Form {
public:
  struct Option {
    std::string name; ///< without dashes
    bool positional = false, flag = false, many = false, number = false, required = false, given = false;
    std::vector<std::string> choices;              ///< empty: any text
    std::string initial;                           ///< value where it is not given
    std::function<bool(const std::string &)> take; ///< false: not such a value
  };

  void text(const std::string &, std::string &) override;
  void texts(const std::string &, std::vector<std::string> &) override;
  void number(const std::string &, std::optional<double> &) override;
  void whole(const std::string &, int &) override;
  void flag(const std::string &, bool &) override;
  void choice(const std::string &, std::string &, const std::vector<std::string> &) override;
  void required() override { options_.back().required = true; }
  void positional(const std::string &, std::string &) override;
  void optional() override { options_.back().required = false; }

  /// Throws Error: option_unknown{text,suggestion}, option_missing{option}, argument_missing{text},
  /// argument_extra{text}, option_value{option,text,wanted}, choice_unknown{option,text,list},
  /// option_without_value{option}, option_twice{option}.
  void parse(const std::vector<std::string> &words);

  const std::vector<Option> &options() const { return options_; }

private:
  std::vector<Option> options_;

  Option &add(const std::string &name, const std::string &initial = {});
  Option &find(const std::string &word);
  static void fill(Option &, const std::string &value);
};

/// As it is typed: "--level", and "-o" for the output.
std::string spelled(const Arguments::Option &);

} // namespace ui::cli
