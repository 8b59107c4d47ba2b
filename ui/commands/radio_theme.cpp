#include "ui/commands/radio_theme.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/geo/neighbour_colours.h"
#include "gis/sources/regions.h"
#include "ui/commands/area_theme.h"
#include "ui/words/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace ui::commands {
namespace {

using gis::geo::Grid;
using gis::study::RadioMap;
using words::Words;

bool of_service(const gis::radio::Mast &mast, const std::string &service) {
  return (mast.broadcast == gis::radio::Broadcast::television) == (service == "tv");
}

/// What no one knows, beyond the classes of any map.
constexpr std::uint32_t unknown_class = 1U << 30;

/// Ground of the study in classes from 1, counted as it is and drawn without specks.
class Ground {
public:
  /// `of` tells the class of a cell whose answer is known; cells outside the study have class 0.
  template <class Of>
  Ground(const RadioMap &map, Grain grain, const Words &w, const Of &of)
      : map_(map), w_(w), grid_(map.area.margin.grid), cell_m2_(grid_.cell_width * grid_.cell_height),
        least_cells_(static_cast<int>(std::ceil(grain.least_m2 / cell_m2_))), classes_(map.inside.size(), 0) {
    for (std::size_t i = 0; i < classes_.size(); ++i)
      if (map_.inside[i] != 0)
        classes_[i] = map_.area.is_unknown[i] != 0 ? unknown_class : static_cast<std::uint32_t>(of(i));
    drawn_ = gis::sources::sieved(grid_, classes_, least_cells_);
  }

  const Grid &grid() const { return grid_; }
  /// As they are drawn.
  const Classes &drawn() const { return drawn_; }
  std::string km2(std::uint32_t of) const {
    const auto cells = std::count(classes_.begin(), classes_.end(), of);
    return words::number(static_cast<double>(cells) * cell_m2_ / 1e6, 0, w_.language());
  }
  void draw_unknown(maps::MapData &data) const {
    if (std::find(classes_.begin(), classes_.end(), unknown_class) == classes_.end()) return;
    draw_area(data, grid_, classes_where(drawn_.size(), [&](auto i) { return drawn_[i] == unknown_class; }),
              "unknown");
    data.area_rows.push_back({"unknown", w_("radio_map.unknown"), km2(unknown_class)});
  }
  std::string note() const {
    auto text = w_.fill("radio_map.note",
                        {{"m", words::short_number(grid_.cell_width, 0, w_.language())},
                         {"model", w_(std::string("radio_model.") + propagation_name(map_.model))}});
    if (least_cells_ > 1) text += " " + w_("radio_map.grain");
    return text;
  }

private:
  const RadioMap &map_;
  const Words &w_;
  const Grid &grid_;
  double cell_m2_;
  int least_cells_;
  Classes classes_, drawn_;
};

} // namespace

std::string radio_subject(const std::string &show, const std::string &service, const Words &w) {
  return w("radio_map." + service) + ": " + w("radio_map.subject_" + show);
}

void add_masts(maps::MapData &data, const std::vector<gis::radio::Mast> &masts, const std::string &service,
               const Words &w) {
  std::set<std::pair<double, double>> places;
  for (const auto &mast : masts)
    if (of_service(mast, service) && places.emplace(mast.at.x, mast.at.y).second)
      data.points.push_back({mast.at, "mast"});
  data.text.symbols["mast"] = w("radio.mast");
}

Grain grain_at(double scale) { return {scale / 1000 * (scale / 1000)}; }

void show_field(maps::MapData &data, const RadioMap &map, Grain grain, const Words &w) {
  constexpr std::array limits_db = {-10.0, 0.0, 10.0, 20.0};
  constexpr std::uint32_t received = 3; // from here on
  const auto &margin = map.area.margin;
  // What is out of every mast's range has no value and is as weak as can be.
  const Ground ground(map, grain, w, [&](std::size_t i) {
    if (!margin.has_value(i)) return 1;
    const auto above = std::upper_bound(limits_db.begin(), limits_db.end(), margin.values[i]);
    return 1 + static_cast<int>(above - limits_db.begin());
  });
  const auto &classes = ground.drawn();
  const auto from = [&](std::uint32_t k) {
    return classes_where(classes.size(),
                         [&](std::size_t i) { return classes[i] >= k && classes[i] != unknown_class; });
  };
  begin_areas(data, w("radio_map.km2"));
  const auto last = static_cast<std::uint32_t>(limits_db.size()) + 1;
  // Each class over the weaker ones, so that no ground shows between them.
  for (std::uint32_t k = 1; k <= last; ++k)
    draw_area(data, margin.grid, from(k), "field_" + std::to_string(k));
  ground.draw_unknown(data);
  draw_area(data, margin.grid, from(received), "threshold");
  std::vector<maps::AreaRow> rows;
  for (auto k = last; k >= 1; --k) {
    const auto number = std::to_string(k);
    rows.push_back({"field_" + number, w("radio_map.field_" + number), ground.km2(k)});
    if (k == received) rows.push_back({"threshold", w("radio_map.threshold"), ""});
  }
  data.area_rows.insert(data.area_rows.begin(), rows.begin(), rows.end());
  data.text.value_note = ground.note();
}

namespace {

/// The sites of a map, from 1, and the one each mast stands on.
struct Sites {
  std::vector<std::string> names{""};
  std::vector<std::uint32_t> of_mast{0}; ///< as the raster counts masts
};

Sites sites_of(const RadioMap &map, const std::vector<gis::radio::Mast> &masts) {
  Sites sites;
  std::map<std::pair<double, double>, std::uint32_t> site_at;
  for (const auto &id : map.area.masts) {
    const auto mast = std::find_if(masts.begin(), masts.end(), [&](const auto &one) { return one.id == id; });
    const auto [found, is_new] =
        site_at.emplace(std::pair(mast->at.x, mast->at.y), static_cast<std::uint32_t>(sites.names.size()));
    if (is_new) sites.names.push_back(mast->site.empty() ? mast->id : mast->site);
    sites.of_mast.push_back(found->second);
  }
  return sites;
}

} // namespace

void show_servers(maps::MapData &data, const RadioMap &map, const std::vector<gis::radio::Mast> &masts,
                  Grain grain, const Words &w) {
  constexpr std::uint32_t silent = unknown_class - 1;
  const auto &area = map.area;
  const auto sites = sites_of(map, masts);
  const Ground ground(map, grain, w, [&](std::size_t i) {
    return area.margin.has_value(i) && area.margin.values[i] >= 0
               ? sites.of_mast[static_cast<std::size_t>(area.server.values[i])]
               : silent;
  });
  begin_areas(data, w("radio_map.km2"));
  auto served = gis::sources::regions(ground.grid(), ground.drawn());
  if (const auto none = served.find(silent); none != served.end()) {
    data.areas.push_back({"silent", std::move(none->second)});
    served.erase(none);
  }
  served.erase(unknown_class);
  const auto colours = gis::geo::neighbour_colours(ground.grid(), ground.drawn(),
                                                   static_cast<std::uint32_t>(sites.names.size()) - 1);
  data.units.clear();
  for (auto &[site, region] : served) {
    data.units.push_back({.code = sites.names[site],
                          .name = sites.names[site],
                          .area = std::move(region),
                          .value_text = ground.km2(site),
                          .look = maps::own_look(colours[site])});
  }
  data.text.lines["unit"] = w("radio_map.served");
  data.area_rows.push_back({"silent", w("radio_map.silent"), ground.km2(silent)});
  ground.draw_unknown(data);
  data.text.value_note = w("radio_map.server_note") + " " + ground.note();
}

void show_unserved(maps::MapData &data, const gis::sources::Layer &cells, const std::string &service,
                   const Words &w) {
  constexpr double side = 1000;
  constexpr std::array limits = {10.0, 50.0, 200.0, 500.0};
  if (!cells.find_field(service)) throw gis::base::Error("radio_not_computed", {{"service", service}});
  begin_areas(data, w("radio_map.people"));
  const auto grid = squares_over(cells, side);
  std::vector<double> none(grid.size(), 0), unknown(grid.size(), 0);
  const auto people = cells.field("people"), heard = cells.field(service);
  for (const auto &row : cells.rows) {
    const auto at = grid.cell_of(row.geometry.points.front());
    const double n = gis::base::parse_number(row.cells[people].value_or("")).value_or(0);
    const auto said = row.cells[heard].value_or("unknown");
    if (said != "yes") (said == "no" ? none : unknown)[grid.index(*at)] += n;
  }
  const auto class_of = [&](double n) {
    return 1 + static_cast<int>(std::upper_bound(limits.begin(), limits.end(), n) - limits.begin());
  };
  const auto shown = [&](double n) { return words::number(n, 0, w.language()); };
  for (int k = 1; k <= static_cast<int>(limits.size()) + 1; ++k) {
    double sum = 0;
    const auto classes = classes_where(grid.size(), [&](std::size_t i) {
      const bool within = none[i] > 0 && class_of(none[i]) == k;
      if (within) sum += none[i];
      return within;
    });
    const auto number = std::to_string(k);
    draw_area(data, grid, classes, "people_" + number);
    data.area_rows.push_back({"people_" + number, w("radio_map.people_" + number), shown(sum)});
  }
  double sum = 0;
  for (const double n : unknown) sum += n;
  if (sum > 0) {
    draw_area(data, grid,
              classes_where(grid.size(), [&](std::size_t i) { return unknown[i] > 0 && !(none[i] > 0); }),
              "unknown");
    data.area_rows.push_back({"unknown", w("radio_map.people_unknown"), shown(sum)});
  }
  data.text.value_note = w("radio_map.people_note");
}

} // namespace ui::commands
