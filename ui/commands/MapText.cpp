#include "ui/commands/MapText.h"

#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/geo/Crs.h"
#include "ui/commands/rows.h"
#include "ui/words/numbers.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace ui::commands {
namespace {

using gis::base::parse_number;

/// Owners by licence, each with its newest date: "A, B (MIT, 30/11/2024)".
class Credits {
public:
  void add(const Json &source) {
    const std::string attribution = source["attribution"], licence = source["licence"], date = source["date"];
    auto &[owners, newest] = by_licence_[licence];
    for (const auto &owner : gis::base::split(attribution, ';'))
      if (const auto name = gis::base::trimmed(owner); !name.empty()) owners.insert(name);
    newest = std::max(newest, date);
  }
  std::string text(const words::Words &w, bool dated) const {
    std::vector<std::string> parts;
    for (const auto &[licence, group] : by_licence_) {
      const auto &[owners, date] = group;
      if (owners.empty()) continue;
      std::vector<std::string> terms;
      if (!licence.empty()) terms.push_back(licence);
      if (dated && !date.empty()) terms.push_back(words::date_short(date, w));
      parts.push_back(gis::base::join({owners.begin(), owners.end()}, ", ") +
                      (terms.empty() ? "" : " (" + gis::base::join(terms, ", ") + ")"));
    }
    return gis::base::join(parts, "; ");
  }

private:
  std::map<std::string, std::pair<std::set<std::string>, std::string>> by_licence_;
};

/// "107°45′".
std::string meridian_text(const Json &about) {
  const double meridian = about["study"]["central_meridian"];
  const int minutes = static_cast<int>(std::lround(meridian * 60));
  return std::to_string(minutes / 60) + "°" + (minutes % 60 < 10 ? "0" : "") + std::to_string(minutes % 60) +
         "′";
}

bool is_national(const gis::geo::Crs &crs) {
  return crs.datum().find("Viet") != std::string::npos; // not shown
}

class Writer {
public:
  explicit Writer(const MapTextRequest &r)
      : r_(r), w_(*r.words), about_(*r.about), row_(*r.rows->front()), unit_(unit_of(row_)),
        target_(parse_number(at(row_, "target"))) {}

  maps::MapText write() {
    text_.title = r_.subject.empty() ? w_(at(row_, "indicator") + ".short") : r_.subject;
    if (at(row_, "measure") != "main" && r_.subject.empty())
      text_.title += ": " + words::lower_first(words::named(w_, "measure", at(row_, "measure")));
    text_.title += ", " + at(row_, "year");
    text_.subtitle = subtitle();
    legend();
    const bool vi = w_.language() == words::Language::vi;
    text_.scale = w_("map.scale_word");
    text_.north = w_("map.north_word");
    text_.thousands = vi ? "." : ",";
    text_.decimal = vi ? "," : ".";
    text_.disclaimer = w_("map.disclaimer_full");
    text_.draft = w_("map.draft");
    block();
    return std::move(text_);
  }

private:
  std::string subtitle() const {
    std::vector<std::string> parts;
    if (target_ && !r_.values && r_.subject.empty())
      parts.push_back(w_.fill("map.target_of_year",
                              {{"year", at(row_, "target_year")},
                               {"target", words::target_text(*target_, at(row_, "sense"), unit_, w_)}}));
    if (const auto text = limit(); !text.empty()) parts.push_back(w_.fill("map.limit", {{"limit", text}}));
    if (at(row_, "group") != "all") parts.push_back(words::named(w_, "group", at(row_, "group")));
    if (at(row_, "season") != "all") parts.push_back(w_("season." + at(row_, "season")));
    if (!r_.place.empty()) parts.push_back(r_.place);
    parts.push_back(words::upper_first(words::edition_label(r_.results->edition, w_)));
    return gis::base::join(parts, ". ");
  }
  /// "2 km", where the figure counts people within a limit.
  std::string limit() const {
    if (at(row_, "mode").empty()) return {};
    for (const auto &q : about_["parameters"]["indicators"]) {
      if (q["indicator"] != at(row_, "indicator") || q["basis"] != at(row_, "basis") ||
          q["limit"].get<std::string>().empty())
        continue;
      const auto &found = about_["parameters"]["limits"][q["limit"].get<std::string>()];
      return found["minutes"].is_number() ? words::minutes(found["minutes"].get<double>(), w_)
                                          : words::distance(found["metres"].get<double>(), w_.language());
    }
    return {};
  }

  void legend() {
    text_.legend_title = w_("map.legend");
    text_.count_title = w_("map.count_title");
    const char *const keys[] = {"status.met",           "status.near",      "status.behind",
                                "flag.uncertain",       "status.reference", "status.no_data",
                                "status.not_applicable"};
    for (std::size_t i = 0; i < text_.states.size(); ++i) text_.states[i] = w_(keys[i]);
    text_.states[1] = near_words();
    text_.listed_title = w_("map.units_numbered");
    text_.classes_note = w_.fill("map.class_method", {{"method", w_("map.method_round")}});
    text_.value_note =
        w_.fill("map.value_note",
                {{"unit", full_unit()}, {"basis", words::lower_first(w_("basis." + at(row_, "basis")))}});
    for (const char *status : {"reference", "no_data"})
      if (const auto why = common_reason(status); !why.empty())
        text_.state_note += (text_.state_note.empty() ? "" : ". ") + w_(std::string("status.") + status) +
                            ": " + words::lower_first(words::named(w_, "reason", why));
    const auto border = [&](const std::string &level, const char *otherwise) {
      return w_.has("map.boundary_" + level) ? w_("map.boundary_" + level) : w_(otherwise);
    };
    const std::string unit = border(at(row_, "level"), "map.boundary_unit");
    // The borders of a higher level are drawn with the line of groupings.
    text_.lines = {{"province", w_("map.boundary_province")},
                   {"grouping", r_.grouping.empty() ? unit : border(r_.grouping, "map.boundary_grouping")},
                   {"unit", unit},
                   {"national", w_("road.trunk")},
                   {"provincial", w_("road.primary")},
                   {"district", w_("road.secondary")},
                   {"river", w_("map.river")},
                   {"lake", w_("map.lake")}};
  }
  /// "% hộ nông thôn" as the policy asks for; of a modelled measure the people it counts.
  std::string full_unit() const {
    const auto asked = about_.find("asked");
    const std::string &indicator = at(row_, "indicator");
    if (unit_ == "%" && at(row_, "measure") == "main" && asked != about_.end() && asked->contains(indicator))
      return words::named(w_, "unit_of", (*asked)[indicator]["unit"].get<std::string>());
    for (const auto &q : about_["parameters"]["indicators"])
      if (unit_ == "%" && q["indicator"] == indicator && q["measure"] == at(row_, "measure") &&
          !q["cohort"].get<std::string>().empty())
        return w_.fill(
            "map.percent_of",
            {{"who", words::lower_first(words::named(w_, "cohort", q["cohort"].get<std::string>()))}});
    return words::named(w_, "unit_of", unit_);
  }
  std::string near_words() const {
    std::string plain = w_("status.near");
    const auto asked = about_.find("asked");
    if (asked == about_.end() || !asked->contains(at(row_, "indicator"))) return plain;
    const auto &margin = (*asked)[at(row_, "indicator")]["near_margin"];
    if (!margin.is_number() || !target_) return plain;
    const std::string n = words::short_number(margin.get<double>(), 3, w_.language());
    const bool more = at(row_, "sense").starts_with(">");
    return w_.fill(more ? "map.near_short" : "map.near_over",
                   {{"state", plain}, {"n", unit_ == "%" ? w_.fill("map.points", {{"n", n}}) : n}});
  }
  /// The reason most rows of a status give; the first by name of equals.
  std::string common_reason(const std::string &status) const {
    std::map<std::string, int> reasons;
    for (const auto *row : *r_.rows)
      if (at(*row, "status") == status && !at(*row, "reason").empty()) ++reasons[at(*row, "reason")];
    std::string most;
    for (const auto &[reason, n] : reasons)
      if (most.empty() || n > reasons[most]) most = reason;
    return most;
  }

  std::string crs_line() const {
    const std::string text = meridian_text(about_);
    const auto crs = gis::geo::Crs::from_text(r_.results->crs);
    if (!is_national(crs)) return w_.fill("map.crs_other", {{"crs", r_.results->crs}, {"meridian", text}});
    const bool wide = crs.wkt().find("UTM") != std::string::npos;
    return w_.fill("map.crs_line", {{"meridian", text}, {"zone", wide ? "6°" : "3°"}});
  }

  void block() {
    std::set<std::string> counted, drawn;
    for (const auto *row : *r_.rows)
      for (const auto &id : gis::base::split(at(*row, "sources"), ' ')) counted.insert(id);
    for (const auto &id : about_["drawn"]) drawn.insert(id.get<std::string>());
    if (const auto services = about_.find("services"); r_.facilities && services != about_.end())
      drawn.insert(services->value(service_of(about_, row_), ""));
    Credits figures, base;
    std::string newest, marking;
    bool invented = false;
    for (const auto &source : about_["sources"]) {
      const std::string id = source["id"];
      const bool counts = counted.count(id) > 0, shows = drawn.count(id) > 0;
      if (counts) newest = std::max(newest, source["date"].get<std::string>());
      if (counts && !shows) figures.add(source);
      if (shows) base.add(source);
      if (!counts && !shows) continue;
      invented = invented || source["quality"] == "illustrative";
      const std::string mark = source["marking"];
      if (mark == "secret" || (mark == "internal" && marking.empty())) marking = mark;
    }
    if (invented) text_.illustrative = words::upper(w_("flag.illustrative"));
    if (!marking.empty()) text_.marking = words::upper(w_("marking." + marking));

    std::vector<std::string> about_figures{figures.text(w_, false)};
    if (!newest.empty())
      about_figures.push_back(w_.fill("date.as_of", {{"date", words::date_short(newest, w_)}}));
    about_figures.push_back(words::lower_first(w_("basis." + at(row_, "basis"))));
    if (about_figures.front().empty()) about_figures.erase(about_figures.begin());
    auto &rows = text_.block;
    rows.push_back(
        {w_("map.name_label"), r_.subject.empty() ? w_(at(row_, "indicator") + ".short") : r_.subject});
    rows.push_back({w_("map.crs_label"), crs_line()});
    rows.push_back({w_("map.sources_label"), gis::base::join(about_figures, "; ")});
    rows.push_back({w_("map.base_label"), base.text(w_, true)});
    rows.push_back({w_("admin.lead_body"), ""});
    rows.push_back({w_("map.made_by_label"), ""});
    const std::string hash = about_["files"]["gaps.csv"];
    rows.push_back({w_("map.run_label"), r_.results->study + " · " + hash.substr(0, 8) + " · tiepcan\u00A0" +
                                             about_["program"]["version"].get<std::string>()});
    text_.signatures[0] = w_("map.drawn_by");
    text_.signatures[1] = w_("map.checked_by");
    text_.signatures[2] = w_("map.approved_by");
  }

  const MapTextRequest &r_;
  const words::Words &w_;
  const Json &about_;
  const Row &row_;
  const std::string unit_;
  const std::optional<double> target_;
  maps::MapText text_;
};

} // namespace

std::string grid_name(const gis::study::Results &results) {
  if (!is_national(gis::geo::Crs::from_text(results.crs))) return results.crs;
  return "VN-2000 " + meridian_text(Json::parse(results.about));
}

std::string service_of(const Json &about, const Row &row) {
  for (const auto &q : about["parameters"]["indicators"])
    if (q["indicator"] == at(row, "indicator") && !q["service"].get<std::string>().empty())
      return q["service"];
  return {};
}

maps::MapText map_text(const MapTextRequest &request) { return Writer(request).write(); }

} // namespace ui::commands
