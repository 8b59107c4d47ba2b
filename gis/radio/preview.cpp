#include "gis/radio/preview.h"

#include "gis/base/Error.h"
#include "gis/radio/quick/Sweep.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <numbers>
#include <stdexcept>
#include <utility>

namespace gis::radio {
namespace {

/// What is known of one cell, of one channel or of several.
struct CellField {
  float dbuvm = geo::Surface::no_value;
  std::uint32_t server = 0; ///< from 1, in Area::masts; 0: none
  bool unknown = false;     ///< a mast in range of which nothing is known; of several channels: one of them
  bool received = false;    ///< of several channels: one
};

class Previewing {
public:
  Previewing(const AreaRequest &request, const Terrain &terrain) : request_(request), terrain_(terrain) {
    for (const auto &mast : request.question.masts) masts_.push_back(&mast);
    std::sort(masts_.begin(), masts_.end(), [](const Mast *a, const Mast *b) { return a->id < b->id; });
    for (const auto *mast : masts_) {
      if (!area_.masts.empty() && area_.masts.back() == mast->id)
        throw base::Error("id_duplicate", {{"id", mast->id}, {"n", "2"}});
      area_.masts.push_back(mast->id);
      channels_[{mast->broadcast, mast->channel}].push_back(area_.masts.size());
    }
    std::vector<geo::Point> places;
    for (const auto *mast : masts_) places.push_back(mast->at);
    spots_ = terrain.locate(terrain.crs(), places);
  }

  Area run(base::Progress &progress) {
    std::size_t done = 0;
    for (const auto &[channel, numbers] : channels_) {
      std::vector<CellField> fields(request_.grid.size());
      for (const auto number : numbers) {
        const auto share = [&](std::size_t n) {
          return static_cast<double>(n) / static_cast<double>(masts_.size());
        };
        auto own = progress.slice(share(done), share(done + 1));
        add(number, fields, own);
        ++done;
      }
      judge(fields, threshold(channel.first).value_dbuvm);
      merge(std::move(fields));
    }
    if (all_.empty()) all_.resize(request_.grid.size());
    write();
    progress.report(1);
    return std::move(area_);
  }

private:
  const AreaRequest &request_;
  const Terrain &terrain_;
  std::vector<CellField> all_;
  std::vector<const Mast *> masts_;                                                ///< by id
  std::vector<Spot> spots_;                                                        ///< theirs
  std::map<std::pair<Broadcast, std::string>, std::vector<std::size_t>> channels_; ///< their masts, from 1
  Area area_;

  const Threshold &threshold(Broadcast broadcast) const {
    return threshold_for(request_.question, broadcast, request_.environment);
  }

  /// One mast: the stronger field stays, of equal ones the one that came first.
  void add(std::size_t number, std::vector<CellField> &fields, base::Progress &progress) const {
    const Mast &mast = *masts_[number - 1];
    const Spot &spot = spots_[number - 1];
    const auto &question = request_.question;
    auto aiming = progress.slice(0, 0.2), sweeping = progress.slice(0.2, 0.98),
         finishing = progress.slice(0.98, 1);
    const quick::Sweep sweep({.mast = spot,
                              .grid = request_.grid,
                              .radius = question.radius,
                              .step = question.step,
                              .threads = request_.threads},
                             terrain_, aiming);
    const quick::LossFinder finder(link(mast, spot), question.quick->setting,
                                   std::make_shared<quick::LeastDucting>(spot.position.latitude));
    const double without_loss =
        199.36 + 20 * std::log10(mast.frequency.value / 1000) + 10 * std::log10(mast.power.value);
    const auto take = [&](std::uint32_t cell, const quick::Loss &loss, Degrees azimuth) {
      auto &field = fields[cell];
      if (!loss.db) {
        field.unknown = true;
        return;
      }
      const Degrees elevation(loss.leaves_mrad * 180 / (1000 * std::numbers::pi));
      offer(field, without_loss + mast.pattern.gain(azimuth, elevation).value - *loss.db, number);
    };
    sweep.run(finder, take, sweeping);
    add_near(number, sweep.near(), fields, finishing);
  }

  static void offer(CellField &field, double dbuvm, std::size_t number) {
    const auto rounded = static_cast<float>(dbuvm);
    if (field.server != 0 && !(rounded > field.dbuvm)) return;
    field.dbuvm = rounded;
    field.server = static_cast<std::uint32_t>(number);
  }

  /// Around the mast coverage() answers itself.
  void add_near(std::size_t number, const std::vector<std::uint32_t> &cells, std::vector<CellField> &fields,
                base::Progress &progress) const {
    CoverageRequest question = request_.question;
    question.masts = {*masts_[number - 1]};
    question.threads = request_.threads;
    question.points.clear();
    for (const auto cell : cells)
      question.points.push_back({request_.grid.centre(request_.grid.cell_at(cell)), request_.environment});
    const auto said = coverage(question, terrain_, progress);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto &one = said.at(i, 0);
      if (one.field_dbuvm)
        offer(fields[cells[i]], *one.field_dbuvm, number);
      else if (one.reception == Reception::unknown)
        fields[cells[i]].unknown = true;
    }
  }

  Link link(const Mast &mast, const Spot &spot) const {
    const auto &limit = threshold(mast.broadcast);
    const Link link{.frequency = mast.frequency,
                    .transmitter_height = mast.antenna,
                    .receiver_height = limit.receiver,
                    .polarisation = mast.polarisation,
                    .time = limit.time,
                    .location = limit.location,
                    .transmitter = spot.position};
    if (!quick::LossFinder::answers(link, request_.question.quick->setting))
      throw std::invalid_argument("preview: medians, inland");
    return link;
  }

  /// A channel that is not received, and of which not every mast is known, is not known.
  static void judge(std::vector<CellField> &channel, double threshold_dbuvm) {
    for (auto &cell : channel) {
      cell.received = cell.server != 0 && static_cast<double>(cell.dbuvm) >= threshold_dbuvm;
      cell.unknown = cell.unknown && !cell.received;
      if (cell.unknown) cell.server = 0;
    }
  }

  /// The strongest of the channels; where none is received and one is not known, nothing is.
  void merge(std::vector<CellField> channel) {
    if (all_.empty()) {
      all_ = std::move(channel);
      return;
    }
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const auto &one = channel[i];
      auto &all = all_[i];
      all.received = all.received || one.received;
      all.unknown = all.unknown || one.unknown;
      const bool stronger =
          all.server == 0 || one.dbuvm > all.dbuvm || (one.dbuvm == all.dbuvm && one.server < all.server);
      if (one.server == 0 || !stronger) continue;
      all.dbuvm = one.dbuvm;
      all.server = one.server;
    }
  }

  void write() {
    const auto prepare = [&](geo::Surface &surface, bool wanted) {
      surface.grid = request_.grid;
      if (wanted) surface.values.assign(request_.grid.size(), geo::Surface::no_value);
    };
    prepare(area_.field, true);
    area_.is_unknown.assign(all_.size(), 0);
    prepare(area_.server, request_.servers);
    prepare(area_.margin, request_.margins);
    std::vector<float> thresholds; // of each mast
    for (const auto *mast : masts_)
      thresholds.push_back(static_cast<float>(threshold(mast->broadcast).value_dbuvm));
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const auto &cell = all_[i];
      const bool unknown = cell.unknown && !cell.received;
      const bool known = !unknown && cell.server != 0;
      area_.unknown += unknown ? 1 : 0;
      area_.is_unknown[i] = unknown ? 1 : 0;
      area_.known += known ? 1 : 0;
      area_.out_of_range += unknown || known ? 0 : 1;
      if (!known) continue;
      area_.field.values[i] = cell.dbuvm;
      if (request_.servers) area_.server.values[i] = static_cast<float>(cell.server);
      if (request_.margins) area_.margin.values[i] = cell.dbuvm - thresholds[cell.server - 1];
    }
  }
};

} // namespace

double preview_bytes(const AreaRequest &request) {
  const int rasters = 1 + (request.servers ? 1 : 0) + (request.margins ? 1 : 0);
  const double cell =
      rasters * static_cast<double>(sizeof(float)) + 2.0 * sizeof(CellField) + quick::Sweep::bytes_per_cell;
  return static_cast<double>(request.grid.size()) * cell;
}

Area preview(const AreaRequest &request, const Terrain &terrain, base::Progress &progress) {
  const auto &question = request.question;
  if (!question.crs.same_as(terrain.crs()))
    throw std::invalid_argument("preview: masts in the system of the terrain");
  if (!question.quick || !terrain.bare() || !(question.radius.value > 0) ||
      question.radius.value > Terrain::short_way_m)
    throw std::invalid_argument("preview: quick ways over bare ground up to 150 km");
  return Previewing(request, terrain).run(progress);
}

} // namespace gis::radio
