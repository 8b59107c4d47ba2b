#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/study/RecipeReader.h"

namespace gis::study {

void RecipeReader::read_people(Keys &keys) {
  PeopleRecipe people;
  people.source = source(keys);
  people.edition = edition(keys);
  people.level = keys.required_text("level");
  people.kind = keys.choice("kind", {"census", "average", "register"}, "census");
  people.year = keys.whole("year", recipe_.year);
  people.code = keys.text("code", people.code);
  people.total = keys.required_text("total");
  people.urban = keys.text("urban");
  people.rural = keys.text("rural");
  people.households = keys.text("households");
  recipe_.people.push_back(finished(keys, people));
}

void RecipeReader::read_settlement(Keys &keys) {
  SettlementRecipe s;
  s.source = source(keys);
  s.edition = edition(keys);
  s.id = keys.text("id", s.id);
  s.name = keys.text("name", s.name);
  s.unit = keys.required_text("unit");
  s.kind = keys.text("kind");
  s.people = keys.text("people");
  s.households = keys.text("households");
  s.minority_households = keys.text("minority_households");
  s.poor_households = keys.text("poor_households");
  s.difficult = keys.text("difficult");
  s.urban = keys.text("urban");
  s.concentrated = keys.text("concentrated");
  s.wastewater_collected = keys.text("wastewater_collected");
  s.piped = keys.text("piped");
  s.own_compliant = keys.text("own_compliant");
  s.own_hygienic = keys.text("own_hygienic");
  recipe_.settlements.push_back(finished(keys, s));
}

void RecipeReader::read_cohort(Keys &keys) {
  CohortRecipe cohort;
  cohort.source = source(keys);
  cohort.edition = edition(keys);
  cohort.code = keys.text("code", cohort.code);
  for (auto &[id, column] : keys.text_map("shares")) cohort.shares[id] = column;
  recipe_.cohorts.push_back(finished(keys, cohort));
}

void RecipeReader::read_mode(Keys &keys) {
  ModeRecipe mode;
  mode.id = new_id(keys, "mode");
  mode.slope = keys.flag("slope", true);
  mode.note = keys.text("note");
  for (auto &inner : keys.tables("season")) {
    SeasonRecipe season;
    season.id = inner.choice("id", {"all", "dry", "wet"}, "all");
    season.fords_open = inner.flag("fords_open", season.id != "wet");
    season.default_kmh = inner.positive("default_kmh", 4);
    for (auto &[name, kmh] : inner.number_map("land")) season.land_kmh[name] = kmh;
    for (auto &[name, kmh] : inner.number_map("road")) season.road_kmh[name] = kmh;
    if (find_by_id(mode.seasons, season.id) != nullptr) inner.refuse("id", season.id, "all | dry + wet");
    mode.seasons.push_back(finished(inner, season));
  }
  if (mode.seasons.empty()) keys.refuse("season", "", "[[mode.season]]");
  recipe_.modes.push_back(finished(keys, mode));
}

LinesRecipe RecipeReader::lines(Keys &keys, const std::string &key) {
  LinesRecipe result;
  if (auto inner = keys.table(key)) {
    result.source = source(*inner);
    result.field = inner->text("field");
    result.values = inner->texts("values");
    inner->finish();
  }
  return result;
}

void RecipeReader::read_travel(Keys &keys) {
  auto &travel = recipe_.travel;
  travel.terrain = source(keys, "terrain", false);
  travel.landcover = lines(keys, "landcover");
  travel.roads = lines(keys, "roads");
  travel.crossing = keys.text("crossing");
  for (auto &inner : keys.tables("barrier")) {
    LinesRecipe barrier;
    barrier.source = source(inner);
    barrier.field = inner.text("field");
    barrier.values = inner.texts("values");
    travel.barriers.push_back(finished(inner, barrier));
  }
  travel.max_minutes = keys.positive("max_minutes", travel.max_minutes);
  travel.margin_metres = keys.positive("margin_metres").value_or(0);
  keys.finish();
}

void RecipeReader::read_radio(Keys &keys) {
  auto &radio = recipe_.radio;
  radio.masts = source(keys, "masts");
  radio.terrain = source(keys, "terrain", false);
  if (radio.terrain.empty()) radio.terrain = recipe_.travel.terrain;
  if (radio.terrain.empty()) keys.refuse("terrain", "", "[[source]]");
  for (auto &[role, column] : keys.text_map("columns")) radio.columns[role] = column;
  radio.environment = keys.choice("environment", {"rural", "urban", "large_city"}, radio.environment);
  radio.condition = keys.text("condition", radio.condition);
  radio.model = keys.choice("model", {"p1812", "itm"}, radio.model);
  const auto beside = keys.choice("beside", {"none", "p1812", "itm"}, "none");
  if (beside == radio.model) keys.refuse("beside", beside, radio.model == "itm" ? "p1812" : "itm");
  if (beside != "none") radio.beside = beside;
  radio.climate = keys.whole("climate", radio.climate);
  if (radio.climate < 1 || radio.climate > 7) keys.refuse("climate", std::to_string(radio.climate), "1 – 7");
  radio.radius_km = keys.positive("radius_km", radio.radius_km);
  radio.landcover = source(keys, "landcover", false);
  for (const auto &[name, metres] : keys.number_map("clutter")) {
    const auto number = base::parse_number(name);
    if (!number || *number != std::floor(*number) || std::fabs(*number) > 1e6)
      keys.refuse("clutter", name, "{ \"10\" = 15 }");
    if (!(metres >= 0 && metres <= 100)) keys.refuse("clutter", base::format_number(metres, 6), "0 – 100");
    radio.clutter[static_cast<int>(*number)] = metres;
  }
  if (radio.landcover.empty() && !radio.clutter.empty()) keys.require("landcover");
  radio.sea = source(keys, "sea", false);
  radio.sea_cell = keys.number("sea_cell");
  keys.finish();
}

ColumnsRecipe RecipeReader::columns(Keys &keys, const std::string &key,
                                    const std::vector<std::string> &roles) {
  ColumnsRecipe result;
  if (auto inner = keys.table(key)) {
    result.source = source(*inner);
    for (const auto &role : roles)
      if (auto column = inner->text(role, role == "id" ? "id" : ""); !column.empty())
        result.columns[role] = std::move(column);
    inner->finish();
  }
  return result;
}

void RecipeReader::read_water(Keys &keys) {
  auto &water = recipe_.water;
  water.schemes =
      columns(keys, "schemes", {"id", "state", "capacity", "unlimited", "quality", "litres", "sustainable"});
  water.zones = columns(keys, "zones", {"id", "scheme", "capacity", "quality", "litres"});
  water.sources = columns(keys, "sources", {"id", "scheme", "state", "capacity"});
  water.points =
      columns(keys, "points", {"id", "kind", "state", "dry", "quality", "capacity", "year", "groundwater"});
  water.connections =
      columns(keys, "connections", {"code", "year", "piped", "own_compliant", "own_hygienic"});
  water.litres = keys.positive("litres", water.litres);
  water.radius = base::Metres(keys.positive("radius", water.radius.value));
  water.mode = named(keys, "mode", recipe_.modes);
  water.minutes = keys.positive("minutes", water.minutes);
  if (keys.has("minutes") && water.mode.empty()) keys.require("mode");
  if (!water.zones.source.empty() && water.zones.columns.count("scheme") == 0)
    keys.refuse("zones", "", "{ source = \"…\", scheme = \"…\" }");
  if (!water.connections.source.empty() && water.connections.columns.count("code") == 0)
    keys.refuse("connections", "", "{ source = \"…\", code = \"…\" }");
  keys.finish();
}

void RecipeReader::read_wastewater(Keys &keys) {
  auto &wastewater = recipe_.wastewater;
  wastewater.zones = columns(keys, "zones", {"id", "plant", "capacity"});
  wastewater.plants = columns(keys, "plants", {"id", "capacity", "treated"});
  wastewater.litres = keys.positive("litres", recipe_.water.litres);
  wastewater.counts_from = keys.positive("counts_from", wastewater.counts_from);
  if (wastewater.counts_from > 100)
    keys.refuse("counts_from", base::format_number(wastewater.counts_from, 6), "<= 100");
  keys.finish();
}

void RecipeReader::read_service(Keys &keys) {
  ServiceRecipe service;
  service.id = new_id(keys, "service");
  service.source = source(keys);
  service.symbol = keys.text("symbol", service.id);
  service.field = keys.text("field");
  service.values = keys.texts("values");
  service.facility_id = keys.text("facility_id", service.facility_id);
  service.name = keys.text("name", service.name);
  service.unit = keys.text("unit");
  service.satellite = keys.text("satellite");
  for (auto &[attribute, column] : keys.text_map("numbers")) service.numbers[attribute] = column;
  service.capacity = keys.text("capacity");
  service.people_per_place = keys.positive("people_per_place", service.people_per_place);
  if (service.capacity.empty() && keys.has("people_per_place")) keys.require("capacity");
  service.catchments = keys.choice("catchments", {"", "nearest", "places"}, "");
  if (service.catchments == "places") keys.require("capacity");
  recipe_.services.push_back(finished(keys, service));
}

void RecipeReader::read_group(Keys &keys) {
  GroupRecipe group;
  group.id = new_id(keys, "group");
  if (group.id == "all") keys.refuse("id", group.id, "≠ all");
  group.of_units = keys.choice("of", {"units", "people"}, "units") == "units";
  group.source = source(keys, "source", false);
  group.code = keys.text("code", group.code);
  group.field = keys.text("field");
  group.value = keys.text("value");
  group.rule = keys.choice(
      "rule", {"", "urban", "rural", "minority_households", "poor_households", "difficult", "travel"}, "");
  group.centres = named(keys, "centres", recipe_.services);
  group.mode = named(keys, "mode", recipe_.modes);
  group.season = keys.text("season");
  if (const auto *mode = recipe_.find_mode(group.mode); mode != nullptr && !group.season.empty())
    if (find_by_id(mode->seasons, group.season) == nullptr)
      keys.refuse("season", group.season, ids_of(mode->seasons));
  group.minutes = keys.positive("minutes");
  group.valid_from = keys.text("valid_from");
  group.valid_to = keys.text("valid_to");
  group.decision = keys.text("decision");
  recipe_.groups.push_back(finished(keys, group));
}

void RecipeReader::read_limit(Keys &keys) {
  LimitRecipe limit;
  limit.id = new_id(keys, "limit");
  limit.minutes = keys.positive("minutes");
  limit.metres = keys.positive("metres");
  if (limit.minutes.has_value() == limit.metres.has_value()) keys.refuse("minutes", "", "minutes | metres");
  limit.inclusive = keys.flag("inclusive", true);
  keys.require("mode");
  limit.mode = named(keys, "mode", recipe_.modes);
  limit.legal = keys.text("legal");
  recipe_.limits.push_back(finished(keys, limit));
}

void RecipeReader::read_referral(Keys &keys) {
  auto &referral = recipe_.referral;
  referral.services = keys.texts("services");
  if (referral.services.empty()) keys.refuse("services", "", ids_of(recipe_.services));
  for (const auto &id : referral.services)
    if (recipe_.find_service(id) == nullptr) keys.refuse("services", id, ids_of(recipe_.services));
  keys.require("mode");
  referral.mode = named(keys, "mode", recipe_.modes);
  const auto &seasons = recipe_.find_mode(referral.mode)->seasons;
  referral.season = keys.text("season", seasons.back().id);
  if (find_by_id(seasons, referral.season) == nullptr)
    keys.refuse("season", referral.season, ids_of(seasons));
  keys.finish();
}

void RecipeReader::read_deprivation(Keys &keys) {
  recipe_.deprivation.share = keys.positive("share", recipe_.deprivation.share);
  if (recipe_.deprivation.share > 100)
    keys.refuse("share", base::format_number(recipe_.deprivation.share, 6), "<= 100");
  if (keys.has("services")) {
    const auto all = recipe_.deprivation.services;
    auto &chosen = recipe_.deprivation.services;
    chosen.clear();
    const auto wanted = keys.texts("services");
    for (const auto &id : wanted)
      if (std::find(all.begin(), all.end(), id) == all.end())
        keys.refuse("services", id, base::join(all, " | "));
    // In one order, however the study lists them.
    for (const auto &id : all)
      if (std::find(wanted.begin(), wanted.end(), id) != wanted.end()) chosen.push_back(id);
  }
  keys.finish();
}

void RecipeReader::read_indicator(Keys &keys) {
  IndicatorRecipe indicator;
  indicator.id = keys.required_text("id");
  indicator.measure = keys.text("measure", "main");
  indicator.method = keys.text("method");
  indicator.basis = keys.choice("basis", {"reported", "counted", "modelled"}, "counted");
  indicator.service = named(keys, "service", recipe_.services);
  indicator.cohort = keys.text("cohort");
  indicator.limit = named(keys, "limit", recipe_.limits);
  indicator.attribute = keys.text("attribute");
  indicator.share = keys.positive("share");
  if (indicator.share && *indicator.share > 100)
    keys.refuse("share", base::format_number(*indicator.share, 6), "<= 100");
  indicator.off = keys.flag("off", false);
  recipe_.indicators.push_back(finished(keys, indicator));
}

} // namespace gis::study
