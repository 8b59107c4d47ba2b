#include "gis/geo/validity.h"

#include "gis/base/Error.h"

#include <cmath>
#include <geos_c.h>
#include <memory>

namespace gis::geo {
namespace {

/// One GEOS context per thread, with the last message it gave.
struct Context {
  GEOSContextHandle_t handle = GEOS_init_r();
  std::string message;
  Context() {
    GEOSContext_setErrorMessageHandler_r(
        handle, [](const char *text, void *self) { static_cast<Context *>(self)->message = text; }, this);
  }
  ~Context() { GEOS_finish_r(handle); }
  Context(const Context &) = delete;
  Context &operator=(const Context &) = delete;
};

Context &context() {
  thread_local Context own;
  return own;
}

struct Destroy {
  void operator()(GEOSGeometry *g) const { GEOSGeom_destroy_r(context().handle, g); }
};
using Handle = std::unique_ptr<GEOSGeometry, Destroy>;

/// The one place where a failed call of GEOS becomes an Error.
GEOSGeometry *checked(GEOSGeometry *result) {
  if (result == nullptr) throw base::Error("geometry_operation_failed", {{"why", context().message}});
  return result;
}

GEOSCoordSequence *sequence(const std::vector<Point> &points) {
  auto *coordinates = GEOSCoordSeq_create_r(context().handle, static_cast<unsigned>(points.size()), 2);
  for (unsigned i = 0; i < points.size(); ++i)
    GEOSCoordSeq_setXY_r(context().handle, coordinates, i, points[i].x, points[i].y);
  return coordinates;
}

Handle ring(const Ring &points) {
  return Handle(checked(GEOSGeom_createLinearRing_r(context().handle, sequence(points))));
}

Handle to_geos(const Polygon &polygon) {
  std::vector<GEOSGeometry *> holes;
  for (const auto &hole : polygon.holes) holes.push_back(ring(hole).release());
  return Handle(checked(GEOSGeom_createPolygon_r(context().handle, ring(polygon.shell).release(),
                                                 holes.data(), static_cast<unsigned>(holes.size()))));
}

Handle to_geos(const Geometry &geometry) {
  std::vector<GEOSGeometry *> parts;
  for (const auto &polygon : geometry.polygons) parts.push_back(to_geos(polygon).release());
  return Handle(checked(GEOSGeom_createCollection_r(context().handle, GEOS_MULTIPOLYGON, parts.data(),
                                                    static_cast<unsigned>(parts.size()))));
}

Handle lines_to_geos(const Geometry &geometry) {
  std::vector<GEOSGeometry *> parts;
  for (const auto &line : geometry.lines)
    parts.push_back(checked(GEOSGeom_createLineString_r(context().handle, sequence(line))));
  return Handle(checked(GEOSGeom_createCollection_r(context().handle, GEOS_MULTILINESTRING, parts.data(),
                                                    static_cast<unsigned>(parts.size()))));
}

std::vector<Point> points_of(const GEOSGeometry *line) {
  const auto *coordinates = GEOSGeom_getCoordSeq_r(context().handle, line);
  unsigned size = 0;
  GEOSCoordSeq_getSize_r(context().handle, coordinates, &size);
  std::vector<Point> points(size);
  for (unsigned i = 0; i < size; ++i)
    GEOSCoordSeq_getXY_r(context().handle, coordinates, i, &points[i].x, &points[i].y);
  return points;
}

/// Collects the polygons and lines of a GEOS geometry; points that a repair leaves over are dropped.
void collect(const GEOSGeometry *g, Geometry &into) {
  auto *handle = context().handle;
  const int type = GEOSGeomTypeId_r(handle, g);
  if (type == GEOS_POLYGON && GEOSisEmpty_r(handle, g) == 0) {
    Polygon polygon{.shell = points_of(GEOSGetExteriorRing_r(handle, g))};
    const int holes = GEOSGetNumInteriorRings_r(handle, g);
    for (int i = 0; i < holes; ++i) polygon.holes.push_back(points_of(GEOSGetInteriorRingN_r(handle, g, i)));
    into.polygons.push_back(std::move(polygon));
  } else if (type == GEOS_LINESTRING && GEOSisEmpty_r(handle, g) == 0) {
    into.lines.push_back(points_of(g));
  } else if (type >= GEOS_MULTIPOINT) {
    const int parts = GEOSGetNumGeometries_r(handle, g);
    for (int i = 0; i < parts; ++i) collect(GEOSGetGeometryN_r(handle, g, i), into);
  }
}

bool all_finite(const Geometry &geometry) {
  const auto finite = [](const std::vector<Point> &points) {
    for (const auto &p : points)
      if (!std::isfinite(p.x) || !std::isfinite(p.y)) return false;
    return true;
  };
  bool ok = finite(geometry.points);
  for (const auto &line : geometry.lines) ok = ok && finite(line);
  for (const auto &polygon : geometry.polygons) {
    ok = ok && finite(polygon.shell);
    for (const auto &hole : polygon.holes) ok = ok && finite(hole);
  }
  return ok;
}

bool close(Ring &points) {
  if (points.empty() || points.front() == points.back()) return false;
  points.push_back(points.front());
  return true;
}

void drop_degenerate(Geometry &geometry) {
  std::erase_if(geometry.lines, [](const Line &line) { return line.size() < 2; });
  for (auto &polygon : geometry.polygons)
    std::erase_if(polygon.holes, [](const Ring &hole) { return hole.size() < 4; });
  std::erase_if(geometry.polygons, [](const Polygon &polygon) { return polygon.shell.size() < 4; });
}

} // namespace

Repair make_valid(Geometry &geometry) {
  Repair repair;
  if (!all_finite(geometry)) {
    geometry = {};
    return {Repair::Outcome::broken, 0, "not finite"};
  }
  for (auto &polygon : geometry.polygons) {
    if (close(polygon.shell)) repair.outcome = Repair::Outcome::closed;
    for (auto &hole : polygon.holes)
      if (close(hole)) repair.outcome = Repair::Outcome::closed;
  }
  const bool had_polygons = !geometry.polygons.empty();
  drop_degenerate(geometry);
  if (!had_polygons) {
    if (geometry.empty()) repair.outcome = Repair::Outcome::broken;
    return repair;
  }
  if (geometry.polygons.empty()) return {Repair::Outcome::broken, 0, "collapsed"};
  try {
    const auto handle = to_geos(geometry);
    if (GEOSisValid_r(context().handle, handle.get()) != 1) {
      const double before = area(geometry);
      auto *how = GEOSMakeValidParams_create_r(context().handle);
      GEOSMakeValidParams_setMethod_r(context().handle, how, GEOS_MAKE_VALID_STRUCTURE);
      GEOSMakeValidParams_setKeepCollapsed_r(context().handle, how, 0);
      GEOSGeometry *mended = GEOSMakeValidWithParams_r(context().handle, handle.get(), how);
      GEOSMakeValidParams_destroy_r(context().handle, how);
      const Handle valid(checked(mended));
      Geometry collected;
      collect(valid.get(), collected);
      geometry.polygons = std::move(collected.polygons);
      repair = {Repair::Outcome::repaired, std::fabs(area(geometry) - before), context().message};
    }
  } catch (const base::Error &fault) {
    geometry = {};
    return {Repair::Outcome::broken, 0, fault.what()};
  }
  if (geometry.polygons.empty()) return {Repair::Outcome::broken, 0, "collapsed"};
  orient(geometry);
  return repair;
}

Geometry simplified(const Geometry &geometry, double tolerance) {
  Geometry result{.points = geometry.points};
  if (!geometry.polygons.empty())
    collect(
        Handle(checked(GEOSTopologyPreserveSimplify_r(context().handle, to_geos(geometry).get(), tolerance)))
            .get(),
        result);
  if (!geometry.lines.empty())
    collect(Handle(checked(GEOSTopologyPreserveSimplify_r(context().handle, lines_to_geos(geometry).get(),
                                                          tolerance)))
                .get(),
            result);
  return result;
}

Geometry united(const std::vector<const Geometry *> &geometries) {
  std::vector<GEOSGeometry *> parts;
  for (const auto *geometry : geometries)
    for (const auto &polygon : geometry->polygons) parts.push_back(to_geos(polygon).release());
  const Handle all(checked(GEOSGeom_createCollection_r(context().handle, GEOS_GEOMETRYCOLLECTION,
                                                       parts.data(), static_cast<unsigned>(parts.size()))));
  Geometry result;
  collect(Handle(checked(GEOSUnaryUnion_r(context().handle, all.get()))).get(), result);
  orient(result);
  return result;
}

double common_area(const Geometry &a, const Geometry &b) {
  const Handle common(checked(GEOSIntersection_r(context().handle, to_geos(a).get(), to_geos(b).get())));
  double value = 0;
  GEOSArea_r(context().handle, common.get(), &value);
  return value;
}

} // namespace gis::geo
