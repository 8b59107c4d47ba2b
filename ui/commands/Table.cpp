#include "ui/commands/Table.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/sources/write.h"
#include "ui/tables/csv.h"
#include "ui/tables/html.h"
#include "ui/words/numbers.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>
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

/// The value of the same series one year before, by everything but the year.
class LastYear {
public:
  explicit LastYear(const gis::study::Results &results) {
    for (const auto &row : results.rows)
      if (!at(row, "value").empty()) values_[key(row, at(row, "year"))] = at(row, "value");
  }
  std::string of(const Row &row) const {
    const auto found = values_.find(key(row, std::to_string(std::stoi(at(row, "year")) - 1)));
    return found == values_.end() ? std::string() : found->second;
  }

private:
  std::map<std::string, std::string> values_;
  static std::string key(const Row &row, const std::string &year) {
    std::string text = year;
    for (const char *column :
         {"scenario", "level", "unit_code", "group", "indicator", "measure", "mode", "season", "basis"})
      text += "|" + at(row, column);
    return text;
  }
};

class Builder {
public:
  Builder(const gis::study::Results &results, const words::Words &w, const Selection &selection)
      : results_(results), w_(w), selection_(selection), last_year_(results) {}

  tables::Sheet build(const std::vector<const Row *> &rows) {
    tables::Sheet sheet;
    sheet.name = w_.fill("table.gaps_title", {{"level", words::named(w_, "level", selection_.level)}});
    const auto head = [&](const char *key) { return w_(std::string("col.") + key); };
    sheet.columns = {{"unit_code", head("unit_code"), Kind::text},
                     {"unit_name", head("unit_name"), Kind::text},
                     {"group", head("group"), Kind::text},
                     {"indicator", head("indicator"), Kind::text},
                     {"indicator_name", head("indicator_name"), Kind::text},
                     {"unit_of_measure", head("unit_of_measure"), Kind::text},
                     {"basis", head("basis"), Kind::text},
                     {"season", head("season"), Kind::text},
                     {"last_year", head("last_year"), Kind::number, 2},
                     {"plan_target", head("plan_target"), Kind::number, 2},
                     {"actual", head("actual"), Kind::number, 2},
                     {"target", head("target"), Kind::number, 2},
                     {"gap", head("gap"), Kind::number, 2},
                     {"to_target", head("to_target"), Kind::integer},
                     {"status", head("status"), Kind::text},
                     {"plan_status", head("plan_status"), Kind::text},
                     {"course", head("course"), Kind::text},
                     {"reason", head("reason"), Kind::text},
                     {"flags", head("flags"), Kind::text}};
    for (const auto *row : rows) sheet.rows.push_back(line(*row));
    return sheet;
  }

private:
  const gis::study::Results &results_;
  const words::Words &w_;
  const Selection &selection_;
  LastYear last_year_;

  std::vector<Cell> line(const Row &row) const {
    const std::string &unit = at(row, "measured_in");
    std::string flags;
    for (const auto &flag : gis::base::split(at(row, "flags"), ' '))
      if (!flag.empty()) flags += (flags.empty() ? "" : "; ") + words::named(w_, "flag", flag);
    const auto word = [&](const char *family, const char *column) {
      return at(row, column).empty() ? std::string() : words::named(w_, family, at(row, column));
    };
    return {at(row, "unit_code"),
            at(row, "unit_name"),
            words::named(w_, "group", at(row, "group")),
            at(row, "indicator"),
            w_(at(row, "indicator") + ".short"),
            unit == "percent" ? "%"
                              : words::named(w_, "unit_of",
                                             unit == "per_10000"    ? "per 10 000"
                                             : unit == "per_100000" ? "per 100 000"
                                                                    : unit),
            word("basis", "basis"),
            word("season", "season"),
            number_cell(last_year_.of(row)),
            number_cell(at(row, "plan_target")),
            number_cell(at(row, "value")),
            number_cell(at(row, "target")),
            number_cell(at(row, "gap")),
            number_cell(at(row, "to_target")),
            word("status", "status"),
            word("status", "plan_status"),
            word("road", "course"),
            word("reason", "reason"),
            flags};
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
  const auto rows = select(*results, selection_);
  const auto sheet = Builder(*results, face.words, selection_).build(rows);
  const std::string title =
      face.words.language() == words::Language::vi ? results->name_vi : results->name_en;
  const std::string text =
      ending == ".html" ? tables::html_text(sheet, {title, notes(*results, rows, face.words)}, face.words)
                        : tables::csv_text(sheet, flavour_ == "excel-vi" ? tables::CsvFlavour::excel_vi
                                                                         : tables::CsvFlavour::machine);
  gis::sources::write_text(output_, text);
  face.err << face.words.fill("cli.written", {{"file", output_}}) << "\n";
  return 0;
}

} // namespace ui::commands
