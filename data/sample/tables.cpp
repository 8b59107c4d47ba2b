// The tables of the sample, in the columns of the office's own.
#include "dice.h"
#include "write.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>

namespace sample {
namespace {

class Table {
public:
  Table(const std::string &folder, const std::string &name, const std::string &head)
      : file_(folder + "/" + name, std::ios::binary) {
    file_ << head << '\n';
  }
  template <class... Part> void row(fmt::format_string<Part...> form, Part &&...part) {
    file_ << fmt::format(form, std::forward<Part>(part)...) << '\n';
  }

private:
  std::ofstream file_;
};

// What a share of a commune's people is counted against.
enum class Of {
  merit,
  labour,
  pension,
  aid,
  poor,
  pre,
  pri,
  low,
  upp,
  people,
  infants,
  households,
  urban,
  rural
};

struct Share {
  const char *indicator;
  Of of;
  double town, remote, yearly; // percent in 2022 in town and in the remotest commune; points a year
};

constexpr Share kShares[] = {
    {"MERIT-CARE", Of::merit, 98.5, 91, 1.2}, {"MERIT-LIVING", Of::merit, 98, 84, 1.5},
    {"INS-SOCIAL", Of::labour, 34, 9, 1.4},   {"INS-PENSION", Of::pension, 40, 24, 1.5},
    {"AID-CARE", Of::aid, 99, 86, 1.6},       {"AID-MINLIV", Of::aid, 97, 82, 1.8},
    {"AID-POOR", Of::poor, 99, 90, 1.5},      {"EDU-PRE-CHILD", Of::pre, 97, 74, 1.4},
    {"EDU-PRI", Of::pri, 99.6, 94.5, 0.6},    {"EDU-LOW", Of::low, 97.5, 82, 1.1},
    {"EDU-UPP", Of::upp, 84, 48, 1.8},        {"MED-INSURED", Of::people, 95, 86.5, 0.9},
    {"MED-PRIMARY", Of::people, 96, 76, 1.7}, {"MED-MANAGED", Of::people, 92, 74, 2.0},
    {"MED-VACC", Of::infants, 97, 86, 0.8},   {"WAT-URB", Of::urban, 95, 95, 1.3},
    {"WAT-RUR", Of::rural, 72, 27, 2.6},      {"SAN-HH", Of::households, 97, 58, 2.2},
};

struct Count {
  const char *indicator;
  double town, remote, yearly; // per thousand people in 2022
};
constexpr Count kCounts[] = {
    {"MED-MALARIA", 0, 0.5, -0.2}, {"HOUSE-TEMP", 0.1, 7, -1.6}, {"HOUSE-MIN-BELOW", 6, 21, -3}};

struct Figure {
  const char *indicator;
  double first, yearly;
  int decimals;
};
constexpr Figure kProvince[] = {
    {"JOB-UNEMP", 1.46, -.09, 2}, {"JOB-UNEMP-URB", 2.3, -.16, 2}, {"JOB-TRAINED", 26.4, 1.3, 1},
    {"INS-UNEMP", 15.8, 1.5, 1},  {"POP-TFR", 2.2, -.02, 2},       {"POP-LIFE", 73.1, .2, 1},
    {"POP-HEALTHY", 65.2, .3, 1}, {"POP-HDI", .697, .006, 3},      {"MED-BED", 29.1, .9, 1},
    {"MED-DOCTOR", 10.9, .6, 1},  {"MED-PHARM", 2.1, .2, 2},       {"MED-NURSE", 21, 1.1, 1},
    {"MED-STUNT", 18.9, -.9, 1},  {"MED-EPIDEMIC", 1, .5, 0},      {"MED-AIDS", 9.2, -.5, 1},
    {"MED-TB", 88, -3.5, 1},      {"HOUSE-SOCIAL", 0, 30, 0},      {"HOUSE-SOCIAL-M2", 0, 1500, 0},
    {"HOUSE-AREA", 25.6, .7, 1},  {"HOUSE-MIN", 8.6, .3, 2}};

double wobble(std::uint64_t seed, std::size_t a, int b) {
  return at_lattice(seed, static_cast<int>(a), b) - 0.5;
}

// Parts of 10 000, so that they add up to 1 exactly.
std::vector<int> ages(std::size_t c) {
  const double r = communes()[c].remote;
  std::vector<int> parts;
  int left = 10000;
  for (const auto &[town, far] : {std::pair{430, 640}, {460, 660}, {800, 1040}, {650, 800}, {480, 560}}) {
    parts.push_back(static_cast<int>(town + (far - town) * r + 40 * wobble(101, c, far)));
    left -= parts.back();
  }
  const int old = static_cast<int>(1220 - 480 * r + 80 * wobble(102, c, 1));
  parts.push_back(left - old);
  parts.push_back(old);
  return parts;
}

int poor_households(const World &world, std::size_t c) {
  int sum = 0;
  for (const Settlement &s : world.settlements)
    if (s.commune == static_cast<int>(c)) sum += s.poor;
  return sum;
}

int denominator(const World &world, Of of, std::size_t c) {
  const Commune &u = communes()[c];
  const auto share = [&](int band) { return static_cast<int>(u.people * ages(c)[band] / 10000.0 + 0.5); };
  const int poor = poor_households(world, c);
  switch (of) {
  case Of::merit:
    return u.people / 85;
  case Of::labour:
    return u.people * 55 / 100;
  case Of::pension:
    return share(6) * 9 / 10;
  case Of::aid:
    return poor + poor / 2 + 4;
  case Of::poor:
    return poor / 6;
  case Of::pre:
    return share(1);
  case Of::pri:
    return share(2);
  case Of::low:
    return share(3);
  case Of::upp:
    return share(4);
  case Of::people:
    return u.people;
  case Of::infants:
    return share(0) / 3;
  case Of::households:
    return u.households;
  case Of::urban:
    return u.town ? u.households : 0;
  case Of::rural:
    return u.town ? 0 : u.households;
  }
  return 0;
}

std::string period(const std::string &indicator, int year) {
  return indicator.starts_with("EDU-") && indicator != "EDU-PRE" && indicator != "EDU-LIT"
             ? fmt::format("năm học {}-{}", year, year + 1)
             : std::to_string(year);
}

constexpr const char *kHead =
    "indicator,edition,level,unit_code,period,numerator,denominator,value,quality,source_doc";

void shares(const World &world, Table &table) {
  int line = 0;
  for (const Share &s : kShares)
    for (std::size_t c = 0; c < communes().size(); ++c) {
      const int all = denominator(world, s.of, c);
      if (all == 0) continue;
      const Commune &u = communes()[c];
      for (int year = 2022; year <= 2024; ++year) {
        ++line;
        // Holes: the remote communes report late, one never reported its sanitation.
        if (at_lattice(111, line, 0) < 0.02 + 0.05 * u.remote ||
            (u.code == "99031" && s.of == Of::households))
          continue;
        const double percent = s.town + (s.remote - s.town) * u.remote + s.yearly * (year - 2022) +
                               3 * wobble(112, c, s.indicator[4] + s.indicator[5]) * (0.3 + u.remote);
        const int some = std::min(all, static_cast<int>(all * std::min(percent, 100.0) / 100 + 0.5));
        // A preliminary figure, replaced by the official one below it.
        if (std::string(s.indicator) == "MED-INSURED" && year == 2024 && u.code == "99013")
          table.row("{},2024-11,commune,{},{},{},{},,preliminary,BC-{}/sơ bộ (illustrative)", s.indicator,
                    u.code, period(s.indicator, year), some - 310, all, year);
        table.row("{},2024-11,commune,{},{},{},{},,official,BC-{} (illustrative)", s.indicator, u.code,
                  period(s.indicator, year), some, all, year);
      }
    }
}

void counts_and_lists(Table &table) {
  for (const Count &k : kCounts)
    for (std::size_t c = 0; c < communes().size(); ++c)
      for (int year = 2022; year <= 2024; ++year) {
        const Commune &u = communes()[c];
        const double rate =
            k.town +
            (k.remote - k.town) * u.remote * (0.5 + at_lattice(121, static_cast<int>(c), k.indicator[0])) +
            k.yearly * u.remote * (year - 2022);
        table.row("{},2024-11,commune,{},{},,,{},official,BC-{} (illustrative)", k.indicator, u.code, year,
                  std::max(0, static_cast<int>(u.people / 1000.0 * rate + 0.3)), year);
      }
  for (const Commune &u : communes()) {
    table.row("EDU-PRE,2024-11,commune,{},2024,{},1,,official,QĐ-2024 (illustrative)", u.code,
              u.remote < 0.7 ? 1 : 0);
    if (u.remote < 0.3) continue;
    for (const auto &[row, limit] : {std::pair{"CUL-MINORITY", .5},
                                     {"CUL-MINORITY-ACT", .72},
                                     {"CUL-MINORITY-RADIO", .92},
                                     {"CUL-MINORITY-TV", .78}})
      table.row("{},2024-11,commune,{},2024,{},1,,official,QĐ-2024 (illustrative)", row, u.code,
                u.remote < limit ? 1 : 0);
  }
  table.row("EDU-LIT,2024-11,district,991,2024,0,1,,official,QĐ-2024 (illustrative)");
  table.row("EDU-LIT,2024-11,district,992,2024,1,1,,official,QĐ-2024 (illustrative)");
}

void province(Table &table) {
  for (const Figure &f : kProvince)
    for (int year = 2022; year <= 2024; ++year)
      table.row("{},2024-11,province,99,{},,,{:.{}f},official,BC-{}/TK (illustrative)", f.indicator, year,
                f.first + f.yearly * (year - 2022), f.decimals, year);
  int people = 0;
  for (const Commune &u : communes()) people += u.people;
  table.row("MED-INSURED,2024-11,province,99,2024,{},{},,official,"
            "BC-2024/tỉnh (illustrative; disagrees with the communes on purpose)",
            people * 89 / 100, people);
}

void counted(const std::string &folder) {
  Table table(folder, "counts.csv", std::string(kHead) + ",measure");
  for (std::size_t c = 0; c < communes().size(); ++c)
    for (int year = 2022; year <= 2024; ++year) {
      const Commune &u = communes()[c];
      if (!u.town) continue;
      const double piped = 0.83 + 0.04 * (year - 2022) + 0.05 * wobble(131, c, 0);
      const int works = std::max(0, 7 - 2 * (year - 2022) + static_cast<int>(6 * wobble(132, c, 0)));
      table.row("WAT-URB-NET,2024-11,commune,{},{},{},{},,official,BC-{} (illustrative),", u.code, year,
                static_cast<int>(u.households * piped), u.households, year);
      table.row("WAT-GROUND,2024-11,commune,{},{},,,{},official,BC-{} (illustrative),", u.code, year, works,
                year);
      table.row("WAT-GROUND-M3,2024-11,commune,{},{},,,{},official,BC-{} (illustrative),", u.code, year,
                works * 140, year);
    }
  for (int year = 2022; year <= 2024; ++year)
    table.row("WW-TREAT,2024-11,province,99,{},,,{:.1f},official,BC-{}/TK (illustrative),", year,
              6.4 + 1.1 * (year - 2022), year);
  // How households watch that no mast of the study serves.
  for (std::size_t c = 0; c < communes().size(); ++c) {
    const Commune &u = communes()[c];
    if (u.remote < 0.3) continue;
    for (const auto &[measure, share] : {std::pair{"satellite_tv", 0.2 + 0.4 * u.remote},
                                         {"cable_tv", 0.3 * (1 - u.remote)},
                                         {"internet_tv", 0.6 * (1 - u.remote)}})
      table.row("CUL-REMOTE-TV,2024-11,commune,{},2024,{},{},,official,BC-2024 (illustrative),{}", u.code,
                static_cast<int>(u.households * share), u.households, measure);
  }
}

} // namespace

void write_tables(const World &world, const std::string &folder) {
  Table cohorts(folder, "cohorts.csv",
                "code,age_0_2,age_3_5,age_6_10,age_11_14,age_15_17,age_18_59,age_60_plus");
  Table groups(folder, "groups.csv",
               "code,area_class,minority_commune,minority_share,poor_households,near_poor_households,"
               "specially_difficult");
  Table plan(folder, "plan_targets.csv", "indicator,edition,unit_code,year,target,decision_no,decision_date");
  Table crosswalk(folder, "crosswalk_2024_2025.csv", "old_code,old_name,new_code,new_name,part");
  const auto new_name = [](const std::string &code) {
    return std::find_if(new_units().begin(), new_units().end(),
                        [&](const NewUnit &u) { return u.code == code; })
        ->name;
  };
  const int count = static_cast<int>(communes().size());
  for (int c = 0; c < count; ++c) {
    const Commune &u = communes()[c];
    const auto a = ages(c);
    cohorts.row("{},{:.4f},{:.4f},{:.4f},{:.4f},{:.4f},{:.4f},{:.4f}", u.code, a[0] / 1e4, a[1] / 1e4,
                a[2] / 1e4, a[3] / 1e4, a[4] / 1e4, a[5] / 1e4, a[6] / 1e4);
    int minority = 0, poor = 0;
    for (const Settlement &s : world.settlements)
      if (s.commune == c) {
        minority += s.minority;
        poor += s.poor;
      }
    const char *area = u.remote > .75 ? "III" : u.remote > .5 ? "II" : u.remote >= .3 ? "I" : "";
    groups.row("{},{},{},{:.3f},{},{},{}", u.code, area, u.remote >= .3 ? 1 : 0,
               static_cast<double>(minority) / u.households, poor, poor * 4 / 5, u.remote > .75 ? 1 : 0);
    for (const auto &[row, town, far] :
         {std::tuple{"WAT-RUR", 76., 40.}, {"MED-INSURED", 96.5, 90.5}, {"SAN-HH", 98., 68.}})
      if (!(u.town && std::string(row) == "WAT-RUR"))
        plan.row("{},2024-11,{},2024,{:.1f},QĐ-giao-2024 (illustrative),2023-12-20", row, u.code,
                 town + (far - town) * u.remote);
    crosswalk.row("{},{},{},{},{}", u.code, u.name, u.code_2025, new_name(u.code_2025),
                  c == kSplit ? "partial" : "full");
    if (c == kSplit)
      crosswalk.row("{},{},{},{},partial", u.code, u.name, new_code_of(count), new_name(new_code_of(count)));
  }
  Table statistics(folder, "statistics.csv", kHead);
  shares(world, statistics);
  counts_and_lists(statistics);
  province(statistics);
  counted(folder);
}

} // namespace sample
