// Numbers by chance that are the same on every machine: splitmix64, and value noise built on it.
// Only + - * / and comparisons touch the results, so no library's rounding can move a border.
#pragma once
#include <cmath>
#include <cstdint>

namespace sample {

inline std::uint64_t mix(std::uint64_t z) {
  z += 0x9E3779B97F4A7C15ULL;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

inline double unit(std::uint64_t bits) { return static_cast<double>(bits >> 11) / 9007199254740992.0; }

class Dice {
public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  double real() { return unit(mix(state_++)); }
  double between(double low, double high) { return low + (high - low) * real(); }
  int whole(int low, int high) { return low + static_cast<int>(real() * (high - low + 1)); }
  bool chance(double p) { return real() < p; }

private:
  std::uint64_t state_;
};

inline double at_lattice(std::uint64_t seed, int i, int j) {
  return unit(mix(mix(mix(seed) ^ static_cast<std::uint32_t>(i)) ^ static_cast<std::uint32_t>(j)));
}

/// Smooth noise from 0 to 1 with bumps of about `scale` metres.
inline double noise(std::uint64_t seed, double x, double y, double scale) {
  const double u = x / scale, v = y / scale;
  const int i = static_cast<int>(std::floor(u)), j = static_cast<int>(std::floor(v));
  const double a = u - i, b = v - j;
  const double s = a * a * (3 - 2 * a), t = b * b * (3 - 2 * b);
  const double low = at_lattice(seed, i, j) * (1 - s) + at_lattice(seed, i + 1, j) * s;
  const double high = at_lattice(seed, i, j + 1) * (1 - s) + at_lattice(seed, i + 1, j + 1) * s;
  return low * (1 - t) + high * t;
}

inline double rough(std::uint64_t seed, double x, double y, double scale) {
  return (noise(seed, x, y, scale) * 4 + noise(seed + 1, x, y, scale / 2) * 2 +
          noise(seed + 2, x, y, scale / 4)) /
         7;
}

} // namespace sample
