#pragma once

#include "gis/allocation/Decay.h"
#include "gis/base/Progress.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Floating catchments: how much of a service there is for each person, when people may cross borders and all
/// who reach a site share it.
namespace gis::allocation {

/// With w the weight of a trip (0 beyond the cutoff, everywhere), P people, S supply:
enum class CatchmentMethod {
  /// R_j = S_j / Σ_k P_k w_kj, A_i = Σ_j R_j w_ij. Luo and Wang 2003; with a decay E2SFCA, Luo and Qi 2009.
  two_step,
  /// R_j = S_j / Σ_k G_kj P_k w_kj, A_i = Σ_j G_ij R_j w_ij, G_ij = w_ij / Σ_k w_ik. Wan, Zou, Sternberg
  /// 2012.
  three_step,
  /// A_i = Σ_j S_j w_ij² / Σ_k P_k w_kj. Delamater 2013.
  modified_two_step,
  /// The cost D_j / (ρ S_j) + t_ij / τ, equal over the sites an origin uses and greater at the others it
  /// reaches; D_j the people at j, ρ = ΣP / ΣS. Lower is better; the decay plays no part. Saxon and Snow
  /// 2020.
  rational_agent
};

struct Trip {
  std::uint32_t origin = 0, site = 0;
  double minutes = 0; ///< ≥ 0
};

struct CatchmentRequest {
  CatchmentMethod method = CatchmentMethod::two_step;
  std::vector<double> people; ///< by origin, ≥ 0
  std::vector<Trip> trips;    ///< by origin, then site, each pair at most once
  Decay decay;
  std::optional<base::Minutes> cutoff; ///< trips up to and with it count
  base::Minutes tau{60};               ///< rational agent: minutes that weigh as much as the mean crowding
  int most_rounds = 20000;             ///< rational agent: after which it counts as unsettled
};

struct Catchments {
  std::vector<base::Measure> accessibility; ///< by origin
  std::vector<std::uint32_t> unused_sites;  ///< with supply, but nobody reaches them: their supply is in no A
  std::vector<std::uint32_t> cut_off;       ///< origins that reach no site
};

/// Accessibility of every origin to one supply (by site, ≥ 0). An origin that reaches no site has 0: there is
/// no service for it (Missing for the rational agent, whose cost has no bound). Σ P·A = Σ S over the sites
/// somebody reaches (not modified two-step, whose loss is its point, nor rational agent).
/// The sums run in the order of the ids' ranks, so the result depends on no order of rows. Cost: of the
/// trips; for the rational agent times some hundred rounds. Throws std::invalid_argument where the table
/// breaks what is said here, Error{raam_unsettled: n} where the rational agents still move after so many
/// rounds, Cancelled.
Catchments catchments(const CatchmentRequest &, const std::vector<double> &supply, base::Progress &);

} // namespace gis::allocation
