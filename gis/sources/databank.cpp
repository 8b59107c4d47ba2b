#include "gis/sources/databank.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"

#include <cmath>

namespace gis::sources {
namespace {

constexpr const char *profile_begins = "{Begin of Profile}", *profile_ends = "{End of Profile}",
                     *measurements_begin = "{Begin of Measurements}",
                     *measurements_end = "{End of Measurements}";

/// One line of the file, cut at its commas.
struct Line {
  long number = 0; ///< from 1
  std::vector<std::string> cells;

  /// Text of a cell; empty where the line is shorter.
  std::string cell(std::size_t i) const { return i < cells.size() ? base::trimmed(cells[i]) : std::string(); }
};

class Reader {
public:
  Reader(std::string_view text, const std::string &file) : text_(text), file_(file) {}

  /// Goes to the next line; false at the end.
  bool next() {
    if (at_ >= text_.size()) return false;
    const auto end = std::min(text_.find('\n', at_), text_.size());
    line_.number += 1;
    line_.cells = base::split(text_.substr(at_, end - at_), ',');
    at_ = end + 1;
    return true;
  }
  const Line &line() const { return line_; }
  /// Some programs leave commas behind the marks.
  bool at(const char *mark) const { return line_.cell(0) == mark; }

  /// Goes on to the line with the mark.
  void find(const char *mark) {
    while (next())
      if (at(mark)) return;
    throw base::Error("databank_mark", {{"file", file_}, {"text", mark}});
  }

  void need_cells(std::size_t wanted) const {
    if (line_.cells.size() < wanted)
      fail("databank_short", {{"n", std::to_string(line_.cells.size())}, {"wanted", std::to_string(wanted)}});
  }

  double number(std::size_t i, const char *key) const {
    const auto value = base::parse_number(line_.cell(i));
    if (!value) bad(i, key, "number");
    return *value;
  }
  double number_or(std::size_t i, const char *key, double empty) const {
    return line_.cell(i).empty() ? empty : number(i, key);
  }
  int code(std::size_t i, const char *key, const char *allowed) const {
    const std::string text = line_.cell(i);
    if (text.size() != 1 || std::string(allowed).find(text) == std::string::npos)
      bad(i, key, base::join(base::split(allowed, ' '), ","));
    return text.front() - '0';
  }

  [[noreturn]] void fail(const char *code, base::Facts facts) const {
    facts["file"] = file_;
    facts["row"] = std::to_string(line_.number);
    throw base::Error(base::Finding{.code = code, .row = line_.number, .facts = facts});
  }

private:
  std::string_view text_;
  const std::string &file_;
  std::size_t at_ = 0;
  Line line_;

  [[noreturn]] void bad(std::size_t i, const char *key, const std::string &wanted) const {
    fail("value_bad", {{"key", key}, {"text", line_.cell(i)}, {"wanted", wanted}});
  }
};

/// The heads before the profile, each with a name and a number.
void read_heads(Reader &reader, DatabankPath &path, const std::string &file) {
  struct Head {
    const char *name;
    double *value;
    bool found = false;
  };
  Head heads[] = {
      {"Tx LAT:", &path.transmitter_latitude},
      {"Tx LON:", &path.transmitter_longitude},
      {"Rx LAT:", &path.receiver_latitude},
      {"Rx LON:", &path.receiver_longitude},
      {"Average annual values dN (N-units/km):", &path.refractivity_lapse},
      {"Average annual sea-level surface refractivity No (N-units):", &path.sea_level_refractivity}};
  while (!reader.at(profile_begins)) {
    if (!reader.next()) throw base::Error("databank_mark", {{"file", file}, {"text", profile_begins}});
    const std::string name = reader.line().cell(0);
    for (auto &head : heads)
      if (name == head.name) {
        *head.value = reader.number(1, head.name);
        head.found = true;
      }
    // A profile told from the other end would be taken for this one without a word.
    if (name == "First Point TX or RX:" && reader.line().cell(1).rfind('R', 0) == 0)
      reader.fail("databank_from_receiver", {});
  }
  for (const auto &head : heads)
    if (!head.found) throw base::Error("databank_head", {{"file", file}, {"key", head.name}});
}

void read_profile(Reader &reader, DatabankPath &path, const std::string &file) {
  const char *const count_head = "Number of Points:";
  if (!reader.next() || reader.line().cell(0) != count_head)
    throw base::Error("databank_head", {{"file", file}, {"key", count_head}});
  const double count = reader.number(1, count_head);
  while (true) {
    if (!reader.next()) throw base::Error("databank_mark", {{"file", file}, {"text", profile_ends}});
    if (reader.at(profile_ends)) break;
    reader.need_cells(2);
    DatabankPath::Point point{reader.number(0, "km"), reader.number(1, "m"), reader.number_or(3, "m", 0), 4};
    if (!reader.line().cell(4).empty()) point.zone = reader.code(4, "zone", "1 3 4");
    path.points.push_back(point);
  }
  if (count != static_cast<double>(path.points.size()))
    reader.fail("databank_count",
                {{"n", std::to_string(path.points.size())}, {"wanted", base::format_number(count, 3)}});
}

base::Measure measured(const Reader &reader, std::size_t cell, const char *key) {
  if (reader.line().cell(cell).empty()) return {};
  return reader.number(cell, key);
}

void read_measurements(Reader &reader, DatabankPath &path, const std::string &file) {
  reader.find(measurements_begin);
  while (true) {
    if (!reader.next()) throw base::Error("databank_mark", {{"file", file}, {"text", measurements_end}});
    if (reader.at(measurements_end)) return;
    reader.need_cells(15);
    path.measurements.push_back({.line = reader.line().number,
                                 .frequency_mhz = reader.number(0, "MHz"),
                                 .transmitter_height_m = reader.number(1, "Tx m"),
                                 .receiver_height_m = reader.number(3, "Rx m"),
                                 .polarisation = reader.code(4, "HVC", "1 2"),
                                 .power_dbw = reader.number_or(12, "dBW", 30),
                                 .time_percent = reader.number(14, "%"),
                                 .field_dbuvm = measured(reader, 16, "dBuV/m"),
                                 .loss_db = measured(reader, 17, "dB")});
  }
}

} // namespace

bool is_databank(std::string_view text) { return text.find(profile_begins) != std::string_view::npos; }

DatabankPath parse_databank(std::string_view text, const std::string &file) {
  Reader reader(text, file);
  DatabankPath path;
  read_heads(reader, path, file);
  read_profile(reader, path, file);
  read_measurements(reader, path, file);
  return path;
}

} // namespace gis::sources
