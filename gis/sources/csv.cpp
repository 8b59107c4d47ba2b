#include "gis/sources/csv.h"

#include "gis/base/Error.h"
#include "gis/base/text.h"

#include <algorithm>
#include <set>

namespace gis::sources {
namespace {

/// Hands out one record after the other.
class Records {
public:
  Records(std::string_view text, char separator, const std::string &name)
      : text_(text), separator_(separator), name_(name) {}

  bool next(std::vector<std::string> &cells) {
    cells.clear();
    if (at_ >= text_.size()) return false;
    record_ += 1;
    while (true) {
      cells.push_back(at_ < text_.size() && text_[at_] == '"' ? quoted() : plain());
      if (at_ >= text_.size()) return true;
      const char end = text_[at_++];
      if (end == separator_) continue;
      if (end == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
      return true;
    }
  }
  long record() const { return record_; }

private:
  std::string_view text_;
  char separator_;
  const std::string &name_;
  std::size_t at_ = 0;
  long record_ = 0;

  std::string plain() {
    const auto from = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
    return std::string(text_.substr(from, at_ - from));
  }

  std::string quoted() {
    std::string cell;
    ++at_;
    while (true) {
      const auto quote = text_.find('"', at_);
      if (quote == std::string_view::npos)
        throw base::Error(base::Finding{.code = "csv_quote_open",
                                        .layer = name_,
                                        .row = record_ - 1,
                                        .facts = {{"file", name_}, {"row", std::to_string(record_ - 1)}}});
      cell += text_.substr(at_, quote - at_);
      at_ = quote + 1;
      if (at_ >= text_.size() || text_[at_] != '"') break;
      cell += '"';
      ++at_;
    }
    return cell + plain();
  }
};

/// The sign the heads hold most of; a comma where there is none.
char separator_of(std::string_view text) {
  const auto heads = text.substr(0, text.find('\n'));
  const auto times = [&](char sign) { return std::count(heads.begin(), heads.end(), sign); };
  const char sign = times(';') > times(',') ? ';' : ',';
  return times('\t') > times(sign) ? '\t' : sign;
}

} // namespace

void each_record(std::string_view text, const std::string &name,
                 const std::function<void(const std::vector<std::string> &)> &heads,
                 const std::function<void(long, const std::vector<std::string> &)> &row) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  Records records(text, separator_of(text), name);
  std::vector<std::string> cells;
  if (!records.next(cells) || (cells.size() == 1 && cells.front().empty()))
    throw base::Error("csv_no_heads", {{"file", name}});
  std::set<std::string> seen;
  for (auto &cell : cells) {
    cell = base::nfc(base::trimmed(cell));
    if (!seen.insert(cell).second) throw base::Error("csv_field_twice", {{"file", name}, {"field", cell}});
  }
  const std::size_t wanted = cells.size();
  heads(cells);
  while (records.next(cells)) {
    // A blank line, or the row of separators a spreadsheet leaves below its data.
    if (std::all_of(cells.begin(), cells.end(), [](const auto &cell) { return cell.empty(); })) continue;
    if (cells.size() != wanted)
      throw base::Error(base::Finding{.code = "csv_width",
                                      .layer = name,
                                      .row = records.record() - 1,
                                      .facts = {{"file", name},
                                                {"row", std::to_string(records.record() - 1)},
                                                {"n", std::to_string(cells.size())},
                                                {"wanted", std::to_string(wanted)}}});
    row(records.record() - 1, cells);
  }
}

Layer parse_csv(std::string_view text, const std::string &name) {
  Layer layer{.source = name, .name = name};
  each_record(
      text, name, [&](const std::vector<std::string> &heads) { layer.fields = heads; },
      [&](long number, const std::vector<std::string> &cells) {
        Row row{.number = number};
        for (const auto &cell : cells)
          row.cells.emplace_back(cell.empty() ? std::optional<std::string>() : base::nfc(cell));
        layer.rows.push_back(std::move(row));
      });
  return layer;
}

} // namespace gis::sources
