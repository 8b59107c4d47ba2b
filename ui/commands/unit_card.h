#pragma once

#include "ui/commands/Selection.h"
#include "ui/maps/MapData.h"

#include <string>
#include <vector>

/// What is known of one unit under one indicator, in words: the card beside the map.
namespace ui::commands {

struct CardLine {
  std::string label, value;
};

/// A part of the ledger that holds people.
struct LedgerPart {
  std::string id; ///< covered, beyond_limit …
  std::string words;
  double people = 0;
  std::string people_text;
};

struct UnitCard {
  std::string title; ///< "Xã Liêng Srônh"
  std::string place; ///< units above it
  maps::State state = maps::State::no_data;
  std::string status, value, against; ///< "Chưa đạt" · "36,3%" · "mục tiêu từ 60% · thiếu 23,7 điểm"
  std::vector<CardLine> lines;        ///< needed, plan, last year, basis, interval, course
  std::string ledger_title;           ///< whose people, within which limit, which season
  std::vector<LedgerPart> ledger;     ///< parts that hold people
  std::vector<std::string> why;       ///< at most three sentences, the most people first
  std::vector<std::string> notes;     ///< flags, sources with dates
  std::vector<CardLine> behind;       ///< other indicators behind here: id, short name
};

/// The card of the unit a row is about. The ledger is the row's own, or of the reach computed for the same
/// indicator and group, and then it says so.
UnitCard unit_card(const gis::study::Results &, const Row &, const words::Words &);

} // namespace ui::commands
