#include "gis/study/KeptSurfaces.h"

#include "gis/base/Error.h"
#include "gis/sources/write.h"
#include "gis/study/ResultsFolder.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

namespace gis::study {

namespace fs = std::filesystem;

KeptSurfaces::KeptSurfaces(const fs::path &staging, const fs::path &earlier, const geo::Crs &crs)
    : surfaces_(staging / "surfaces"), crs_(crs) {
  std::error_code told_by_the_first_surface;
  fs::create_directory(surfaces_, told_by_the_first_surface);
  if (is_results(earlier)) look_into(earlier);
}

/// Whatever is not as this program writes it is passed over: what is not taken over is searched.
void KeptSurfaces::look_into(const fs::path &earlier) {
  std::ifstream file(earlier / "run.json", std::ios::binary);
  const auto json = nlohmann::json::parse(file, nullptr, false);
  try {
    for (const auto &[name, stage] : json.at("stages").at("surfaces").items()) {
      const fs::path path = earlier / "surfaces" / (name + ".tif");
      if (name.find('/') != std::string::npos || stage.at("beyond_cap") != 0) continue;
      if (!fs::is_regular_file(fs::symlink_status(path))) continue;
      files_[stage.at("hash")] = {path, json.at("files").at("surfaces/" + name + ".tif")};
    }
  } catch (const nlohmann::json::exception &) {
    files_.clear(); // written by another version of this program
  }
}

std::optional<geo::Surface> KeptSurfaces::find(const std::string &hash, const geo::Grid &grid,
                                               base::Progress &progress) const {
  const auto known = files_.find(hash);
  if (known == files_.end()) return {};
  try {
    sources::Provenance source{.path = known->second.path};
    base::Findings ignored;
    auto raw = sources::read_raw_surface(source, ignored, progress);
    if (!known->second.sha256.empty() && source.sha256 != known->second.sha256) return {};
    if (raw.surface.grid != grid) return {};
    return std::move(raw.surface);
  } catch (const base::Error &) {
    return {};
  }
}

void KeptSurfaces::write(const std::vector<std::string> &names, const geo::Surface &surface,
                         const std::string &found_hash) const {
  const auto first = path_of(names.front());
  if (found_hash.empty() || !hand_on(files_.at(found_hash), first))
    sources::write_geotiff(first, surface, crs_);
  for (std::size_t i = 1; i < names.size(); ++i)
    if (!hand_on({first, ""}, path_of(names[i]))) sources::write_geotiff(path_of(names[i]), surface, crs_);
}

/// A file of the earlier folder goes on under a second name, since the earlier folder is removed at the end
/// of the run; a file of this run is copied, so that nobody who edits one of the two changes the other.
bool KeptSurfaces::hand_on(const File &file, const fs::path &to) {
  std::error_code fault;
  if (!file.sha256.empty()) {
    fs::create_hard_link(file.path, to, fault);
    if (!fault) return true;
  }
  if (fs::copy_file(file.path, to, fault)) return true;
  fs::remove(to, fault); // it is written anew, and then told what is wrong
  return false;
}

void KeptSurfaces::note(const std::vector<std::string> &names, const std::string &hash,
                        std::size_t beyond_cap, Origin origin) {
  for (const auto &name : names) {
    stages_[name] = {hash, beyond_cap, origin};
    origin = Origin::shared;
  }
  if (beyond_cap == 0) files_[hash] = {path_of(names.front()), ""};
}

KeptSurfaces::Origin KeptSurfaces::origin_of(const std::string &hash) const {
  const auto known = files_.find(hash);
  if (known == files_.end()) return Origin::searched;
  return known->second.sha256.empty() ? Origin::shared : Origin::taken_over;
}

std::size_t KeptSurfaces::count(Origin origin) const {
  return static_cast<std::size_t>(std::count_if(
      stages_.begin(), stages_.end(), [&](const auto &stage) { return stage.second.origin == origin; }));
}

} // namespace gis::study
