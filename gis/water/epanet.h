#pragma once

#include "gis/base/Finding.h"
#include "gis/sources/Provenance.h"
#include "gis/water/Network.h"

#include <string_view>

namespace gis::water {

/// The network that an EPANET input file (.inp) describes, nodes and links in the order of the file. Read are
/// JUNCTIONS, RESERVOIRS, TANKS, PIPES, PUMPS, VALVES, STATUS, COORDINATES and VERTICES up to END, heads by
/// their first four letters in any case; everything else is skipped. The file carries no people and no
/// coordinate system.
///
/// A reservoir is an open source. A tank is a source of unknown state: how long its store lasts is not known
/// here. Links are open unless the file says CLOSED or sets a speed, flow (FCV) or opening (PCV) of 0; pumps,
/// check valves and the valves that hold a pressure (PRV, PSV, unless STATUS holds them OPEN) let water run
/// one way. A shut-off valve is no valve in such a file but the state of a pipe.
///
/// Findings: water_epanet_section (a head nobody knows), water_epanet_controls (states that change by rules
/// are read as they are at the start), water_epanet_unplaced{n}, water_epanet_sourceless.
/// Throws Error with file and line: water_epanet_no_section, water_epanet_short{section,n,wanted},
/// water_epanet_id{text,n}, water_epanet_twice{id,other}, water_epanet_node{id}, water_epanet_link{id},
/// water_epanet_check_valve{id}, value_bad{key,text,wanted}, water_epanet_large{limit}, text_undecodable.
/// Memory grows with the text. Source: EPANET 2.2 User Manual, appendix C (US EPA 2020).
Network parse_epanet(std::string_view text, const std::string &file, base::Findings &);

/// The same from a file through the one gate; text that is no UTF-8 is decoded as tables are.
Network read_epanet(sources::Provenance &, base::Findings &);

} // namespace gis::water
