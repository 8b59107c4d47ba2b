#pragma once

#include "gis/geo/Geometry.h"
#include "gis/geo/geodesic.h"

#include <memory>
#include <string>

namespace gis::geo {

/// A coordinate reference system. Axes are always east, north (longitude, latitude), whatever the
/// authority's order. Cheap to copy; usable from several threads.
class Crs {
public:
  /// Unknown: no system is stated.
  Crs() = default;
  /// From "EPSG:5899", WKT or a PROJ string. Throws Error{crs_unreadable: text}.
  static Crs from_text(const std::string &);

  bool known() const { return handle_ != nullptr; }
  /// True where coordinates are degrees.
  bool geographic() const;
  /// "EPSG:5899" where an authority names it, else the name inside the WKT, else empty.
  std::string name() const;
  /// Name of the datum ("Vietnam 2000"), for the finding that tells of a shift.
  std::string datum() const;
  /// Central meridian in degrees and zone width in degrees of a transverse Mercator system; 0 where none.
  double central_meridian() const;
  std::string wkt() const;
  /// Degrees on the same datum; the system itself where it counts in degrees.
  Crs in_degrees() const;
  Ellipsoid ellipsoid() const;
  /// Same system, whatever its text.
  bool same_as(const Crs &) const;
  /// True where the datum is not named, so that a shift can not be told (plain "+ellps" strings): positions
  /// in Vietnam may then be some 226 m off.
  bool datum_unknown() const;

private:
  struct Handle;
  std::shared_ptr<const Handle> handle_;
  friend class Transform;
};

/// Moves positions from one system to another, datum shift included (PROJ's best operation that needs no
/// grid). Not shared between threads: make one per thread. Throws Error{crs_unknown} where a side is.
class Transform {
public:
  Transform(const Crs &from, const Crs &to);
  ~Transform();
  Transform(Transform &&) noexcept;
  Transform &operator=(Transform &&) noexcept;

  /// True where nothing moves.
  bool identity() const;
  /// Throws Error{coords_untransformable: x, y} where the operation has no answer.
  Point operator()(Point) const;
  void apply(Geometry &) const;

private:
  struct Handle;
  std::unique_ptr<Handle> handle_;
};

} // namespace gis::geo
