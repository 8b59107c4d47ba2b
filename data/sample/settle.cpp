#include "roads.h"

#include "dice.h"

#include <algorithm>

namespace sample {
namespace {

struct Site {
  Point at;
  double worth, height;
};

std::vector<std::vector<Site>> sites(const Land &land, const Mosaic &regions) {
  std::vector<std::vector<Site>> found(communes().size());
  for (int j = 5; j < kHeight / 100 - 5; ++j)
    for (int i = 5; i < kWidth / 100 - 5; ++i) {
      const Point p{i * 100.0 + 50, j * 100.0 + 50};
      const int region = regions.at(p);
      if (region < 0 || land.in_hole(p)) continue;
      bool inside = true;
      for (const auto &[dx, dy] : {std::pair{350, 0}, {-350, 0}, {0, 350}, {0, -350}})
        inside = inside && regions.at({p.x + dx, p.y + dy}) == region &&
                 !land.in_lake({p.x + dx, p.y + dy}) && !land.in_hole({p.x + dx, p.y + dy});
      if (!inside) continue;
      const double water = land.to_water(p);
      if (water < 180) continue;
      const double h = land.height(p);
      const double rise =
          std::abs(land.height({p.x + 200, p.y}) - h) + std::abs(land.height({p.x, p.y + 200}) - h);
      found[commune_of(region)].push_back({p, 0.7 * at_lattice(61, i, j) - rise / 60 - water / 3500, h});
    }
  return found;
}

// Splits a whole number by weights; the largest remainders get what is left over.
std::vector<int> split(int total, const std::vector<double> &weights) {
  double sum = 0;
  for (double w : weights) sum += w;
  std::vector<int> parts;
  std::vector<std::pair<double, std::size_t>> left;
  int given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double exact = total * weights[i] / sum;
    parts.push_back(static_cast<int>(exact));
    given += parts.back();
    left.push_back({parts.back() - exact, i});
  }
  std::sort(left.begin(), left.end());
  for (int k = 0; k < total - given; ++k) ++parts[left[k].second];
  return parts;
}

const char *const kBuon[] = {"K'Liu",   "Ja Rơ",     "Đạ Srê",  "Pang Sim", "R'Lốt",  "Bơ Neur",
                             "Đạ Blin", "Liêng Kơi", "Srê Nao", "Păng Tơ",  "K'Răng", "Đạ Pôr",
                             "Hang Sơ", "Mơ Rua",    "N'Tong",  "Kon Brêi"};

} // namespace

std::vector<Settlement> settle(const Land &land, const Mosaic &regions) {
  Dice dice(20240401);
  std::vector<Settlement> all;
  auto places = sites(land, regions);
  int buon = 0;
  for (std::size_t c = 0; c < communes().size(); ++c) {
    const Commune &unit = communes()[c];
    std::vector<Site> &free = places[c];
    const int wanted = std::clamp(unit.people / (unit.town ? 1300 : 620), 4, 10);
    std::vector<Settlement> mine;
    std::vector<double> weights;
    while (static_cast<int>(mine.size()) < wanted && !free.empty()) {
      const bool remote = unit.remote > 0.5 && static_cast<int>(mine.size()) >= wanted - 2;
      const Point heart = mine.empty() ? Point{unit.seed.x * 1000, unit.seed.y * 1000} : mine.front().at;
      const auto worth = [&](const Site &s) {
        const double d = distance(s.at, heart);
        return s.worth + (remote ? d / 2500 : mine.empty() ? -d / 700 : -d / 6000);
      };
      const auto best = std::max_element(free.begin(), free.end(),
                                         [&](const Site &a, const Site &b) { return worth(a) < worth(b); });
      Settlement s;
      s.at = best->at;
      s.commune = static_cast<int>(c);
      s.urban = unit.town;
      s.far = remote;
      const std::string number = std::to_string(mine.size() + 1);
      s.id = unit.code + (mine.size() < 9 ? "-0" : "-") + number;
      const bool named = !unit.town && dice.chance(unit.remote);
      s.kind = unit.town ? "to_dan_pho" : named ? "buon" : "thon";
      s.name = unit.town ? "Tổ dân phố " + number
               : named   ? std::string("Buôn ") + kBuon[buon++ % 16]
                         : "Thôn " + number;
      weights.push_back(remote ? dice.between(0.25, 0.5) : mine.empty() ? 1.8 : dice.between(0.6, 1.3));
      mine.push_back(s);
      const Point at = s.at;
      const double apart = unit.town ? 520 : 1100;
      std::erase_if(free, [&](const Site &other) { return distance(other.at, at) < apart; });
    }
    const std::vector<int> people = split(unit.people, weights), homes = split(unit.households, weights);
    for (std::size_t i = 0; i < mine.size(); ++i) {
      Settlement &s = mine[i];
      s.people = people[i];
      s.households = homes[i];
      const double minority = std::min(0.96, s.kind == "buon" ? 0.75 + 0.2 * dice.real()
                                                              : 0.05 + 0.5 * unit.remote * dice.real());
      s.minority = static_cast<int>(s.households * minority);
      s.poor = static_cast<int>(s.households * (0.015 + 0.22 * unit.remote * dice.between(0.5, 1.2)));
      s.difficult = unit.remote > 0.6 && (s.far || dice.chance(0.4));
      s.concentrated = !s.urban && s.people > 450;
      if (!dice.chance(0.06))
        s.wastewater = dice.chance(s.urban ? 0.8 : 0.32 * (1 - unit.remote)) ? "yes" : "no";
      all.push_back(s);
    }
  }
  return all;
}

} // namespace sample
