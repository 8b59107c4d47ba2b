#include "gis/radio/masts.h"

#include "gis/base/number.h"
#include "gis/radio/beam.h"
#include "gis/radio/mast_checks.h"
#include "gis/radio/mast_words.h"
#include "gis/radio/pattern_file.h"
#include "gis/sources/TableReader.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace gis::radio {
namespace {

using base::Severity;

/// Above this a power is likelier to be in watts than in kilowatts: the strongest stations of each kind stay
/// below. And below a tenth of a watt nobody puts up a mast.
double most_kw(Medium medium) {
  switch (medium) {
  case Medium::fm:
  case Medium::dvbt2:
    return 100;
  case Medium::relay:
    return 10;
  case Medium::loudspeaker:
    return 1;
  }
  return 0;
}
constexpr double least_kw = 1e-4;

struct Range {
  double min = 0, max = 0;
  bool holds(double value) const { return value >= min && value <= max; }
};
// What P.1812 takes (1.1 of the equation sheet): an antenna outside is an error, a frequency is not.
constexpr Range antenna_m{1, 3000}, frequency_mhz{30, 6000};

class MastReader {
public:
  MastReader(const sources::Layer &layer, MastColumns columns, const PatternFiles &files,
             base::Findings &findings)
      : layer_(layer), columns_(std::move(columns)), files_(files), findings_(findings),
        cells_(layer, findings) {
    const MastColumns usual;
    const auto drop = [&](std::string &column, const std::string &name) {
      if (column == name && !layer_.find_field(name)) column.clear();
    };
    drop(columns_.site, usual.site);
    drop(columns_.azimuth, usual.azimuth);
    drop(columns_.beamwidth, usual.beamwidth);
    drop(columns_.pattern, usual.pattern);
  }

  std::vector<Mast> read() {
    std::vector<Mast> masts;
    for (const auto &row : layer_.rows)
      if (auto mast = read_row(row)) masts.push_back(std::move(*mast));
    cells_.finish();
    return masts;
  }

private:
  const sources::Layer &layer_;
  MastColumns columns_;
  const PatternFiles &files_;
  base::Findings &findings_;
  sources::TableReader cells_;
  std::map<std::string, std::optional<AntennaPattern>> patterns_; ///< files read; nothing where one is broken
  // Of the row being read.
  const sources::Row *row_ = nullptr;
  std::string name_;
  bool broken_ = false;

  std::optional<Mast> read_row(const sources::Row &row) {
    row_ = &row;
    broken_ = false;
    name_ = cells_.text(row, columns_.id);
    Mast mast{.row = row.number};
    mast.id = needed_text(columns_.id);
    mast.site = cells_.text(row, columns_.site);
    mast.channel = needed_text(columns_.channel);
    if (row.geometry.points.empty())
      tell(Severity::error, "mast_value_missing", {{"field", layer_.name}});
    else
      mast.at = row.geometry.points.front();
    read_words(mast);
    read_figures(mast);
    read_pattern(mast);
    if (!broken_) find_broadcast(mast);
    if (broken_) return {};
    return mast;
  }

  void tell(Severity severity, const std::string &code, base::Facts facts) {
    broken_ = broken_ || severity == Severity::error;
    facts.emplace("name", name_);
    auto finding = cells_.at(*row_, severity, code, std::move(facts));
    if (!row_->geometry.points.empty()) {
      finding.x = row_->geometry.points.front().x;
      finding.y = row_->geometry.points.front().y;
    }
    findings_.push_back(std::move(finding));
  }

  std::string needed_text(const std::string &column) {
    auto text = cells_.text(*row_, column);
    if (text.empty()) tell(Severity::error, "mast_value_missing", {{"field", column}});
    return text;
  }

  base::Measure needed_figure(const std::string &column) {
    const auto before = findings_.size();
    const auto figure = cells_.number(*row_, column);
    if (figure && *figure > 0) return figure;
    broken_ = true; // told by the reader of cells, or here
    if (findings_.size() == before) tell(Severity::error, "mast_value_missing", {{"field", column}});
    return {};
  }

  bool in_range(Severity severity, const std::string &field, double value, Range range) {
    if (range.holds(value)) return true;
    tell(severity, "mast_value_range",
         {{"field", field},
          {"value", base::format_number(value, 6)},
          {"min", base::format_number(range.min, 3)},
          {"max", base::format_number(range.max, 3)}});
    return false;
  }

  template <class Kind> void read_word(const std::string &column, const WordList<Kind> &words, Kind &into) {
    const auto text = needed_text(column);
    if (text.empty()) return;
    if (const auto kind = words.find(text))
      into = *kind;
    else
      tell(Severity::error, "mast_word_unknown",
           {{"field", column}, {"text", text}, {"list", words.spelled()}});
  }

  void read_words(Mast &mast) {
    read_word(columns_.medium, medium_words(), mast.medium);
    read_word(columns_.polarisation, polarisation_words(), mast.polarisation);
    // Told per channel in the words planners know it by: it decides what the channel counts for.
    if (cells_.text(*row_, columns_.scope).empty())
      tell(Severity::error, "channel_no_scope", {{"name", mast.channel.empty() ? mast.id : mast.channel}});
    else
      read_word(columns_.scope, scope_words(), mast.scope);
  }

  void read_figures(Mast &mast) {
    if (const auto mhz = needed_figure(columns_.frequency)) {
      mast.frequency = Megahertz(*mhz);
      in_range(Severity::warning, columns_.frequency, *mhz, frequency_mhz);
    }
    if (const auto height = needed_figure(columns_.antenna);
        height && in_range(Severity::error, columns_.antenna, *height, antenna_m))
      mast.antenna = base::Metres(*height);
    const auto kw = needed_figure(columns_.power);
    if (!kw) return;
    mast.power = Kilowatts(*kw);
    if (!Range{least_kw, most_kw(mast.medium)}.holds(*kw))
      tell(Severity::warning, "erp_implausible", {{"value", base::format_number(*kw, 6)}});
  }

  void read_pattern(Mast &mast) {
    const auto azimuth = cells_.number(*row_, columns_.azimuth);
    const auto width = cells_.number(*row_, columns_.beamwidth);
    const auto file = cells_.text(*row_, columns_.pattern);
    if (azimuth.has_value() != width.has_value()) return tell(Severity::error, "mast_beam_incomplete", {});
    if (azimuth && in_range(Severity::error, columns_.azimuth, *azimuth, {0, 360}) &&
        in_range(Severity::error, columns_.beamwidth, *width, {1, 360}))
      mast.pattern = beam(Degrees(*azimuth), Degrees(*width));
    if (file.empty()) return;
    if (azimuth) tell(Severity::warning, "mast_two_patterns", {{"file", file}});
    const auto known = patterns_.find(file);
    if (known == patterns_.end()) {
      const auto table = files_ ? files_(file) : std::optional<sources::Layer>();
      if (!table) return tell(Severity::error, "pattern_missing", {{"file", file}});
      patterns_[file] = pattern_from(*table, findings_);
    }
    if (const auto &pattern = patterns_[file])
      mast.pattern = *pattern;
    else
      broken_ = true;
  }

  /// The bands of sound and of television broadcasting, MHz (ITU Region 3; band I is television's too but no
  /// longer used for it).
  void find_broadcast(Mast &mast) {
    if (mast.medium == Medium::fm) mast.broadcast = Broadcast::radio;
    if (mast.medium == Medium::dvbt2) mast.broadcast = Broadcast::television;
    if (mast.medium == Medium::loudspeaker) mast.broadcast = Broadcast::loudspeaker;
    if (mast.medium != Medium::relay) return;
    constexpr Range sound{65, 108}, vhf_television{174, 230}, uhf_television{470, 862};
    const double mhz = mast.frequency.value;
    if (sound.holds(mhz))
      mast.broadcast = Broadcast::radio;
    else if (vhf_television.holds(mhz) || uhf_television.holds(mhz))
      mast.broadcast = Broadcast::television;
    else
      tell(Severity::error, "mast_relay_band", {{"value", base::format_number(mhz, 6)}});
  }
};

} // namespace

bool set_column(MastColumns &columns, const std::string &role, const std::string &column) {
  const std::map<std::string, std::string *> roles = {
      {"id", &columns.id},           {"site", &columns.site},
      {"channel", &columns.channel}, {"scope", &columns.scope},
      {"medium", &columns.medium},   {"frequency", &columns.frequency},
      {"power", &columns.power},     {"antenna", &columns.antenna},
      {"azimuth", &columns.azimuth}, {"polarisation", &columns.polarisation},
      {"pattern", &columns.pattern}, {"beamwidth", &columns.beamwidth}};
  const auto found = roles.find(role);
  if (found == roles.end()) return false;
  *found->second = column;
  return true;
}

std::vector<Mast> masts_from(const sources::Layer &layer, const MastColumns &columns,
                             const PatternFiles &files, base::Findings &findings) {
  auto masts = MastReader(layer, columns, files, findings).read();
  std::sort(masts.begin(), masts.end(), [](const Mast &a, const Mast &b) {
    return std::tie(a.id, a.at.x, a.at.y) < std::tie(b.id, b.at.x, b.at.y);
  });
  check_together(masts, layer, findings);
  return masts;
}

} // namespace gis::radio
