#pragma once

#include "gis/radio/Link.h"
#include "gis/radio/Profile.h"

#include <span>
#include <vector>

/// The parts P.1812 is made of. They count distances in km, heights in m, frequencies in GHz, angles in mrad
/// and share no helper with the other models, which count otherwise.
namespace gis::radio::p1812_parts {

/// A checked profile in these units. Lives no longer than the profile it was made of.
class Path {
public:
  explicit Path(const Profile &);

  std::span<const double> d; ///< from the transmitter, km
  std::span<const double> h; ///< bare ground, m
  std::span<const double> g; ///< with clutter, except at the two ends (1c), m
  /// 1/d and 1/(length − d) of the inner points: the four Bullington losses divide by each again and again.
  std::span<const double> per_d, per_rest;
  std::size_t last() const { return d.size() - 1; }
  double length() const { return d.back(); }
  const Profile &profile() const { return profile_; }

private:
  const Profile &profile_;
  std::vector<double> kilometres_, cluttered_, inverses_;
};

} // namespace gis::radio::p1812_parts
