#include "gis/radio/Thresholds.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/radio/built_in.h"
#include "gis/sources/csv.h"
#include "gis/sources/gate.h"

#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>

namespace gis::radio {
namespace {

constexpr Environment environments[] = {Environment::rural, Environment::urban, Environment::large_city};

/// One row; every cell is needed.
class RowReader {
public:
  RowReader(const sources::Layer &table, const sources::Row &row) : table_(table), row_(row) {}

  std::string text(const std::string &field) const {
    auto text = base::trimmed(row_.cells[table_.field(field)].value_or(""));
    if (text.empty()) fail(field, text, "text");
    return text;
  }

  double number(const std::string &field, double least, double most, const std::string &wanted) const {
    const auto given = text(field);
    const auto value = base::parse_number(given);
    if (!value || *value < least || *value > most) fail(field, given, wanted);
    return *value;
  }

  Environment environment() const {
    const auto given = text("environment");
    for (const auto environment : environments)
      if (given == environment_name(environment)) return environment;
    fail("environment", given, "rural, urban, large_city");
  }

  [[noreturn]] void fail(const std::string &field, const std::string &given,
                         const std::string &wanted) const {
    throw base::Error(place("value_bad", {{"key", field}, {"text", given}, {"wanted", wanted}}));
  }

  base::Finding place(const std::string &code, base::Facts facts) const {
    facts.emplace("file", table_.name);
    facts.emplace("row", std::to_string(row_.number + 1)); // the heads are line 1
    return {.code = code, .source = table_.source, .layer = table_.name, .row = row_.number, .facts = facts};
  }

private:
  const sources::Layer &table_;
  const sources::Row &row_;
};

base::Facts facts_of(const Thresholds::Key &key) {
  return {{"service", key.service},
          {"environment", environment_name(key.environment)},
          {"condition", key.condition}};
}

/// Ranges are those of P.1812 (1.1 of the equation sheet).
Threshold threshold_from(const RowReader &row) {
  Threshold threshold;
  threshold.value_dbuvm = row.number("value_dbuvm", -100, 200, "-100 – 200");
  threshold.receiver = base::Metres(row.number("receiver_m", 1, 3000, "1 – 3000"));
  threshold.location = Percent(row.number("location_percent", 1, 99, "1 – 99"));
  threshold.time = Percent(row.number("time_percent", 1, 50, "1 – 50"));
  threshold.margin = Decibels(row.number("margin_db", 0, 100, "0 – 100"));
  threshold.source = row.text("source");
  return threshold;
}

} // namespace

const char *environment_name(Environment environment) {
  switch (environment) {
  case Environment::rural:
    return "rural";
  case Environment::urban:
    return "urban";
  case Environment::large_city:
    return "large_city";
  }
  return "";
}

const Threshold &Thresholds::at(const Key &key) const {
  const auto found = rows_.find(key);
  if (found == rows_.end()) throw base::Error("threshold_missing", facts_of(key));
  return found->second;
}

Thresholds thresholds_from(const sources::Layer &table) {
  Thresholds thresholds;
  for (const auto &line : table.rows) {
    const RowReader row(table, line);
    const Thresholds::Key key{row.text("service"), row.environment(), row.text("condition")};
    if (!thresholds.rows_.emplace(key, threshold_from(row)).second)
      throw base::Error(row.place("threshold_twice", facts_of(key)));
  }
  return thresholds;
}

Thresholds read_thresholds(const std::filesystem::path &folder,
                           const std::vector<std::filesystem::path> &roots) {
  if (const auto own = sources::text_beside(folder, thresholds_file, roots))
    return thresholds_from(sources::parse_csv(*own, thresholds_file));
  const auto *text = built_in_radio(thresholds_file);
  if (text == nullptr) throw std::logic_error("the table of thresholds is not built in");
  return thresholds_from(sources::parse_csv(*text, thresholds_file));
}

} // namespace gis::radio
