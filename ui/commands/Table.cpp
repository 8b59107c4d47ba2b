#include "ui/commands/Table.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "ui/commands/MapText.h"
#include "ui/commands/notes.h"
#include "ui/commands/rows.h"
#include "ui/commands/write_file.h"
#include "ui/tables/csv.h"
#include "ui/tables/html.h"
#include "ui/words/numbers.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

namespace ui::commands {
namespace {

using gis::base::parse_number;
using tables::Cell;
using tables::Kind;

Cell number_cell(const std::string &text) {
  const auto value = parse_number(text);
  return value ? Cell(*value) : Cell(std::monostate());
}

/// To two decimals, or as many more as it takes to stay on its side of the bound: 99.996 is not 100.
Cell rounded_cell(const std::string &text, const std::string &bound_text) {
  const auto value = parse_number(text), bound = parse_number(bound_text);
  if (!value || !bound) return value ? number_cell(gis::base::format_number(*value, 2)) : Cell();
  for (int decimals = 2; decimals <= 6; ++decimals) {
    const auto near = parse_number(gis::base::format_number(*value, decimals));
    if ((*near < *bound) == (*value < *bound) && (*near > *bound) == (*value > *bound)) return *near;
  }
  return *value;
}

/// The same as a page shows it; the sheet keeps such a text as it stands.
Cell shown_cell(const std::string &text, std::optional<double> target, const std::string &unit,
                const words::Words &w) {
  const auto value = parse_number(text);
  return value ? Cell(words::value_text(*value, words::decimals_of(unit, target), target, w.language()))
               : Cell();
}

enum class Reader { machine, spreadsheet, page };

class Builder {
public:
  Builder(const gis::study::Results &results, const words::Words &w, Reader reader)
      : w_(w), reader_(reader), last_year_(results) {}

  /// Notes stand at the end, and only where there are some.
  tables::Sheet build(const std::vector<const Row *> &rows, const gis::study::Notes &notes) const {
    static const std::vector<std::pair<const char *, Kind>> columns = {
        {"unit_code", Kind::text},     {"unit_name", Kind::text},      {"group", Kind::text},
        {"indicator", Kind::text},     {"indicator_name", Kind::text}, {"unit_of_measure", Kind::text},
        {"basis", Kind::text},         {"season", Kind::text},         {"last_year", Kind::number},
        {"plan_target", Kind::number}, {"actual", Kind::number},       {"target", Kind::number},
        {"gap", Kind::number},         {"to_target", Kind::integer},   {"status", Kind::text},
        {"plan_status", Kind::text},   {"course", Kind::text},         {"reason", Kind::text},
        {"flags", Kind::text},         {"measure", Kind::text},        {"mode", Kind::text},
        {"level", Kind::text},         {"edition", Kind::text},        {"year", Kind::text}};
    tables::Sheet sheet;
    // The heading of a page says the year and the edition.
    const std::size_t shown = columns.size() - (reader_ == Reader::page ? 2 : 0);
    for (std::size_t i = 0; i < columns.size(); ++i)
      sheet.columns.push_back(
          {columns[i].first, w_(std::string("col.") + columns[i].first), columns[i].second, 6});
    for (const auto *row : rows) sheet.rows.push_back(line(*row));
    sheet.columns.resize(shown);
    for (auto &row : sheet.rows) row.resize(shown);
    add_notes(sheet, rows, notes);
    return sheet;
  }

private:
  const words::Words &w_;
  Reader reader_;
  LastYear last_year_;

  void add_notes(tables::Sheet &sheet, const std::vector<const Row *> &rows,
                 const gis::study::Notes &notes) const {
    using gis::study::Note;
    static const std::pair<const char *, std::string Note::*> parts[] = {
        {"cause", &Note::cause},          {"solution", &Note::solution}, {"lead_body", &Note::lead},
        {"support_body", &Note::support}, {"deadline", &Note::deadline}, {"note", &Note::text}};
    if (std::none_of(rows.begin(), rows.end(),
                     [&](const Row *row) { return notes.find(note_key(*row)) != nullptr; }))
      return;
    for (const auto &[name, member] : parts)
      sheet.columns.push_back({name, w_(std::string("col.") + name), Kind::text, 6});
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto *note = notes.find(note_key(*rows[i]));
      for (const auto &[name, member] : parts) {
        const std::string text = note != nullptr ? note->*member : std::string();
        const bool date = member == &Note::deadline && reader_ != Reader::machine;
        sheet.rows[i].emplace_back(date ? words::date_short(text, w_) : text);
      }
    }
  }

  Cell figure(const std::string &text, const Row &row, const char *bound) const {
    const std::string &limit = std::string(bound) == "0" ? bound : at(row, bound);
    if (reader_ == Reader::machine) return number_cell(text);
    if (reader_ == Reader::spreadsheet) return rounded_cell(text, limit);
    return shown_cell(text, parse_number(limit), unit_of(row), w_);
  }

  std::vector<Cell> line(const Row &row) const {
    std::string flags;
    for (const auto &flag : gis::base::split(at(row, "flags"), ' '))
      if (!flag.empty()) flags += (flags.empty() ? "" : "; ") + words::named(w_, "flag", flag);
    const auto word = [&](const char *family, const char *column) {
      return at(row, column).empty() ? std::string() : words::named(w_, family, at(row, column));
    };
    return {at(row, "unit_code"),
            at(row, "unit_name"),
            word("group", "group"),
            at(row, "indicator"),
            w_(at(row, "indicator") + ".short"),
            words::named(w_, "unit_of", unit_of(row)),
            word("basis", "basis"),
            word("season", "season"),
            figure(last_year_.of(row), row, "target"),
            figure(at(row, "plan_target"), row, "target"),
            figure(at(row, "value"), row, "target"),
            figure(at(row, "target"), row, "target"),
            figure(at(row, "gap"), row, "0"),
            number_cell(at(row, "to_target")),
            word("status", "status"),
            word("status", "plan_status"),
            word("road", "course"),
            word("reason", "reason"),
            flags,
            word("measure", "measure"),
            word("mode", "mode"),
            word("level", "level"),
            at(row, "edition"),
            at(row, "year")};
  }
};

std::vector<std::string> notes(const gis::study::Results &results, const std::vector<const Row *> &rows,
                               const words::Words &w) {
  std::set<std::string> used;
  bool invented = false;
  for (const auto *row : rows) {
    for (const auto &id : gis::base::split(at(*row, "sources"), ' ')) used.insert(id);
    invented = invented || at(*row, "flags").find("illustrative") != std::string::npos;
  }
  std::vector<std::string> lines;
  if (invented) lines.push_back(words::upper(w("map.invented")));
  const auto about = nlohmann::json::parse(results.about);
  for (const auto &source : about["sources"])
    if (used.count(source["id"]) > 0) {
      const std::string attribution = source["attribution"];
      const std::string name =
          source["id"].get<std::string>() + (attribution.empty() ? "" : " (" + attribution + ")");
      lines.push_back(
          w.fill("report.source", {{"source", name}, {"date", words::date_short(source["date"], w)}}));
    }
  return lines;
}

} // namespace

void Table::declare(Form &form) {
  selection_.declare(form);
  form.choice("for", flavour_, {"machine", "excel-vi"});
  form.text("output", output_);
  form.required();
}

int Table::run(Face &face) {
  const auto ending = std::filesystem::path(output_).extension();
  if (ending != ".csv" && ending != ".html")
    throw gis::base::Error("choice_unknown",
                           {{"option", "--output"}, {"text", output_}, {"list", "*.csv, *.html"}});
  const OpenResults results(selection_, face);
  const auto &w = face.words;
  if (selection_.level.empty())
    selection_.level = nlohmann::json::parse(results->about)["study"]["levels"].front();
  std::vector<const Row *> rows;
  std::vector<std::string> levels;
  for (const auto &level : gis::base::split(selection_.level, ','))
    for (const auto &group : gis::base::split(selection_.group, ',')) {
      Selection part = selection_;
      part.level = gis::base::trimmed(level);
      part.group = gis::base::trimmed(group);
      const auto found = select(*results, part);
      rows.insert(rows.end(), found.begin(), found.end());
      const auto name = words::named(w, "level", part.level);
      if (levels.empty() || levels.back() != name) levels.push_back(name);
    }
  const auto reader = ending == ".html"        ? Reader::page
                      : flavour_ == "excel-vi" ? Reader::spreadsheet
                                               : Reader::machine;
  auto sheet = Builder(*results, w, reader).build(rows, gis::study::read_notes(*results));
  sheet.name =
      w.fill("table.line", {{"title", w.fill("table.gaps_title", {{"level", gis::base::join(levels, ", ")}})},
                            {"year", at(*rows.front(), "year")},
                            {"edition", words::edition_label(at(*rows.front(), "edition"), w)}});
  const std::string title = w.language() == words::Language::vi ? results->name_vi : results->name_en;
  write_file(output_, reader == Reader::page ? tables::html_text(sheet, {title, notes(*results, rows, w)}, w)
                                             : tables::csv_text(sheet, reader == Reader::spreadsheet
                                                                           ? tables::CsvFlavour::excel_vi
                                                                           : tables::CsvFlavour::machine));
  face.say(w.fill("cli.written", {{"file", output_}}));
  return 0;
}

} // namespace ui::commands
