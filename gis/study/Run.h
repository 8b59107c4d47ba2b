#pragma once

#include "gis/area/People.h"
#include "gis/gaps/GapTable.h"
#include "gis/study/Inputs.h"
#include "gis/study/ServiceUse.h"
#include "gis/study/deprivation.h"
#include "gis/study/referral_chain.h"
#include "gis/study/signals.h"
#include "gis/study/water_reach.h"

#include <limits>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace gis::study {

class KeptSurfaces;

struct RunOptions {
  int threads = 0;            ///< 0: as many as the machine has
  std::set<std::string> only; ///< indicator ids; empty: all
  /// Memory it may take (memory.h): where not all threads fit, fewer search side by side.
  double allowed_bytes = std::numeric_limits<double>::infinity();
  /// Where finished surfaces go, and where those of an earlier run are found. Null: surfaces are dropped as
  /// soon as they are counted.
  KeptSurfaces *surfaces = nullptr;
};

/// What a run found out: everything the results folder holds.
struct Outcome {
  Inputs inputs; ///< without the rasters and layers that only the search needed
  area::People people;
  Signals received;               ///< of the people cells
  std::vector<gaps::GapRow> rows; ///< by key
  WaterFound water;
  std::vector<ServiceUse> uses; ///< by service, limit and cohort
  ReferralChain referral;
  Deprivation deprivation;
  /// What maps draw under the figures: road classes that show at a province's scale, rivers, lakes.
  sources::Layer base_roads, base_rivers, base_lakes;
  std::optional<geo::Surface> relief; ///< hundredths of light (geo::hillshade); without terrain: none
  base::Findings findings;            ///< sorted
  std::vector<std::pair<std::string, double>> stage_seconds; ///< for run.log
};

/// Throws Error{study_has_errors: n} where the inputs hold error findings.
void refuse_errors(const Inputs &);

/// The whole chain. Throws Error{study_has_errors: n} where the inputs hold error findings,
/// Error{memory} where it takes more than it may, Error{ledger_open} where people were lost, Cancelled. The
/// same inputs give the same outcome whatever the threads.
Outcome run(Inputs, const RunOptions &, base::Progress &);

} // namespace gis::study
