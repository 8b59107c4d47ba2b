#include "gis/base/text.h"
#include "gis/sources/CsvLine.h"
#include "gis/study/results.h"

#include <algorithm>

/// Tables of what settlements and units lack.
namespace gis::study {
namespace {

constexpr int thousandths = 3; // of a person

using indicators::Has;

std::string services_that(const Deprivation &found, const indicators::PlaceDeprivation &place, Has what) {
  std::string list;
  for (std::size_t s = 0; s < found.counted.size(); ++s)
    if (place.has[s] == what) list += (list.empty() ? "" : " ") + found.counted[s];
  return list;
}

bool marked(const Inputs &inputs, const std::string &source) {
  const auto found = inputs.recipe.sources.find(source);
  return found != inputs.recipe.sources.end() && found->second.marking != sources::Marking::none;
}

/// Which place it is: a settlement, or the whole unit where none is listed.
sources::CsvLine place_line(const Inputs &inputs, const area::Place &place) {
  const auto &unit = inputs.area.smallest()[place.unit];
  sources::CsvLine line;
  line.text(inputs.area.edition.id).text(unit.code).text(unit.name);
  if (place.settlement) {
    const auto &settlement = inputs.area.settlements[*place.settlement];
    line.text(settlement.id).text(settlement.name).text(settlement.kind);
  } else {
    line.text("").text("").text("");
  }
  return line.number(place.unknown ? base::Measure() : place.people, thousandths);
}

} // namespace

std::string settlements_csv(const Outcome &outcome) {
  const auto &found = outcome.deprivation;
  const auto &chain = outcome.referral;
  const Inputs &inputs = outcome.inputs;
  if (marked(inputs, inputs.area.settlement_source) || (found.counted.empty() && chain.services.empty()))
    return {};
  std::string out = std::string(sources::csv_mark) +
                    "edition,unit_code,unit_name,settlement,settlement_name,kind,"
                    "people,services,missing,at_least,lacking,unknown";
  for (const auto &service : chain.services) out += ",minutes_to_" + service;
  out += "\n";
  const auto services = base::join(found.counted, " ");
  for (std::size_t p = 0; p < outcome.people.places.size(); ++p) {
    auto line = place_line(inputs, outcome.people.places[p]);
    line.text(services);
    if (found.counted.empty()) {
      line.text("").text("").text("").text("");
    } else {
      const auto &place = found.places[p];
      line.number(place.missing(), 0).number(static_cast<int>(place.count(Has::no)));
      line.text(services_that(found, place, Has::no)).text(services_that(found, place, Has::unknown));
    }
    for (std::size_t k = 0; k < chain.services.size(); ++k) line.number(chain.minutes[p][k], 1);
    out += line.end();
  }
  return out;
}

std::string deprivation_csv(const Outcome &outcome) {
  const auto &found = outcome.deprivation;
  if (found.counted.empty()) return {};
  const auto &all = deprivation_services();
  std::string out = std::string(sources::csv_mark) +
                    "edition,level,unit_code,unit_name,parent_code,services,settlements,"
                    "settlements_unknown,people,people_unknown,mean_missing";
  for (std::size_t n = 0; n <= all.size(); ++n) out += ",missing_" + std::to_string(n);
  for (const auto &id : all) out += ",lacking_" + id;
  out += ",sources\n";
  const auto sources = base::join({found.sources.begin(), found.sources.end()}, " ");
  const auto services = base::join(found.counted, " ");
  const auto &edition = outcome.inputs.area.edition;
  std::size_t row = 0;
  for (const auto &level : edition.levels)
    for (const auto &unit : level.units) {
      const auto &one = found.units[row++];
      sources::CsvLine line;
      line.text(edition.id).text(level.id).text(unit.code).text(unit.name).text(unit.parent).text(services);
      line.number(static_cast<int>(one.settlements)).number(static_cast<int>(one.settlements_unknown));
      line.number(one.people, thousandths).number(one.people_unknown, thousandths).number(one.mean, 6);
      for (std::size_t n = 0; n <= all.size(); ++n)
        line.number(n < one.by_count.size() ? base::Measure(one.by_count[n]) : base::Measure(), thousandths);
      for (const auto &id : all) {
        const auto at = std::find(found.counted.begin(), found.counted.end(), id);
        line.number(at == found.counted.end()
                        ? base::Measure()
                        : one.lacking[static_cast<std::size_t>(at - found.counted.begin())],
                    thousandths);
      }
      out += line.text(sources).end();
    }
  return out;
}

} // namespace gis::study
