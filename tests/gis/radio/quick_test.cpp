#include "gis/radio/quick/PathSampler.h"
#include "gis/radio/quick/QuickP1812.h"

#include "gis/radio/coverage.h"
#include "gis/sources/csv.h"
#include "tests/gis/radio/grounds.h"

#include <cmath>
#include <gtest/gtest.h>
#include <random>

namespace gis::radio::quick {
namespace {

/// A made path and the link over it, grown from a seed.
struct Case {
  std::mt19937 dice;
  Link link;
  Profile profile;
  std::string text;

  explicit Case(unsigned seed) : dice(seed) {
    link.frequency = Megahertz(50 * std::pow(40, share()));
    link.transmitter_height = base::Metres(5 * std::pow(100, share()));
    link.receiver_height = base::Metres(one_in(2) ? 1.5 : 10);
    link.polarisation = one_in(2) ? Polarisation::horizontal : Polarisation::vertical;
    link.transmitter = {Degrees(11.5 + share()), Degrees(107 + share())};
    link.receiver = {Degrees(11.5 + share()), Degrees(107 + share())};
    const double length = 300 * std::pow(300, share());
    const int steps = std::max(4, static_cast<int>(length / (30 + 60 * share())));
    for (int i = 0; i <= steps; ++i) profile.distances_m.push_back(length * i / steps);
    raise(steps);
    text = "seed " + std::to_string(seed) + ", " + std::to_string(length / 1000) + " km, " +
           std::to_string(link.frequency.value) + " MHz, mast " +
           std::to_string(link.transmitter_height.value);
  }

  double share() { return static_cast<double>(dice()) / 4294967296.0; }
  bool one_in(unsigned n) { return dice() % n == 0; }

  /// Flat, rolling, mountains, noise, walls, spikes of one height.
  void raise(int steps) {
    const auto kind = dice() % 6;
    const double size = kind == 0 ? 0 : std::pow(10, 3.2 * share());
    double walk = 200 + 800 * share();
    const double base = walk;
    for (int i = 0; i <= steps; ++i) {
      double h = base;
      if (kind == 1) h += size * std::sin(i / 17.0) * std::sin(i / 41.0);
      if (kind == 2) h = walk += size / std::sqrt(steps) * (share() - 0.5) * 4;
      if (kind == 3) h += size * share();
      if (kind == 4) h += one_in(40) ? size : 0;
      if (kind == 5) h += i % 20 == 7 ? size : 0;
      profile.heights_m.push_back(std::clamp(h, 0.0, 5000.0));
    }
  }

  base::Measure quick(bool plain = false) const {
    std::vector<float> rise;
    for (const double h : profile.heights_m) rise.push_back(static_cast<float>(h - profile.heights_m[0]));
    rise.resize(rise.size() + 8, 1e6F); // what lies behind must not matter
    static const auto least = std::make_shared<LeastDucting>(Degrees(12));
    return QuickP1812(link, {}, least, plain)
        .loss({.rise = rise.data(),
               .steps = static_cast<int>(profile.size()) - 1,
               .distance_km = profile.distances_m.back() / 1000,
               .first_m = profile.heights_m.front(),
               .last_m = profile.heights_m.back(),
               .receiver = link.receiver})
        .db;
  }
};

TEST(QuickP1812, IsThePlainModelOnEveryGround) {
  double worst = 0;
  for (unsigned seed = 0; seed < 40000; ++seed) {
    const Case given(seed);
    const auto plain = p1812(given.profile, given.link);
    ASSERT_TRUE(plain.loss_db) << given.text << ": " << p1812_code_name(plain.code);
    const auto quick = given.quick();
    ASSERT_TRUE(quick) << given.text;
    worst = std::max(worst, std::fabs(*quick - *plain.loss_db));
    ASSERT_NEAR(*quick, *plain.loss_db, 0.002) << given.text;
  }
  RecordProperty("worst_db", std::to_string(worst));
  std::printf("worst difference %.6f dB\n", worst);
}

TEST(QuickP1812, HasTheSameBitsWithoutAvx2) {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    const Case given(100000 + seed);
    EXPECT_EQ(given.quick(), given.quick(true)) << given.text;
  }
}

TEST(QuickP1812, AHoleOnThePathLeavesItUnknown) {
  Case given(7);
  given.profile.heights_m[given.profile.size() / 2] = std::nan("");
  EXPECT_FALSE(given.quick());
}

/// Masts and places over rough ground, once on a raster in metres and once on one in degrees.
struct Survey {
  Terrain terrain;
  CoverageRequest request;
  explicit Survey(bool degrees) : terrain(ground(degrees)) {
    request.crs = geo::Crs::from_text("EPSG:5899");
    std::string table = "service,environment,condition,value_dbuvm,receiver_m,location_percent,time_percent,"
                        "margin_db,source\n";
    for (const std::string service : {"fm_stereo", "dvbt2", "loudspeaker"})
      for (const std::string environment : {"rural", "urban", "large_city"})
        table += service + "," + environment + ",fixed,54,10,50,50,6,test\n";
    request.thresholds = thresholds_from(sources::parse_csv(table, "thresholds.csv"));
    std::mt19937 dice(3);
    const auto place = [&] {
      const auto x = static_cast<double>(472'000 + dice() % 56'000);
      const auto y = static_cast<double>(1'272'000 + dice() % 56'000);
      return geo::Point{x, y};
    };
    for (int i = 0; i < 6; ++i) {
      const auto at = i == 5 ? request.masts[4].at : place();
      const std::string id(1, static_cast<char>('A' + i));
      request.masts.push_back({.id = id,
                               .channel = id,
                               .frequency = Megahertz(i % 2 == 0 ? 100 : 600),
                               .power = Kilowatts(1),
                               .antenna = base::Metres(20 + 30 * i),
                               .at = at});
    }
    for (int i = 0; i < 2000; ++i) request.points.push_back({place()});
    request.points.push_back({request.masts[0].at});
    request.points.push_back({{request.masts[0].at.x + 100, request.masts[0].at.y}});
  }

  static double height(geo::Point p) {
    if (std::hypot(p.x - 500'000, p.y - 1'310'000) < 400) return std::nan("");
    return 600 + 250 * std::sin(p.x / 1900) * std::cos(p.y / 2700) + 120 * std::sin((p.x + p.y) / 700) +
           40 * std::sin(p.x / 130) * std::sin(p.y / 170);
  }
  static Terrain ground(bool degrees) {
    if (!degrees) return tests::radio::study_terrain(height);
    const geo::Transform to_metres(geo::Crs::from_text("EPSG:4326"), geo::Crs::from_text("EPSG:5899"));
    return Terrain(
        {.heights = tests::radio::raster("EPSG:4326", {107.4, 12.1, 1.0 / 1200, 1.0 / 1200, 800, 750},
                                         [&](geo::Point p) { return height(to_metres(p)); })});
  }
  Coverage run() const {
    base::Progress quiet;
    return coverage(request, terrain, quiet);
  }
};

TEST(QuickPath, HasTheHeightsOfTheProfileItStandsFor) {
  for (const bool degrees : {false, true}) {
    const Survey survey(degrees);
    const PathSampler sampler(survey.terrain);
    PathSampler::Sample sample;
    std::vector<geo::Point> places;
    for (const auto &point : survey.request.points) places.push_back(point.at);
    const auto spots = survey.terrain.locate(survey.request.crs, places);
    double worst = 0;
    for (std::size_t i = 0; i + 2 < spots.size(); i += 2) {
      const auto profile = survey.terrain.profile(spots[i], spots[i + 1]);
      if (!profile) continue;
      ASSERT_TRUE(sampler.sample(spots[i], spots[i + 1], survey.terrain.short_way(spots[i], spots[i + 1]),
                                 Terrain::longest_step, sample))
          << i;
      ASSERT_EQ(sample.path.steps + 1, static_cast<int>(profile->size())) << i;
      EXPECT_NEAR(sample.path.distance_km * 1000, profile->distances_m.back(), 0.2) << i;
      for (std::size_t k = 1; k + 1 < profile->size(); ++k)
        worst = std::max(worst, std::fabs(sample.path.first_m + static_cast<double>(sample.path.rise[k]) -
                                          profile->heights_m[k]));
    }
    EXPECT_LT(worst, 0.01);
    std::printf("worst height %.6f m\n", worst);
  }
}

class QuickCoverage : public testing::TestWithParam<bool> {};

TEST_P(QuickCoverage, IsWithinAHundredthOfADecibelOfEveryExactPath) {
  Survey survey(GetParam());
  const auto exact = survey.run();
  survey.request.quick.emplace();
  const auto quick = survey.run();
  double worst = 0;
  std::size_t unknown = 0;
  for (std::size_t i = 0; i < exact.fields.size(); ++i) {
    ASSERT_EQ(quick.fields[i].field_dbuvm.has_value(), exact.fields[i].field_dbuvm.has_value()) << i;
    ASSERT_EQ(quick.fields[i].near_mast, exact.fields[i].near_mast) << i;
    ASSERT_EQ(quick.fields[i].server, exact.fields[i].server) << i;
    if (!exact.fields[i].field_dbuvm) {
      ++unknown;
      continue;
    }
    worst = std::max(worst, std::fabs(*quick.fields[i].field_dbuvm - *exact.fields[i].field_dbuvm));
    ASSERT_NEAR(*quick.fields[i].low_dbuvm, *exact.fields[i].low_dbuvm, 0.01) << i;
  }
  EXPECT_LT(worst, 0.01);
  EXPECT_GT(unknown, 20U) << "some paths cross the hole";
  std::printf("worst difference %.6f dB, %zu unknown\n", worst, unknown);
}

TEST_P(QuickCoverage, HasTheSameBitsFromAnyThreadsAndWithoutAvx2) {
  Survey survey(GetParam());
  survey.request.quick.emplace();
  survey.request.threads = 1;
  const auto one = survey.run();
  survey.request.threads = 3;
  survey.request.quick->plain = true;
  const auto other = survey.run();
  for (std::size_t i = 0; i < one.fields.size(); ++i)
    ASSERT_EQ(one.fields[i].field_dbuvm, other.fields[i].field_dbuvm) << i;
}

INSTANTIATE_TEST_SUITE_P(Rasters, QuickCoverage, testing::Bool());

} // namespace
} // namespace gis::radio::quick
