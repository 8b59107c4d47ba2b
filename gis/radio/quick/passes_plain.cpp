#include "gis/radio/quick/passes_kernel.h"

#include <array>

namespace gis::radio::quick {
namespace {

constexpr int room = most_steps + 16; // kernels read up to eight beyond

struct Tables {
  std::array<float, room> inverse{}, count{}, inverse_of_rest{};
  Tables() {
    for (int i = 0; i < room; ++i) {
      const auto at = static_cast<std::size_t>(i);
      count[at] = static_cast<float>(i);
      inverse[at] = i > 0 ? 1 / static_cast<float>(i) : 0;
      inverse_of_rest[at] = i < most_steps ? 1 / static_cast<float>(most_steps - i) : 0;
    }
  }
};
const Tables tables;

} // namespace

const float *const one_over = tables.inverse.data();
const float *const counted = tables.count.data();
const float *const one_over_rest = tables.inverse_of_rest.data();

const Passes plain_passes = all_passes;

const Passes &passes(bool plain) {
#if defined(__x86_64__)
  if (!plain && __builtin_cpu_supports("avx2")) return avx2_passes;
#else
  static_cast<void>(plain);
#endif
  return plain_passes;
}

} // namespace gis::radio::quick
