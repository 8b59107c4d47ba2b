#pragma once

#include "gis/base/Progress.h"
#include "gis/geo/Crs.h"
#include "gis/geo/Surface.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gis::study {

/// The surfaces of a results folder while it is written. A surface whose hash (stages.h) is that of one in
/// the folder to be replaced, or of one written in this run under another name, is read back instead of
/// searched, and its file is handed on as it is.
class KeptSurfaces {
public:
  /// `staging`: where files go; `earlier`: the results folder that will be replaced. Where that is none, or
  /// not whole, nothing is taken over.
  KeptSurfaces(const std::filesystem::path &staging, const std::filesystem::path &earlier, const geo::Crs &);

  /// The surface of this hash, or nothing where there is none: no file, another file than was written, cells
  /// beyond the cap (which a surface does not tell from unreachable ones). May be called from any thread.
  std::optional<geo::Surface> find(const std::string &hash, const geo::Grid &, base::Progress &) const;

  enum class Origin { searched, taken_over, shared };
  /// Where a surface of this hash comes from, as far as is known before it is read.
  Origin origin_of(const std::string &hash) const;

  /// Writes the files of one surface under all names that ask for it; the file it was found in is handed on.
  /// May be called from any thread, one name once. Throws what write_geotiff throws.
  void write(const std::vector<std::string> &names, const geo::Surface &,
             const std::string &found_hash) const;
  /// Notes what was written; not while other threads use this object.
  void note(const std::vector<std::string> &names, const std::string &hash, std::size_t beyond_cap, Origin);

  struct Stage {
    std::string hash;
    std::size_t beyond_cap = 0; ///< cells
    Origin origin = Origin::searched;
  };
  const std::map<std::string, Stage> &stages() const { return stages_; } ///< by name
  std::size_t count(Origin) const;

private:
  struct File {
    std::filesystem::path path;
    std::string sha256; ///< of a file of the earlier folder; empty: written in this run
  };
  std::filesystem::path surfaces_;
  geo::Crs crs_;
  std::map<std::string, File> files_; ///< by hash
  std::map<std::string, Stage> stages_;

  void look_into(const std::filesystem::path &earlier);
  static bool hand_on(const File &, const std::filesystem::path &to);
  std::filesystem::path path_of(const std::string &name) const { return surfaces_ / (name + ".tif"); }
};

} // namespace gis::study
