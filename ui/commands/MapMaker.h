#pragma once

#include "gis/sources/Layer.h"
#include "ui/commands/Selection.h"
#include "ui/maps/MapData.h"

#include <filesystem>
#include <map>

namespace ui::commands {

/// The layers kept with some results, each read once: most of a map stays when its indicator changes. For one
/// thread at a time.
class MapLayers {
public:
  explicit MapLayers(const gis::study::Results &);
  /// The layers of a folder whose rows are being read elsewhere: before these are shown on them, ask
  /// belong_to(). Reads at once what every map needs.
  explicit MapLayers(const std::filesystem::path &results_folder);
  /// Throws Error{results_changed: file} where the layers are not of the run the rows are of.
  void belong_to(const gis::study::Results &) const;
  /// Throws what reading a layer throws, and what refuse_other_run() throws.
  const gis::sources::Layer &read(const std::string &name);
  /// Throws Error{results_changed: file} where another run has taken the folder since the rows were read:
  /// rows of one run are never drawn on the layers of another.
  void refuse_other_run() const;

private:
  std::filesystem::path folder_;
  std::string about_; ///< run.json as it was
  std::map<std::string, gis::sources::Layer> layers_;
};

/// The text of a cell; empty where it has none. Throws Error{field_missing}.
std::string cell(const gis::sources::Layer &, const gis::sources::Row &, const char *field);

/// The name as maps write it: the official Vietnamese word for the kind of unit, as it stands in the boundary
/// file, is dropped or shortened, and numbers are kept with it.
std::string map_name(const std::string &name);

/// How a row stands on a map: its status, or uncertain where a judged row carries that flag.
maps::State state_of(const Row &);

/// What a map of these rows shows: units with their state and value, borders, roads, water, the facilities of
/// the indicator's service, and all words. Rows are of one indicator, level and series (see select). Where no
/// row is judged but some have a value, the values are the theme: `reach` where more is better, `burden`
/// where less is, `people` for counts. Throws what reading the layers of the results throws.
maps::MapData map_data(const gis::study::Results &, const std::vector<const Row *> &, const words::Words &);
/// The same with layers that were read before.
/// Of a subject of its own the map's title says that, and no target.
maps::MapData map_data(const gis::study::Results &, const std::vector<const Row *> &, const words::Words &,
                       MapLayers &, const std::string &subject = {});

} // namespace ui::commands
