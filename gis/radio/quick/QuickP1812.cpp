#include "gis/radio/quick/QuickP1812.h"

#include "gis/radio/quick/finish.h"

#include <optional>
#include <vector>

namespace gis::radio::quick {
namespace {

const float *sea_level() {
  static const std::vector<float> zeros(most_steps + 16, 0.0F);
  return zeros.data();
}

/// The greatest of −height/i − bend·i for i of 1 … last: what an antenna sees of flat ground that bends away.
/// It rises to one point and falls from there.
double steepest_smooth(double height, double bend, int last) {
  const int near = static_cast<int>(std::clamp(std::sqrt(height / bend), 1.0, static_cast<double>(last)));
  const auto slope = [&](int i) { return -height / i - bend * i; };
  return std::max(slope(near), slope(std::min(near + 1, last)));
}

/// What the passes say, per km in place of per step.
struct EvenSkyline {
  const Passes &passes;
  const Steps &steps;
  double step_km, length_km, transmitter, receiver, bend, steepest;
  mutable std::optional<float> back; ///< m per step

  EvenSkyline(const Passes &the_passes, const Steps &the_steps, double step, double steepest_slope)
      : passes(the_passes), steps(the_steps), step_km(step), length_km(step * steps.n),
        transmitter(static_cast<double>(steps.transmitter)), receiver(static_cast<double>(steps.receiver)),
        bend(static_cast<double>(steps.bend) / (step * step)), steepest(steepest_slope) {}

  float back_per_step() const {
    if (!back) back = passes.from_receiver(steps);
    return *back;
  }
  double from_receiver() const { return static_cast<double>(back_per_step()) / step_km; }
  double nu_in_sight(double line, double lambda_m) const {
    const double gap = static_cast<double>(passes.clearance(steps, static_cast<float>(line * step_km)));
    return -std::sqrt(0.002 / (lambda_m * step_km) * gap);
  }
};

/// The same over ground at height 0, of which the steepest is known without a pass.
struct EvenSmooth : EvenSkyline {
  double bend_per_step;
  double above_receiver_m;

  EvenSmooth(const Passes &the_passes, const Steps &the_steps, double step, double above_transmitter_m,
             double above, double bend_of_step)
      : EvenSkyline(the_passes, the_steps, step,
                    steepest_smooth(above_transmitter_m, bend_of_step, the_steps.n - 1) / step),
        bend_per_step(bend_of_step), above_receiver_m(above) {}

  double from_receiver() const {
    return (steepest_smooth(above_receiver_m, bend_per_step, steps.n - 1) + bend_per_step * steps.n) /
           step_km;
  }
};

class EvenGround {
public:
  EvenGround(const Passes &passes, const LossFinder &finder, const EvenPath &path)
      : distance_km(path.distance_km), first_m(path.first_m), last_m(path.last_m), place(path.receiver),
        passes_(passes), step_(path.distance_km / path.steps), bend_(finder.bend()),
        steps_(steps(finder, path)), outline_(passes.outline(steps_)),
        skyline_(passes, steps_, step_, static_cast<double>(outline_.steepest) / step_) {}
  EvenGround(const EvenGround &) = delete; // the skyline looks at its steps
  EvenGround &operator=(const EvenGround &) = delete;

  const double distance_km, first_m, last_m;
  const Position place;

  bool whole() const { return std::isfinite(outline_.sum); }
  const EvenSkyline &skyline() const { return skyline_; }
  double flat() const { return static_cast<double>(outline_.flat) / step_; }

  EvenSmooth smooth(double transmitter, double receiver) {
    smooth_steps_ = {.h = sea_level(),
                     .n = steps_.n,
                     .transmitter = static_cast<float>(transmitter),
                     .receiver = static_cast<float>(receiver),
                     .bend = steps_.bend};
    return {passes_, smooth_steps_, step_, transmitter, receiver, bend_ * step_ * step_};
  }

  SmoothSums sums() const {
    const double end = last_m - first_m;
    return {step_ * (2 * outline_.sum + end),
            step_ * step_ * (6 * outline_.moment + end * (3 * static_cast<double>(steps_.n) - 1))};
  }

  AboveLine above_line() const {
    const auto obstacle = passes_.obstacle(steps_);
    return {static_cast<double>(obstacle.above), static_cast<double>(obstacle.from_receiver) / step_};
  }

  double nearest_horizons_km() const { return 2 * step_; }

  Horizons horizons_beyond_sight() {
    return horizons(passes_.first_steepest(steps_, outline_.steepest),
                    passes_.last_from_receiver(steps_, skyline_.back_per_step()));
  }

  Horizons horizons_in_sight(double line) {
    const auto per_step = static_cast<float>(line * step_);
    const int nearest = passes_.last_clearance(steps_, per_step, passes_.clearance(steps_, per_step));
    return horizons(nearest, nearest);
  }

  double roughness(double start, double slope) const {
    double most = -1e300;
    for (int i = from_; i <= to_; ++i)
      most = std::max(most, first_m + static_cast<double>(steps_.h[i]) - (start + slope * step_ * i));
    return most;
  }

private:
  const Passes &passes_;
  const double step_; ///< km
  const double bend_; ///< m/km²
  const Steps steps_;
  const Outline outline_;
  Steps smooth_steps_;
  int from_ = 0, to_ = 0; ///< the horizons

  const EvenSkyline skyline_;

  Steps steps(const LossFinder &finder, const EvenPath &path) const {
    return {.h = path.rise,
            .n = path.steps,
            .transmitter = static_cast<float>(finder.transmitter_m()),
            .receiver = static_cast<float>(last_m + finder.receiver_m() - first_m),
            .bend = static_cast<float>(bend_ * step_ * step_)};
  }

  Horizons horizons(int from_transmitter, int from_receiver) {
    from_ = from_transmitter;
    to_ = from_receiver;
    return {step_ * from_, distance_km - step_ * to_};
  }
};

} // namespace

QuickP1812::QuickP1812(const Link &link, const P1812Setting &setting,
                       std::shared_ptr<const LeastDucting> least, bool plain)
    : finder_(link, setting, std::move(least)), passes_(passes(plain)) {}

Loss QuickP1812::loss(const EvenPath &path) const {
  EvenGround ground(passes_, finder_, path);
  if (!ground.whole()) return {};
  return finder_.loss(ground);
}

} // namespace gis::radio::quick
