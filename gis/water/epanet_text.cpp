#include "gis/water/epanet_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace gis::water {
namespace {

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

} // namespace

bool begins(std::string_view word, std::string_view start) {
  return word.size() >= start.size() &&
         std::equal(start.begin(), start.end(), word.begin(), [](char s, char c) { return s == upper(c); });
}

Section section_of(std::string_view head) {
  static constexpr std::array<std::pair<std::string_view, Section>, 12> read = {
      {{"[JUNC", Section::junctions},
       {"[RESE", Section::reservoirs},
       {"[TANK", Section::tanks},
       {"[PIPE", Section::pipes},
       {"[PUMP", Section::pumps},
       {"[VALV", Section::valves},
       {"[STAT", Section::status},
       {"[COOR", Section::coordinates},
       {"[VERT", Section::vertices},
       {"[CONT", Section::controls},
       {"[RULE", Section::controls},
       {"[END", Section::end}}};
  for (const auto &[start, section] : read)
    if (begins(head, start)) return section;
  for (const std::string_view start :
       {"[TITL", "[DEMA", "[SOUR", "[EMIT", "[PATT", "[CURV", "[QUAL", "[ROUG", "[ENER", "[REAC", "[MIXI",
        "[REPO", "[TIME", "[OPTI", "[LABE", "[BACK", "[TAGS", "[LEAK"})
    if (begins(head, start)) return Section::skipped;
  return Section::unknown;
}

std::vector<std::string_view> words_of(std::string_view line) {
  line = line.substr(0, line.find(';'));
  constexpr std::string_view blanks = " \t\r\f\v";
  std::vector<std::string_view> words;
  for (auto at = line.find_first_not_of(blanks); at != std::string_view::npos;) {
    const auto end = std::min(line.find_first_of(blanks, at), line.size());
    words.push_back(line.substr(at, end - at));
    at = line.find_first_not_of(blanks, end);
  }
  return words;
}

} // namespace gis::water
