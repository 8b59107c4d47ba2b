#include "gis/study/own_tables.h"

#include "gis/base/hash.h"
#include "gis/sources/gate.h"

#include <algorithm>

namespace gis::study {

std::string own_table_id(const std::string &name) {
  std::string id = name;
  std::replace(id.begin(), id.end(), ' ', '_');
  return id;
}

std::optional<std::string> own_table(Recipe &recipe, const std::string &name) {
  const auto folder = recipe.file.parent_path();
  auto text = sources::text_beside(folder, name, recipe.roots);
  if (!text) return text;
  const auto id = own_table_id(name);
  recipe.sources[id] = {.id = id, .path = folder / name, .sha256 = base::sha256(*text)};
  return text;
}

} // namespace gis::study
