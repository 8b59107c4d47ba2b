#include "gis/sources/Layer.h"

#include "gis/base/Error.h"
#include "gis/base/text.h"

#include <algorithm>

namespace gis::sources {

std::optional<std::size_t> Layer::find_field(const std::string &field_name) const {
  const auto found = std::find(fields.begin(), fields.end(), field_name);
  if (found == fields.end()) return {};
  return static_cast<std::size_t>(found - fields.begin());
}

std::size_t Layer::field(const std::string &field_name) const {
  if (const auto found = find_field(field_name)) return *found;
  throw base::Error(
      base::Finding{.code = "field_missing",
                    .source = source,
                    .layer = name,
                    .facts = {{"layer", name}, {"field", field_name}, {"list", base::join(fields, ", ")}}});
}

} // namespace gis::sources
