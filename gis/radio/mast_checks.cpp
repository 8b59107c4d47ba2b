#include "gis/radio/mast_checks.h"

#include "gis/base/text.h"
#include "gis/sources/TableReader.h"

#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace gis::radio {
namespace {

using base::Severity;

/// What is wrong between masts, each good for itself.
class MastComparer {
public:
  MastComparer(const std::vector<Mast> &masts, const sources::Layer &layer, base::Findings &findings)
      : masts_(masts), findings_(findings), cells_(layer, findings) {
    constexpr double one_place_m = 50, degree_m = 111'000;
    one_place_ = layer.crs.geographic() ? one_place_m / degree_m : one_place_m;
  }

  void compare() {
    std::map<std::string, int> ids;
    std::map<std::pair<Broadcast, std::string>, std::set<Scope>> scopes;
    for (const auto &mast : masts_) {
      ids[mast.id] += 1;
      scopes[{mast.broadcast, mast.channel}].insert(mast.scope);
    }
    for (const auto &[id, n] : ids)
      if (n > 1)
        findings_.push_back(
            cells_.about(Severity::error, "id_duplicate", {{"id", id}, {"n", std::to_string(n)}}));
    for (const auto &[channel, kinds] : scopes)
      if (kinds.size() > 1)
        findings_.push_back(cells_.about(Severity::error, "channel_two_scopes", {{"name", channel.second}}));
    for (std::size_t i = 0; i < masts_.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (are_twins(masts_[j], masts_[i])) tell_twins(masts_[j], masts_[i]);
  }

private:
  const std::vector<Mast> &masts_;
  base::Findings &findings_;
  sources::TableReader cells_;
  double one_place_; ///< in the unit of the layer

  bool are_twins(const Mast &a, const Mast &b) const {
    if (a.broadcast != b.broadcast || a.channel != b.channel || a.id == b.id) return false;
    const bool same_site = !a.site.empty() && base::search_key(a.site) == base::search_key(b.site);
    return same_site || std::hypot(a.at.x - b.at.x, a.at.y - b.at.y) <= one_place_;
  }

  void tell_twins(const Mast &one, const Mast &other) {
    auto finding =
        cells_.about(Severity::warning, "mast_twins",
                     {{"name", one.id}, {"other", other.id}, {"channel", one.channel}, {"site", other.site}});
    finding.row = other.row;
    finding.x = other.at.x;
    finding.y = other.at.y;
    findings_.push_back(std::move(finding));
  }
};

} // namespace

void check_together(const std::vector<Mast> &masts, const sources::Layer &layer, base::Findings &findings) {
  MastComparer(masts, layer, findings).compare();
}

void check_ground(const std::vector<Mast> &masts, const sources::Layer &layer, const Terrain &terrain,
                  base::Findings &findings) {
  const sources::TableReader cells(layer, findings);
  std::vector<geo::Point> places;
  for (const auto &mast : masts) places.push_back(mast.at);
  const auto spots = terrain.locate(layer.crs, places);
  for (std::size_t i = 0; i < masts.size(); ++i) {
    if (terrain.height(spots[i].at)) continue;
    auto finding = cells.about(Severity::warning, "mast_outside_terrain", {{"name", masts[i].id}});
    finding.row = masts[i].row;
    finding.x = masts[i].at.x;
    finding.y = masts[i].at.y;
    findings.push_back(std::move(finding));
  }
}

} // namespace gis::radio
