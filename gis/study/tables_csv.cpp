#include "gis/base/text.h"
#include "gis/sources/CsvLine.h"
#include "gis/study/results.h"

#include <array>
#include <set>

namespace gis::study {
namespace {

const char *const key_heads = "study,scenario,edition,level,unit_code,unit_name,parent_code,group,indicator,"
                              "measure,mode,season,year,basis";

void key(sources::CsvLine &line, const std::string &study, const gaps::GapRow &row) {
  const auto &f = row.figure;
  line.text(study)
      .text(row.scenario)
      .text(f.unit.edition)
      .text(f.unit.level)
      .text(f.unit.code)
      .text(row.unit_name)
      .text(row.parent_code);
  line.text(f.group)
      .text(f.indicator)
      .text(f.measure)
      .text(f.mode)
      .text(f.season)
      .number(f.year)
      .text(indicators::basis_name(f.basis));
}

} // namespace

std::string gaps_csv(const std::string &study, const std::vector<gaps::GapRow> &rows) {
  std::string out = std::string(sources::csv_mark) + key_heads +
                    ",denominator,numerator,value,low,high,measured_in,target,target_year,sense,gap,to_"
                    "target,status,reason,"
                    "flags,sources,plan_target,plan_gap,plan_status,course\n";
  for (const auto &row : rows) {
    const auto &f = row.figure;
    constexpr int decimals = 6; // values; people and things keep 3
    sources::CsvLine line;
    key(line, study, row);
    line.number(f.denominator, 3)
        .number(f.numerator, 3)
        .number(f.value, decimals)
        .number(f.low, decimals)
        .number(f.high, decimals);
    line.text(row.measured_in)
        .number(row.target, 6)
        .number(row.target_year)
        .raw(gaps::sense_text(row.sense))
        .number(row.gap, decimals)
        .number(row.to_target, 0);
    line.text(gaps::status_name(row.status)).text(f.reason);
    line.text(base::join({f.flags.begin(), f.flags.end()}, " "))
        .text(base::join({f.sources.begin(), f.sources.end()}, " "));
    line.number(row.plan_target, 6)
        .number(row.plan_gap, decimals)
        .text(row.plan_target ? gaps::status_name(row.plan_status) : "");
    line.text(gaps::course_name(row.course));
    out += line.end();
  }
  return out;
}

std::string ledger_csv(const std::string &study, const std::vector<gaps::GapRow> &rows) {
  std::string out = std::string(sources::csv_mark) + key_heads +
                    ",covered,no_capacity,beyond_limit,unreachable,on_barrier,outside_data,unknown,total\n";
  for (const auto &row : rows) {
    if (!row.figure.has_ledger) continue;
    const auto &l = row.figure.ledger;
    sources::CsvLine line;
    key(line, study, row);
    for (const double people : {l.covered, l.no_capacity, l.beyond_limit, l.unreachable, l.on_barrier,
                                l.outside_data, l.unknown, l.total()})
      line.number(people, 3);
    out += line.end();
  }
  return out;
}

std::string names_csv(const Inputs &inputs) {
  const auto named = [&](const std::string &edition, const std::string &level, const std::string &code,
                         const std::string &given) -> std::string {
    for (const auto &known : inputs.editions)
      if (const auto *list = known.find_level(level); known.id == edition && list != nullptr)
        if (const auto at = list->find(code)) return list->units[*at].name;
    return given;
  };
  std::set<std::array<std::string, 5>> lines; // each once, in the order of the columns
  const auto &shown = inputs.area.edition.id;
  for (std::size_t i = 0; i < inputs.crosswalks.size(); ++i) {
    const auto &crosswalk = inputs.crosswalks[i];
    const auto &source = inputs.recipe.sources.at(inputs.recipe.crosswalks[i].source);
    if (source.marking != sources::Marking::none) continue;
    for (const auto &row : crosswalk.rows) {
      if (crosswalk.from == shown)
        lines.insert({row.level, row.old_code, crosswalk.to, row.new_code,
                      named(crosswalk.to, row.level, row.new_code, row.new_name)});
      if (crosswalk.to == shown)
        lines.insert({row.level, row.new_code, crosswalk.from, row.old_code,
                      named(crosswalk.from, row.level, row.old_code, row.old_name)});
    }
  }
  std::string out = std::string(sources::csv_mark) + "level,unit_code,other_edition,other_code,other_name\n";
  for (const auto &cells : lines) {
    sources::CsvLine line;
    for (const auto &cell : cells) line.text(cell);
    out += line.end();
  }
  return out;
}

std::string findings_csv(const base::Findings &findings, const Accepted &accepted) {
  std::string out = std::string(sources::csv_mark) +
                    "severity,code,source,layer,row,unit_code,x,y,facts,remedy_code,accepted\n";
  for (const auto &f : findings) {
    sources::CsvLine line;
    line.text(base::severity_name(f.severity)).text(f.code).text(f.source).text(f.layer);
    line.raw(f.row > 0 ? std::to_string(f.row) : "")
        .text(f.unit_code)
        .number(f.x, 1)
        .number(f.y, 1)
        .text(facts_text(f.facts));
    line.text("finding." + f.code).raw(accepted.find(key_of(f)) != nullptr ? "1" : "0");
    out += line.end();
  }
  return out;
}

} // namespace gis::study
