#pragma once

#include <cstdint>
#include <cstring>

namespace gis::travel {

/// Four cells of a row at a time in plain C++ (vectors of the compiler, no instruction set assumed): the
/// same answers as Avx2Lanes, bit for bit.
struct PlainLanes {
  static constexpr int width = 4;
  using U = std::uint32_t __attribute__((vector_size(16)));
  using I = std::int32_t __attribute__((vector_size(16)));
  using F = float __attribute__((vector_size(16)));

  template <class V, class T> static V loaded(const T *from) {
    V a;
    std::memcpy(&a, from, sizeof a);
    return a;
  }
  static U load(const std::uint32_t *from) { return loaded<U>(from); }
  static U load(const std::int32_t *from) { return loaded<U>(from); }
  static F load(const float *from) { return loaded<F>(from); }
  static void store(std::uint32_t *to, U a) { std::memcpy(to, &a, sizeof a); }
  static void store(std::int32_t *to, U a) { std::memcpy(to, &a, sizeof a); }
  static void store(float *to, F a) { std::memcpy(to, &a, sizeof a); }
  static U all(std::uint32_t value) { return U{value, value, value, value}; }
  static F all(float value) { return F{value, value, value, value}; }

  static U add(U a, U b) { return a + b; }
  static U least(U a, U b) { return a < b ? a : b; }
  static U either(U a, U b) { return a | b; }
  static F sum(F a, F b) { return a + b; }
  static F subtract(F a, F b) { return a - b; }
  static F multiply(F a, F b) { return a * b; }
  static F least(F a, F b) { return a < b ? a : b; }
  static F most(F a, F b) { return a > b ? a : b; }
  static F absolute(F a) { return reinterpret_cast<F>(reinterpret_cast<U>(a) & 0x7FFFFFFFU); }
  static F rounded(F a) {
    // Adding 2^23 leaves no room for a fraction; numbers from there on have none.
    const F shifted = (a + 0x1p23F) - 0x1p23F;
    return a < 0x1p23F ? (a > -0x1p23F ? (a < 0 ? -((-a + 0x1p23F) - 0x1p23F) : shifted) : a) : a;
  }
  static U integer(F a) { return reinterpret_cast<U>(__builtin_convertvector(rounded(a), I)); }

  static U from_left(U before, U here) { return __builtin_shufflevector(before, here, 3, 4, 5, 6); }
  static U from_left_two(U before, U here) { return __builtin_shufflevector(before, here, 2, 3, 4, 5); }
  static U from_right(U here, U after) { return __builtin_shufflevector(here, after, 1, 2, 3, 4); }
  static U from_right_two(U here, U after) { return __builtin_shufflevector(here, after, 2, 3, 4, 5); }

  static std::uint32_t bits(I mask) {
    return static_cast<std::uint32_t>((mask[0] & 1) | (mask[1] & 2) | (mask[2] & 4) | (mask[3] & 8));
  }
  static std::uint32_t differ(U a, U b) { return bits(a != b); }
  static std::uint32_t at_least(F a, F b) { return bits(a >= b); }
  static U where(std::uint64_t bit, std::uint32_t value) {
    const U one = {1, 2, 4, 8};
    return reinterpret_cast<U>((all(static_cast<std::uint32_t>(bit & 0xF)) & one) == one) & value;
  }
  static F within(F a, F low, F high, F inside, F outside) {
    return (a >= low) & (a < high) ? inside : outside;
  }
  static U within(F a, F low, F high, U inside, U outside) {
    return (a >= low) & (a < high) ? inside : outside;
  }
  static F or_zero(F a) { return a == a ? a : F{}; }
  static F choose(F a, F b, F where_at_least, F elsewhere) { return a >= b ? where_at_least : elsewhere; }
  static F by_sign(F sign, F one, F other) { return reinterpret_cast<I>(sign) < 0 ? other : one; }

  static U rise(U a, U b, std::int32_t most) {
    const I d = reinterpret_cast<I>(b - a);
    const I clamped = d > most ? I{} + most : d < -most ? I{} - most : d;
    return reinterpret_cast<U>((d > (1 << 24)) | (d < -(1 << 24)) ? I{} : clamped);
  }
  static F look_up(const float *middle, U index) {
    const I i = reinterpret_cast<I>(index);
    return F{middle[i[0]], middle[i[1]], middle[i[2]], middle[i[3]]};
  }

  static void turn(const std::uint32_t *from, std::uint32_t *to, int stride) {
    const U a = load(from), b = load(from + stride), c = load(from + 2 * stride), d = load(from + 3 * stride);
    const U ab = __builtin_shufflevector(a, b, 0, 4, 1, 5), cd = __builtin_shufflevector(c, d, 0, 4, 1, 5);
    const U ef = __builtin_shufflevector(a, b, 2, 6, 3, 7), gh = __builtin_shufflevector(c, d, 2, 6, 3, 7);
    store(to, __builtin_shufflevector(ab, cd, 0, 1, 4, 5));
    store(to + stride, __builtin_shufflevector(ab, cd, 2, 3, 6, 7));
    store(to + 2 * stride, __builtin_shufflevector(ef, gh, 0, 1, 4, 5));
    store(to + 3 * stride, __builtin_shufflevector(ef, gh, 2, 3, 6, 7));
  }
};

} // namespace gis::travel
