#include "gis/geo/Crs.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"

#include <cmath>
#include <cpl_conv.h>
#include <cpl_error.h>
#include <ogr_spatialref.h>

namespace gis::geo {
namespace {

/// Silences the library's own chatter: what matters becomes an Error here.
class Quiet {
public:
  Quiet() { CPLPushErrorHandler(CPLQuietErrorHandler); }
  ~Quiet() { CPLPopErrorHandler(); }
};

} // namespace

struct Crs::Handle {
  OGRSpatialReference system;
};

Crs Crs::from_text(const std::string &text) {
  const Quiet quiet;
  auto handle = std::make_shared<Handle>();
  if (text.empty() || handle->system.SetFromUserInput(
                          text.c_str(), OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS) != OGRERR_NONE)
    throw base::Error("crs_unreadable", {{"text", text.substr(0, 200)}});
  handle->system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  // A file often carries the definition without its number: "VN-2000 / TM-3 107-45" is EPSG:5899.
  if (handle->system.GetAuthorityCode(nullptr) == nullptr) {
    const Quiet again;
    if (auto *found = handle->system.FindBestMatch()) {
      found->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
      handle->system = *found;
      found->Release();
    }
  }
  Crs crs;
  crs.handle_ = std::move(handle);
  return crs;
}

bool Crs::geographic() const { return known() && handle_->system.IsGeographic() != 0; }

std::string Crs::name() const {
  if (!known()) return {};
  const char *authority = handle_->system.GetAuthorityName(nullptr);
  const char *code = handle_->system.GetAuthorityCode(nullptr);
  if (authority != nullptr && code != nullptr) return std::string(authority) + ":" + code;
  const char *name = handle_->system.GetName();
  return name == nullptr ? "" : name;
}

std::string Crs::datum() const {
  if (!known()) return {};
  const char *datum = handle_->system.GetAttrValue("DATUM");
  return datum == nullptr ? "" : datum;
}

double Crs::central_meridian() const {
  return known() ? handle_->system.GetProjParm(SRS_PP_CENTRAL_MERIDIAN, 0) : 0;
}

std::string Crs::wkt() const {
  if (!known()) return {};
  char *text = nullptr;
  handle_->system.exportToWkt(&text);
  const std::string result = text == nullptr ? "" : text;
  CPLFree(text);
  return result;
}

Crs Crs::in_degrees() const {
  if (!known() || geographic()) return *this;
  const Quiet quiet;
  Crs crs;
  if (auto *degrees = handle_->system.CloneGeogCS()) {
    auto handle = std::make_shared<Handle>();
    handle->system = *degrees;
    handle->system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    degrees->Release();
    crs.handle_ = std::move(handle);
  }
  return crs;
}

Ellipsoid Crs::ellipsoid() const {
  if (!known()) return {};
  const double inverse = handle_->system.GetInvFlattening();
  return {handle_->system.GetSemiMajor(), inverse > 0 ? 1 / inverse : 0};
}

bool Crs::same_as(const Crs &other) const {
  if (!known() || !other.known()) return known() == other.known();
  return handle_ == other.handle_ || handle_->system.IsSame(&other.handle_->system) != 0;
}

bool Crs::datum_unknown() const {
  const std::string name = datum();
  return name.empty() || name == "unknown" || name.find("Unknown") != std::string::npos ||
         name.find("Not_specified") != std::string::npos;
}

struct Transform::Handle {
  std::unique_ptr<OGRCoordinateTransformation> operation;
};

Transform::Transform(const Crs &from, const Crs &to) : handle_(std::make_unique<Handle>()) {
  if (!from.known() || !to.known()) throw base::Error("crs_unknown");
  if (from.same_as(to)) return;
  const Quiet quiet;
  handle_->operation.reset(OGRCreateCoordinateTransformation(&from.handle_->system, &to.handle_->system));
  if (!handle_->operation)
    throw base::Error("crs_mismatch", {{"crs", from.name()}, {"other_crs", to.name()}});
}
Transform::~Transform() = default;
Transform::Transform(Transform &&) noexcept = default;
Transform &Transform::operator=(Transform &&) noexcept = default;

bool Transform::identity() const { return !handle_->operation; }

Point Transform::operator()(Point p) const {
  if (identity()) return p;
  const Quiet quiet;
  double x = p.x, y = p.y;
  if (!handle_->operation->Transform(1, &x, &y) || !std::isfinite(x) || !std::isfinite(y))
    throw base::Error("coords_untransformable",
                      {{"x", base::format_number(p.x, 6)}, {"y", base::format_number(p.y, 6)}});
  return {x, y};
}

void Transform::apply(Geometry &geometry) const {
  if (identity()) return;
  const Quiet quiet;
  std::vector<double> xs, ys;
  const auto move = [&](std::vector<Point> &points) {
    if (points.empty()) return;
    xs.resize(points.size());
    ys.resize(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
      xs[i] = points[i].x;
      ys[i] = points[i].y;
    }
    const bool ok = handle_->operation->Transform(static_cast<int>(points.size()), xs.data(), ys.data()) != 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (!ok || !std::isfinite(xs[i]) || !std::isfinite(ys[i]))
        throw base::Error("coords_untransformable", {{"x", base::format_number(points[i].x, 6)},
                                                     {"y", base::format_number(points[i].y, 6)}});
      points[i] = {xs[i], ys[i]};
    }
  };
  move(geometry.points);
  for (auto &line : geometry.lines) move(line);
  for (auto &polygon : geometry.polygons) {
    move(polygon.shell);
    for (auto &hole : polygon.holes) move(hole);
  }
}

} // namespace gis::geo
