#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gis::base {

/// What a sentence about a problem needs, as plain text: keys are the placeholders of its words
/// ("file", "field", "text", "n" …); numbers with a dot and no grouping.
using Facts = std::map<std::string, std::string>;

enum class Severity { error, warning, info };

/// Something a planner should know about the data: a code, where it is, and the facts of it.
/// The sentence and the remedy live in the words of the face, under the key "finding.<code>".
struct Finding {
  Severity severity = Severity::error;
  std::string code;
  std::string source; ///< id of the source in the study, or the file
  std::string layer;
  long row = 0; ///< 1 = first data row; 0 = no single row
  std::string unit_code;
  std::optional<double> x; ///< east, in the study CRS
  std::optional<double> y; ///< north, in the study CRS
  Facts facts;
};

/// Bytewise order of all fields: a list sorted so never depends on threads or file order.
bool operator<(const Finding &, const Finding &);

using Findings = std::vector<Finding>;

inline bool has_error(const Findings &findings) {
  for (const auto &finding : findings)
    if (finding.severity == Severity::error) return true;
  return false;
}

/// "error", "warning", "info": the word in files, never translated.
const char *severity_name(Severity);

} // namespace gis::base
