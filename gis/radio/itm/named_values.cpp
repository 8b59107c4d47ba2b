#include "gis/radio/itm/Itm.h"

#include <cmath>

namespace gis::radio {
namespace {

constexpr const char *m = "m", *db = "dB", *db_per_m = "dB/m", *rad = "rad", *none = "";

/// Lists the members of steps that may not have been taken, or may have ended in no number.
class List {
public:
  std::vector<NamedValue> values;

  template <class Step>
  void add(const Step *step, const std::string &name, const char *unit, double Step::*member) {
    add(name, unit, step ? base::Measure(step->*member) : base::Measure());
  }
  void add(const std::string &name, const char *unit, base::Measure value) {
    if (value && !std::isfinite(*value)) value.reset();
    values.push_back({name, unit, value});
  }
  /// Both ends of one member: "he1", "he2".
  template <class Step>
  void add_pair(const Step *step, const std::string &name, const char *unit,
                std::array<double, 2> Step::*member) {
    for (std::size_t j = 0; j < 2; ++j)
      add(name + std::to_string(j + 1), unit, step ? base::Measure((step->*member)[j]) : base::Measure());
  }
};

template <class Step> const Step *pointer(const std::optional<Step> &step) { return step ? &*step : nullptr; }

void add_ground(List &list, const ItmGround *ground) {
  list.add(ground, "hsys", m, &ItmGround::mean_height_m);
  list.add(ground, "Ns", "N", &ItmGround::refractivity);
  list.add(ground, "ae", m, &ItmGround::earth_radius_m);
  list.add("Zg_re", none, ground ? base::Measure(ground->impedance.real()) : base::Measure());
  list.add("Zg_im", none, ground ? base::Measure(ground->impedance.imag()) : base::Measure());
  list.add(ground, "k", "1/m", &ItmGround::wave_number_per_m);
}

void add_terrain(List &list, const ItmTerrain *terrain) {
  for (std::size_t j = 0; j < 2; ++j) {
    const auto *horizon = terrain ? &terrain->horizons[j] : nullptr;
    const auto end = std::to_string(j + 1);
    list.add(horizon, "theta" + end + "_profile", rad, &ItmHorizon::angle_rad);
    list.add(horizon, "dh" + end + "_profile", m, &ItmHorizon::distance_m);
  }
  list.add(terrain, "xa", m, &ItmTerrain::from_m);
  list.add(terrain, "xb", m, &ItmTerrain::to_m);
  const auto *irregularity = terrain ? &terrain->irregularity : nullptr;
  list.add("p10", none, irregularity ? base::Measure(irregularity->tenth) : base::Measure());
  list.add("N", none, irregularity ? base::Measure(irregularity->samples) : base::Measure());
  const auto *trend = irregularity ? &irregularity->trend : nullptr, *fit = terrain ? &terrain->fit : nullptr;
  list.add(trend, "a0", m, &ItmLine::transmitter_m);
  list.add(trend, "a1", m, &ItmLine::receiver_m);
  list.add(irregularity, "q10", m, &ItmIrregularity::high_m);
  list.add(irregularity, "q90", m, &ItmIrregularity::low_m);
  list.add(fit, "f0", m, &ItmLine::transmitter_m);
  list.add(fit, "fn", m, &ItmLine::receiver_m);
}

void add_path(List &list, const ItmPath *path) {
  list.add(path, "d", m, &ItmPath::distance_m);
  list.add(path, "dh", m, &ItmPath::irregularity_m);
  for (std::size_t j = 0; j < 2; ++j) {
    const auto *end = path ? &path->ends[j] : nullptr;
    const auto *horizon = end ? &end->horizon : nullptr;
    const auto number = std::to_string(j + 1);
    list.add(end, "he" + number, m, &ItmEnd::effective_m);
    list.add(horizon, "dh" + number, m, &ItmHorizon::distance_m);
    list.add(horizon, "theta" + number, rad, &ItmHorizon::angle_rad);
  }
}

void add_diffraction(List &list, const ItmDiffraction *at, const std::string &name) {
  list.add(at, "d" + name, m, &ItmDiffraction::distance_m);
  list.add_pair(at, "Dif" + name + "_v2_", none, &ItmDiffraction::edge);
  list.add(at, "Dif" + name + "_Ak", db, &ItmDiffraction::edge_db);
  for (std::size_t i = 0; i < 3; ++i)
    list.add("Dif" + name + "_K" + std::to_string(i), none,
             at ? base::Measure(at->surface[i]) : base::Measure());
  for (std::size_t i = 0; i < 3; ++i)
    list.add("Dif" + name + "_X" + std::to_string(i), none,
             at ? base::Measure(at->normal_distance[i]) : base::Measure());
  list.add_pair(at, "Dif" + name + "_H", db, &ItmDiffraction::height_gain_db);
  list.add(at, "Dif" + name + "_Ar", db, &ItmDiffraction::smooth_db);
  list.add(at, "Dif" + name + "_Afo", db, &ItmDiffraction::clutter_db);
  list.add(at, "Dif" + name + "_q", none, &ItmDiffraction::roughness);
  list.add(at, "Dif" + name + "_w", none, &ItmDiffraction::weight);
  list.add(at, "A" + name, db, &ItmDiffraction::loss_db);
}

void add_two_rays(List &list, const ItmTwoRays *at, const std::string &name) {
  list.add("Los" + name + "_psi", none, at ? base::Measure(at->grazing) : base::Measure());
  list.add("Los" + name + "_Re_re", none, at ? base::Measure(at->reflection.real()) : base::Measure());
  list.add("Los" + name + "_Re_im", none, at ? base::Measure(at->reflection.imag()) : base::Measure());
  list.add(at, "Los" + name + "_delta", rad, &ItmTwoRays::phase_rad);
  list.add(at, "Los" + name + "_At", db, &ItmTwoRays::two_rays_db);
  list.add(at, "Los" + name + "_Ad", db, &ItmTwoRays::diffraction_db);
  list.add(at, "Los" + name + "_w", none, &ItmTwoRays::weight);
  list.add(at, "A" + name, db, &ItmTwoRays::loss_db);
}

void add_sight(List &list, const ItmSight *sight) {
  list.add(sight, "AsML", db, &ItmSight::horizon_db);
  list.add(sight, "d0", m, &ItmSight::near_m);
  list.add("d1", m, sight ? base::Measure(sight->far.distance_m) : base::Measure());
  add_two_rays(list, sight ? pointer(sight->near) : nullptr, "0");
  add_two_rays(list, sight ? &sight->far : nullptr, "1");
  list.add(sight, "kappa2", db, &ItmSight::logarithm_db);
  list.add(sight, "kappa1", db_per_m, &ItmSight::slope_db);
  list.add(sight, "Ao", db, &ItmSight::start_db);
}

void add_scatter(List &list, const ItmScatter *at, const std::string &name) {
  const auto *gain = at ? pointer(at->gain) : nullptr;
  list.add(gain, "Scat" + name + "_theta", rad, &ItmFrequencyGain::angle_rad);
  list.add_pair(gain, "Scat" + name + "_r", none, &ItmFrequencyGain::r);
  list.add(gain, "Scat" + name + "_ss", none, &ItmFrequencyGain::asymmetry);
  list.add(gain, "Scat" + name + "_qq", none, &ItmFrequencyGain::ratio);
  list.add(gain, "Scat" + name + "_hx", m, &ItmFrequencyGain::crossing_m);
  list.add(gain, "Scat" + name + "_eta", none, &ItmFrequencyGain::efficiency);
  list.add(gain, "Scat" + name + "_H00", db, &ItmFrequencyGain::base_db);
  list.add(gain, "Scat" + name + "_dH", db, &ItmFrequencyGain::correction_db);
  list.add("Scat" + name + "_H0", db, at ? at->gain_db : base::Measure());
  list.add("Scat" + name + "_F", db, at ? at->distance_db : base::Measure());
  list.add(at, "A" + name, db, &ItmScatter::loss_db);
}

void add_beyond(List &list, const ItmBeyond *beyond) {
  add_scatter(list, beyond ? &beyond->farther : nullptr, "6");
  add_scatter(list, beyond ? &beyond->far : nullptr, "5");
  list.add(beyond, "Ms", db_per_m, &ItmBeyond::slope_db);
  list.add(beyond, "dx", m, &ItmBeyond::from_m);
  list.add(beyond, "As0", db, &ItmBeyond::start_db);
}

void add_reference(List &list, const ItmReference *reference) {
  list.add_pair(reference, "ds", m, &ItmReference::smooth_m);
  list.add(reference, "dsML", m, &ItmReference::smooth_horizons_m);
  list.add(reference, "dML", m, &ItmReference::horizons_m);
  list.add(reference, "theta_los", rad, &ItmReference::horizons_rad);
  list.add(reference, "D", m, &ItmReference::scale_m);
  add_diffraction(list, reference ? &reference->diffraction[0] : nullptr, "3");
  add_diffraction(list, reference ? &reference->diffraction[1] : nullptr, "4");
  list.add(reference, "Md", db_per_m, &ItmReference::slope_db);
  list.add(reference, "Ad0", db, &ItmReference::start_db);
  add_sight(list, reference ? pointer(reference->sight) : nullptr);
  add_beyond(list, reference ? pointer(reference->beyond) : nullptr);
  list.add("Aref", db, reference ? reference->loss_db : base::Measure());
}

void add_variability(List &list, const ItmVariability *v) {
  using V = ItmVariability;
  const std::vector<std::pair<const char *, double V::*>> pure = {
      {"zT", &V::time}, {"zL", &V::location}, {"zS", &V::situation}};
  for (const auto &[name, member] : pure) list.add(v, name, none, member);
  list.add(v, "dex", m, &V::scale_m);
  list.add(v, "de", m, &V::effective_m);
  list.add(v, "sigmaS", db, &V::situation_db);
  list.add(v, "Vmed", db, &V::median_db);
  list.add(v, "g_minus", none, &V::gain_minus);
  list.add(v, "g_plus", none, &V::gain_plus);
  const std::vector<std::pair<const char *, double V::*>> spreads = {
      {"sigmaT_minus", &V::minus_db}, {"sigmaT_plus", &V::plus_db}, {"sigmaT", &V::time_db},
      {"YT", &V::time_part_db},       {"sigmaL", &V::location_db},  {"YL", &V::location_part_db}};
  for (const auto &[name, member] : spreads) list.add(v, name, db, member);
  list.add(v, "W", "dB2", &V::variance_db2);
  list.add(v, "YR", db, &V::reliable_db);
  list.add(v, "YS", db, &V::situation_part_db);
  list.add(v, "Y_before_limit", db, &V::before_limit_db);
  list.add(v, "Y", db, &V::loss_db);
}

} // namespace

std::vector<NamedValue> named_values(const ItmSteps &steps) {
  List list;
  add_ground(list, pointer(steps.ground));
  add_terrain(list, pointer(steps.terrain));
  add_path(list, pointer(steps.path));
  add_reference(list, pointer(steps.reference));
  add_variability(list, pointer(steps.variability));
  list.add("Afs", db, steps.free_space_db);
  return list.values;
}

} // namespace gis::radio
