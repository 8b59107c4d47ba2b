#include "ui/commands/radio/keyed_cases.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"

#include <cmath>

namespace ui::commands::radio {
namespace {

using gis::base::Error;

/// More is no table a person wrote.
constexpr std::size_t most_cases = 1000000;

struct Line {
  std::string column;
  std::vector<std::string> values;
};

[[noreturn]] void bad(const std::string &file, long row, const std::string &key, const std::string &text) {
  throw Error(gis::base::Finding{
      .code = "value_bad",
      .layer = file,
      .row = row,
      .facts = {
          {"file", file}, {"row", std::to_string(row)}, {"key", key}, {"text", text}, {"wanted", "number"}}});
}

[[noreturn]] void too_many(const std::string &file) {
  throw Error("cases_too_many", {{"file", file}, {"n", std::to_string(most_cases)}});
}

/// "10,100,10,1000,100": 10 to 100 by 10, on to 1000 by 100.
std::vector<std::string> ranges(const Line &line, const std::string &file, long row) {
  const auto number = [&](std::size_t i) { return *gis::base::parse_number(line.values[i]); };
  std::vector<std::string> result{line.values[0]};
  double at = number(0);
  for (std::size_t i = 1; i + 1 < line.values.size(); i += 2) {
    const double stop = number(i), step = number(i + 1);
    if (!(step > 0)) bad(file, row, line.column, line.values[i + 1]);
    const double start = at;
    for (int k = 1; start + k * step <= stop * (1 + 1e-12); ++k) {
      at = start + k * step;
      if (result.size() == most_cases) too_many(file);
      result.push_back(gis::base::format_number(at, 9));
    }
  }
  return result;
}

std::vector<Line> lines_of(const std::string &text, const std::string &file) {
  std::vector<Line> lines;
  long row = 0;
  for (const auto &written : gis::base::split(text, '\n')) {
    ++row;
    if (gis::base::trimmed(written).empty()) continue;
    auto cells = gis::base::split(written, ',');
    for (auto &cell : cells) cell = gis::base::trimmed(cell);
    Line line{cells[0], {cells.begin() + 1, cells.end()}};
    if (line.values.empty()) bad(file, row, line.column, "");
    for (const auto &value : line.values)
      if (!gis::base::parse_number(value)) bad(file, row, line.column, value);
    if (line.column == "d__km" && line.values.size() > 2) line.values = ranges(line, file, row);
    for (const auto &other : lines)
      if (other.column == line.column)
        throw Error("csv_field_twice", {{"file", file}, {"field", line.column}});
    lines.push_back(std::move(line));
  }
  return lines;
}

} // namespace

bool is_keyed(std::string_view text) {
  const auto first = gis::base::split(text.substr(0, text.find('\n')), ',');
  return first.size() > 1 && !gis::base::parse_number(gis::base::trimmed(first[0])) &&
         gis::base::parse_number(gis::base::trimmed(first[1]));
}

gis::sources::Layer parse_keyed(const std::string &text, const std::string &file) {
  gis::sources::Layer layer;
  layer.source = file;
  layer.name = file;
  const auto lines = lines_of(text, file);
  std::size_t cases = 1;
  for (const auto &line : lines) {
    layer.fields.push_back(line.column);
    cases *= line.values.size();
    if (cases > most_cases) too_many(file);
  }
  for (std::size_t i = 0; i < cases; ++i) {
    gis::sources::Row row;
    row.number = static_cast<long>(i) + 1;
    row.cells.resize(lines.size());
    std::size_t rest = i;
    for (std::size_t column = lines.size(); column-- > 0;) {
      const auto &values = lines[column].values;
      row.cells[column] = values[rest % values.size()];
      rest /= values.size();
    }
    layer.rows.push_back(std::move(row));
  }
  return layer;
}

} // namespace ui::commands::radio
