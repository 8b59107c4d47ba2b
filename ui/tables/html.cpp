#include "ui/tables/html.h"

#include "ui/words/numbers.h"

#include <algorithm>

namespace ui::tables {
namespace {

const char *const style =
    "<style>\n"
    "body{font-family:'Times New Roman','Liberation Serif',serif;margin:2em;color:#1A1A1A}\n" // not shown
    "table{border-collapse:collapse}\n"
    "caption{text-align:left;font-weight:bold;padding-bottom:.5em}\n"
    "th,td{border:1px solid #7F8B96;padding:.2em .5em;vertical-align:top}\n" // not shown
    "th{background:#F0F3F5;text-align:left}\n"
    "td.n,th.n{text-align:right;white-space:nowrap}\n"
    "@media print{thead{display:table-header-group}}\n" // not shown
    "</style>\n";

std::string escaped(const std::string &text) {
  std::string result;
  for (const char c : text) switch (c) {
    case '&':
      result += "&amp;";
      break;
    case '<':
      result += "&lt;";
      break;
    case '>':
      result += "&gt;";
      break;
    case '"':
      result += "&quot;";
      break;
    default:
      result += c;
    }
  return result;
}

std::string figure(double value, const Column &column, words::Language language) {
  switch (column.kind) {
  case Kind::percent:
    return words::percent(value, column.decimals, language);
  case Kind::integer:
    return words::number(value, 0, language);
  default:
    return words::number(value, column.decimals, language);
  }
}

std::string cell(const Cell &content, const Column &column, const words::Words &words) {
  if (const auto *text = std::get_if<std::string>(&content)) return escaped(*text);
  if (const auto *value = std::get_if<double>(&content)) return figure(*value, column, words.language());
  return column.kind == Kind::text ? "" : words("sign.missing");
}

const char *aligned(const Column &column) { return column.kind == Kind::text ? "" : " class=\"n\""; }

bool shows_missing(const Sheet &sheet) {
  return std::any_of(sheet.rows.begin(), sheet.rows.end(), [&](const auto &row) {
    for (std::size_t i = 0; i < row.size(); ++i)
      if (row[i].index() == 0 && sheet.columns[i].kind != Kind::text) return true;
    return false;
  });
}

} // namespace

std::string html_text(const Sheet &sheet, const HtmlPage &page, const words::Words &words) {
  check(sheet);
  std::string text = std::string("<!DOCTYPE html>\n<html lang=\"") + words::language_code(words.language()) +
                     "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + escaped(page.title) + "</title>\n" +
                     style + "</head>\n<body>\n<table>\n<caption>" + escaped(page.title) +
                     (sheet.name.empty() ? "" : "<br>" + escaped(sheet.name)) + "</caption>\n<thead>\n<tr>";
  for (const auto &column : sheet.columns)
    text += std::string("<th scope=\"col\"") + aligned(column) + ">" + escaped(column.head) + "</th>";
  text += "</tr>\n</thead>\n<tbody>\n";
  for (const auto &row : sheet.rows) {
    text += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i)
      text += std::string("<td") + aligned(sheet.columns[i]) + ">" + cell(row[i], sheet.columns[i], words) +
              "</td>";
    text += "</tr>\n";
  }
  text += "</tbody>\n</table>\n";
  auto notes = page.notes;
  if (sheet.rows.empty()) notes.insert(notes.begin(), words("table.empty"));
  if (shows_missing(sheet)) notes.push_back(words("sign_note.missing"));
  for (const auto &note : notes) text += "<p>" + escaped(note) + "</p>\n";
  return text + "</body>\n</html>\n";
}

} // namespace ui::tables
