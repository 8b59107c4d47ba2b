#include "ui/commands/relief.h"

#include "gis/sources/sources.h"

namespace ui::commands {

std::shared_ptr<const maps::Relief> relief(const std::filesystem::path &results_folder) {
  const auto file = results_folder / "relief.tif";
  if (!std::filesystem::exists(file)) return nullptr;
  // Its hash is held against run.json where the rows are read.
  gis::sources::Provenance source{.id = file.filename().string(), .path = file, .hashed = false};
  gis::base::Findings findings;
  gis::base::Progress quiet;
  return std::make_shared<const maps::Relief>(
      maps::relief_of(gis::sources::read_raw_surface(source, findings, quiet).surface));
}

} // namespace ui::commands
