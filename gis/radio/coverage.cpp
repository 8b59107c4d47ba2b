#include "gis/radio/coverage.h"

#include "gis/base/Error.h"
#include "gis/base/parallel.h"
#include "gis/radio/quick/PathSampler.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <numbers>
#include <optional>
#include <set>
#include <stdexcept>

namespace gis::radio {
namespace {

constexpr std::size_t environments = 3;
constexpr std::size_t points_at_a_time = 64; // neighbours share what the processor keeps of the terrain

/// Masts that stand on one spot share the way to every point.
struct Site {
  Spot spot;
  std::vector<std::uint32_t> masts; ///< positions in Coverage::masts
};

/// True where a place is surely out of range, told by latitudes and longitudes alone: far cheaper than a
/// geodesic. A degree of latitude is never shorter than 110.5 km.
bool surely_beyond(const Position &a, const Position &b, double radius_m) {
  const double north = std::fabs(a.latitude.value - b.latitude.value);
  return north * 110'500 > radius_m;
}

class Surveyor {
public:
  Surveyor(const CoverageRequest &request, const Terrain &terrain) : request_(request), terrain_(terrain) {
    sort_masts();
    find_channels();
    find_thresholds();
    find_sites();
    if (request_.quick && terrain_.bare()) find_quick_models();
    std::vector<geo::Point> places;
    places.reserve(request_.points.size());
    for (const auto &point : request_.points) places.push_back(point.at);
    spots_ = terrain_.locate(request_.crs, places);
    coverage_.fields.resize(request_.points.size() * coverage_.channels.size());
  }

  Coverage run(base::Progress &progress) {
    const std::size_t blocks = (spots_.size() + points_at_a_time - 1) / points_at_a_time;
    if (blocks == 0) return std::move(coverage_);
    base::in_parallel(blocks, request_.threads, progress, [&](std::size_t block, base::Progress &own) {
      quick::PathSampler::Sample sample; // its room is used again by every point of the block
      const std::size_t end = std::min(spots_.size(), (block + 1) * points_at_a_time);
      for (std::size_t point = block * points_at_a_time; point < end; ++point) {
        survey(point, sample);
        own.report(static_cast<double>(point % points_at_a_time) / points_at_a_time);
      }
    });
    return std::move(coverage_);
  }

private:
  const CoverageRequest &request_;
  const Terrain &terrain_;
  Coverage coverage_;
  std::vector<const Mast *> masts_;       ///< by id
  std::vector<std::size_t> site_of_;      ///< of each mast, in sites_
  std::vector<std::size_t> channel_of_;   ///< of each mast
  std::vector<const Threshold *> limits_; ///< channels × environments; null where nobody is in that one
  std::vector<Site> sites_;
  std::vector<Spot> spots_; ///< of the points
  std::optional<quick::PathSampler> sampler_;
  /// Masts × environments; none where the question is not one of theirs.
  struct Quick {
    quick::QuickP1812 model;
    double field_without_loss; ///< of 1 kW, dBµV/m
    Decibels spread;
  };
  std::vector<std::optional<Quick>> quick_;

  void sort_masts() {
    for (const auto &mast : request_.masts) masts_.push_back(&mast);
    std::sort(masts_.begin(), masts_.end(), [](const Mast *a, const Mast *b) { return a->id < b->id; });
    for (std::size_t i = 0; i < masts_.size(); ++i) {
      if (i > 0 && masts_[i]->id == masts_[i - 1]->id)
        throw base::Error("id_duplicate", {{"id", masts_[i]->id}, {"n", "2"}});
      coverage_.masts.push_back(masts_[i]->id);
    }
  }

  void find_channels() {
    std::map<std::pair<Broadcast, std::string>, std::size_t> known;
    for (const auto *mast : masts_) known[{mast->broadcast, mast->channel}] = 0;
    for (auto &[key, position] : known) {
      position = coverage_.channels.size();
      coverage_.channels.push_back({key.first, key.second});
    }
    for (const auto *mast : masts_) {
      channel_of_.push_back(known.at({mast->broadcast, mast->channel}));
      coverage_.channels[channel_of_.back()].scope = mast->scope;
    }
  }

  void find_thresholds() {
    std::set<Environment> in_use;
    for (const auto &point : request_.points) in_use.insert(point.environment);
    limits_.assign(coverage_.channels.size() * environments, nullptr);
    for (std::size_t c = 0; c < coverage_.channels.size(); ++c)
      for (const auto environment : in_use)
        limits_[c * environments + static_cast<std::size_t>(environment)] =
            &threshold_for(request_, coverage_.channels[c].broadcast, environment);
  }

  void find_sites() {
    std::vector<geo::Point> places;
    for (const auto *mast : masts_) places.push_back(mast->at);
    const auto spots = terrain_.locate(request_.crs, places);
    std::map<std::pair<double, double>, std::size_t> known;
    for (std::uint32_t m = 0; m < masts_.size(); ++m) {
      const auto [found, is_new] = known.emplace(std::pair(places[m].x, places[m].y), sites_.size());
      if (is_new) sites_.push_back({spots[m], {}});
      sites_[found->second].masts.push_back(m);
      site_of_.push_back(found->second);
    }
  }

  Link link_of(std::uint32_t number, const Threshold &threshold, const Position &site) const {
    const Mast &mast = *masts_[number];
    return {.frequency = mast.frequency,
            .transmitter_height = mast.antenna,
            .receiver_height = threshold.receiver,
            .polarisation = mast.polarisation,
            .time = threshold.time,
            .location = threshold.location,
            .transmitter = site};
  }

  void find_quick_models() {
    sampler_.emplace(terrain_, request_.quick->plain);
    quick_.resize(masts_.size() * environments);
    for (const auto &site : sites_) {
      const auto least = std::make_shared<quick::LeastDucting>(site.spot.position.latitude);
      for (const auto mast : site.masts)
        for (std::size_t e = 0; e < environments; ++e) {
          const auto *threshold = limits_[channel_of_[mast] * environments + e];
          if (threshold == nullptr) continue;
          const Link link = link_of(mast, *threshold, site.spot.position);
          if (quick::LossFinder::answers(link, request_.quick->setting))
            quick_[mast * environments + e].emplace(quick_model(link, least));
        }
    }
  }

  Quick quick_model(const Link &link, const std::shared_ptr<quick::LeastDucting> &least) const {
    const auto &asked = *request_.quick;
    const auto spread = asked.spread.fixed
                            ? *asked.spread.fixed
                            : location_spread(link.frequency, asked.spread.square, link.receiver_height, {});
    return {quick::QuickP1812(link, asked.setting, least, asked.plain),
            199.36 + 20 * std::log10(link.frequency.value / 1000), spread};
  }

  const Threshold &limit(std::size_t point, std::size_t channel) const {
    const auto environment = static_cast<std::size_t>(request_.points[point].environment);
    return *limits_[channel * environments + environment];
  }

  void survey(std::size_t point, quick::PathSampler::Sample &sample) {
    const std::size_t channels = coverage_.channels.size();
    ChannelField *fields = coverage_.fields.data() + point * channels;
    for (const auto &site : sites_) {
      if (surely_beyond(site.spot.position, spots_[point].position, request_.radius.value)) continue;
      const auto short_way = terrain_.short_way(site.spot, spots_[point]);
      if (in_range(site, point, short_way.length_m) &&
          !(sampler_ && survey_quickly(site, point, short_way, sample, fields)))
        survey_exactly(site, point, fields);
    }
    for (std::size_t c = 0; c < channels; ++c) classify(limit(point, c), fields[c]);
  }

  bool in_range(const Site &site, std::size_t point, double length) const {
    // Where a short way may be wrong about it, the whole one decides.
    if (std::fabs(length - request_.radius.value) > 0.01 * length) return length < request_.radius.value;
    return terrain_.way(site.spot, spots_[point]).length_m <= request_.radius.value;
  }

  /// False where the passes have no answer: then nothing is taken.
  bool survey_quickly(const Site &site, std::size_t point, const geo::Geodesic &short_way,
                      quick::PathSampler::Sample &sample, ChannelField *fields) const {
    const auto environment = static_cast<std::size_t>(request_.points[point].environment);
    for (const auto mast : site.masts)
      if (!quick_[mast * environments + environment]) return false;
    if (!sampler_->sample(site.spot, spots_[point], short_way, request_.step, sample)) return false;
    for (const auto mast : site.masts) {
      const auto &quick = *quick_[mast * environments + environment];
      const auto said = quick.model.loss(sample.path);
      if (!said.db) return meets_hole(site, point, sample.path, fields); // as for every mast of the site
      const Prediction prediction{.field_dbuvm = quick.field_without_loss - *said.db,
                                  .spread = quick.spread,
                                  .elevation = Degrees(said.leaves_mrad * 180 / (1000 * std::numbers::pi)),
                                  .near_mast = said.near_mast};
      take(mast, prediction, sample.azimuth, fields[channel_of_[mast]]);
    }
    return true;
  }

  /// Where the quick way meets a hole the plain one is asked about that point alone: a height that is no
  /// number may have come from a cell beside the way.
  bool meets_hole(const Site &site, std::size_t point, const quick::EvenPath &path,
                  ChannelField *fields) const {
    std::size_t i = 1;
    while (i < static_cast<std::size_t>(path.steps) && std::isfinite(path.rise[i])) ++i;
    if (terrain_.height_on_way(site.spot, spots_[point], request_.step, i)) return false;
    return unknown(site, fields);
  }

  bool unknown(const Site &site, ChannelField *fields) const {
    for (const auto mast : site.masts) fields[channel_of_[mast]].at_least = true;
    return true;
  }

  void survey_exactly(const Site &site, std::size_t point, ChannelField *fields) const {
    const auto profile = terrain_.profile(site.spot, spots_[point], request_.step);
    const Degrees azimuth(terrain_.way(site.spot, spots_[point]).azimuth);
    for (const auto mast : site.masts) {
      auto &field = fields[channel_of_[mast]];
      if (!profile) {
        field.at_least = true;
        continue;
      }
      Link link = link_of(mast, limit(point, channel_of_[mast]), site.spot.position);
      link.receiver = spots_[point].position;
      take(mast, request_.model(link, *profile), azimuth, field);
    }
  }

  void take(std::uint32_t number, const Prediction &said, Degrees azimuth, ChannelField &field) const {
    if (!said.field_dbuvm) {
      field.at_least = true;
      return;
    }
    const Mast &mast = *masts_[number];
    const double sent = 10 * std::log10(mast.power.value) + mast.pattern.gain(azimuth, said.elevation).value;
    const double strength = *said.field_dbuvm + sent;
    const bool stronger = !field.field_dbuvm || strength > *field.field_dbuvm ||
                          (strength == *field.field_dbuvm && number < field.server);
    if (field.field_dbuvm && site_of_[number] != site_of_[field.server]) {
      const double weaker = std::min(strength, *field.field_dbuvm);
      field.elsewhere_dbuvm = std::max(field.elsewhere_dbuvm.value_or(weaker), weaker);
    }
    if (!stronger) return;
    field.field_dbuvm = strength;
    field.low_dbuvm = strength - said.spread.value;
    field.high_dbuvm = strength + said.spread.value;
    field.server = number;
    field.near_mast = said.near_mast;
  }

  /// What is not received from the masts that are known may still come from one that is not.
  static void classify(const Threshold &threshold, ChannelField &field) {
    const double least = threshold.value_dbuvm;
    if (field.field_dbuvm) field.reception = reception(field.field_dbuvm, {least, threshold.margin.value});
    if (field.reception == Reception::none && field.at_least) field = {.reception = Reception::unknown};
  }
};

} // namespace

const char *reception_name(Reception reception) {
  switch (reception) {
  case Reception::good:
    return "good";
  case Reception::marginal:
    return "marginal";
  case Reception::none:
    return "none";
  case Reception::unknown:
    return "unknown";
  }
  return "";
}

const Threshold &threshold_for(const CoverageRequest &request, Broadcast broadcast, Environment environment) {
  if (request.threshold) return *request.threshold;
  const auto &service = broadcast == Broadcast::radio        ? request.radio_service
                        : broadcast == Broadcast::television ? request.television_service
                                                             : request.loudspeaker_service;
  return request.thresholds.at({service, environment, request.condition});
}

Coverage coverage(const CoverageRequest &request, const Terrain &terrain, base::Progress &progress) {
  if (!(request.radius.value > 0)) throw std::invalid_argument("coverage: a radius above 0");
  if (!request.model) throw std::invalid_argument("coverage: a model");
  return Surveyor(request, terrain).run(progress);
}

} // namespace gis::radio
