#include "ui/cli/Arguments.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"

#include <algorithm>
#include <cmath>

namespace ui::cli {

using gis::base::Error;

std::string spelled(const Arguments::Option &option) {
  return option.positional ? option.name : option.name == "output" ? "-o, --output" : "--" + option.name;
}

Arguments::Option &Arguments::add(const std::string &name, const std::string &initial) {
  options_.push_back({.name = name, .initial = initial});
  return options_.back();
}

void Arguments::text(const std::string &name, std::string &value) {
  add(name, value).take = [&value](const std::string &text) {
    value = text;
    return true;
  };
}

void Arguments::positional(const std::string &name, std::string &value) {
  text(name, value);
  options_.back().positional = options_.back().required = true;
}

void Arguments::texts(const std::string &name, std::vector<std::string> &values) {
  auto &option = add(name);
  option.many = true;
  option.take = [&values](const std::string &text) {
    values.push_back(text);
    return true;
  };
}

void Arguments::number(const std::string &name, std::optional<double> &value) {
  auto &option = add(name);
  option.number = true;
  option.take = [&value](const std::string &text) {
    value = gis::base::parse_number(text);
    return value && *value >= 0;
  };
}

void Arguments::whole(const std::string &name, int &value) {
  // 0 stands for "as the study or the machine has it"; the words of the option say so.
  auto &option = add(name, value == 0 ? "" : std::to_string(value));
  option.number = true;
  option.take = [&value](const std::string &text) {
    const auto number = gis::base::parse_number(text);
    if (!number || *number != std::floor(*number) || *number < 0 || *number > 1e6) return false;
    value = static_cast<int>(*number);
    return true;
  };
}

void Arguments::flag(const std::string &name, bool &value) {
  auto &option = add(name);
  option.flag = true;
  option.take = [&value](const std::string &) { return value = true; };
}

void Arguments::choice(const std::string &name, std::string &value, const std::vector<std::string> &choices) {
  text(name, value);
  options_.back().choices = choices;
  std::erase(options_.back().choices, "");
}

Arguments::Option &Arguments::find(const std::string &word) {
  std::vector<std::string> known = {"--help"};
  for (auto &option : options_) {
    if (option.positional) continue;
    if (word == "--" + option.name || (word == "-o" && option.name == "output")) return option;
    known.push_back("--" + option.name);
  }
  throw Error("option_unknown", {{"text", word}, {"suggestion", gis::base::nearest_word(word, known)}});
}

void Arguments::fill(Option &option, const std::string &value) {
  const std::string name = option.positional ? option.name : "--" + option.name;
  if (option.given && !option.many && !option.flag) throw Error("option_twice", {{"option", name}});
  option.given = true;
  if (!option.choices.empty() &&
      std::find(option.choices.begin(), option.choices.end(), value) == option.choices.end())
    throw Error("choice_unknown",
                {{"option", name}, {"text", value}, {"list", gis::base::join(option.choices, ", ")}});
  if (!option.take(value))
    throw Error("option_value", {{"option", name}, {"text", value}, {"wanted", "count"}});
}

void Arguments::parse(const std::vector<std::string> &words) {
  bool only_values = false;
  auto place = options_.begin(); // of the next value without a name
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string &word = words[i];
    if (only_values || word.size() < 2 || word[0] != '-') {
      place = std::find_if(place, options_.end(), [](const Option &o) { return o.positional; });
      if (place == options_.end()) throw Error("argument_extra", {{"text", word}});
      fill(*place++, word);
      continue;
    }
    if (word == "--") {
      only_values = true;
      continue;
    }
    const auto equals = word.find('=');
    auto &option = find(word.substr(0, equals));
    const std::string name = "--" + option.name;
    if (option.flag && equals != std::string::npos)
      throw Error("argument_extra", {{"text", word.substr(equals + 1)}});
    if (option.flag || equals != std::string::npos) {
      fill(option, option.flag ? "" : word.substr(equals + 1));
      continue;
    }
    if (i + 1 == words.size()) throw Error("option_without_value", {{"option", name}});
    fill(option, words[++i]);
  }
  for (const auto &option : options_)
    if (option.required && !option.given)
      throw option.positional ? Error("argument_missing", {{"text", option.name}})
                              : Error("option_missing", {{"option", "--" + option.name}});
}

} // namespace ui::cli
