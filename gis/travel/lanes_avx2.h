#pragma once

#include <cstdint>
#include <immintrin.h>

namespace gis::travel {

/// Eight cells of a row at a time in AVX2. Only for files compiled for AVX2.
struct Avx2Lanes {
  static constexpr int width = 8;
  using U = __m256i; ///< unsigned 32-bit
  using F = __m256;  ///< float

  static U load(const std::uint32_t *from) {
    return _mm256_loadu_si256(reinterpret_cast<const __m256i *>(from));
  }
  static U load(const std::int32_t *from) {
    return _mm256_loadu_si256(reinterpret_cast<const __m256i *>(from));
  }
  static F load(const float *from) { return _mm256_loadu_ps(from); }
  static void store(std::uint32_t *to, U a) { _mm256_storeu_si256(reinterpret_cast<__m256i *>(to), a); }
  static void store(std::int32_t *to, U a) { _mm256_storeu_si256(reinterpret_cast<__m256i *>(to), a); }
  static void store(float *to, F a) { _mm256_storeu_ps(to, a); }
  static U all(std::uint32_t value) { return _mm256_set1_epi32(static_cast<int>(value)); }
  static F all(float value) { return _mm256_set1_ps(value); }

  static U add(U a, U b) { return _mm256_add_epi32(a, b); }
  static U least(U a, U b) { return _mm256_min_epu32(a, b); }
  static U either(U a, U b) { return _mm256_or_si256(a, b); }
  static F sum(F a, F b) { return _mm256_add_ps(a, b); }
  static F subtract(F a, F b) { return _mm256_sub_ps(a, b); }
  static F multiply(F a, F b) { return _mm256_mul_ps(a, b); }
  static F least(F a, F b) { return _mm256_min_ps(a, b); }
  static F most(F a, F b) { return _mm256_max_ps(a, b); }
  static F absolute(F a) { return _mm256_andnot_ps(_mm256_set1_ps(-0.0F), a); }
  /// To the nearest whole number, ties to even; of a number up to 2^31.
  static F rounded(F a) { return _mm256_round_ps(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC); }
  /// The same as an integer; of a number below 2^31.
  static U integer(F a) { return _mm256_cvtps_epi32(a); }

  /// What the cell one (two) to the left or right holds; the outermost come from the lanes beside.
  static U from_left(U before, U here) {
    return _mm256_alignr_epi8(here, _mm256_permute2x128_si256(before, here, 0x21), 12);
  }
  static U from_left_two(U before, U here) {
    return _mm256_alignr_epi8(here, _mm256_permute2x128_si256(before, here, 0x21), 8);
  }
  static U from_right(U here, U after) {
    return _mm256_alignr_epi8(_mm256_permute2x128_si256(here, after, 0x21), here, 4);
  }
  static U from_right_two(U here, U after) {
    return _mm256_alignr_epi8(_mm256_permute2x128_si256(here, after, 0x21), here, 8);
  }

  /// One bit per lane.
  static std::uint32_t differ(U a, U b) {
    return 0xFFU &
           ~static_cast<std::uint32_t>(_mm256_movemask_ps(_mm256_castsi256_ps(_mm256_cmpeq_epi32(a, b))));
  }
  static std::uint32_t at_least(F a, F b) {
    return static_cast<std::uint32_t>(_mm256_movemask_ps(_mm256_cmp_ps(a, b, _CMP_GE_OQ)));
  }
  /// `value` in the lanes whose bit is set, 0 in the others.
  static U where(std::uint64_t bits, std::uint32_t value) {
    const U one = _mm256_setr_epi32(1, 2, 4, 8, 16, 32, 64, 128);
    const U set = _mm256_and_si256(_mm256_set1_epi32(static_cast<int>(bits & 0xFF)), one);
    return _mm256_and_si256(_mm256_cmpeq_epi32(set, one), all(value));
  }
  /// `inside` where low <= a < high, elsewhere (NaN too) `outside`.
  static F within(F a, F low, F high, F inside, F outside) {
    const F ok = _mm256_and_ps(_mm256_cmp_ps(a, low, _CMP_GE_OQ), _mm256_cmp_ps(a, high, _CMP_LT_OQ));
    return _mm256_blendv_ps(outside, inside, ok);
  }
  static U within(F a, F low, F high, U inside, U outside) {
    return _mm256_castps_si256(
        within(a, low, high, _mm256_castsi256_ps(inside), _mm256_castsi256_ps(outside)));
  }
  static F or_zero(F a) { return _mm256_and_ps(a, _mm256_cmp_ps(a, a, _CMP_ORD_Q)); }
  static F choose(F a, F b, F where_at_least, F elsewhere) {
    return _mm256_blendv_ps(elsewhere, where_at_least, _mm256_cmp_ps(a, b, _CMP_GE_OQ));
  }
  /// `other` where the sign bit of `sign` is set, else `one`.
  static F by_sign(F sign, F one, F other) { return _mm256_blendv_ps(one, other, sign); }

  /// b − a clamped to ±most; 0 where it is beyond ±2^24.
  static U rise(U a, U b, std::int32_t most) {
    const U d = _mm256_sub_epi32(b, a);
    const U wild = _mm256_cmpgt_epi32(_mm256_abs_epi32(d), _mm256_set1_epi32(1 << 24));
    const U clamped =
        _mm256_max_epi32(_mm256_min_epi32(d, _mm256_set1_epi32(most)), _mm256_set1_epi32(-most));
    return _mm256_andnot_si256(wild, clamped);
  }
  static F look_up(const float *middle, U index) { return _mm256_i32gather_ps(middle, index, 4); }

  /// Turns a block of width × width cells over its diagonal; rows of both lie `stride` apart.
  static void turn(const std::uint32_t *from, std::uint32_t *to, int stride) {
    F r[8], t[8];
    for (int i = 0; i < 8; ++i) r[i] = _mm256_castsi256_ps(load(from + i * stride));
    for (int i = 0; i < 8; i += 2) {
      t[i] = _mm256_unpacklo_ps(r[i], r[i + 1]);
      t[i + 1] = _mm256_unpackhi_ps(r[i], r[i + 1]);
    }
    for (int i = 0; i < 8; i += 4)
      for (int k = 0; k < 2; ++k) {
        r[i + 2 * k] = _mm256_shuffle_ps(t[i + k], t[i + k + 2], 0x44);
        r[i + 2 * k + 1] = _mm256_shuffle_ps(t[i + k], t[i + k + 2], 0xEE);
      }
    for (int i = 0; i < 4; ++i) {
      store(to + i * stride, _mm256_castps_si256(_mm256_permute2f128_ps(r[i], r[i + 4], 0x20)));
      store(to + (i + 4) * stride, _mm256_castps_si256(_mm256_permute2f128_ps(r[i], r[i + 4], 0x31)));
    }
  }
};

} // namespace gis::travel
