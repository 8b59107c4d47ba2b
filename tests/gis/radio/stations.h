#pragma once

#include "gis/radio/beam.h"
#include "gis/radio/coverage.h"
#include "gis/sources/csv.h"
#include "tests/gis/radio/grounds.h"

#include <cmath>
#include <random>
#include <string>
#include <vector>

/// Masts on made-up grounds, and what is asked of them.
namespace tests::radio {

using namespace gis::radio;
namespace base = gis::base;
namespace geo = gis::geo;

inline const geo::Point middle{500'000, 1'300'000};

inline Mast mast(const std::string &id, geo::Point at, const std::string &channel = "VOV1") {
  return {.id = id,
          .channel = channel,
          .frequency = Megahertz(100),
          .power = Kilowatts(1),
          .antenna = base::Metres(60),
          .at = at};
}

/// One threshold for every environment; 6 dB more is good.
inline Thresholds threshold(double dbuvm) {
  std::string table = "service,environment,condition,value_dbuvm,receiver_m,location_percent,time_percent,"
                      "margin_db,source\n";
  for (const std::string service : {"fm_stereo", "dvbt2", "loudspeaker"})
    for (const std::string environment : {"rural", "urban", "large_city"})
      table += service + "," + environment + ",fixed," + std::to_string(dbuvm) + ",10,50,50,6,test\n";
  return thresholds_from(gis::sources::parse_csv(table, "thresholds.csv"));
}

inline CoverageRequest request(std::vector<Mast> masts, const std::vector<geo::Point> &places,
                               double dbuvm = 54) {
  CoverageRequest request{.masts = std::move(masts),
                          .crs = geo::Crs::from_text("EPSG:5899"),
                          .thresholds = threshold(dbuvm),
                          .threads = 1};
  for (const auto place : places) request.points.push_back({place});
  return request;
}

inline Coverage run(const CoverageRequest &request, const Terrain &terrain) {
  base::Progress quiet;
  return coverage(request, terrain, quiet);
}

/// Hills that leave some places in the shade.
inline Terrain hills() {
  return study_terrain([](geo::Point p) {
    return 600 + 250 * std::sin(p.x / 1900) * std::cos(p.y / 2700) + 120 * std::sin((p.x + p.y) / 700);
  });
}

inline std::vector<geo::Point> scattered(std::size_t n, unsigned seed = 5) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> x(471'000, 529'000), y(1'271'000, 1'329'000);
  std::vector<geo::Point> places;
  for (std::size_t i = 0; i < n; ++i) {
    const double east = x(random);
    places.push_back({east, y(random)});
  }
  return places;
}

inline std::vector<Mast> network() {
  auto local = mast("D", {510'000, 1'280'000}, "LĐ FM");
  local.scope = Scope::local;
  auto television = mast("C", middle, "VTV1");
  television.broadcast = Broadcast::television;
  television.medium = Medium::dvbt2;
  television.frequency = Megahertz(554);
  television.pattern = beam(Degrees(120), Degrees(90));
  return {mast("B", {480'000, 1'310'000}), mast("A", middle), television, local};
}

inline bool same(const ChannelField &a, const ChannelField &b) {
  return a.reception == b.reception && a.field_dbuvm == b.field_dbuvm && a.low_dbuvm == b.low_dbuvm &&
         a.high_dbuvm == b.high_dbuvm && a.server == b.server && a.near_mast == b.near_mast &&
         a.at_least == b.at_least && a.elsewhere_dbuvm == b.elsewhere_dbuvm;
}

} // namespace tests::radio
