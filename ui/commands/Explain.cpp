#include "ui/commands/Explain.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/study/ResultsFolder.h"
#include "gis/water/classes.h"
#include "ui/commands/MapText.h"
#include "ui/commands/RadioReasons.h"
#include "ui/commands/background.h"
#include "ui/commands/picture.h"
#include "ui/commands/rows.h"
#include "ui/words/numbers.h"

#include <nlohmann/json.hpp>

namespace ui::commands {
namespace {

using gis::base::parse_number;
using Json = nlohmann::json;

/// Prints one figure: what it is, how it was made, and from what.
class Teller {
public:
  Teller(Face &face, const Json &about) : face_(face), w_(face.words), about_(about) {}

  void tell(const Row &row, const Background &background) {
    const auto language = w_.language();
    heading(row);
    if (const auto value = parse_number(at(row, "value"))) {
      line("explain.value", {{"value", shown(row, *value)}, {"basis", w_("basis." + at(row, "basis"))}});
      how(row);
      if (const auto low = parse_number(at(row, "low")), high = parse_number(at(row, "high")); low && high)
        line(at(row, "basis") != "modelled" ? "explain.interval_missing"
             : background.water != nullptr  ? "explain.interval_water"
             : broadcast(row)               ? "explain.interval_signal"
                                            : "explain.interval",
             {{"low", words::number(*low, 1, language)}, {"high", words::number(*high, 1, language)}});
    } else {
      line("explain.no_value",
           {{"reason", at(row, "reason").empty() ? w_("status." + at(row, "status"))
                                                 : words::named(w_, "reason", at(row, "reason"))}});
    }
    verdict(row);
    travel(row);
    if (background.ledger != nullptr) ledger(*background.ledger);
    if (background.water != nullptr) water(*background.water);
    for (const auto &flag : gis::base::split(at(row, "flags"), ' '))
      if (!flag.empty()) line("explain.flag", {{"flag", words::named(w_, "flag", flag)}});
    sources(background.sources);
    for (const auto &old : background.superseded) superseded(old);
    for (const auto *finding : background.findings) tell_finding(*finding);
  }

private:
  Face &face_;
  const words::Words &w_;
  const Json &about_;

  void line(const std::string &key, const gis::base::Facts &facts) {
    face_.out << w_.fill(key, facts) << "\n";
  }

  std::string shown(const Row &row, double value) const {
    return words::value_with_unit(value, parse_number(at(row, "target")), unit_of(row), w_);
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

  bool broadcast(const Row &row) const {
    const auto service = service_of(about_, row);
    return service == "radio" || service == "tv";
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
      const auto *named = limit_of(about_, q);
      if (q["indicator"] != at(row, "indicator") || q["basis"] != at(row, "basis") || named == nullptr)
        continue;
      const auto &limit = *named;
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

  void ledger(const Row &entry) {
    face_.out << w_("explain.ledger") << "\n";
    for (const char *name : ledger_classes)
      if (const auto people = parse_number(at(entry, name)); people && *people > 0)
        face_.out << "  ", line("explain.ledger_line", {{"class", w_(std::string("ledger.") + name)},
                                                        {"n", words::number(*people, 0, w_.language())}});
  }

  /// All people of the unit, whatever the group and scope of the figure.
  void water(const Row &entry) {
    const auto &rule = about_["parameters"]["water"];
    const auto mode = rule["mode"].get<std::string>();
    const std::string limit = mode.empty() ? words::distance(rule["radius"].get<double>(), w_.language())
                                           : words::minutes(rule["minutes"].get<double>(), w_) + ", " +
                                                 words::named(w_, "mode", mode);
    line("explain.water",
         {{"litres", words::short_number(rule["litres"].get<double>(), 1, w_.language())}, {"limit", limit}});
    for (std::size_t c = 0; c < gis::water::class_count; ++c) {
      const std::string name = gis::water::class_name(static_cast<gis::water::WaterClass>(c));
      if (const auto people = parse_number(at(entry, name)); people && *people > 0)
        face_.out << "  ", line("explain.ledger_line", {{"class", w_("water." + name)},
                                                        {"n", words::number(*people, 0, w_.language())}});
    }
  }

  void sources(const std::vector<Json> &sources) {
    face_.out << w_(sources.empty() ? "explain.no_sources" : "explain.sources") << "\n";
    for (const auto &source : sources) {
      std::string text = source["file"];
      const auto add = [&](const std::string &key, const std::string &value) {
        if (!value.empty()) text += ", " + w_.fill("explain." + key, {{"text", value}});
      };
      add("layer", source["layer"]);
      add("as_of", words::date_short(source["date"], w_));
      text += ", " + w_("word." + source["quality"].get<std::string>());
      add("licence", source["licence"]);
      add("hash", source["sha256"].get<std::string>().substr(0, 12));
      face_.out << "  " << source["id"].get<std::string>() << ": " << text << "\n";
    }
  }

  void superseded(const Json &old) {
    line("explain.superseded",
         {{"quality", words::named(w_, "quality", old["quality"].get<std::string>())},
          {"source", old["source_doc"]},
          {"value", old["value"].is_number()
                        ? words::short_number(old["value"].get<double>(), 3, w_.language())
                        : w_("sign.missing")}});
  }

  void tell_finding(const Row &entry) { face_.out << words::sentence(w_, finding_of(entry)) << "\n"; }
};

} // namespace

void Explain::declare(Form &form) {
  selection_.declare(form, true);
  form.text("unit", unit_);
  form.required();
  form.flag("json", json_);
  form.text("study", study_);
  form.text("picture", picture_);
  form.whole("dpi", dpi_);
}

std::string Explain::named_study() const {
  if (!study_.empty()) return study_;
  return gis::study::is_results(selection_.source) ? std::string() : selection_.source;
}

int Explain::run(Face &face) {
  if (!picture_.empty()) check_picture("--picture", picture_);
  const OpenResults results(selection_, face);
  check_names(*results, selection_);
  const auto about = Json::parse(results->about);
  const int year = selection_.year > 0 ? selection_.year : results->year;
  RadioReasons reasons(*results, named_study(), selection_.roots, face);
  if (!picture_.empty() && !reasons.has_study())
    throw gis::base::Error("option_missing", {{"option", "--study"}});
  std::vector<const Row *> rows;
  bool known = false;
  for (const auto &row : results->rows) {
    if (at(row, "unit_code") != unit_) continue;
    known = true;
    if (fits(row, selection_, year)) rows.push_back(&row);
  }
  if (!known) throw gis::base::Error("unit_unknown", {{"code", unit_}});
  if (rows.empty()) throw gis::base::Error("nothing_selected", {{"year", std::to_string(year)}});
  face.before_line();
  auto list = nlohmann::ordered_json::array();
  for (const auto *row : rows) tell(*row, {*results, about}, reasons, list, face);
  if (json_) face.out << list.dump(1) << "\n";
  if (!picture_.empty())
    throw gis::base::Error("not_broadcast", {{"indicator", selection_.indicator}, {"option", "--picture"}});
  return 0;
}

void Explain::tell(const Row &row, const Known &known, RadioReasons &reasons, nlohmann::ordered_json &list,
                   Face &face) {
  // Of what is broadcast the judged figure leads to the paths, others where they are asked for.
  const bool broadcast =
      reasons.concern(row) && (!selection_.measure.empty() || at(row, "measure") == "main");
  const auto place = broadcast && reasons.has_study() ? reasons.place_of(row) : std::nullopt;
  const auto background = background_of(row, known.results, known.about);
  if (json_) {
    list.push_back(as_json(row, background));
    if (place) list.back()["reception"] = reasons.as_json(*place);
  } else {
    Teller(face, known.about).tell(row, background);
    if (broadcast) reasons.tell(row, place);
    face.out << "\n";
  }
  if (!place || picture_.empty()) return;
  reasons.draw(*place, picture_, dpi_);
  picture_.clear(); // the first of several figures
}

} // namespace ui::commands
