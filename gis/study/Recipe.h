#pragma once

#include "gis/base/units.h"
#include "gis/sources/Provenance.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// The recipe of a study: what study.toml says, checked for form but not yet against any data.
namespace gis::study {

/// Column names of a source, by the role they play.
using Columns = std::map<std::string, std::string>;

struct LevelRecipe {
  std::string id, source;
  std::string code = "code", name = "name", parent, type;
};

struct EditionRecipe {
  std::string id, from, to;
  std::vector<LevelRecipe> levels; ///< smallest first
};

struct CrosswalkRecipe {
  std::string from, to, source;
  std::string old_code = "old_code", new_code = "new_code", old_name = "old_name", new_name = "new_name";
};

struct PeopleRecipe {
  std::string source, edition, level, kind;
  int year = 0;
  std::string code = "code", total, urban, rural, households;
};

struct SurfaceRecipe {
  std::string source;
  std::string role; ///< people
};

struct SettlementRecipe {
  std::string source, edition;
  std::string id = "id", name = "name", kind, unit, people, households, minority_households, poor_households,
              difficult, urban, concentrated, wastewater_collected, piped, own_compliant, own_hygienic;
};

struct CohortRecipe {
  std::string source, edition;
  std::string code = "code";
  Columns shares; ///< cohort id → column
};

/// How a group is made.
struct GroupRecipe {
  std::string id;
  bool of_units = true;
  std::string source, code = "code", field, value; ///< a list of units
  std::string rule;                                ///< urban, rural, settlement:<column role>, travel
  std::string centres, mode, season;               ///< of rule travel: service id, mode, season
  std::optional<double> minutes;
  std::string valid_from, valid_to, decision;
};

struct SeasonRecipe {
  std::string id; ///< dry, wet
  bool fords_open = true;
  double default_kmh = 0;
  std::map<std::string, double> land_kmh, road_kmh;
};

struct ModeRecipe {
  std::string id;
  bool slope = true;
  std::string note; ///< where the speeds come from
  std::vector<SeasonRecipe> seasons;
};

struct LinesRecipe {
  std::string source, field;
  std::vector<std::string> values; ///< keep rows whose field is one of these; empty: all
};

struct TravelRecipe {
  std::string terrain; ///< source id; empty: flat
  LinesRecipe landcover, roads;
  std::string crossing; ///< roads column that says bridge, ford, tunnel
  std::vector<LinesRecipe> barriers;
  double max_minutes = 1440;
  double margin_metres = 0; ///< ground kept around the study units
};

/// What is broadcast over the area.
struct RadioRecipe {
  std::string masts;   ///< source id; empty: the study has none
  std::string terrain; ///< source id
  Columns columns;     ///< role → column, where it is not named like its role
  std::string environment = "rural", condition = "fixed"; ///< rows of the table of thresholds
  std::string model = "p1812";                            ///< by which figures are computed: p1812 or itm
  std::string beside; ///< the other of the two, as a further measure beside it; empty: none
  int climate = 5;    ///< of itm (radio::ItmClimate)
  double radius_km = 100;
  std::string landcover;          ///< source id of a raster of classes; empty: bare ground
  std::map<int, double> clutter;  ///< class → how high what stands on it is, metres
  std::string sea;                ///< source id of polygons
  std::optional<double> sea_cell; ///< the height by which the terrain tells its cells of sea
};

/// A layer or table of which the recipe names the columns, by the role they play.
struct ColumnsRecipe {
  std::string source; ///< source id; empty: the study has none
  Columns columns;
};

/// Who gives water to whom.
struct WaterRecipe {
  ColumnsRecipe schemes, zones, sources, points;
  ColumnsRecipe connections; ///< households by smallest unit: code, year, piped, own_compliant, own_hygienic
  double litres = 60;        ///< per person and day, where a scheme does not say
  std::string mode;          ///< how people walk to points; empty: as the crow flies, within the radius
  double minutes = 15;       ///< of that way, one way
  base::Metres radius{1000}; ///< how far people fetch water from a point: 15 minutes at 4 km/h
  bool given() const {
    return !(schemes.source + zones.source + sources.source + points.source + connections.source).empty();
  }
};

/// Where wastewater is collected and treated.
struct WastewaterRecipe {
  ColumnsRecipe zones;     ///< id, plant, capacity (m³ per day)
  ColumnsRecipe plants;    ///< id, capacity, treated (m³ per day)
  double litres = 60;      ///< generated per person and day
  double counts_from = 50; ///< per cent of its households in a zone from which a settlement is collected
};

struct ServiceRecipe {
  std::string id, source, symbol;
  std::string field;               ///< keep rows whose field …
  std::vector<std::string> values; ///< … is one of these
  std::string facility_id = "id", name = "name", unit, satellite;
  Columns numbers;             ///< attribute → column
  std::string capacity;        ///< column: places, doctors …; empty: its facilities never fill up
  double people_per_place = 1; ///< people that one of them serves
  std::string catchments;      ///< how the area of each facility is drawn: nearest, places; empty: not at all
};

/// A chain of services that send people on, and how one travels along it.
struct ReferralRecipe {
  std::vector<std::string> services; ///< from the one next to home; empty: no chain is asked for
  std::string mode, season;
};

/// Which services are counted together.
struct DeprivationRecipe {
  double share = 50; ///< per cent of the people of a place from which it has a service
  std::vector<std::string> services = {"preschool", "primary", "lower_secondary",
                                       "station",   "water",   "signal"}; ///< counted where they are known
};

/// How far is too far.
struct LimitRecipe {
  std::string id;
  std::optional<double> minutes, metres;
  bool inclusive = true;
  std::string mode; ///< minutes: how one travels; metres: on which ground distance is measured
  std::string legal;
};

/// How a target row is measured; defaults in data/indicators.csv, overridden in the study.
struct IndicatorRecipe {
  std::string id, measure, method, basis, service, cohort, limit, attribute, reason;
  std::optional<double> share; ///< of units_reach: a unit counts from this percentage on
  bool off = false;
};

struct StatisticRecipe {
  std::string source, basis = "reported";
};

struct Recipe {
  std::filesystem::path file; ///< of study.toml
  std::vector<std::filesystem::path> roots;
  std::string id, name_vi, name_en, crs;
  double cell = 30, people_cell = 150;
  int year = 0;
  int base_year = 0; ///< start of the road to the target year; 0: none drawn
  std::string edition;
  std::vector<std::string> programmes;
  std::map<std::string, sources::Provenance> sources;
  std::vector<EditionRecipe> editions;
  std::vector<CrosswalkRecipe> crosswalks;
  std::vector<PeopleRecipe> people;
  std::vector<SurfaceRecipe> surfaces;
  std::vector<SettlementRecipe> settlements;
  std::vector<CohortRecipe> cohorts;
  std::vector<GroupRecipe> groups;
  std::vector<ModeRecipe> modes;
  TravelRecipe travel;
  RadioRecipe radio;
  WaterRecipe water;
  WastewaterRecipe wastewater;
  std::vector<ServiceRecipe> services;
  ReferralRecipe referral;
  DeprivationRecipe deprivation;
  std::vector<LimitRecipe> limits;
  std::vector<IndicatorRecipe> indicators;
  std::vector<StatisticRecipe> statistics;
  std::vector<std::string> plan_targets; ///< source ids
  std::map<std::string, std::string> notes;

  const ModeRecipe *find_mode(const std::string &id) const;
  const LimitRecipe *find_limit(const std::string &id) const;
  const ServiceRecipe *find_service(const std::string &id) const;
};

/// Reads study.toml. Paths are relative to the file and must stay inside its folder or one of `roots`.
/// Throws Error: file_missing, study_syntax{file,row,why}, key_unknown{file,row,key,suggestion},
/// key_missing{file,row,key}, value_bad{file,row,key,text,wanted}, id_twice{file,row,id},
/// source_unknown{file,row,id}, format_newer{file,n}, path_outside{file}.
Recipe read_recipe(const std::filesystem::path &, const std::vector<std::filesystem::path> &roots = {});

} // namespace gis::study
