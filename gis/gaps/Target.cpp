#include "gis/gaps/Target.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"

#include <algorithm>

namespace gis::gaps {
namespace {

[[noreturn]] void refuse(const sources::Layer &table, const sources::Row &row, const std::string &key,
                         const std::string &text, const std::string &wanted) {
  throw base::Error(base::Finding{.code = "value_bad",
                                  .source = table.source,
                                  .layer = table.name,
                                  .row = row.number,
                                  .facts = {{"file", table.name},
                                            {"row", std::to_string(row.number)},
                                            {"key", key},
                                            {"text", text},
                                            {"wanted", wanted}}});
}

std::set<std::string> words(const std::string &text) {
  std::set<std::string> result;
  for (auto &word : base::split(text, ' '))
    if (!word.empty()) result.insert(word);
  return result;
}

template <class Value>
Value one_of(const std::vector<std::pair<std::string, Value>> &choices, const std::string &text,
             const sources::Layer &table, const sources::Row &row, const std::string &key) {
  std::vector<std::string> wanted;
  for (const auto &[name, value] : choices) {
    if (name == text) return value;
    wanted.push_back(name);
  }
  refuse(table, row, key, text, base::join(wanted, " | "));
}

} // namespace

const char *sense_text(Sense sense) {
  switch (sense) {
  case Sense::at_least:
    return ">=";
  case Sense::more_than:
    return ">";
  case Sense::at_most:
    return "<=";
  case Sense::less_than:
    return "<";
  case Sense::equal:
    return "=";
  }
  return "";
}

const Target *Programme::find(const std::string &target_id) const {
  const auto found =
      std::find_if(targets.begin(), targets.end(), [&](const Target &t) { return t.id == target_id; });
  return found == targets.end() ? nullptr : &*found;
}

std::string Programme::nearest(const std::string &mistyped) const {
  std::vector<std::string> ids;
  for (const auto &target : targets) ids.push_back(target.id);
  return base::nearest_word(mistyped, ids);
}

std::vector<Target> targets_from(const sources::Layer &table) {
  static const std::vector<std::pair<std::string, Sense>> senses = {{">=", Sense::at_least},
                                                                    {">", Sense::more_than},
                                                                    {"<=", Sense::at_most},
                                                                    {"<", Sense::less_than},
                                                                    {"=", Sense::equal}};
  static const std::vector<std::pair<std::string, Aggregate>> aggregates = {
      {"sum", Aggregate::sum}, {"ratio", Aggregate::ratio}, {"none", Aggregate::none}};
  std::vector<Target> targets;
  for (const auto &row : table.rows) {
    const auto text = [&](const char *field) { return row.cells[table.field(field)].value_or(""); };
    const auto number = [&](const char *field) -> base::Measure {
      if (text(field).empty()) return {};
      const auto value = base::parse_number(text(field));
      if (!value) refuse(table, row, field, text(field), "1.5");
      return value;
    };
    Target target;
    target.id = text("id");
    target.clause = text("clause");
    target.domain = text("domain");
    target.unit = text("unit");
    target.sense = one_of(senses, text("sense"), table, row, "sense");
    target.target = number("target");
    const auto dot = text("target").find('.');
    target.decimals = dot == std::string::npos ? 0 : static_cast<int>(text("target").size() - dot - 1);
    target.year = static_cast<int>(number("year").value_or(2030));
    target.near_margin = number("near_margin");
    target.qualifier = text("qualifier");
    target.about = target.qualifier.find("about") != std::string::npos;
    target.scope = text("scope");
    target.kind = text("kind");
    target.judged_at = words(text("judged_at"));
    target.judged_on = words(text("judged_on"));
    target.aggregate = one_of(aggregates, text("aggregate"), table, row, "aggregate");
    target.part_of = text("part_of");
    target.combine = text("combine");
    target.lead_body = text("lead_body");
    targets.push_back(std::move(target));
  }
  return targets;
}

} // namespace gis::gaps
