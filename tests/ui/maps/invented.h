#pragma once

#include "ui/maps/MapData.h"

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

/// Invented maps for the tests of this room.
namespace invented {

using namespace ui::maps;
using gis::geo::Geometry;

inline Geometry square(double x, double y, double w, double h) {
  return {.polygons = {{{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}, {x, y}}, {}}}};
}

inline std::string read(const std::string &path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

inline std::string temporary(const std::string &name) {
  return (std::filesystem::temp_directory_path() / ("tiepcan_maps_" + name)).string();
}

/// Seven communes of 15 km side in a row of states, in two districts.
inline MapData seven() {
  MapData data;
  const char *names[] = {"Đạ Tẻh", "Đưng K'Nớ", "Liêng Srônh", "Đạ M'Rông", "Ễng Lỵ", "Phú Hội", "P. 2"};
  for (int i = 0; i < 7; ++i) {
    MapUnit unit;
    unit.code = "0" + std::to_string(i);
    unit.name = names[i];
    const int column = i % 4, line = i / 4;
    unit.area = square(500000 + 15000.0 * column, 1300000 + 15000.0 * line, 15000, 15000);
    unit.state = static_cast<State>(i);
    if (i < 5) {
      unit.value = 40 + 5.0 * i;
      unit.value_text = std::to_string(40 + 5 * i) + ",0";
    }
    data.units.push_back(unit);
    for (const auto &polygon : unit.area.polygons) data.province.polygons.push_back(polygon);
  }
  data.groupings = {square(500000, 1300000, 60000, 15000), square(500000, 1315000, 45000, 15000)};
  data.lakes = {square(503000, 1302000, 2000, 2000)};
  data.lines = {{Geometry{.lines = {{{495000, 1310000}, {565000, 1312000}}}}, "national"}};
  data.points = {{{520000, 1304000}, "hospital"}, {{520100, 1304000}, "hospital"}};
  data.text.title = "Nước sạch ở Đạ Tẻh";
  data.text.states = {
      "Đạt",          "Gần đạt", "Chưa đạt", "Chưa chắc chắn", "Chỉ để tham khảo", "Không có số liệu",
      "Không áp dụng"};
  data.text.legend_title = "Chú giải";
  data.text.scale = "Tỷ lệ";
  data.text.block = {{"Tên bản đồ", "Nước sạch"}, {"Cơ quan chủ trì", ""}};
  data.text.disclaimer = "Ranh giới chỉ có giá trị tham khảo.";
  return data;
}

/// `across` × `down` units of uneven size with long names, every state, long credits and facilities
/// everywhere.
inline MapData crowded(int across, int down, unsigned seed) {
  std::mt19937 random(seed);
  const auto between = [&](int from, int to) { return from + static_cast<int>(random() % (to - from + 1)); };
  MapData data = seven();
  data.units.clear();
  data.province = {};
  data.groupings.clear();
  const char *names[] = {"Đinh Trang Thượng", "P.\u00A0Lộc Tiến",    "B' Lá",
                         "Đạ M'Rông",         "TT.\u00A0Liên Nghĩa", "Ễng Lỵ",
                         "Phước Cát 2",       "Quảng Trị",           "Lát"};
  double y = 1300000;
  for (int j = 0; j < down; ++j) {
    const double h = between(1500, 9000);
    double x = 500000;
    for (int i = 0; i < across; ++i) {
      MapUnit unit;
      unit.code = std::to_string(j * across + i);
      unit.name = names[between(0, 8)];
      const double w = i + 1 == across ? 500000 + across * 6000 - x : between(1500, 9000);
      unit.area = square(x, y, std::max(w, 800.0), h);
      unit.state = static_cast<State>(between(0, 6));
      if (unit.state < State::no_data) unit.value = between(0, 1000) / 10.0;
      if (unit.value) unit.value_text = std::to_string(static_cast<int>(*unit.value)) + ",5";
      x += std::max(w, 800.0);
      data.province.polygons.push_back(unit.area.polygons.front());
      data.units.push_back(std::move(unit));
    }
    y += h;
  }
  for (int i = 0; i < 60; ++i)
    data.points.push_back(
        {{500000.0 + between(0, across * 6000), 1300000.0 + between(0, static_cast<int>(y) - 1300000)},
         i % 2 ? "primary" : "station"});
  data.text.states[1] = "Gần đạt (thiếu đến 1,605 điểm %)";
  data.text.value_note = "Số trong bản đồ: % người có công và thân nhân, số báo cáo";
  data.text.state_note = "Không có số liệu: thiếu mẫu số của đơn vị trực thuộc nên không cộng lên được";
  data.text.classes_note = "Khoảng giá trị: số tròn";
  data.text.listed_title = "Đơn vị ghi bằng số trên bản đồ";
  data.text.count_title = "Số đơn vị";
  data.text.subtitle = "Mục tiêu đến năm 2030: từ 60% trở lên. Tỉnh Mẫu. Địa giới 11/2024";
  data.text.draft = "DỰ THẢO";
  data.text.illustrative = "SỐ LIỆU MINH HỌA";
  data.text.symbols = {{"primary", "Trường tiểu học"}, {"station", "Trạm y tế"}};
  data.text.block = {{"Tên bản đồ", "Hộ nông thôn có nước sạch theo quy chuẩn"},
                     {"Hệ quy chiếu", "Hệ tọa độ VN-2000, kinh tuyến trục 107°45′, múi chiếu 3°"},
                     {"Số liệu", "WorldPop (CC BY 4.0); tính đến ngày 30/11/2024; số tính toán"},
                     {"Nền và giấy phép",
                      "someone/a-repository-of-boundaries-with-a-long-name, another/one (MIT, 30/11/2024)"},
                     {"Cơ quan chủ trì", ""},
                     {"Đơn vị thực hiện", ""}};
  data.text.signatures[0] = "Người lập";
  data.text.signatures[1] = "Người kiểm tra";
  data.text.signatures[2] = "Người phê duyệt";
  data.text.disclaimer =
      "Ranh giới hành chính trên bản đồ chỉ có giá trị tham khảo, không dùng để xác định địa giới "
      "hành chính.";
  return data;
}

} // namespace invented
