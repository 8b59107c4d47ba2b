// services.gpkg: schools, health facilities, culture houses, masts, settlements.
#include "dice.h"
#include "layers.h"

#include <algorithm>
#include <map>

namespace sample {
namespace {

const std::map<std::string, std::string> kSchools = {{"preschool", "Trường Mầm non "},
                                                     {"primary", "Trường Tiểu học "},
                                                     {"lower_secondary", "Trường THCS "},
                                                     {"upper_secondary", "Trường THPT "}};

class Services {
public:
  Services(const World &world, const std::string &folder) : world_(world), file_(folder + "/services.gpkg") {}

  void write() {
    schools();
    health();
    culture();
    masts();
    villages();
  }

private:
  static std::string bare(const Commune &u) {
    return u.name.starts_with("Xã ") ? u.name.substr(std::string("Xã ").size()) : u.name;
  }
  Point beside(Point p) { return {p.x + dice_.between(-160, 160), p.y + dice_.between(-160, 160)}; }
  Value maybe(double yes, double unknown) {
    const bool is = dice_.chance(yes);
    return dice_.chance(unknown) ? Value{} : Value{is ? 1 : 0};
  }
  std::vector<const Settlement *> of(int commune) const {
    std::vector<const Settlement *> mine;
    for (const Settlement &s : world_.settlements)
      if (s.commune == commune) mine.push_back(&s);
    return mine;
  }

  void schools() {
    OGRLayer *layer = file_.layer("schools", wkbPoint,
                                  {{"id", OFTString},
                                   {"name", OFTString},
                                   {"level", OFTString},
                                   {"commune", OFTString},
                                   {"places", OFTInteger},
                                   {"satellite", OFTInteger},
                                   {"boarding", OFTInteger},
                                   {"hygienic", OFTInteger}});
    int number = 0;
    const auto add = [&](Point at, const Commune &u, const std::string &level, const std::string &name,
                         double places, bool satellite, bool boarding) {
      file_.add(layer, point(at),
                {"TH" + std::to_string(++number + 1000), name, level, u.code, static_cast<int>(places),
                 satellite ? 1 : 0, boarding ? 1 : 0,
                 maybe(satellite ? 0.55 : 0.97 - 0.35 * u.remote, 0.06)});
    };
    for (int c = 0; c < static_cast<int>(communes().size()); ++c) {
      const Commune &u = communes()[c];
      const auto places = of(c);
      const Point heart = places.front()->at, second = places[1]->at;
      const std::string name = bare(u);
      const bool two = u.people > 5500;
      const auto main = [&](const std::string &level, double seats) {
        add(beside(heart), u, level, kSchools.at(level) + name + (two ? " 1" : ""), seats / (two ? 2 : 1),
            false, false);
        if (two) add(beside(second), u, level, kSchools.at(level) + name + " 2", seats / 2, false, false);
      };
      main("preschool", u.people * (0.055 - 0.015 * u.remote));
      main("primary", u.people * 0.098);
      // In three remote communes the children go to the next one.
      if (u.code != "99010" && u.code != "99040" && u.code != "99058")
        add(beside(heart), u, "lower_secondary", kSchools.at("lower_secondary") + name, u.people * 0.07,
            false, u.code == "99007");
      for (std::size_t k = 2; k < places.size(); ++k) {
        if (u.town || places[k]->people < 250) continue;
        if (dice_.chance(0.45))
          add(beside(places[k]->at), u, "preschool", "Điểm trường Mầm non " + name + " - " + places[k]->name,
              45, true, false);
        if (dice_.chance(0.32))
          add(beside(places[k]->at), u, "primary", "Điểm trường Tiểu học " + name + " - " + places[k]->name,
              60, true, false);
      }
    }
    for (const auto &[code, name, seats, boarding] :
         std::vector<std::tuple<std::string, std::string, int, bool>>{
             {"99001", "Trường THPT Suối Mây", 1350, false},
             {"99001", "Trường Phổ thông Dân tộc nội trú Suối Mây", 320, true},
             {"99043", "Trường THPT Đồi Thông", 1600, false},
             {"99052", "Trường THPT Bình Trà", 720, false}})
      for (int c = 0; c < static_cast<int>(communes().size()); ++c)
        if (communes()[c].code == code)
          add(beside(of(c)[boarding ? 2 : 0]->at), communes()[c], "upper_secondary", name, seats, false,
              boarding);
  }

  void health() {
    OGRLayer *layer = file_.layer("health_facilities", wkbPoint,
                                  {{"id", OFTString},
                                   {"name", OFTString},
                                   {"tier", OFTString},
                                   {"commune", OFTString},
                                   {"beds", OFTInteger},
                                   {"doctors", OFTInteger},
                                   {"pharmacists", OFTInteger},
                                   {"nurses", OFTInteger},
                                   {"vaccination", OFTInteger},
                                   {"hygienic", OFTInteger}});
    for (int c = 0; c < static_cast<int>(communes().size()); ++c) {
      const Commune &u = communes()[c];
      // The station of Đạ Mrê is listed under its commune but stands across the border in K'Brang.
      const Point at = u.code == "99010" ? of(c - 1)[1]->at : of(c).front()->at;
      file_.add(layer, point(beside(at)),
                {"TYT" + u.code, "Trạm y tế " + u.name, "commune", u.code, 5,
                 u.remote > 0.8 && dice_.chance(0.6) ? 0 : dice_.whole(1, 2), dice_.whole(0, 1),
                 dice_.whole(2, 4), dice_.chance(1.02 - 0.3 * u.remote) ? 1 : 0,
                 u.code == "99058" ? Value{} : maybe(1.0 - 0.35 * u.remote, 0)});
    }
    file_.add(layer, point(beside(of(0)[1]->at)),
              {"BV01", "Trung tâm Y tế huyện Suối Mây", "hospital", "99001", 150, 52, 11, 96, 1, 1});
    file_.add(layer, point(beside(of(14)[1]->at)),
              {"BV02", "Bệnh viện Đa khoa Đồi Thông", "hospital", "99043", 240, 94, 22, 188, 1, 1});
  }

  void culture() {
    OGRLayer *layer = file_.layer(
        "culture_houses", wkbPoint,
        {{"id", OFTString}, {"name", OFTString}, {"commune", OFTString}, {"info_point", OFTInteger}});
    for (int c = 0; c < static_cast<int>(communes().size()); ++c) {
      const Commune &u = communes()[c];
      if (u.code == "99031" || u.code == "99040" || u.code == "99061") continue;
      file_.add(
          layer, point(beside(of(c).front()->at)),
          {"NVH" + u.code, "Nhà văn hóa " + u.name, u.code, dice_.chance(0.9 - 0.5 * u.remote) ? 1 : 0});
    }
  }

  /// Two sites: the town sends the whole country's programmes and its own, the far district seat only relays.
  void masts() {
    OGRLayer *layer = file_.layer("masts", wkbPoint,
                                  {{"id", OFTString},
                                   {"site", OFTString},
                                   {"channel", OFTString},
                                   {"scope", OFTString},
                                   {"medium", OFTString},
                                   {"mhz", OFTReal},
                                   {"erp_kw", OFTReal},
                                   {"antenna_m", OFTReal},
                                   {"polarisation", OFTString},
                                   {"azimuth", OFTReal},
                                   {"beamwidth", OFTReal}});
    const Point town = of(14)[1]->at, seat = of(0)[1]->at;
    const auto add = [&](Point at, const std::string &site, const std::string &channel, const char *scope,
                         const char *medium, const char *mhz, const char *kilowatts, int metres,
                         const char *plane) {
      file_.add(layer, point(at),
                {site + "-" + channel, site, channel, std::string(scope), std::string(medium),
                 std::string(mhz), std::string(kilowatts), metres, std::string(plane), Value{}, Value{}});
    };
    add(town, "Đồi Thông", "VOV1", "national", "fm", "101.5", "2", 70, "V");
    add(town, "Đồi Thông", "VTV1", "national", "dvbt2", "554", "1", 80, "H");
    add(town, "Đồi Thông", "TH Mẫu", "local", "dvbt2", "602", "0.5", 80, "H");
    add(town, "Đồi Thông", "Phát thanh Mẫu", "local", "fm", "96.2", "0.5", 70, "V");
    add(seat, "Suối Mây", "VTV1", "national", "dvbt2", "554", "0.1", 40, "H");
    add(seat, "Suối Mây", "Phát thanh Mẫu", "local", "fm", "92.7", "0.1", 40, "V");
  }

  void villages() {
    OGRLayer *layer = file_.layer("settlements", wkbPoint,
                                  {{"id", OFTString},
                                   {"name", OFTString},
                                   {"kind", OFTString},
                                   {"commune", OFTString},
                                   {"households", OFTInteger},
                                   {"people", OFTInteger},
                                   {"minority_households", OFTInteger},
                                   {"poor_households", OFTInteger},
                                   {"specially_difficult", OFTInteger},
                                   {"urban", OFTInteger},
                                   {"concentrated", OFTInteger},
                                   {"wastewater_collected", OFTString}});
    for (const Settlement &s : world_.settlements)
      file_.add(layer, point(s.at),
                {s.id, s.name, s.kind, communes()[s.commune].code, s.households, s.people, s.minority, s.poor,
                 s.difficult ? 1 : 0, s.urban ? 1 : 0, s.concentrated ? 1 : 0,
                 s.wastewater.empty() ? Value{} : Value{s.wastewater}});
  }

  const World &world_;
  Package file_;
  Dice dice_{777};
};

} // namespace

void write_services(const World &world, const std::string &folder) { Services(world, folder).write(); }

} // namespace sample
