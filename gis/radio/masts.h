#pragma once

#include "gis/radio/Mast.h"
#include "gis/radio/Terrain.h"
#include "gis/sources/Layer.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// From a checked layer of points to masts.
namespace gis::radio {

/// Which column of the layer says what. The last four may be absent under their usual names.
struct MastColumns {
  std::string id = "id", channel = "channel", scope = "scope", medium = "medium", frequency = "mhz",
              power = "erp_kw", antenna = "antenna_m", polarisation = "polarisation";
  std::string site = "site", azimuth = "azimuth", beamwidth = "beamwidth", pattern = "pattern";
};

/// Names the column of a role ("id", "site", "channel", "scope", "medium", "frequency", "power", "antenna",
/// "azimuth", "polarisation", "pattern", "beamwidth"). False where there is no such role.
bool set_column(MastColumns &, const std::string &role, const std::string &column);

/// The table of a pattern file by the name a mast gives it, or nothing where there is none.
using PatternFiles = std::function<std::optional<sources::Layer>(const std::string &name)>;

/// The masts of a layer in bytewise order of id, whatever the order of the file. Words are English or
/// Vietnamese: national, quốc gia; local, địa phương; fm, dvbt2, relay, loudspeaker, trạm phát lại, đài
/// truyền thanh; h, v, ngang, đứng. Findings. Errors, the mast left out: mast_value_missing{name,field},
/// mast_word_unknown{name,field,text, list}, mast_value_range{name,field,value,min,max} (antenna outside 1 –
/// 3000 m, azimuth, beamwidth), mast_beam_incomplete{name}, mast_relay_band{name,value},
/// pattern_missing{name,file} and what pattern_from tells, channel_no_scope{name}. Errors of the whole:
/// channel_two_scopes{name}, id_duplicate{id,n}. Warnings: mast_value_range where the frequency is outside 30
/// – 6000 MHz, erp_implausible{name,value}, mast_two_patterns{name}, mast_twins{name,other,channel,site}.
/// Throws Error{field_missing}.
std::vector<Mast> masts_from(const sources::Layer &, const MastColumns &, const PatternFiles &,
                             base::Findings &);

/// mast_outside_terrain{name} for masts outside the raster or over a hole: whatever they might reach is
/// unknown.
void check_ground(const std::vector<Mast> &, const sources::Layer &, const Terrain &, base::Findings &);

} // namespace gis::radio
