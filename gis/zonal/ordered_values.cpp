#include "gis/zonal/ordered_values.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace gis::zonal {
namespace {

constexpr std::uint32_t sign = 0x80000000U;

/// Numbers that sort as the floats do: negative ones turned over, positive ones lifted above them. Both
/// zeros are one value.
std::uint32_t key_of(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value + 0.0F);
  return (bits & sign) != 0 ? ~bits : bits | sign;
}

float value_of(std::uint32_t key) { return std::bit_cast<float>((key & sign) != 0 ? key & ~sign : ~key); }

/// Three passes of 11 bits; a pass in which all keys agree is skipped.
void radix_sort(std::vector<std::uint32_t> &keys) {
  constexpr int bits = 11;
  constexpr std::uint32_t buckets = 1U << bits;
  std::array<std::vector<std::uint32_t>, 3> counts;
  for (auto &count : counts) count.assign(buckets, 0);
  for (const auto key : keys)
    for (int pass = 0; pass < 3; ++pass)
      counts[static_cast<std::size_t>(pass)][key >> (pass * bits) & (buckets - 1)] += 1;
  std::vector<std::uint32_t> other(keys.size());
  for (int pass = 0; pass < 3; ++pass) {
    auto &count = counts[static_cast<std::size_t>(pass)];
    if (std::find(count.begin(), count.end(), keys.size()) != count.end()) continue;
    std::uint32_t start = 0;
    for (auto &c : count) start += std::exchange(c, start);
    for (const auto key : keys) other[count[key >> (pass * bits) & (buckets - 1)]++] = key;
    keys.swap(other);
  }
}

} // namespace

void OrderedValues::add(const float *values, std::size_t n, double weight) {
  for (std::size_t i = 0; i < n; ++i) {
    if (!(values[i] == values[i])) continue;
    if (weight == 1)
      whole_.push_back(key_of(values[i]));
    else
      parts_.push_back({key_of(values[i]), weight});
  }
}

void OrderedValues::fill(ZoneStatistics &z) {
  if (whole_.size() > 1000)
    radix_sort(whole_);
  else
    std::sort(whole_.begin(), whole_.end());
  std::sort(parts_.begin(), parts_.end(), [](const Weighted &a, const Weighted &b) {
    return a.key != b.key ? a.key < b.key : a.weight < b.weight;
  });
  double all = static_cast<double>(whole_.size());
  for (const auto &part : parts_) all += part.weight;
  double running = 0, most = 0, least = 0;
  std::size_t w = 0, p = 0;
  while (w < whole_.size() || p < parts_.size()) {
    const auto key =
        p == parts_.size() || (w < whole_.size() && whole_[w] <= parts_[p].key) ? whole_[w] : parts_[p].key;
    const auto from = w;
    while (w < whole_.size() && whole_[w] == key) ++w;
    double weight = static_cast<double>(w - from);
    for (; p < parts_.size() && parts_[p].key == key; ++p) weight += parts_[p].weight;
    running += weight;
    const float value = value_of(key);
    const auto reach = [&](base::Measure &quantile, double q) {
      // A hair of rounding must not push a quantile to the next value.
      if (!quantile && running >= q * all * (1 - 1e-12)) quantile = value;
    };
    reach(z.q25, 0.25);
    reach(z.median, 0.5);
    reach(z.q75, 0.75);
    z.variety += 1;
    if (!z.mode || weight > most * (1 + 1e-12)) {
      most = weight;
      z.mode = value;
    }
    if (!z.minority || weight < least * (1 - 1e-12)) {
      least = weight;
      z.minority = value;
    }
  }
}

} // namespace gis::zonal
