#include "gis/base/Finding.h"

#include <tuple>

namespace gis::base {

bool operator<(const Finding &a, const Finding &b) {
  const auto key = [](const Finding &f) {
    return std::tie(f.severity, f.code, f.source, f.layer, f.row, f.unit_code, f.x, f.y, f.facts);
  };
  return key(a) < key(b);
}

const char *severity_name(Severity severity) {
  switch (severity) {
  case Severity::error:
    return "error";
  case Severity::warning:
    return "warning";
  case Severity::info:
    return "info";
  }
  return "error";
}

} // namespace gis::base
