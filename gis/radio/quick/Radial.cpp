#include "gis/radio/quick/Radial.h"

#include "gis/radio/quick/finish.h"

#include <optional>

namespace gis::radio::quick {
namespace {

constexpr double lowest_slope = -std::numeric_limits<double>::infinity();

/// Flat ground at height 0 in some points. What an antenna sees of it rises to one point and falls from
/// there, so that the points beside that place decide.
struct SmoothSkyline {
  std::span<const double> km;
  double length_km, transmitter, receiver, bend;
  double steepest;

  SmoothSkyline(std::span<const double> points, double length, double above_transmitter,
                double above_receiver, double bending)
      : km(points), length_km(length), transmitter(above_transmitter), receiver(above_receiver),
        bend(bending), steepest(greatest_beside(std::sqrt(transmitter / bend),
                                                [&](double x) { return -transmitter / x - bend * x; })) {}

  double from_receiver() const {
    return greatest_beside(length_km - std::sqrt(receiver / bend),
                           [&](double x) { return -receiver / (length_km - x) + bend * x; });
  }

  /// A convex height over a concave root has one least: it is found by halves.
  double nu_in_sight(double line, double lambda_m) const {
    const double climb = line + bend * length_km;
    struct Clearance { // squared over what the Fresnel zone needs there
      double height2, zone;
      bool no_more_than(const Clearance &other) const { return height2 * other.zone <= other.height2 * zone; }
    };
    const auto clearance = [&](std::size_t i) {
      const double x = km[i], zone = x * (length_km - x);
      const double height = transmitter + climb * x - bend * zone;
      return Clearance{height * height, zone};
    };
    std::size_t low = 0, high = km.size() - 1;
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      if (clearance(middle).no_more_than(clearance(middle + 1)))
        high = middle;
      else
        low = middle + 1;
    }
    const auto least = clearance(low);
    return -std::sqrt(0.002 * length_km / lambda_m * (least.height2 / least.zone));
  }

private:
  template <class Slope> double greatest_beside(double x, const Slope &slope) const {
    const auto after = std::lower_bound(km.begin(), km.end(), x);
    double most = lowest_slope;
    if (after != km.end()) most = slope(*after);
    if (after != km.begin()) most = std::max(most, slope(*(after - 1)));
    return most;
  }
};

} // namespace

/// The ground between the mast and one receiver.
class Radial::Ground {
public:
  Ground(Radial &radial, const Receiver &receiver, std::size_t tail)
      : distance_km(receiver.km), first_m(radial.mast_ground_m_), last_m(receiver.ground_m),
        place(receiver.place), radial_(radial), from_(radial.count_), to_(radial.count_ + tail),
        skyline_{*this,
                 receiver.km,
                 radial.transmitter_,
                 last_m + radial.finder_.receiver_m() - first_m,
                 radial.bend_,
                 radial.steepest_},
        flat_(radial.steepest_flat_), steepest_at_(radial.steepest_at_), sums_(radial.sums_) {
    Point before = radial.last_;
    for (std::size_t i = from_; i < to_; ++i) {
      const Point point = at(i);
      if (radial.slope_[i] > skyline_.steepest) {
        skyline_.steepest = radial.slope_[i];
        steepest_at_ = i;
      }
      flat_ = std::max(flat_, radial.slope_[i] + radial.bend_ * point.km);
      radial.add(sums_, before, point);
      before = point;
    }
    radial.add(sums_, before, {distance_km, last_m - first_m});
  }
  Ground(const Ground &) = delete; // the skyline looks at it
  Ground &operator=(const Ground &) = delete;

  const double distance_km, first_m, last_m;
  const Position place;

  struct Skyline {
    const Ground &ground;
    double length_km, transmitter, receiver, bend, steepest;

    double from_receiver() const { return ground.back().slope; }
    double nu_in_sight(double line, double lambda_m) const {
      const double gap = ground.radial_.least_clearance(line, length_km);
      // What is not nearer was not searched to the end.
      return gap < ground.radial_.lowest_ ? -std::sqrt(0.002 / lambda_m * gap) : -1;
    }
  };

  const Skyline &skyline() const { return skyline_; }
  double flat() const { return flat_; }
  SmoothSums sums() const { return sums_; }
  double nearest_horizons_km() const { return radial_.km_.front() + distance_km - radial_.km_[to_ - 1]; }

  SmoothSkyline smooth(double transmitter, double receiver) const {
    return {{radial_.km_.data(), to_}, distance_km, transmitter, receiver, skyline_.bend};
  }

  AboveLine above_line() const {
    const double climb = (skyline_.receiver - skyline_.transmitter) / distance_km;
    AboveLine most{lowest_slope, lowest_slope};
    if (!radial_.flat_.empty()) {
      most.height_m = radial_.flat_.farthest(climb);
      most.from_receiver = radial_.flat_.tangent(distance_km, skyline_.receiver).slope;
    }
    for (std::size_t i = from_; i < to_; ++i) {
      const Point point = at(i);
      most.height_m = std::max(most.height_m, point.rise - climb * point.km);
      most.from_receiver =
          std::max(most.from_receiver, (point.rise - skyline_.receiver) / (distance_km - point.km));
    }
    return {most.height_m - skyline_.transmitter, most.from_receiver + climb};
  }

  Horizons horizons_beyond_sight() { return horizons(steepest_at_, back().number); }

  /// All points are asked: few receivers need to know.
  Horizons horizons_in_sight(double line) {
    double least = std::numeric_limits<double>::infinity();
    std::size_t nearest = 0;
    for (std::size_t i = 0; i < to_; ++i) {
      const double gap = line - radial_.slope_[i], x = radial_.km_[i];
      if (const double c = gap * gap * x / (1 - x / distance_km); c <= least) {
        least = c;
        nearest = i;
      }
    }
    return horizons(nearest, nearest);
  }

  double roughness(double start, double slope) const {
    double most = lowest_slope;
    for (std::size_t i = first_horizon_; i <= last_horizon_; ++i)
      most = std::max(most, first_m + at(i).rise - (start + slope * at(i).km));
    return most;
  }

private:
  const Radial &radial_;
  const std::size_t from_, to_; ///< the tail among the points
  Skyline skyline_;
  double flat_;
  std::size_t steepest_at_;
  SmoothSums sums_;
  std::size_t first_horizon_ = 0, last_horizon_ = 0;
  mutable std::optional<UpperHull::Tangent> back_;

  Point at(std::size_t i) const { return {radial_.km_[i], radial_.rise_[i]}; }

  /// Over straight rays (y − Y)/(d − x); the bend at the receiver is taken off.
  const UpperHull::Tangent &back() const {
    if (back_) return *back_;
    UpperHull::Tangent most{lowest_slope, 0};
    const double d = distance_km, bend = skyline_.bend;
    if (!radial_.bending_.empty()) {
      most = radial_.bending_.tangent(d, skyline_.receiver - bend * d * d);
      most.slope -= bend * d;
    }
    for (std::size_t i = from_; i < to_; ++i) {
      const Point point = at(i);
      const double slope = (point.rise - skyline_.receiver) / (d - point.km) + bend * point.km;
      if (slope >= most.slope) most = {slope, i};
    }
    return back_.emplace(most);
  }

  Horizons horizons(std::size_t from_transmitter, std::size_t from_receiver) {
    first_horizon_ = from_transmitter;
    last_horizon_ = from_receiver;
    return {radial_.km_[from_transmitter], distance_km - radial_.km_[from_receiver]};
  }
};

Radial::Radial(const LossFinder &finder)
    : finder_(finder), bend_(finder.bend()), transmitter_(finder.transmitter_m()),
      lowest_(0.78 * 0.78 * finder.lambda_m() / 0.002) {
  begin(0);
}

void Radial::begin(double mast_ground_m) {
  mast_ground_m_ = mast_ground_m;
  count_ = with_tail_ = 0;
  bending_.clear();
  flat_.clear();
  steepest_ = steepest_flat_ = lowest_slope;
  steepest_at_ = 0;
  sums_ = {};
  last_ = {};
  block_steepest_.clear();
  reach_.clear();
}

void Radial::room_for(std::size_t points) {
  if (points <= km_.size()) return;
  for (auto *list : {&km_, &rise_, &slope_}) list->resize(2 * points);
}

void Radial::add(SmoothSums &sums, Point before, Point p) const {
  const double width = p.km - before.km;
  sums.v1 += width * (p.rise + before.rise);
  sums.v2 += width * (p.rise * (2 * p.km + before.km) + before.rise * (p.km + 2 * before.km));
}

void Radial::push(Point p) {
  const std::size_t i = count_++;
  room_for(count_);
  const double s = slope(p);
  km_[i] = p.km;
  rise_[i] = p.rise;
  slope_[i] = s;
  if (s > steepest_) {
    steepest_ = s;
    steepest_at_ = i;
  }
  steepest_flat_ = std::max(steepest_flat_, s + bend_ * p.km);
  add(sums_, last_, p);
  last_ = p;
  bending_.push(p.km, p.rise - bend_ * p.km * p.km, i);
  flat_.push(p.km, p.rise, i);
  const double reach = s + std::sqrt(lowest_ / p.km);
  if (i % block == 0) {
    block_steepest_.push_back(s);
    reach_.push_back(i == 0 ? reach : std::max(reach, reach_.back()));
  } else {
    block_steepest_.back() = std::max(block_steepest_.back(), s);
    reach_.back() = std::max(reach_.back(), reach);
  }
}

/// The least (line − slope)²·x/(1 − x/d) of all points, or `lowest_` where none is nearer. Blocks are asked
/// from the receiver inwards, where Fresnel zone and ground are near each other; a block none of whose points
/// can be nearer is left out, and all the rest once the line runs above the reach of every point.
double Radial::least_clearance(double line, double distance_km) const {
  double best = lowest_;
  const double per_d = 1 / distance_km;
  const auto look = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      const double gap = line - slope_[i], here = gap * gap * km_[i], rest = 1 - km_[i] * per_d;
      if (here < best * rest) best = here / rest;
    }
  };
  look(count_, with_tail_);
  for (std::size_t b = reach_.size(); b-- > 0;) {
    if (reach_[b] <= line) break;
    const std::size_t first = b * block;
    const double gap = line - block_steepest_[b];
    if (gap * gap * km_[first] < best * (1 - km_[first] * per_d))
      look(first, std::min(first + block, count_));
  }
  return best;
}

Loss Radial::loss(const Receiver &receiver, std::span<const Point> tail) {
  with_tail_ = count_ + tail.size();
  room_for(with_tail_);
  for (std::size_t k = 0; k < tail.size(); ++k) {
    km_[count_ + k] = tail[k].km;
    rise_[count_ + k] = tail[k].rise;
    slope_[count_ + k] = slope(tail[k]);
  }
  Ground ground(*this, receiver, tail.size());
  if (!std::isfinite(ground.sums().v1)) return {};
  return finder_.loss(ground);
}

} // namespace gis::radio::quick
