#pragma once

#include "ui/commands/Selection.h"

#include <nlohmann/json.hpp>
#include <vector>

namespace ui::commands {

/// What the results know of one figure besides its own row.
struct Background {
  const Row *ledger = nullptr;
  std::vector<nlohmann::json> sources, superseded;
  std::vector<const Row *> findings;
};

/// `about` is run.json.
Background background_of(const Row &, const gis::study::Results &, const nlohmann::json &about);

/// The same for a machine, figures as numbers.
nlohmann::ordered_json as_json(const Row &, const Background &);

} // namespace ui::commands
