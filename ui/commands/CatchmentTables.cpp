#include "ui/commands/CatchmentTables.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/sources/sources.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace ui::commands {
namespace {

using gis::allocation::Trip;
using gis::base::Error;
using gis::base::Facts;

/// One table, and faults that name its file and row.
class Table {
public:
  Table(std::string file, gis::base::Findings &findings) : file_(std::move(file)) {
    gis::sources::Provenance source{.id = file_, .path = file_};
    gis::base::Progress quiet;
    layer_ =
        gis::sources::read_layer({.source = &source, .shape = gis::sources::Shape::none}, findings, quiet);
  }
  const gis::sources::Layer &layer() const { return layer_; }
  const std::vector<gis::sources::Row> &rows() const { return layer_.rows; }

  [[noreturn]] void refuse(const gis::sources::Row &row, const char *code, Facts facts) const {
    facts["file"] = file_;
    throw Error({.code = code, .source = file_, .row = row.number, .facts = std::move(facts)});
  }
  const std::string &code(const gis::sources::Row &row, std::size_t field) const {
    const auto &cell = row.cells[field];
    if (!cell || cell->empty()) refuse(row, "code_empty", {{"field", layer_.fields[field]}});
    return *cell;
  }
  double number(const gis::sources::Row &row, std::size_t field) const {
    const auto &cell = row.cells[field];
    const auto &name = layer_.fields[field];
    if (!cell || cell->empty()) refuse(row, "number_missing", {{"field", name}});
    const auto value = gis::base::parse_number(*cell);
    if (!value) refuse(row, "value_bad", {{"key", name}, {"text", *cell}, {"wanted", "count"}});
    if (*value < 0) refuse(row, "negative_number", {{"field", name}, {"value", *cell}});
    return *value;
  }

private:
  std::string file_;
  gis::sources::Layer layer_;
};

using RankById = std::unordered_map<std::string, std::uint32_t>;

RankById ranks_of(const NumbersById &numbers) {
  RankById ranks;
  for (std::size_t i = 0; i < numbers.ids.size(); ++i) ranks[numbers.ids[i]] = numbers.rank[i];
  return ranks;
}

void rank(NumbersById &numbers) {
  std::vector<std::uint32_t> order(numbers.ids.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return numbers.ids[a] < numbers.ids[b]; });
  for (std::size_t i = 1; i < order.size(); ++i)
    if (numbers.ids[order[i]] == numbers.ids[order[i - 1]]) {
      const auto &id = numbers.ids[order[i]];
      throw Error({.code = "id_duplicate",
                   .layer = numbers.file,
                   .facts = {{"id", id},
                             {"n", std::to_string(std::count(numbers.ids.begin(), numbers.ids.end(), id))}}});
    }
  numbers.rank.resize(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) numbers.rank[order[i]] = i;
}

} // namespace

std::vector<double> NumbersById::by_rank(std::size_t column) const {
  std::vector<double> values(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) values[rank[i]] = columns[column][i];
  return values;
}

std::vector<std::string> NumbersById::ids_by_rank() const {
  std::vector<std::string> values(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) values[rank[i]] = ids[i];
  return values;
}

NumbersById read_numbers(const std::string &file, const std::string &field, gis::base::Findings &findings) {
  const Table table(file, findings);
  const auto id = table.layer().field("id");
  NumbersById numbers{.file = file};
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < table.layer().fields.size(); ++i)
    if (i != id && (field.empty() || table.layer().fields[i] == field)) places.push_back(i);
  if (places.empty()) places.push_back(table.layer().field(field.empty() ? "supply" : field));
  for (const auto place : places) numbers.fields.push_back(table.layer().fields[place]);
  numbers.columns.resize(places.size());
  for (const auto &row : table.rows()) {
    numbers.ids.push_back(table.code(row, id));
    for (std::size_t k = 0; k < places.size(); ++k)
      numbers.columns[k].push_back(table.number(row, places[k]));
  }
  rank(numbers);
  return numbers;
}

std::vector<Trip> read_trips(const std::string &file, const NumbersById &origins, const NumbersById &sites,
                             const gis::allocation::CatchmentRequest &question,
                             gis::base::Findings &findings) {
  const Table table(file, findings);
  const auto origin = table.layer().field("origin"), destination = table.layer().field("destination"),
             minutes = table.layer().field("minutes");
  const auto origin_ranks = ranks_of(origins), site_ranks = ranks_of(sites);
  const auto rank_of = [&](const auto &row, std::size_t field, const RankById &ranks, const auto &other) {
    const auto &id = table.code(row, field);
    const auto found = ranks.find(id);
    if (found == ranks.end())
      table.refuse(row, "od_id_unknown",
                   {{"id", id}, {"field", table.layer().fields[field]}, {"other", other.file}});
    return found->second;
  };
  struct Line {
    Trip trip;
    std::size_t row;
  };
  std::vector<Line> lines;
  for (std::size_t i = 0; i < table.rows().size(); ++i) {
    const auto &row = table.rows()[i];
    const Trip trip{rank_of(row, origin, origin_ranks, origins), rank_of(row, destination, site_ranks, sites),
                    table.number(row, minutes)};
    if (question.method != gis::allocation::CatchmentMethod::rational_agent &&
        !std::isfinite(question.decay.weight(gis::base::Minutes(trip.minutes))))
      table.refuse(row, "od_zero_inverse", {});
    lines.push_back({trip, i});
  }
  std::stable_sort(lines.begin(), lines.end(), [](const Line &a, const Line &b) {
    return std::pair(a.trip.origin, a.trip.site) < std::pair(b.trip.origin, b.trip.site);
  });
  std::vector<Trip> trips;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto &[trip, at] = lines[i];
    const auto &row = table.rows()[at];
    if (i > 0 && lines[i - 1].trip.origin == trip.origin && lines[i - 1].trip.site == trip.site)
      table.refuse(row, "od_pair_twice",
                   {{"origin", table.code(row, origin)},
                    {"destination", table.code(row, destination)},
                    {"first", std::to_string(table.rows()[lines[i - 1].row].number)}});
    trips.push_back(trip);
  }
  return trips;
}

} // namespace ui::commands
