#pragma once

#include "gis/radio/quick/Passes.h"

/// Inside this room only, included by one file for each instruction set: nothing of the standard library, and
/// all in an unnamed namespace, so that no code made for one is linked into the other.
namespace gis::radio::quick {
namespace {

constexpr int lanes = 8;
using F = float __attribute__((vector_size(32)));
using I = int __attribute__((vector_size(32)));

inline void load(F &into, const float *from) { __builtin_memcpy(&into, from, sizeof into); }
inline F all(float value) { return F{} + value; }
inline F greater(F a, F b) { return a > b ? a : b; }
inline F lesser(F a, F b) { return a < b ? a : b; }
inline float greatest(const F &v) {
  float best = v[0];
  for (int k = 1; k < lanes; ++k) best = v[k] > best ? v[k] : best;
  return best;
}
inline float least(const F &v) {
  float best = v[0];
  for (int k = 1; k < lanes; ++k) best = v[k] < best ? v[k] : best;
  return best;
}
inline double total(const F &v) {
  double sum = 0;
  for (int k = 0; k < lanes; ++k) sum += static_cast<double>(v[k]);
  return sum;
}

/// The inner points from i on: fewer than eight at the end.
inline I inner(int i, int n) {
  const I k = {0, 1, 2, 3, 4, 5, 6, 7};
  return k < n - i;
}

/// Calls use(i, mask) for the inner points 1 … n − 1, eight at a time; mask is all but at the end.
template <class Use> inline void each(int n, const Use &use) {
  for (int i = 1; i < n; i += lanes) use(i, inner(i, n));
}

constexpr float far_below = -1e30F, far_above = 1e30F;

inline F slopes(const Steps &p, int i) {
  F h, inverse, count;
  load(h, p.h + i);
  load(inverse, one_over + i);
  load(count, counted + i);
  return (h - p.transmitter) * inverse - count * p.bend;
}

inline F slopes_back(const Steps &p, int i) {
  F h, inverse, count;
  load(h, p.h + i);
  load(inverse, one_over_rest + most_steps - p.n + i);
  load(count, counted + i);
  return (h - p.receiver) * inverse + count * p.bend;
}

inline F clearances(const Steps &p, int i, float line) {
  F count, inverse;
  load(count, counted + i);
  load(inverse, one_over_rest + most_steps - p.n + i);
  const F gap = line - slopes(p, i);
  return gap * gap * count * (inverse * static_cast<float>(p.n));
}

Outline outline(const Steps &p) {
  constexpr int block = 16; // of eight points: as many as Float32 adds without harm
  Outline found;
  F steepest = all(far_below), flat = all(far_below);
  for (int from = 1; from < p.n; from += block * lanes) {
    const int to = from + block * lanes < p.n ? from + block * lanes : p.n;
    F sum = {}, moment = {};
    for (int i = from; i < to; i += lanes) {
      const I mask = inner(i, p.n);
      F h, inverse, count;
      load(h, p.h + i);
      load(inverse, one_over + i);
      load(count, counted + i);
      const F counts = mask ? h : F{};
      sum += counts;
      moment += counts * count;
      const F slope = (h - p.transmitter) * inverse;
      flat = greater(mask ? slope : all(far_below), flat);
      steepest = greater(mask ? slope - count * p.bend : all(far_below), steepest);
    }
    found.sum += total(sum);
    found.moment += total(moment);
  }
  found.steepest = greatest(steepest);
  found.flat = greatest(flat);
  return found;
}

float from_receiver(const Steps &p) {
  F most = all(far_below);
  each(p.n, [&](int i, I mask) { most = greater(mask ? slopes_back(p, i) : all(far_below), most); });
  return greatest(most);
}

Obstacle obstacle(const Steps &p) {
  F above = all(far_below), back = all(far_below);
  const float climb = (p.receiver - p.transmitter) / static_cast<float>(p.n);
  each(p.n, [&](int i, I mask) {
    F h, inverse, count;
    load(h, p.h + i);
    load(inverse, one_over_rest + most_steps - p.n + i);
    load(count, counted + i);
    const F over = mask ? h - p.transmitter - count * climb : all(far_below);
    above = greater(over, above);
    back = greater(over * inverse, back);
  });
  return {greatest(above), greatest(back)};
}

float clearance(const Steps &p, float line) {
  F best = all(far_above);
  each(p.n, [&](int i, I mask) { best = lesser(mask ? clearances(p, i, line) : all(far_above), best); });
  return least(best);
}

/// The first or last inner point where find(i) is `wanted`; 1 where none is.
template <class Find> inline int first_of(int n, float wanted, const Find &find) {
  for (int i = 1; i < n; i += lanes) {
    const I same = find(i) == wanted;
    for (int k = 0; k < lanes && i + k < n; ++k)
      if (same[k] != 0) return i + k;
  }
  return 1;
}
template <class Find> inline int last_of(int n, float wanted, const Find &find) {
  for (int i = 1 + (n - 2) / lanes * lanes; i >= 1; i -= lanes) {
    const I same = find(i) == wanted;
    for (int k = lanes - 1; k >= 0; --k)
      if (same[k] != 0 && i + k < n) return i + k;
  }
  return 1;
}

int first_steepest(const Steps &p, float slope) {
  return first_of(p.n, slope, [&](int i) { return slopes(p, i); });
}
int last_from_receiver(const Steps &p, float slope) {
  return last_of(p.n, slope, [&](int i) { return slopes_back(p, i); });
}
int last_clearance(const Steps &p, float line, float wanted) {
  return last_of(p.n, wanted, [&](int i) { return clearances(p, i, line); });
}

constexpr Passes all_passes = {outline,        from_receiver,      obstacle,      clearance,
                               first_steepest, last_from_receiver, last_clearance};

} // namespace
} // namespace gis::radio::quick
