#include "ui/commands/Explain.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "ui/words/numbers.h"

#include <nlohmann/json.hpp>
#include <ostream>

namespace ui::commands {
namespace {

using gis::base::parse_number;
using Json = nlohmann::json;

const char *const ledger_classes[] = {"covered",    "no_capacity",  "beyond_limit", "unreachable",
                                      "on_barrier", "outside_data", "unknown"};

/// Prints one figure: what it is, how it was made, and from what.
class Teller {
public:
  Teller(const gis::study::Results &results, Face &face)
      : results_(results), face_(face), w_(face.words), about_(Json::parse(results.about)) {}

  void tell(const Row &row) {
    const auto language = w_.language();
    heading(row);
    if (const auto value = parse_number(at(row, "value"))) {
      line("explain.value", {{"value", shown(row, *value)}, {"basis", w_("basis." + at(row, "basis"))}});
      how(row);
      if (const auto low = parse_number(at(row, "low")), high = parse_number(at(row, "high")); low && high)
        line("explain.interval",
             {{"low", words::number(*low, 1, language)}, {"high", words::number(*high, 1, language)}});
    } else {
      line("explain.no_value",
           {{"reason", at(row, "reason").empty() ? w_("status." + at(row, "status"))
                                                 : words::named(w_, "reason", at(row, "reason"))}});
    }
    verdict(row);
    travel(row);
    ledger(row);
    for (const auto &flag : gis::base::split(at(row, "flags"), ' '))
      if (!flag.empty()) line("explain.flag", {{"flag", words::named(w_, "flag", flag)}});
    sources(row);
    superseded(row);
    findings(row);
    face_.out << "\n";
  }

private:
  const gis::study::Results &results_;
  Face &face_;
  const words::Words &w_;
  Json about_;

  void line(const std::string &key, const gis::base::Facts &facts) {
    face_.out << w_.fill(key, facts) << "\n";
  }

  std::string shown(const Row &row, double value) const {
    return words::value_with_unit(value, parse_number(at(row, "target")), unit_of(row), w_);
  }
  static std::string unit_of(const Row &row) {
    const auto &unit = at(row, "measured_in");
    return unit == "percent"      ? "%"
           : unit == "per_10000"  ? "per 10 000"
           : unit == "per_100000" ? "per 100 000"
                                  : unit;
  }

  void heading(const Row &row) {
    face_.out << w_(at(row, "indicator") + ".name") << "\n";
    line("explain.heading", {{"unit", at(row, "unit_name")},
                             {"code", at(row, "unit_code")},
                             {"edition", at(row, "edition")},
                             {"group", words::named(w_, "group", at(row, "group"))},
                             {"year", at(row, "year")},
                             {"measure", words::named(w_, "measure", at(row, "measure"))}});
  }

  void how(const Row &row) {
    const auto numerator = parse_number(at(row, "numerator")),
               denominator = parse_number(at(row, "denominator"));
    if (!numerator || !denominator) return;
    const auto &unit = at(row, "measured_in");
    const std::string scale = unit == "percent"      ? "100"
                              : unit == "per_10000"  ? "10000"
                              : unit == "per_100000" ? "100000"
                                                     : "1";
    line("explain.formula", {{"numerator", words::short_number(*numerator, 3, w_.language())},
                             {"denominator", words::short_number(*denominator, 3, w_.language())},
                             {"scale", words::short_number(*parse_number(scale), 0, w_.language())}});
  }

  void verdict(const Row &row) {
    if (const auto target = parse_number(at(row, "target")))
      line("explain.target", {{"target", words::target_text(*target, at(row, "sense"), unit_of(row), w_)},
                              {"year", at(row, "target_year")},
                              {"status", w_("status." + at(row, "status"))}});
    else
      line("explain.no_target", {{"status", w_("status." + at(row, "status"))}});
    if (at(row, "status") == "reference")
      line("explain.reason", {{"reason", words::named(w_, "reason", at(row, "reason"))}});
    if (const auto more = parse_number(at(row, "to_target")); more && *more > 0)
      line("explain.to_target", {{"n", words::number(*more, 0, w_.language())}});
    if (const auto plan = parse_number(at(row, "plan_target")))
      line("explain.plan",
           {{"target", shown(row, *plan)}, {"status", w_("status." + at(row, "plan_status"))}});
    if (!at(row, "course").empty())
      line("explain.course", {{"course", w_("road." + at(row, "course"))},
                              {"base_year", std::to_string(about_["study"]["base_year"].get<int>())}});
  }

  void travel(const Row &row) {
    if (at(row, "mode").empty()) return;
    for (const auto &q : about_["parameters"]["indicators"]) {
      if (q["indicator"] != at(row, "indicator") || q["basis"] != at(row, "basis") || q["limit"] == "")
        continue;
      const auto &limit = about_["parameters"]["limits"][q["limit"].get<std::string>()];
      const bool minutes = limit["minutes"].is_number();
      const std::string text = minutes ? words::minutes(limit["minutes"].get<double>(), w_)
                                       : words::distance(limit["metres"].get<double>(), w_.language());
      line("explain.travel", {{"service", words::named(w_, "service", q["service"].get<std::string>())},
                              {"limit", text},
                              {"mode", words::named(w_, "mode", at(row, "mode"))},
                              {"season", w_("season." + at(row, "season"))}});
      if (!q["cohort"].get<std::string>().empty())
        line("explain.cohort", {{"cohort", words::named(w_, "cohort", q["cohort"].get<std::string>())}});
      return;
    }
  }

  void ledger(const Row &row) {
    static const char *const key[] = {"scenario", "edition", "level",  "unit_code", "group", "indicator",
                                      "measure",  "mode",    "season", "year",      "basis"};
    for (const auto &entry : results_.ledger) {
      bool same = true;
      for (const char *column : key) same = same && at(entry, column) == at(row, column);
      if (!same) continue;
      face_.out << w_("explain.ledger") << "\n";
      for (const char *name : ledger_classes)
        if (const auto people = parse_number(at(entry, name)); people && *people > 0)
          face_.out << "  ", line("explain.ledger_line", {{"class", w_(std::string("ledger.") + name)},
                                                          {"n", words::number(*people, 0, w_.language())}});
      return;
    }
  }

  void sources(const Row &row) {
    face_.out << w_("explain.sources") << "\n";
    for (const auto &id : gis::base::split(at(row, "sources"), ' '))
      for (const auto &source : about_["sources"])
        if (source["id"] == id)
          face_.out << "  ",
              line("explain.source_line", {{"id", id},
                                           {"file", source["file"]},
                                           {"layer", source["layer"]},
                                           {"date", words::date_short(source["date"], w_)},
                                           {"licence", source["licence"]},
                                           {"quality", w_("quality." + source["quality"].get<std::string>())},
                                           {"hash", source["sha256"].get<std::string>().substr(0, 12)}});
  }

  void superseded(const Row &row) {
    for (const auto &old : about_["superseded"])
      if (old["indicator"] == at(row, "indicator") && old["unit_code"] == at(row, "unit_code") &&
          std::to_string(old["year"].get<int>()) == at(row, "year"))
        line("explain.superseded",
             {{"quality", words::named(w_, "quality", old["quality"].get<std::string>())},
              {"source", old["source_doc"]},
              {"value", old["value"].is_number()
                            ? words::short_number(old["value"].get<double>(), 3, w_.language())
                            : "…"}});
  }

  void findings(const Row &row) {
    const auto ids = gis::base::split(at(row, "sources"), ' ');
    for (const auto &entry : results_.findings) {
      const bool own = !at(entry, "unit_code").empty() && at(entry, "unit_code") == at(row, "unit_code");
      const bool source = at(entry, "unit_code").empty() &&
                          std::find(ids.begin(), ids.end(), at(entry, "source")) != ids.end();
      if (!own && !source) continue;
      gis::base::Finding finding{.severity = at(entry, "severity") == "error" ? gis::base::Severity::error
                                             : at(entry, "severity") == "warning"
                                                 ? gis::base::Severity::warning
                                                 : gis::base::Severity::info,
                                 .code = at(entry, "code"),
                                 .source = at(entry, "source"),
                                 .layer = at(entry, "layer"),
                                 .row = static_cast<long>(parse_number(at(entry, "row")).value_or(0)),
                                 .unit_code = at(entry, "unit_code")};
      for (const auto &fact : gis::base::split(at(entry, "facts"), ';'))
        if (const auto equals = fact.find('='); equals != std::string::npos)
          finding.facts[gis::base::trimmed(fact.substr(0, equals))] = fact.substr(equals + 1);
      face_.out << words::sentence(w_, finding) << "\n";
    }
  }
};

} // namespace

void Explain::declare(Form &form) {
  selection_.declare(form);
  form.text("unit", unit_);
  form.required();
  form.flag("json", json_);
}

int Explain::run(Face &face) {
  if (selection_.indicator.empty()) throw gis::base::Error("option_missing", {{"option", "--indicator"}});
  const OpenResults results(selection_, face);
  Selection all = selection_;
  bool found = false;
  Teller teller(*results, face);
  auto list = nlohmann::ordered_json::array();
  for (const auto &row : results->rows) {
    const auto fits = [&](const std::string &wanted, const char *column) {
      return wanted.empty() || wanted == at(row, column);
    };
    const std::string year = std::to_string(all.year > 0 ? all.year : results->year);
    if (at(row, "unit_code") != unit_ || at(row, "year") != year || !fits(all.indicator, "indicator") ||
        !fits(all.group, "group") || !fits(all.measure, "measure") || !fits(all.basis, "basis") ||
        !fits(all.season, "season") || !fits(all.level, "level"))
      continue;
    found = true;
    if (json_)
      list.push_back(row);
    else
      teller.tell(row);
  }
  if (json_) face.out << list.dump(1) << "\n";
  if (!found) throw gis::base::Error("unit_unknown", {{"code", unit_}});
  return 0;
}

} // namespace ui::commands
