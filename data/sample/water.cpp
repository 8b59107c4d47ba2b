// water.gpkg and water_connections.csv: networks with their zones and sources, public points, wastewater.
#include "dice.h"
#include "layers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>

namespace sample {
namespace {

/// A network over the settlements of a commune: its first ones, of which each has its own round zone.
struct Network {
  const char *commune, *source, *state;
  int settlements;     ///< how many of the commune's are inside
  double litres_used;  ///< capacity: litres a day for every person inside
  const char *quality; ///< 1, 0 or empty
  int litres;
};

// Three in the towns; one that is unclean and used up; one that is counted; one of unsaid quality; one whose
// spring is broken; one whose table forgot the capacity.
constexpr Network kNetworks[] = {{"99001", "hồ chứa", "hoạt động", 4, 150, "1", 110},
                                 {"99043", "nhà máy nước", "hoạt động", 6, 160, "1", 110},
                                 {"99046", "nhà máy nước", "hoạt động", 4, 130, "1", 110},
                                 {"99013", "hồ chứa", "hoạt động", 3, 35, "0", 70},
                                 {"99025", "suối", "hoạt động", 3, 70, "1", 70},
                                 {"99052", "hồ chứa", "hoạt động", 3, 80, "", 70},
                                 {"99022", "mạch lộ", "hỏng", 2, 80, "1", 70},
                                 {"99049", "suối", "hoạt động một phần", 2, 0, "1", 70}};

constexpr double kZone = 900; // metres from the middle of a settlement to the edge of its zone

class Water {
public:
  Water(const World &world, const std::string &folder)
      : world_(world), folder_(folder), file_(folder + "/water.gpkg") {}

  void write() {
    networks();
    points();
    wastewater();
    connections();
  }

private:
  const World &world_;
  std::string folder_;
  Package file_;
  Dice dice_{4242};

  std::vector<const Settlement *> of(const std::string &code) const {
    std::vector<const Settlement *> mine;
    for (const Settlement &s : world_.settlements)
      if (communes()[s.commune].code == code) mine.push_back(&s);
    return mine;
  }

  static const Network *network_of(const std::string &code) {
    for (const auto &network : kNetworks)
      if (code == network.commune) return &network;
    return nullptr;
  }

  /// Eight corners, counter-clockwise and closed.
  static Ring octagon(Point middle, double radius) {
    const double part = radius * 0.7071;
    const std::array<Point, 9> corners = {{{radius, 0},
                                           {part, part},
                                           {0, radius},
                                           {-part, part},
                                           {-radius, 0},
                                           {-part, -part},
                                           {0, -radius},
                                           {part, -part},
                                           {radius, 0}}};
    Ring ring;
    for (const auto &corner : corners) ring.push_back({middle.x + corner.x, middle.y + corner.y});
    return ring;
  }

  void networks() {
    OGRLayer *zones = file_.layer("water_zones", wkbMultiPolygon,
                                  {{"id", OFTString},
                                   {"scheme", OFTString},
                                   {"capacity_m3d", OFTInteger},
                                   {"quality_ok", OFTString},
                                   {"litres_pd", OFTInteger}});
    OGRLayer *sources =
        file_.layer("water_sources", wkbPoint,
                    {{"id", OFTString}, {"scheme", OFTString}, {"kind", OFTString}, {"state", OFTString}});
    for (const auto &network : kNetworks) {
      const std::string scheme = fmt::format("CN{}", network.commune);
      const auto places = of(network.commune);
      double people = 0;
      const auto inside = std::min<std::size_t>(places.size(), static_cast<std::size_t>(network.settlements));
      for (std::size_t k = 0; k < inside; ++k) people += places[k]->people;
      // One row tells the capacity of the whole network, the other zones belong to it.
      const int capacity = static_cast<int>(people * network.litres_used / 1000);
      for (std::size_t k = 0; k < inside; ++k) {
        const bool silent = capacity == 0;
        file_.add(zones, polygons({octagon(places[k]->at, kZone)}),
                  {fmt::format("{}-{}", scheme, k + 1), scheme,
                   silent ? Value{} : Value{k == 0 ? capacity : 0},
                   *network.quality == 0 ? Value{} : Value{std::string(network.quality)}, network.litres});
      }
      file_.add(sources, point({places.front()->at.x + 300, places.front()->at.y + 420}),
                {"N" + scheme, scheme, std::string(network.source), std::string(network.state)});
    }
  }

  /// Wells, springs and taps of the villages without a network, in the words of the communes.
  void points() {
    OGRLayer *layer = file_.layer("water_points", wkbPoint,
                                  {{"id", OFTString},
                                   {"kind", OFTString},
                                   {"state", OFTString},
                                   {"year", OFTInteger},
                                   {"dry_months", OFTString},
                                   {"quality_ok", OFTInteger},
                                   {"capacity_people", OFTInteger}});
    static const std::array<std::string, 4> kinds = {"giếng khoan", "giếng đào", "mạch lộ", "vòi công cộng"};
    static const std::array<std::string, 10> states = {
        "hoạt động", "hoạt động",          "hoạt động", "hoạt động tốt", "hoạt động",
        "hỏng",      "hoạt động một phần", "hư hỏng",   "không rõ",      "bỏ hoang"};
    int number = 0;
    for (const Settlement &s : world_.settlements) {
      if (network_of(communes()[s.commune].code) != nullptr || !dice_.chance(0.6)) continue;
      const auto &kind = kinds[static_cast<std::size_t>(dice_.whole(0, 3))];
      auto state = states[static_cast<std::size_t>(dice_.whole(0, 9))];
      if (++number == 7) state = "đang sửa"; // a word that is in no table
      const bool dry = kind != "giếng khoan" && dice_.chance(0.4);
      file_.add(layer, point({s.at.x + dice_.between(-250, 250), s.at.y + dice_.between(-250, 250)}),
                {fmt::format("D{:03}", number), kind, state, dice_.whole(2005, 2023),
                 dry ? Value{std::string(dice_.chance(0.5) ? "3,4" : "2,3,4")} : Value{},
                 dice_.chance(0.6) ? 1 : 0, dice_.chance(0.9) ? Value{dice_.whole(2, 8) * 50} : Value{}});
    }
  }

  void wastewater() {
    OGRLayer *zones = file_.layer("wastewater_zones", wkbMultiPolygon,
                                  {{"id", OFTString}, {"plant", OFTString}, {"capacity_m3d", OFTInteger}});
    const auto add = [&](const char *code, const char *plant, int capacity) {
      file_.add(zones, polygons({octagon(of(code).front()->at, 1200)}),
                {fmt::format("NT{}", code), *plant == 0 ? Value{} : Value{std::string(plant)},
                 capacity == 0 ? Value{} : Value{capacity}});
    };
    add("99043", "NMXL1", 260);
    add("99046", "NMXL1", 90);
    add("99013", "NMXL2", 400);
    add("99052", "", 0); // collected, but led to no plant
  }

  /// What the office counted: not in every commune, and in one more than it has households.
  void connections() {
    std::ofstream file(folder_ + "/water_connections.csv", std::ios::binary);
    file << "commune,year,households_piped,households_own_compliant,households_own_hygienic\n";
    for (const auto &commune : communes()) {
      const auto *network = network_of(commune.code);
      const bool counted = dice_.chance(0.7);
      const double share = network == nullptr ? 0 : (commune.town ? 0.93 : 0.4);
      const double own = (1 - share) * (0.5 - 0.3 * commune.remote), hygienic = own + (1 - share) * 0.15;
      if (!counted && commune.code != "99028") continue;
      const double more = commune.code == "99028" ? 3 : 1;
      const auto households = [&](double part) { return static_cast<int>(commune.households * part * more); };
      file << fmt::format("{},2024,{},{},{}\n", commune.code, households(share), households(own),
                          households(hygienic));
    }
  }
};

} // namespace

void write_water(const World &world, const std::string &folder) { Water(world, folder).write(); }

} // namespace sample
