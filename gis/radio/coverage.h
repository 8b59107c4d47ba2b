#pragma once

#include "gis/base/Progress.h"
#include "gis/radio/FieldModel.h"
#include "gis/radio/Mast.h"
#include "gis/radio/Terrain.h"
#include "gis/radio/Thresholds.h"
#include "gis/radio/planning.h"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace gis::radio {

/// A place where people listen: a people cell, a settlement.
struct ReceptionPoint {
  geo::Point at; ///< in the system of the masts
  Environment environment = Environment::rural;
};

/// "good", "marginal" (still received), "none", "unknown".
const char *reception_name(Reception);

/// How one channel comes in at one point: the strongest of its masts.
struct ChannelField {
  static constexpr std::uint32_t no_server = std::numeric_limits<std::uint32_t>::max();

  Reception reception = Reception::none;
  base::Measure field_dbuvm;        ///< Missing where unknown, or where no mast of the channel is in range
  base::Measure low_dbuvm;          ///< the same less the spread of places,
  base::Measure high_dbuvm;         ///< and more
  base::Measure elsewhere_dbuvm;    ///< the strongest from another site than the server's
  std::uint32_t server = no_server; ///< the mast it comes from, in Coverage::masts
  bool near_mast = false;           ///< by free space, since the mast is nearer than 0.25 km
  bool at_least = false;            ///< a further mast of the channel is unknown here and could be stronger
};

struct Channel {
  Broadcast broadcast = Broadcast::radio;
  std::string name;
  Scope scope = Scope::national;
};

struct Coverage {
  std::vector<std::string> masts;   ///< ids, bytewise
  std::vector<Channel> channels;    ///< by broadcast, then name bytewise
  std::vector<ChannelField> fields; ///< point by point, in each channel by channel
  const ChannelField &at(std::size_t point, std::size_t channel) const {
    return fields[point * channels.size() + channel];
  }
};

/// P.1812 by the quick passes where a question allows: within 0.01 dB of p1812_model().
struct QuickModel {
  P1812Setting setting;
  SpreadSetting spread;
  bool plain = false; ///< without AVX2 even where there is one: the same bits
};

struct CoverageRequest {
  std::vector<Mast> masts; ///< each id once
  std::vector<ReceptionPoint> points;
  geo::Crs crs; ///< of both
  Thresholds thresholds;
  FieldModel model = p1812_model();
  /// Answers in its place for medians over bare ground; what it can not answer, `model` does.
  std::optional<QuickModel> quick;
  /// The row of thresholds for each way of broadcasting, and how people receive.
  std::string radio_service = "fm_stereo", television_service = "dvbt2", loudspeaker_service = "loudspeaker";
  std::string condition = "fixed";
  /// One for every channel and place, in place of the table.
  std::optional<Threshold> threshold;
  /// Nobody farther from a mast is asked about: there it counts as not received, whatever the terrain. 100 km
  /// is the radio horizon of an antenna 500 m above its surroundings for a receiver at 10 m; nobody plans a
  /// service beyond.
  base::Metres radius{100'000};
  base::Metres step = Terrain::longest_step;
  int threads = 0; ///< 0: all cores
};

/// The threshold a request holds a channel against in an environment. Throws Error{threshold_missing}.
const Threshold &threshold_for(const CoverageRequest &, Broadcast, Environment);

/// Who receives which channel, point by point. Best server: the strongest mast of the channel, of equal ones
/// the lowest id. Good from threshold and margin up, marginal from the threshold up, else none; unknown where
/// no known mast is received and the way to another holds a hole of the terrain, or the model has no answer.
/// Promises: the same bits from any number of threads and any order of masts; a point does not depend on the
/// others. Threshold, receiving height and percentages are those of the point's environment.
/// Throws Error{threshold_missing: service, environment, condition} for what is in use, {id_duplicate: id,
/// n}, Cancelled. Cost: a profile per point and site in range, shared by the masts of the site, and a run of
/// the model per mast; with P.1812 some 35 µs of one core per point and mast in a province.
Coverage coverage(const CoverageRequest &, const Terrain &, base::Progress &);

} // namespace gis::radio
