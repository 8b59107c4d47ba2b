#include "gis/study/UnitRows.h"

#include "gis/study/units.h"

namespace gis::study {

UnitRows::UnitRows(Inputs &inputs, const area::Level &level, const sources::Layer &layer)
    : inputs_(inputs), level_(level), table_(layer, inputs.findings), names_(inputs.editions, layer) {}

std::optional<std::size_t> UnitRows::unit_of(const sources::Row &row, const std::string &code_field) {
  was_total_ = table_.totals_row(row, code_field);
  if (was_total_) return {};
  const std::string code = padded(table_.text(row, code_field), level_);
  const auto unit = level_.find(code);
  if (!unit) {
    inputs_.findings.push_back(table_.at(row, base::Severity::error, "code_unmatched",
                                         {{"code", code}, {"edition", inputs_.area.edition.id}}));
    return {};
  }
  names_.add(table_, row, inputs_.area.edition.id, level_.id, code);
  if (seen_.insert(code).second) return unit;
  auto finding = table_.at(row, base::Severity::error, "code_duplicate", {{"code", code}, {"n", "2"}});
  finding.unit_code = code;
  inputs_.findings.push_back(std::move(finding));
  return {};
}

void UnitRows::finish() {
  names_.finish(table_, inputs_.findings);
  table_.finish();
}

} // namespace gis::study
