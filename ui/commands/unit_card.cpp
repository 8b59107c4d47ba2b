#include "ui/commands/unit_card.h"

#include "gis/base/number.h"
#include "gis/base/text.h"
#include "ui/commands/MapMaker.h"
#include "ui/commands/gap_lines.h"
#include "ui/commands/places.h"
#include "ui/commands/rows.h"
#include "ui/words/numbers.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace ui::commands {
namespace {

using gis::base::parse_number;
using Json = nlohmann::json;

constexpr std::size_t most_reasons = 3;

class CardMaker {
public:
  CardMaker(const gis::study::Results &results, const Row &row, const words::Words &w)
      : results_(results), row_(row), w_(w), about_(Json::parse(results.about)) {}

  UnitCard make() {
    card_.title = at(row_, "unit_name");
    card_.place = place();
    card_.state = state_of(row_);
    card_.status = status_text(row_, w_);
    figures();
    lines();
    for (const auto &[edition, names] : other_names(results_, row_, w_))
      card_.lines.push_back({edition, names});
    ledger();
    why();
    notes();
    others();
    return std::move(card_);
  }

private:
  const gis::study::Results &results_;
  const Row &row_;
  const words::Words &w_;
  const Json about_;
  UnitCard card_;
  const Row *reach_ = nullptr; ///< the row the ledger belongs to

  void add(const std::string &label, const std::string &value) {
    if (!value.empty()) card_.lines.push_back({w_(label), value});
  }

  /// The units above, nearest first.
  std::string place() const {
    std::vector<std::string> names;
    std::string code = at(row_, "parent_code");
    while (!code.empty()) {
      const auto found = std::find_if(results_.rows.begin(), results_.rows.end(), [&](const Row &row) {
        return at(row, "unit_code") == code && at(row, "level") != at(row_, "level");
      });
      if (found == results_.rows.end()) break;
      names.push_back(at(*found, "unit_name"));
      code = at(*found, "parent_code");
    }
    return gis::base::join(names, ", ");
  }

  std::string shown(double value) const {
    return words::value_with_unit(value, parse_number(at(row_, "target")), unit_of(row_), w_);
  }

  /// "23,7 điểm phần trăm", "41 căn": how far from the target.
  std::string distance(double gap) const {
    const std::string unit = unit_of(row_);
    const int decimals = words::decimals_of(unit, parse_number(at(row_, "target")));
    const std::string text = words::value_text(gap, decimals, 0.0, w_.language());
    if (unit == "%") return w_.fill("num.points", {{"n", text}});
    const std::string sign = words::named(w_, "unit_sign", unit);
    return sign.empty() ? text : text + " " + sign;
  }

  void figures() {
    const auto value = parse_number(at(row_, "value")), target = parse_number(at(row_, "target")),
               gap = parse_number(at(row_, "gap"));
    card_.value = value ? shown(*value) : "";
    std::vector<std::string> parts;
    if (target)
      parts.push_back(w_.fill("desk.card.target", {{"target", words::target_text(*target, at(row_, "sense"),
                                                                                 unit_of(row_), w_)}}));
    if (gap && *gap > 0)
      parts.push_back(w_.fill(at(row_, "sense").starts_with("<") ? "desk.card.above" : "desk.card.lacking",
                              {{"gap", distance(*gap)}}));
    if (!value || at(row_, "status") == "reference")
      if (!at(row_, "reason").empty()) parts.push_back(words::lower_first(reason()));
    card_.against = gis::base::join(parts, " · ");
  }
  std::string reason() const { return words::named(w_, "reason", at(row_, "reason")); }

  /// What the figure counts: "hộ nông thôn" of "% hộ nông thôn", "trẻ em từ 6 đến 10 tuổi" of a reach.
  std::string counted(const Row &row) const {
    if (const auto *question = question_of(row);
        question != nullptr && !(*question)["cohort"].get<std::string>().empty())
      return words::lower_first(words::named(w_, "cohort", (*question)["cohort"].get<std::string>()));
    const auto asked = about_["asked"].find(at(row, "indicator"));
    if (asked == about_["asked"].end()) return {};
    const std::string unit = (*asked)["unit"];
    std::string words = words::named(w_, "unit_of", unit);
    if (!unit.starts_with("%")) return {};
    for (const char *head : {"% of ", "% "})
      if (words.starts_with(head)) return words.substr(std::string(head).size());
    return {};
  }
  const Json *question_of(const Row &row) const {
    for (const auto &q : about_["parameters"]["indicators"])
      if (q["indicator"] == at(row, "indicator") && q["measure"] == at(row, "measure") &&
          q["basis"] == at(row, "basis"))
        return &q;
    return nullptr;
  }

  void lines() {
    if (const auto more = parse_number(at(row_, "to_target")); more && *more > 0)
      add(at(row_, "sense").starts_with("<") ? "desk.card.fewer" : "desk.card.more",
          gis::base::trimmed(words::number(*more, 0, w_.language()) + " " + counted(row_)));
    if (const auto plan = parse_number(at(row_, "plan_target")))
      card_.lines.push_back(
          {w_.fill("desk.col.plan", {{"year", at(row_, "year")}}),
           shown(*plan) + " · " + words::lower_first(w_("status." + at(row_, "plan_status")))});
    if (const auto before = parse_number(LastYear(results_).of(row_)))
      card_.lines.push_back(
          {w_.fill("desk.col.year", {{"year", std::to_string(std::stoi(at(row_, "year")) - 1)}}),
           shown(*before)});
    if (const auto low = parse_number(at(row_, "low")), high = parse_number(at(row_, "high")); low && high)
      add("concept.interval",
          words::number(*low, 1, w_.language()) + "–" + words::number(*high, 1, w_.language()));
    if (!at(row_, "course").empty()) add("col.course", w_("road." + at(row_, "course")));
    add("concept.basis", words::lower_first(w_("basis." + at(row_, "basis"))));
  }

  /// The modelled row of the same unit, indicator and group; the wet season first, which is the stricter.
  const Row *reach_row() const {
    const Row *best = nullptr;
    for (const auto &row : results_.rows) {
      if (at(row, "unit_code") != at(row_, "unit_code") || at(row, "indicator") != at(row_, "indicator"))
        continue;
      const auto same = [&](const char *column) { return at(row, column) == at(row_, column); };
      if (!same("level") || !same("group") || !same("year") || !same("scenario")) continue;
      if (ledger_of(results_, row) == nullptr) continue;
      if (best == nullptr || at(row, "season") == "wet") best = &row;
    }
    return best;
  }

  void ledger() {
    reach_ = ledger_of(results_, row_) != nullptr ? &row_ : reach_row();
    if (reach_ == nullptr) return;
    const Row &entry = *ledger_of(results_, *reach_);
    std::vector<std::string> about;
    if (const auto who = counted(*reach_); !who.empty()) about.push_back(words::upper_first(who));
    if (const auto limit = limit_text(); !limit.empty()) about.push_back(limit);
    if (at(*reach_, "season") != "all")
      about.push_back(words::lower_first(w_("season." + at(*reach_, "season"))));
    if (reach_ != &row_) about.push_back(words::lower_first(w_("basis.modelled")));
    card_.ledger_title = gis::base::join(about, ", ");
    for (const char *name : ledger_classes)
      if (const auto people = parse_number(at(entry, name)); people && *people >= 0.5)
        card_.ledger.push_back(
            {name, w_(std::string("ledger.") + name), *people, words::number(*people, 0, w_.language())});
  }
  /// "trong 2,0 km đến trường tiểu học".
  std::string limit_text() const {
    const auto *question = question_of(*reach_);
    const auto *named = question == nullptr ? nullptr : limit_of(about_, *question);
    if (named == nullptr) return {};
    const auto &limit = *named;
    const std::string text = limit["minutes"].is_number()
                                 ? words::minutes(limit["minutes"].get<double>(), w_)
                                 : words::distance(limit["metres"].get<double>(), w_.language());
    return w_.fill("desk.card.within",
                   {{"limit", text},
                    {"service", words::lower_first(words::named(
                                    w_, "service", (*question)["service"].get<std::string>()))}});
  }

  void why() {
    auto parts = card_.ledger;
    std::erase_if(parts, [](const LedgerPart &part) { return part.id == "covered"; });
    std::stable_sort(parts.begin(), parts.end(),
                     [](const auto &a, const auto &b) { return a.people > b.people; });
    for (const auto &part : parts) {
      if (card_.why.size() == most_reasons) break;
      card_.why.push_back(w_.fill("desk.why." + part.id, {{"n", part.people_text}}));
    }
    if (!card_.why.empty()) return;
    if (!card_.ledger.empty())
      card_.why.push_back(w_("desk.why.all_covered"));
    else if (!at(row_, "reason").empty())
      card_.why.push_back(reason() + ".");
    else
      card_.why.push_back(w_("desk.why.no_ledger"));
  }

  void notes() {
    for (const auto &flag : gis::base::split(at(row_, "flags"), ' '))
      if (!flag.empty()) card_.notes.push_back(words::named(w_, "flag", flag));
    const auto ids = gis::base::split(at(row_, "sources"), ' ');
    for (const auto &source : about_["sources"])
      if (std::find(ids.begin(), ids.end(), source["id"].get<std::string>()) != ids.end())
        card_.notes.push_back(w_.fill("desk.card.source", {{"source", source["file"]},
                                                           {"date", words::date_short(source["date"], w_)}}));
  }

  /// Judged rows of this unit, year and group that are behind; of one season.
  void others() {
    std::string last;
    for (const auto &row : results_.rows) {
      if (at(row, "unit_code") != at(row_, "unit_code") || at(row, "status") != "behind" ||
          at(row, "measure") != "main" || at(row, "indicator") == at(row_, "indicator"))
        continue;
      const auto same = [&](const char *column) { return at(row, column) == at(row_, column); };
      if (!same("level") || !same("group") || !same("year") || at(row, "indicator") == last) continue;
      last = at(row, "indicator");
      card_.behind.push_back({last, w_(last + ".short")});
    }
  }
};

} // namespace

UnitCard unit_card(const gis::study::Results &results, const Row &row, const words::Words &w) {
  return CardMaker(results, row, w).make();
}

} // namespace ui::commands
