#pragma once

#include "gis/radio/quick/Passes.h"

/// Inside this room only, included by one file for each instruction set: nothing of the standard library, and
/// all in an unnamed namespace, so that no code made for one is linked into the other.
namespace gis::radio::quick {
namespace {

constexpr int lanes = 8;

#if defined(__AVX2__)
using Numbers = float __attribute__((vector_size(32)));
using Integers = int __attribute__((vector_size(32)));
constexpr int parts = 1;
#else
using Numbers = float __attribute__((vector_size(16)));
using Integers = int __attribute__((vector_size(16)));
constexpr int parts = 2;
#endif
constexpr int width = lanes / parts;

/// Eight numbers, in as many registers as it takes.
template <class V> struct Eight {
  V part[parts];

  template <class T> static Eight load(const T *from) {
    Eight v;
    __builtin_memcpy(v.part, from, sizeof v.part);
    return v;
  }
  template <class T> static Eight all(T value) {
    Eight v;
    for (auto &p : v.part) p = V{} + value;
    return v;
  }
  template <class T> void store(T *to) const { __builtin_memcpy(to, part, sizeof part); }
  friend Eight operator+(Eight a, const Eight &b) {
    for (int p = 0; p < parts; ++p) a.part[p] += b.part[p];
    return a;
  }
  friend Eight operator-(Eight a, const Eight &b) {
    for (int p = 0; p < parts; ++p) a.part[p] -= b.part[p];
    return a;
  }
  friend Eight operator*(Eight a, const Eight &b) {
    for (int p = 0; p < parts; ++p) a.part[p] *= b.part[p];
    return a;
  }
  friend Eight greater(Eight a, const Eight &b) {
    for (int p = 0; p < parts; ++p) a.part[p] = a.part[p] > b.part[p] ? a.part[p] : b.part[p];
    return a;
  }
  friend Eight lesser(Eight a, const Eight &b) {
    for (int p = 0; p < parts; ++p) a.part[p] = a.part[p] < b.part[p] ? a.part[p] : b.part[p];
    return a;
  }
};
using F = Eight<Numbers>;
using I = Eight<Integers>;

inline F all(float value) { return F::all(value); }
inline I whole(const F &a) {
  I b;
  for (int p = 0; p < parts; ++p) b.part[p] = __builtin_convertvector(a.part[p], Integers);
  return b;
}
inline F number(const I &a) {
  F b;
  for (int p = 0; p < parts; ++p) b.part[p] = __builtin_convertvector(a.part[p], Numbers);
  return b;
}
inline float greatest(const F &v) {
  float list[lanes];
  v.store(list);
  float best = list[0];
  for (int k = 1; k < lanes; ++k) best = list[k] > best ? list[k] : best;
  return best;
}
inline float least(const F &v) { return -greatest(all(0) - v); }
inline double total(const F &v) {
  float list[lanes];
  v.store(list);
  double sum = 0;
  for (int k = 0; k < lanes; ++k) sum += static_cast<double>(list[k]);
  return sum;
}

/// Which of eight points are inner ones: all of them, but at the end of a path.
struct AllInner {
  F or_else(const F &a, float) const { return a; }
};
struct SomeInner {
  F one; ///< for those that are, 0 for the others
  explicit SomeInner(int count) {
    static constexpr float ones[2 * lanes] = {1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0};
    one = F::load(ones + lanes - count);
  }
  F or_else(F a, float other) const {
    for (int p = 0; p < parts; ++p) a.part[p] = one.part[p] > 0 ? a.part[p] : Numbers{} + other;
    return a;
  }
};

/// Calls use(i, inner) for the points from `from` to before `to`, eight at a time.
template <class Use> inline void each(int from, int to, const Use &use) {
  int i = from;
  for (; i + lanes <= to; i += lanes) use(i, AllInner{});
  if (i < to) use(i, SomeInner(to - i));
}

constexpr float far_below = -1e30F, far_above = 1e30F;

inline F rises(const Steps &p, int i, float above) { return F::load(p.h + i) - all(above); }
inline F rest(const Steps &p, int i) { return F::load(one_over_rest + most_steps - p.n + i); }
inline F count(int i) { return F::load(counted + i); }

inline F slopes(const Steps &p, int i) {
  return rises(p, i, p.transmitter) * F::load(one_over + i) - count(i) * all(p.bend);
}

inline F slopes_back(const Steps &p, int i) {
  return rises(p, i, p.receiver) * rest(p, i) + count(i) * all(p.bend);
}

inline F clearances(const Steps &p, int i, float line) {
  const F gap = all(line) - slopes(p, i);
  return gap * gap * count(i) * (rest(p, i) * all(static_cast<float>(p.n)));
}

Outline outline(const Steps &p) {
  constexpr int block = 128; // points: as many as Float32 adds without harm
  Outline found;
  F steepest = all(far_below), flat = all(far_below);
  const F bend = all(p.bend), antenna = all(p.transmitter);
  for (int from = 1; from < p.n; from += block) {
    F sum = all(0), moment = all(0);
    each(from, from + block < p.n ? from + block : p.n, [&](int i, auto inner) {
      const F h = F::load(p.h + i), numbers = count(i), height = inner.or_else(h, 0);
      sum = sum + height;
      moment = moment + height * numbers;
      const F slope = (h - antenna) * F::load(one_over + i);
      flat = greater(inner.or_else(slope, far_below), flat);
      steepest = greater(inner.or_else(slope - numbers * bend, far_below), steepest);
    });
    found.sum += total(sum);
    found.moment += total(moment);
  }
  found.steepest = greatest(steepest);
  found.flat = greatest(flat);
  return found;
}

float from_receiver(const Steps &p) {
  F most = all(far_below);
  each(1, p.n, [&](int i, auto inner) { most = greater(inner.or_else(slopes_back(p, i), far_below), most); });
  return greatest(most);
}

Obstacle obstacle(const Steps &p) {
  F above = all(far_below), back = all(far_below);
  const float climb = (p.receiver - p.transmitter) / static_cast<float>(p.n);
  each(1, p.n, [&](int i, auto inner) {
    const F over = inner.or_else(rises(p, i, p.transmitter) - count(i) * all(climb), far_below);
    above = greater(over, above);
    back = greater(over * rest(p, i), back);
  });
  return {greatest(above), greatest(back)};
}

float clearance(const Steps &p, float line) {
  F best = all(far_above);
  each(1, p.n,
       [&](int i, auto inner) { best = lesser(inner.or_else(clearances(p, i, line), far_above), best); });
  return least(best);
}

/// The first or last inner point where find(i) is `wanted`; 1 where none is.
template <class Find> inline int first_of(int n, float wanted, const Find &find) {
  for (int i = 1; i < n; i += lanes) {
    float list[lanes];
    find(i).store(list);
    for (int k = 0; k < lanes && i + k < n; ++k)
      if (list[k] == wanted) return i + k;
  }
  return 1;
}
template <class Find> inline int last_of(int n, float wanted, const Find &find) {
  for (int i = 1 + (n - 2) / lanes * lanes; i >= 1; i -= lanes) {
    float list[lanes];
    find(i).store(list);
    for (int k = lanes - 1; k >= 0; --k)
      if (list[k] == wanted && i + k < n) return i + k;
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

/// The cells at eight places and those east of them, a pair with one load: faster than the processor's own
/// gathering.
inline void load_pairs(F &west, F &east, const float *from, const int *at) {
  using Four = float __attribute__((vector_size(16)));
  using Two = long long __attribute__((vector_size(16)));
  Four half[4];
  for (int k = 0; k < 4; ++k) {
    long long one, other;
    __builtin_memcpy(&one, from + at[2 * k], sizeof one);
    __builtin_memcpy(&other, from + at[2 * k + 1], sizeof other);
    const Two both = {one, other};
    __builtin_memcpy(half + k, &both, sizeof both);
  }
  const Four sorted[4] = {__builtin_shufflevector(half[0], half[1], 0, 2, 4, 6),
                          __builtin_shufflevector(half[2], half[3], 0, 2, 4, 6),
                          __builtin_shufflevector(half[0], half[1], 1, 3, 5, 7),
                          __builtin_shufflevector(half[2], half[3], 1, 3, 5, 7)};
  __builtin_memcpy(&west, sorted, sizeof west);
  __builtin_memcpy(&east, sorted + 2, sizeof east);
}

/// A run of points behind one that is known to the last bit, from where Float32 counts.
struct Run {
  int column0, row0; ///< of the cell the first point lies in
  F x, y, dx, dy, bend_x, bend_y;

  Run(const Way &way, int i, double step) {
    const double t = i * step, beside = t * (1 - t), turn = 1 - 2 * t;
    const double x_first = way.column + t * way.columns + beside * way.bend_columns;
    const double y_first = way.row + t * way.rows + beside * way.bend_rows;
    column0 = static_cast<int>(x_first);
    row0 = static_cast<int>(y_first);
    x = all(static_cast<float>(x_first - column0));
    y = all(static_cast<float>(y_first - row0));
    dx = all(static_cast<float>((way.columns + turn * way.bend_columns) * step));
    dy = all(static_cast<float>((way.rows + turn * way.bend_rows) * step));
    bend_x = all(static_cast<float>(-step * step * way.bend_columns));
    bend_y = all(static_cast<float>(-step * step * way.bend_rows));
  }
};

void sample(const Raster &raster, const Way &way, int n, float datum, float *into) {
  constexpr int run_length = 64;
  constexpr int far = 1 << 12; // truncation goes towards 0, so all is counted from below it
  const F lift = all(static_cast<float>(far)), less = all(datum);
  const I zero = I::all(0), columns = I::all(raster.columns);
  const I last_column = I::all(raster.columns - 2), last_row = I::all(raster.rows - 2);
  const double step = 1 / static_cast<double>(n);
  for (int from = 0; from <= n; from += run_length) {
    const Run run(way, from, step);
    const I column0 = I::all(run.column0), row0 = I::all(run.row0);
    const I column_shift = I::all(run.column0 - far), row_shift = I::all(run.row0 - far);
    for (int i = from; i < from + run_length && i <= n; i += lanes) {
      const F k = count(i - from);
      const F x = run.x + k * (run.dx + k * run.bend_x), y = run.y + k * (run.dy + k * run.bend_y);
      const I column = lesser(greater(whole(x + lift) + column_shift, zero), last_column);
      const I row = lesser(greater(whole(y + lift) + row_shift, zero), last_row);
      const F east = x - number(column - column0), south = y - number(row - row0);
      int places[lanes];
      (row * columns + column).store(places);
      F a, b, c, d;
      load_pairs(a, b, raster.heights, places);
      load_pairs(c, d, raster.heights + raster.columns, places);
      const F north = a + (b - a) * east, below = c + (d - c) * east;
      (north + (below - north) * south - less).store(into + i);
    }
  }
}

constexpr Passes all_passes = {sample,    outline,        from_receiver,      obstacle,
                               clearance, first_steepest, last_from_receiver, last_clearance};

} // namespace
} // namespace gis::radio::quick
