#include "gis/water/words.h"

#include "gis/base/Error.h"
#include "gis/base/text.h"
#include "gis/sources/csv.h"
#include "gis/sources/gate.h"
#include "gis/water/built_in.h"

namespace gis::water {
namespace {

const std::map<std::string, State> state_names = {{"functional", State::functional},
                                                  {"partial", State::partial},
                                                  {"broken", State::broken},
                                                  {"unknown", State::unknown},
                                                  {"abandoned", State::abandoned}};
const std::map<std::string, Kind> kind_names = {{"tap", Kind::tap},
                                                {"borehole", Kind::borehole},
                                                {"dug_well", Kind::dug_well},
                                                {"spring", Kind::spring},
                                                {"rain", Kind::rain},
                                                {"surface", Kind::surface},
                                                {"reservoir", Kind::reservoir},
                                                {"treatment_plant", Kind::treatment_plant},
                                                {"unknown", Kind::unknown}};
const std::map<std::string, Passage> passage_names = {
    {"open", Passage::open}, {"closed", Passage::closed}, {"unknown", Passage::unknown}};

template <class Value>
std::optional<Value> find(const std::map<std::string, Value> &words, const std::string &key) {
  const auto found = words.find(key);
  return found == words.end() ? std::nullopt : std::optional(found->second);
}

std::string listed(const auto &words) {
  std::vector<std::string> names;
  for (const auto &[name, value] : words) names.push_back(name);
  return base::join(names, ", ");
}

} // namespace

std::optional<bool> groundwater(Kind kind) {
  if (kind == Kind::unknown || kind == Kind::tap || kind == Kind::treatment_plant) return {};
  return kind == Kind::borehole || kind == Kind::dug_well;
}

Words::Words(const sources::Layer &table) {
  for (const auto &row : table.rows) {
    const auto text = [&](const char *field) { return row.cells[table.field(field)].value_or(""); };
    const auto refuse = [&](const char *field, const std::string &wanted) {
      throw base::Error(base::Finding{.code = "value_bad",
                                      .layer = table.name,
                                      .row = row.number,
                                      .facts = {{"file", table.name},
                                                {"row", std::to_string(row.number + 1)},
                                                {"key", field},
                                                {"text", text(field)},
                                                {"wanted", wanted}}});
    };
    const auto key = base::search_key(text("word"));
    if (key.empty()) refuse("word", "word");
    const auto meaning = [&](const auto &names) {
      const auto value = find(names, text("meaning"));
      if (!value) refuse("meaning", listed(names));
      return *value;
    };
    if (text("list") == "state") {
      states_[key] = meaning(state_names);
    } else if (text("list") == "kind") {
      kinds_[key] = meaning(kind_names);
    } else if (text("list") == "passage") {
      passages_[key] = meaning(passage_names);
    } else {
      refuse("list", "state, kind, passage");
    }
  }
}

std::optional<State> Words::state(const std::string &word) const {
  return find(states_, base::search_key(word));
}
std::optional<Kind> Words::kind(const std::string &word) const {
  return find(kinds_, base::search_key(word));
}

std::optional<Passage> Words::passage(const std::string &word) const {
  if (const auto passage = find(passages_, base::search_key(word))) return passage;
  const auto known = state(word);
  if (!known) return {};
  return *known == State::unknown ? Passage::unknown : works(*known) ? Passage::open : Passage::closed;
}

Words built_in_words() {
  const std::string name = "water/words.csv";
  return Words(sources::parse_csv(*built_in_water(name), name));
}

Words read_words(const std::filesystem::path &folder, const std::vector<std::filesystem::path> &roots) {
  const std::string name = "water/words.csv";
  if (const auto own = sources::text_beside(folder, name, roots))
    return Words(sources::parse_csv(*own, name));
  return built_in_words();
}

} // namespace gis::water
