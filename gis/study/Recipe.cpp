#include "gis/study/Recipe.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/sources/gate.h"
#include "gis/study/RecipeReader.h"

#include <cmath>

namespace gis::study {
namespace {

const std::vector<std::string> qualities = {"official", "modelled", "illustrative"};
const std::vector<std::string> markings = {"none", "internal", "secret"};

} // namespace

void RecipeReader::read() {
  read_format();
  read_study();
  for (auto &keys : top_.tables("source")) read_source(keys);
  for (auto &keys : top_.tables("edition")) read_edition(keys);
  for (auto &keys : top_.tables("crosswalk")) {
    CrosswalkRecipe crosswalk{edition(keys, "from"), edition(keys, "to"), source(keys)};
    for (const auto &[key, column] :
         {std::pair("old_code", &crosswalk.old_code), std::pair("new_code", &crosswalk.new_code),
          std::pair("old_name", &crosswalk.old_name), std::pair("new_name", &crosswalk.new_name)})
      *column = keys.text(key, *column);
    recipe_.crosswalks.push_back(finished(keys, crosswalk));
  }
  for (auto &keys : top_.tables("people")) read_people(keys);
  for (auto &keys : top_.tables("surface"))
    recipe_.surfaces.push_back(
        finished(keys, SurfaceRecipe{source(keys), keys.choice("role", {"people"}, "people")}));
  if (recipe_.surfaces.size() > 1) top_.refuse("surface", "2", "1 [[surface]]");
  for (auto &keys : top_.tables("settlement")) read_settlement(keys);
  for (auto &keys : top_.tables("cohort")) read_cohort(keys);
  for (auto &keys : top_.tables("mode")) read_mode(keys);
  for (auto &keys : top_.tables("service")) read_service(keys);
  for (auto &keys : top_.tables("group")) read_group(keys);
  if (auto keys = top_.table("travel")) read_travel(*keys);
  if (auto keys = top_.table("radio")) read_radio(*keys);
  if (auto keys = top_.table("water")) read_water(*keys);
  if (auto keys = top_.table("wastewater")) read_wastewater(*keys);
  for (auto &keys : top_.tables("limit")) read_limit(keys);
  if (auto keys = top_.table("referral")) read_referral(*keys);
  if (auto keys = top_.table("deprivation")) read_deprivation(*keys);
  for (auto &keys : top_.tables("indicator")) read_indicator(keys);
  for (auto &keys : top_.tables("statistic"))
    recipe_.statistics.push_back(finished(
        keys, StatisticRecipe{source(keys), keys.choice("basis", {"reported", "counted"}, "reported")}));
  for (auto &keys : top_.tables("plan_target")) recipe_.plan_targets.push_back(finished(keys, source(keys)));
  for (auto &[key, text] : top_.text_map("notes")) recipe_.notes[key] = text;
  top_.finish();
  if (recipe_.editions.empty()) top_.refuse("edition", "", "[[edition]]");
  if (find_by_id(recipe_.editions, recipe_.edition) == nullptr)
    top_.table("study")->refuse("edition", recipe_.edition, ids_of(recipe_.editions));
}

std::string RecipeReader::source(Keys &keys, const std::string &key, bool required) {
  const std::string id = required ? keys.required_text(key) : keys.text(key);
  if (!id.empty() && recipe_.sources.count(id) == 0)
    throw base::Error(base::Finding{.code = "source_unknown",
                                    .row = keys.line_of(key),
                                    .facts = {{"file", keys.file().filename().string()},
                                              {"row", std::to_string(keys.line_of(key))},
                                              {"id", id}}});
  return id;
}

std::string RecipeReader::edition(Keys &keys, const std::string &key) {
  const std::string id = keys.required_text(key);
  if (find_by_id(recipe_.editions, id) == nullptr) keys.refuse(key, id, ids_of(recipe_.editions));
  return id;
}

std::string RecipeReader::new_id(Keys &keys, const std::string &kind) {
  const std::string id = keys.required_text("id");
  if (!ids_.emplace(kind, id).second)
    throw base::Error(base::Finding{.code = "id_twice",
                                    .row = keys.line_of("id"),
                                    .facts = {{"file", keys.file().filename().string()},
                                              {"row", std::to_string(keys.line_of("id"))},
                                              {"id", id}}});
  return id;
}

void RecipeReader::read_format() {
  const int format = top_.whole("format", 1);
  if (format > 1)
    throw base::Error(
        base::Finding{.code = "format_newer",
                      .row = top_.line_of("format"),
                      .facts = {{"file", top_.file().filename().string()}, {"n", std::to_string(format)}}});
  if (format != 1) top_.refuse("format", std::to_string(format), "1");
}

void RecipeReader::read_study() {
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
  if (times < 1 || std::fabs(times - std::round(times)) > 1e-9)
    keys->refuse("people_cell", base::format_number(recipe_.people_cell, 6), "n × cell");
  keys->require("year");
  recipe_.year = keys->whole("year", 0);
  if (recipe_.year < 1900 || recipe_.year > 2200) keys->refuse("year", std::to_string(recipe_.year), "2024");
  recipe_.base_year = keys->whole("base_year", 0);
  recipe_.edition = keys->required_text("edition");
  recipe_.programmes = keys->texts("targets");
  if (recipe_.programmes.size() > 1)
    keys->refuse("targets", base::join(recipe_.programmes, ", "), "[\"ctr78\"]");
  keys->finish();
}

void RecipeReader::read_source(Keys &keys) {
  sources::Provenance source;
  source.id = new_id(keys, "source");
  const std::string path = keys.required_text("path");
  try {
    source.path = sources::checked_path(recipe_.file.parent_path() / path, recipe_.roots);
  } catch (const base::Error &fault) {
    auto finding = fault.finding();
    finding.source = source.id;
    finding.layer = std::filesystem::path(path).filename().string();
    throw base::Error(finding);
  }
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

void RecipeReader::read_edition(Keys &keys) {
  EditionRecipe edition;
  edition.id = new_id(keys, "edition");
  edition.from = keys.text("from");
  edition.to = keys.text("to");
  for (auto &inner : keys.tables("levels")) {
    LevelRecipe level;
    level.id = new_id(inner, "level of " + edition.id);
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
  RecipeReader(recipe, Keys(table, recipe.file)).read();
  return recipe;
}

} // namespace gis::study
