#pragma once

#include "gis/base/Finding.h"
#include "gis/base/units.h"
#include "gis/sources/Layer.h"
#include "gis/water/Network.h"
#include "gis/water/words.h"

#include <string>

namespace gis::water {

/// The layers a network is made from, checked and in one system in metres. Ids and states are read from
/// fields where the layers have them.
struct NetworkLayers {
  const sources::Layer &mains;                                ///< lines
  const sources::Layer *valves = nullptr, *sources = nullptr; ///< points; may be missing
  std::string id_field = "id";
  std::string state_field = "state";
  Words words = built_in_words(); ///< of states
  base::Metres snap{1};           ///< how far drawn things may lie apart and be joined; a millimetre or more
};

/// A network from lines and points. Ends of mains are joined as join_ends (joints.h) tells: within the
/// tolerance to each other and to the insides of other mains; mains that cross without an end are not joined.
/// A valve or a source belongs to the nearest main within the tolerance: it cuts the main in two there, or
/// sits on the node where the main ends. A valve on a node stands between the node and every main that ends
/// there, so that closing it closes them all. A thing without an id is called by its kind and row:
/// "valve:12".
///
/// States are words of the table ("đóng", "open", "hỏng"); a main without one is open, a valve or source
/// without one is unknown, and so is a word nobody knows.
///
/// Promises: the same network in whatever order the features come, however the file is sorted.
/// Findings, with layer, row and place: water_end_dangling, water_end_near{distance, other} (an end that just
/// fails to touch a main), water_main_unconnected, water_main_short, water_valve_off, water_source_off
/// {distance, limit}, water_state_word{text, field}, water_state_missing{n, field}, water_sourceless,
/// id_duplicate.
/// Cost grows with n log n in straight pieces.
Network network_of(const NetworkLayers &, base::Findings &);

} // namespace gis::water
