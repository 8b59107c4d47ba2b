#pragma once

#include "gis/area/Crosswalk.h"
#include "gis/area/Group.h"
#include "gis/area/StudyArea.h"
#include "gis/base/Progress.h"
#include "gis/gaps/GapTable.h"
#include "gis/indicators/Question.h"
#include "gis/radio/FieldModel.h"
#include "gis/radio/Mast.h"
#include "gis/radio/Terrain.h"
#include "gis/radio/Thresholds.h"
#include "gis/services/Service.h"
#include "gis/sources/sources.h"
#include "gis/study/Recipe.h"
#include "gis/study/water_inputs.h"

#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace gis::study {

/// Everything a run works on: the files of the recipe, read, checked and brought into one system.
struct Inputs {
  Recipe recipe;
  geo::Crs crs;
  geo::Grid grid;
  area::StudyArea area;                ///< of the edition shown
  std::vector<area::Edition> editions; ///< all of them, for matching codes
  std::vector<area::Crosswalk> crosswalks;
  gaps::Programme programme;
  std::vector<indicators::Question> questions;
  std::vector<services::Service> services;
  std::vector<area::Group> groups; ///< "all" first; those of a travel rule are filled by the run
  indicators::Statistics statistics;
  std::map<gaps::PlanTargetKey, double> plan_targets;
  std::optional<sources::Layer> roads, landcover;
  std::vector<sources::Layer> barriers;
  std::optional<geo::Surface> terrain;
  std::optional<sources::RawSurface> weights;
  std::vector<radio::Mast> masts;
  std::shared_ptr<const radio::Terrain> radio_terrain; ///< on its own grid
  double radio_bytes = 0;                              ///< what its rasters take
  radio::Thresholds thresholds;
  WaterInputs water;
  WastewaterInputs wastewater;
  std::set<std::string> radio_tables; ///< source ids of thresholds and patterns that stand beside the study
  radio::Environment environment() const; ///< as the recipe names it
  radio::Propagation propagation() const; ///< likewise
  base::Findings findings;
};

struct ReadOptions {
  int threads = 1; ///< 0: as many as the machine has
  /// Memory a run on these inputs may take (memory.h).
  double allowed_bytes = std::numeric_limits<double>::infinity();
};

/// Reads and checks every input. What can be left out is a Finding; what makes a figure wrong is an error
/// Finding, gathered over all sources so that one look shows them all. Throws Error only where nothing can be
/// read on (no units, no such programme) or where a run on this grid takes more memory than it may, before
/// anything as large as the grid is made. Throws Cancelled. The inputs are the same whatever the threads.
Inputs read_inputs(Recipe, base::Progress &, const ReadOptions & = {});

} // namespace gis::study
