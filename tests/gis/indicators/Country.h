#pragma once

#include "gis/indicators/indicators.h"

#include <gtest/gtest.h>

namespace tests {

/// An invented province to reckon by hand: communes a (100 people), b (200), c (300) and d (400); district x
/// holds a and b, district y holds c and d. Commune c lists two settlements of 100 and 200 people.
/// Groups: all; hill = communes a and d; far = the people of the second settlement of c and a quarter of b.
struct Country {
  gis::area::StudyArea area;
  gis::area::People people;
  std::vector<gis::area::Group> groups;
  std::vector<gis::services::Service> services;
  gis::indicators::Statistics statistics;
  std::vector<gis::indicators::PlaceReach> reaches;
  std::vector<gis::indicators::PlaceSupply> supplies;

  Country() {
    const auto unit = [](const char *code, const char *parent, double n) {
      return gis::area::Unit{.code = code, .name = code, .parent = parent, .people = n};
    };
    area.edition = {
        .id = "2024",
        .from = "",
        .to = "",
        .levels = {{"commune",
                    {unit("a", "x", 100), unit("b", "x", 200), unit("c", "y", 300), unit("d", "y", 400)},
                    ""},
                   {"district", {unit("x", "p", 300), unit("y", "p", 700)}, ""},
                   {"province", {unit("p", "", 1000)}, ""}}};
    area.settlements = {{.id = "c1", .unit = 2, .people = 100}, {.id = "c2", .unit = 2, .people = 200}};
    people.places = {{.unit = 0, .people = 100},
                     {.unit = 1, .people = 200},
                     {.unit = 2, .settlement = 0, .people = 100},
                     {.unit = 2, .settlement = 1, .people = 200},
                     {.unit = 3, .people = 400}};
    area.cohorts.resize(4);
    gis::area::Group hill{.id = "hill", .unit_share = {1, 0, 0, 1}};
    groups = {gis::area::everybody(area), hill,
              gis::area::group_of_people(area, "far", {0, 1}, {0, 0.25, {}, 0})};
  }

  gis::indicators::Material material() const {
    gis::indicators::Material m;
    m.area = &area;
    m.people = &people;
    m.groups = &groups;
    m.services = &services;
    m.statistics = &statistics;
    m.reaches = &reaches;
    m.supplies = &supplies;
    m.year = 2024;
    for (std::size_t level = 0; level < area.edition.levels.size(); ++level)
      for (std::size_t u = 0; u < area.edition.levels[level].units.size(); ++u)
        m.units.push_back({{"2024", area.edition.levels[level].id, area.edition.levels[level].units[u].code},
                           area.edition.members(level, u),
                           level});
    m.places_of_unit.resize(4);
    for (std::uint32_t p = 0; p < people.places.size(); ++p)
      m.places_of_unit[people.places[p].unit].push_back(p);
    return m;
  }

  std::vector<gis::indicators::Figure> answers(const gis::indicators::Question &question,
                                               gis::base::Findings *findings = nullptr) const {
    gis::base::Findings own;
    return gis::indicators::measure(question, material(), findings != nullptr ? *findings : own);
  }

  /// The one figure of a unit and group; fails where there is none or more than one.
  static gis::indicators::Figure of(const std::vector<gis::indicators::Figure> &figures,
                                    const std::string &code, const std::string &group = "all",
                                    const std::string &measure = "main", int year = 2024) {
    std::vector<gis::indicators::Figure> found;
    for (const auto &f : figures)
      if (f.unit.code == code && f.group == group && f.measure == measure && f.year == year)
        found.push_back(f);
    EXPECT_EQ(found.size(), 1U) << code << " " << group << " " << measure << " " << year;
    return found.empty() ? gis::indicators::Figure{} : found.front();
  }
};

} // namespace tests
