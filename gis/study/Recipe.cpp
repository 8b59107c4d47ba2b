#include "gis/study/Recipe.h"

#include "gis/base/Error.h"
#include "gis/sources/gate.h"
#include "gis/study/Keys.h"

#include <algorithm>
#include <cmath>

namespace gis::study {
namespace {

const std::vector<std::string> qualities = {"official", "modelled", "illustrative"};
const std::vector<std::string> markings = {"none", "internal", "secret"};

template <class Item> const Item *find_by_id(const std::vector<Item> &items, const std::string &id) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Item &item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

/// Reads the tables one by one and checks that what they name exists.
class Reader {
public:
  Reader(Recipe &recipe, Keys top) : recipe_(recipe), top_(std::move(top)) {}

  void read() {
    if (top_.whole("format", 1) != 1) top_.refuse("format", "", "1");
    read_study();
    for (auto &keys : top_.tables("source")) read_source(keys);
    for (auto &keys : top_.tables("edition")) read_edition(keys);
    for (auto &keys : top_.tables("crosswalk"))
      recipe_.crosswalks.push_back(
          finished(keys, CrosswalkRecipe{edition(keys, "from"), edition(keys, "to"), source(keys)}));
    for (auto &keys : top_.tables("people")) read_people(keys);
    for (auto &keys : top_.tables("surface"))
      recipe_.surfaces.push_back(
          finished(keys, SurfaceRecipe{source(keys), keys.choice("role", {"people"}, "people")}));
    for (auto &keys : top_.tables("settlement")) read_settlement(keys);
    for (auto &keys : top_.tables("cohort")) read_cohort(keys);
    for (auto &keys : top_.tables("mode")) read_mode(keys);
    for (auto &keys : top_.tables("service")) read_service(keys);
    for (auto &keys : top_.tables("group")) read_group(keys);
    if (auto keys = top_.table("travel")) read_travel(*keys);
    for (auto &keys : top_.tables("limit")) read_limit(keys);
    for (auto &keys : top_.tables("indicator")) read_indicator(keys);
    for (auto &keys : top_.tables("statistic"))
      recipe_.statistics.push_back(finished(
          keys, StatisticRecipe{source(keys), keys.choice("basis", {"reported", "counted"}, "reported")}));
    for (auto &keys : top_.tables("plan_target"))
      recipe_.plan_targets.push_back(finished(keys, source(keys)));
    for (auto &[key, text] : top_.text_map("notes")) recipe_.notes[key] = text;
    top_.finish();
    if (recipe_.editions.empty()) top_.refuse("edition", "", "[[edition]]");
    if (find_by_id(recipe_.editions, recipe_.edition) == nullptr)
      top_.refuse("edition", recipe_.edition, edition_ids());
  }

private:
  Recipe &recipe_;
  Keys top_;

  template <class Value> static Value finished(const Keys &keys, Value value) {
    keys.finish();
    return value;
  }

  std::string source(Keys &keys, const std::string &key = "source", bool required = true) {
    const std::string id = required ? keys.required_text(key) : keys.text(key);
    if (!id.empty() && recipe_.sources.count(id) == 0)
      throw base::Error(base::Finding{.code = "source_unknown",
                                      .row = keys.line_of(key),
                                      .facts = {{"file", keys.file().filename().string()},
                                                {"row", std::to_string(keys.line_of(key))},
                                                {"id", id}}});
    return id;
  }

  std::string edition_ids() const {
    std::string ids;
    for (const auto &known : recipe_.editions) ids += (ids.empty() ? "" : " | ") + known.id;
    return ids;
  }

  std::string edition(Keys &keys, const std::string &key = "edition") {
    const std::string id = keys.required_text(key);
    if (find_by_id(recipe_.editions, id) == nullptr) keys.refuse(key, id, edition_ids());
    return id;
  }

  template <class Item>
  std::string named(Keys &keys, const std::string &key, const std::vector<Item> &items) {
    const std::string id = keys.text(key);
    if (id.empty() || find_by_id(items, id) != nullptr) return id;
    std::string ids;
    for (const auto &item : items) ids += (ids.empty() ? "" : " | ") + item.id;
    keys.refuse(key, id, ids);
  }

  void read_study() {
    auto keys = top_.table("study");
    if (!keys) top_.refuse("study", "", "[study]");
    recipe_.id = keys->required_text("id");
    for (const auto &[language, text] : keys->text_map("name"))
      (language == "vi" ? recipe_.name_vi : recipe_.name_en) = text;
    if (recipe_.name_vi.empty()) recipe_.name_vi = recipe_.name_en.empty() ? recipe_.id : recipe_.name_en;
    if (recipe_.name_en.empty()) recipe_.name_en = recipe_.name_vi;
    recipe_.crs = keys->required_text("crs");
    recipe_.cell = keys->positive("cell", 30);
    recipe_.people_cell = keys->positive("people_cell", recipe_.cell * 5);
    const double times = recipe_.people_cell / recipe_.cell;
    if (std::fabs(times - std::round(times)) > 1e-9)
      keys->refuse("people_cell", std::to_string(recipe_.people_cell), "n × cell");
    recipe_.year = keys->whole("year", 0);
    if (recipe_.year < 1900 || recipe_.year > 2200)
      keys->refuse("year", std::to_string(recipe_.year), "2024");
    recipe_.base_year = keys->whole("base_year", 0);
    recipe_.edition = keys->required_text("edition");
    recipe_.programmes = keys->texts("targets");
    keys->finish();
  }

  void read_source(Keys &keys) {
    sources::Provenance source;
    source.id = keys.required_text("id");
    if (recipe_.sources.count(source.id) > 0) keys.refuse("id", source.id, "id ≠");
    const std::string path = keys.required_text("path");
    source.path = sources::checked_path(recipe_.file.parent_path() / path, recipe_.roots);
    source.layer = keys.text("layer");
    source.date = keys.text("date");
    source.licence = keys.text("licence");
    source.attribution = keys.text("attribution");
    source.quality = static_cast<sources::Quality>(
        std::find(qualities.begin(), qualities.end(), keys.choice("quality", qualities, "official")) -
        qualities.begin());
    source.marking = static_cast<sources::Marking>(
        std::find(markings.begin(), markings.end(), keys.choice("marking", markings, "none")) -
        markings.begin());
    source.crs = keys.text("crs");
    source.encoding = keys.text("encoding");
    if (auto where = keys.table("where")) {
      source.where_field = where->required_text("field");
      source.where_value = where->required_text("value");
      where->finish();
    }
    keys.finish();
    recipe_.sources.emplace(source.id, source);
  }

  void read_edition(Keys &keys) {
    EditionRecipe edition;
    edition.id = keys.required_text("id");
    edition.from = keys.text("from");
    edition.to = keys.text("to");
    for (auto &inner : keys.tables("levels")) {
      LevelRecipe level;
      level.id = inner.required_text("id");
      level.source = source(inner);
      level.code = inner.text("code", level.code);
      level.name = inner.text("name", level.name);
      level.parent = inner.text("parent");
      level.type = inner.text("type");
      inner.finish();
      edition.levels.push_back(level);
    }
    if (edition.levels.empty()) keys.refuse("levels", "", "[{ id = \"commune\", source = \"…\" }]");
    keys.finish();
    recipe_.editions.push_back(edition);
  }

  void read_people(Keys &keys) {
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

  void read_settlement(Keys &keys) {
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
    recipe_.settlements.push_back(finished(keys, s));
  }

  void read_cohort(Keys &keys) {
    CohortRecipe cohort;
    cohort.source = source(keys);
    cohort.edition = edition(keys);
    cohort.code = keys.text("code", cohort.code);
    for (auto &[id, column] : keys.text_map("shares")) cohort.shares[id] = column;
    recipe_.cohorts.push_back(finished(keys, cohort));
  }

  void read_mode(Keys &keys) {
    ModeRecipe mode;
    mode.id = keys.required_text("id");
    mode.slope = keys.flag("slope", true);
    mode.note = keys.text("note");
    for (auto &inner : keys.tables("season")) {
      SeasonRecipe season;
      season.id = inner.choice("id", {"all", "dry", "wet"}, "all");
      season.fords_open = inner.flag("fords_open", season.id != "wet");
      season.default_kmh = inner.positive("default_kmh", 4);
      for (auto &[name, kmh] : inner.number_map("land")) season.land_kmh[name] = kmh;
      for (auto &[name, kmh] : inner.number_map("road")) season.road_kmh[name] = kmh;
      mode.seasons.push_back(finished(inner, season));
    }
    if (mode.seasons.empty()) keys.refuse("season", "", "[[mode.season]]");
    recipe_.modes.push_back(finished(keys, mode));
  }

  LinesRecipe lines(Keys &keys, const std::string &key) {
    LinesRecipe result;
    if (auto inner = keys.table(key)) {
      result.source = source(*inner);
      result.field = inner->text("field");
      result.values = inner->texts("values");
      inner->finish();
    }
    return result;
  }

  void read_travel(Keys &keys) {
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
    travel.margin_metres = keys.number("margin_metres").value_or(0);
    keys.finish();
  }

  void read_service(Keys &keys) {
    ServiceRecipe service;
    service.id = keys.required_text("id");
    service.source = source(keys);
    service.symbol = keys.text("symbol", service.id);
    service.field = keys.text("field");
    service.values = keys.texts("values");
    service.facility_id = keys.text("facility_id", service.facility_id);
    service.name = keys.text("name", service.name);
    service.unit = keys.text("unit");
    service.satellite = keys.text("satellite");
    for (auto &[attribute, column] : keys.text_map("numbers")) service.numbers[attribute] = column;
    recipe_.services.push_back(finished(keys, service));
  }

  void read_group(Keys &keys) {
    GroupRecipe group;
    group.id = keys.required_text("id");
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
    group.minutes = keys.number("minutes");
    group.valid_from = keys.text("valid_from");
    group.valid_to = keys.text("valid_to");
    group.decision = keys.text("decision");
    recipe_.groups.push_back(finished(keys, group));
  }

  void read_limit(Keys &keys) {
    LimitRecipe limit;
    limit.id = keys.required_text("id");
    limit.minutes = keys.number("minutes");
    limit.metres = keys.number("metres");
    if (limit.minutes.has_value() == limit.metres.has_value()) keys.refuse("minutes", "", "minutes | metres");
    limit.inclusive = keys.flag("inclusive", true);
    limit.mode = named(keys, "mode", recipe_.modes);
    limit.legal = keys.text("legal");
    recipe_.limits.push_back(finished(keys, limit));
  }

  void read_indicator(Keys &keys) {
    IndicatorRecipe indicator;
    indicator.id = keys.required_text("id");
    indicator.measure = keys.text("measure", "main");
    indicator.method = keys.text("method");
    indicator.service = named(keys, "service", recipe_.services);
    indicator.cohort = keys.text("cohort");
    indicator.limit = named(keys, "limit", recipe_.limits);
    indicator.attribute = keys.text("attribute");
    indicator.share = keys.number("share");
    indicator.off = keys.flag("off", false);
    recipe_.indicators.push_back(finished(keys, indicator));
  }
};

} // namespace

const ModeRecipe *Recipe::find_mode(const std::string &mode) const { return find_by_id(modes, mode); }
const LimitRecipe *Recipe::find_limit(const std::string &limit) const { return find_by_id(limits, limit); }
const ServiceRecipe *Recipe::find_service(const std::string &service) const {
  return find_by_id(services, service);
}

Recipe read_recipe(const std::filesystem::path &file, const std::vector<std::filesystem::path> &roots) {
  if (!std::filesystem::is_regular_file(file)) throw base::Error("file_missing", {{"file", file.string()}});
  Recipe recipe;
  recipe.file = std::filesystem::absolute(file);
  recipe.roots = roots;
  recipe.roots.push_back(recipe.file.parent_path());
  toml::table table;
  try {
    table = toml::parse_file(recipe.file.string());
  } catch (const toml::parse_error &fault) {
    const long row = static_cast<long>(fault.source().begin.line);
    throw base::Error(base::Finding{.code = "study_syntax",
                                    .row = row,
                                    .facts = {{"file", file.filename().string()},
                                              {"row", std::to_string(row)},
                                              {"why", "syntax"},
                                              {"parser", std::string(fault.description())}}});
  }
  Reader(recipe, Keys(table, recipe.file)).read();
  return recipe;
}

} // namespace gis::study
