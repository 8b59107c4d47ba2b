#include "gis/radio/pattern_file.h"

#include "gis/base/number.h"
#include "gis/sources/TableReader.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace gis::radio {
namespace {

using base::Severity;
using Samples = std::vector<PatternSample>;

constexpr double widest_gap = 30; ///< degrees

void sort_by_angle(Samples &samples) {
  std::sort(samples.begin(), samples.end(), [](const auto &a, const auto &b) { return a.angle < b.angle; });
}

/// Gathers the rows of a pattern file and what is wrong with them.
class PatternReader {
public:
  PatternReader(const sources::Layer &table, base::Findings &findings)
      : table_(table), findings_(findings), reader_(table, findings) {}

  std::optional<AntennaPattern> read() {
    for (const auto &row : table_.rows) read_row(row);
    close_the_round();
    sort_by_angle(vertical_);
    check_twice(horizontal_);
    check_twice(vertical_);
    check_gaps();
    if (broken_) return {};
    return AntennaPattern(horizontal_, vertical_);
  }

private:
  const sources::Layer &table_;
  base::Findings &findings_;
  sources::TableReader reader_;
  Samples horizontal_, vertical_;
  bool broken_ = false;

  void fail(const sources::Row &row, const char *field, const char *wanted) {
    broken_ = true;
    findings_.push_back(reader_.at(row, Severity::error, "value_bad",
                                   {{"key", field}, {"text", reader_.text(row, field)}, {"wanted", wanted}}));
  }

  void read_row(const sources::Row &row) {
    const std::string plane = reader_.text(row, "plane");
    const auto angle = base::parse_number(reader_.text(row, "angle_deg"));
    const auto attenuation = base::parse_number(reader_.text(row, "attenuation_db"));
    const bool flat = plane == "horizontal";
    if (!flat && plane != "vertical") return fail(row, "plane", "horizontal, vertical");
    const double least = flat ? 0 : -90, most = flat ? 360 : 90;
    if (!angle || *angle < least || *angle > most)
      return fail(row, "angle_deg", flat ? "0 – 360" : "-90 – 90"); // not shown: figures only
    if (!attenuation || *attenuation < 0) return fail(row, "attenuation_db", "count");
    (flat ? horizontal_ : vertical_).push_back({Degrees(*angle), Decibels(*attenuation)});
  }

  /// 360° says what 0° says, or says it again.
  void close_the_round() {
    sort_by_angle(horizontal_);
    if (horizontal_.empty() || horizontal_.back().angle.value != 360) return;
    if (horizontal_.front().angle.value == 0)
      horizontal_.pop_back();
    else
      horizontal_.back().angle = Degrees(0);
    sort_by_angle(horizontal_);
  }

  void tell(Severity severity, const char *code, double from, double to) {
    broken_ = broken_ || severity == Severity::error;
    findings_.push_back(reader_.about(
        severity, code, {{"from", base::format_number(from, 2)}, {"to", base::format_number(to, 2)}}));
  }

  void check_twice(const Samples &samples) {
    for (std::size_t i = 0; i + 1 < samples.size(); ++i)
      if (samples[i].angle == samples[i + 1].angle)
        tell(Severity::error, "pattern_angle_twice", samples[i].angle.value, samples[i].angle.value);
  }

  /// The usual step is the median one; a wider one is a hole.
  void check_gaps() {
    if (horizontal_.size() < 2) return tell(Severity::error, "pattern_gap", 0, 360);
    std::vector<double> steps;
    for (std::size_t i = 0; i < horizontal_.size(); ++i)
      steps.push_back(end_of(i) - horizontal_[i].angle.value);
    auto sorted = steps;
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<long>(sorted.size() / 2), sorted.end());
    const double usual = sorted[sorted.size() / 2];
    for (std::size_t i = 0; i < steps.size(); ++i)
      if (steps[i] > widest_gap)
        tell(Severity::error, "pattern_gap", horizontal_[i].angle.value, std::fmod(end_of(i), 360));
      else if (steps[i] > usual * 1.5)
        tell(Severity::warning, "pattern_gap_filled", horizontal_[i].angle.value, std::fmod(end_of(i), 360));
  }

  /// Where the step after the i-th value ends; past 360 for the last one.
  double end_of(std::size_t i) const {
    return i + 1 < horizontal_.size() ? horizontal_[i + 1].angle.value
                                      : horizontal_.front().angle.value + 360;
  }
};

} // namespace

std::optional<AntennaPattern> pattern_from(const sources::Layer &table, base::Findings &findings) {
  return PatternReader(table, findings).read();
}

} // namespace gis::radio
