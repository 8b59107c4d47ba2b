#include "ui/commands/radio/paths.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/sources/csv.h"
#include "gis/sources/databank.h"
#include "gis/sources/sources.h"

#include <cmath>
#include <filesystem>
#include <fmt/format.h>

namespace ui::commands::radio {
namespace {

namespace fs = std::filesystem;
using gis::base::Error;
using gis::radio::Profile;
using gis::radio::Zone;

std::string text_of(const std::string &file) {
  gis::sources::Provenance source{.id = file, .path = file};
  auto text = gis::sources::read_text(source);
  if (text.rfind("\xEF\xBB\xBF", 0) == 0) text.erase(0, 3);
  return text;
}

[[noreturn]] void fail(const char *code, const std::string &file, long row, gis::base::Facts facts = {}) {
  facts["file"] = file;
  facts["row"] = std::to_string(row);
  throw Error(gis::base::Finding{.code = code, .row = row, .facts = facts});
}

/// Points of a table, one row each.
class PointTable {
public:
  PointTable(const gis::sources::Layer &layer, const std::string &file)
      : layer_(layer), file_(file), distance_(column("distance_m")), height_(column("height_m")),
        clutter_(layer.find_field("clutter_m")), zone_(layer.find_field("zone")) {}

  std::size_t column(const std::string &name) const {
    if (const auto place = layer_.find_field(name)) return *place;
    throw Error("profile_column", {{"file", file_}, {"field", name}});
  }

  void append(const gis::sources::Row &row, Profile &profile) const {
    profile.distances_m.push_back(number(row, distance_));
    // Where the terrain is unknown nothing can be said; 0 would be the sea.
    if (!row.cells[height_]) fail("profile_hole", file_, row.number);
    profile.heights_m.push_back(number(row, height_));
    if (clutter_) profile.clutter_m.push_back(number(row, *clutter_));
    if (zone_) profile.zones.push_back(zone(row));
  }

private:
  const gis::sources::Layer &layer_;
  const std::string &file_;
  std::size_t distance_, height_;
  std::optional<std::size_t> clutter_, zone_;

  [[noreturn]] void bad(const gis::sources::Row &row, std::size_t place, const char *wanted) const {
    fail("value_bad", file_, row.number,
         {{"key", layer_.fields[place]}, {"text", row.cells[place].value_or("")}, {"wanted", wanted}});
  }
  double number(const gis::sources::Row &row, std::size_t place) const {
    const auto value = gis::base::parse_number(row.cells[place].value_or(""));
    if (!value) bad(row, place, "number");
    return *value;
  }
  Zone zone(const gis::sources::Row &row) const {
    const auto text = row.cells[*zone_].value_or("");
    if (text != "1" && text != "3" && text != "4") bad(row, *zone_, "1,3,4");
    return static_cast<Zone>(text.front() - '0');
  }
};

PathFile from_databank(const std::string &text, const std::string &file) {
  const auto path = gis::sources::parse_databank(text, file);
  PathFile result;
  for (const auto &point : path.points) {
    result.profile.distances_m.push_back(point.distance_km * 1000);
    result.profile.heights_m.push_back(point.height_m);
    result.profile.clutter_m.push_back(point.clutter_m);
    result.profile.zones.push_back(static_cast<Zone>(point.zone));
  }
  for (const auto &row : path.measurements) {
    Cells cells;
    // The shortest text that reads as the same number.
    const auto add = [&](const char *column, double value) {
      cells.put(column, {.text = fmt::format("{}", value), .file = file, .row = row.line});
    };
    add("f__mhz", row.frequency_mhz);
    add("h_tx__meter", row.transmitter_height_m);
    add("h_rx__meter", row.receiver_height_m);
    add("time", row.time_percent);
    add("erp__kw", std::pow(10, row.power_dbw / 10) / 1000);
    add("lat_tx__deg", path.transmitter_latitude);
    add("lon_tx__deg", path.transmitter_longitude);
    add("lat_rx__deg", path.receiver_latitude);
    add("lon_rx__deg", path.receiver_longitude);
    add("delta_N", path.refractivity_lapse);
    add("N_0", path.sea_level_refractivity);
    // A word, since each model has its own numbers for it.
    cells.put("pol",
              {.text = row.polarisation == 2 ? "vertical" : "horizontal", .file = file, .row = row.line});
    result.rows.push_back(cells);
  }
  return result;
}

/// "[name,] n, spacing, n+1 heights": equal steps.
std::pair<std::string, Profile> from_line(const std::string &line, const std::string &file, long row) {
  const auto cells = gis::base::split(line, ',');
  std::vector<double> numbers;
  const bool named = !gis::base::parse_number(gis::base::trimmed(cells[0])) ||
                     (cells.size() > 1 && gis::base::parse_number(gis::base::trimmed(cells[1])) ==
                                              gis::base::Measure(static_cast<double>(cells.size()) - 4));
  for (std::size_t i = named ? 1 : 0; i < cells.size(); ++i) {
    const auto value = gis::base::parse_number(gis::base::trimmed(cells[i]));
    if (!value)
      fail("value_bad", file, row,
           {{"key", std::to_string(i + 1)}, {"text", cells[i]}, {"wanted", "number"}});
    numbers.push_back(*value);
  }
  // The count is believed only where the line bears it out.
  if (numbers.size() < 4 || numbers[0] != static_cast<double>(numbers.size() - 3))
    fail("profile_line", file, row,
         {{"n", std::to_string(numbers.size())},
          {"wanted", numbers.empty() ? "" : gis::base::format_number(numbers[0], 3)}});
  Profile profile;
  profile.heights_m.assign(numbers.begin() + 2, numbers.end());
  for (std::size_t i = 0; i < profile.heights_m.size(); ++i)
    profile.distances_m.push_back(static_cast<double>(i) * numbers[1]);
  return {named ? gis::base::trimmed(cells[0]) : std::string(), profile};
}

/// The columns by which a table of points is known; else the text is lines of numbers.
bool has_heads(const std::string &text) {
  return text.substr(0, text.find('\n')).find("distance_m") != std::string::npos;
}

} // namespace

PathFile read_path(const std::string &file) {
  const auto text = text_of(file);
  if (gis::sources::is_databank(text)) return from_databank(text, file);
  const auto first_line = text.substr(0, text.find('\n'));
  if (!has_heads(text) && gis::base::parse_number(gis::base::trimmed(gis::base::split(first_line, ',')[0])))
    return {.profile = from_line(first_line, file, 1).second};
  const auto layer = gis::sources::parse_csv(text, file);
  const PointTable points(layer, file);
  PathFile path;
  for (const auto &row : layer.rows) points.append(row, path.profile);
  return path;
}

Paths Paths::read(const std::string &file) {
  Paths paths;
  paths.file_ = file;
  std::error_code ignored;
  paths.folder_ = fs::is_directory(file, ignored);
  if (paths.folder_) return paths;
  const auto text = text_of(file);
  if (has_heads(text)) {
    const auto layer = gis::sources::parse_csv(text, file);
    const PointTable points(layer, file);
    const auto name = points.column("profile");
    for (const auto &row : layer.rows) points.append(row, paths.named_[row.cells[name].value_or("")].profile);
    return paths;
  }
  long row = 0;
  for (const auto &line : gis::base::split(text, '\n')) {
    ++row;
    if (gis::base::trimmed(line).empty()) continue;
    auto [name, profile] = from_line(line, file, row);
    if (!name.empty()) paths.named_[name] = {.profile = profile};
    paths.lines_.push_back({.profile = std::move(profile)});
  }
  return paths;
}

const PathFile &Paths::named(const std::string &name, const std::string &table, long row) {
  const auto found = named_.find(name);
  if (found != named_.end()) return found->second;
  const fs::path path = fs::path(file_) / (name + ".csv");
  std::error_code ignored;
  // A name is a name: it does not lead out of the folder.
  if (!folder_ || name.empty() || fs::path(name).filename() != name || !fs::exists(path, ignored))
    fail("profile_unknown", table, row, {{"text", name}, {"other", file_}});
  return named_[name] = read_path(path.string());
}

const PathFile &Paths::at(std::size_t place, const std::string &table, long row) {
  if (place >= lines_.size())
    fail("profile_unknown", table, row, {{"text", std::to_string(place)}, {"other", file_}});
  return lines_[place];
}

} // namespace ui::commands::radio
