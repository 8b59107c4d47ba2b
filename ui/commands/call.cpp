#include "ui/commands/call.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace ui::commands {
namespace {

using gis::base::Error;

/// Fills the members of a command from values at hand.
class GivenForm : public Form {
public:
  explicit GivenForm(const Given &given) : given_(given) {}

  void text(const std::string &name, std::string &value) override {
    if (const auto *found = take(name)) value = found->back();
  }
  void texts(const std::string &name, std::vector<std::string> &values) override {
    if (const auto *found = take(name)) values = *found;
  }
  void number(const std::string &name, std::optional<double> &value) override {
    if (const auto *found = take(name)) value = parsed(name, found->back());
  }
  void whole(const std::string &name, int &value) override {
    if (const auto *found = take(name)) value = static_cast<int>(std::lround(parsed(name, found->back())));
  }
  void flag(const std::string &name, bool &value) override { value = take(name) != nullptr; }
  void choice(const std::string &name, std::string &value, const std::vector<std::string> &choices) override {
    const auto *found = take(name);
    if (found == nullptr) return;
    if (std::find(choices.begin(), choices.end(), found->back()) == choices.end())
      throw Error(
          "choice_unknown",
          {{"option", "--" + name}, {"text", found->back()}, {"list", gis::base::join(choices, ", ")}});
    value = found->back();
  }
  void required() override {
    if (!given_.contains(last_)) throw Error("option_missing", {{"option", "--" + last_}});
  }
  void positional(const std::string &name, std::string &value) override {
    text(name, value);
    required();
  }
  /// Nothing may be given that the command does not know.
  void finish() const {
    for (const auto &[name, values] : given_)
      if (!known_.contains(name))
        throw Error("option_unknown",
                    {{"text", "--" + name},
                     {"suggestion", gis::base::nearest_word(name, {known_.begin(), known_.end()})}});
  }

private:
  const Given &given_;
  std::set<std::string> known_;
  std::string last_;

  const std::vector<std::string> *take(const std::string &name) {
    known_.insert(name);
    last_ = name;
    const auto found = given_.find(name);
    return found == given_.end() || found->second.empty() ? nullptr : &found->second;
  }
  static double parsed(const std::string &name, const std::string &text) {
    if (const auto value = gis::base::parse_number(text)) return *value;
    throw Error("option_value", {{"option", "--" + name}, {"text", text}, {"wanted", "number"}});
  }
};

} // namespace

int call(const std::string &verb, const Given &given, Face &face) {
  std::vector<std::string> names;
  for (const auto &command : all_commands()) {
    names.push_back(command->name());
    if (command->name() != verb) continue;
    GivenForm form(given);
    command->declare(form);
    form.finish();
    return command->run(face);
  }
  throw Error("verb_unknown", {{"text", verb}, {"suggestion", gis::base::nearest_word(verb, names)}});
}

} // namespace ui::commands
