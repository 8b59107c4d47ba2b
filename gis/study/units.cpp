#include "gis/study/units.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/study/TableReader.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace gis::study {
namespace {

using base::Severity;

area::Level read_level(Inputs &inputs, const LevelRecipe &recipe, bool shown, base::Progress &progress) {
  sources::LayerRequest request;
  request.source = &inputs.recipe.sources.at(recipe.source);
  request.crs = inputs.crs;
  request.shape = sources::Shape::polygon;
  request.fields = {recipe.code, recipe.name};
  if (!recipe.parent.empty()) request.fields.push_back(recipe.parent);
  if (!recipe.type.empty()) request.fields.push_back(recipe.type);
  const auto before = inputs.findings.size();
  auto layer = sources::read_layer(request, inputs.findings, progress);
  // A unit without a shape would silently be missing from every total.
  for (auto i = before; i < inputs.findings.size(); ++i)
    if (inputs.findings[i].code == "geometry_null") inputs.findings[i].severity = Severity::error;
  TableReader table(layer, inputs.findings);
  area::Level level{.id = recipe.id, .source = recipe.source};
  std::map<std::string, std::pair<int, long>> seen; ///< code → how often, last row
  for (auto &row : layer.rows) {
    area::Unit unit;
    unit.code = table.text(row, recipe.code);
    if (unit.code.empty()) {
      inputs.findings.push_back(table.at(row, Severity::error, "code_empty", {{"field", recipe.code}}));
      continue;
    }
    unit.name = table.text(row, recipe.name);
    unit.parent = table.text(row, recipe.parent);
    unit.type = table.text(row, recipe.type);
    unit.area = shown ? std::move(row.geometry) : geo::Geometry{};
    unit.row = row.number;
    auto &[times, last_row] = seen[unit.code];
    last_row = row.number;
    if (++times > 1) continue;
    level.units.push_back(std::move(unit));
  }
  for (const auto &[code, times] : seen)
    if (const auto &[n, last_row] = times; n > 1)
      inputs.findings.push_back({.severity = Severity::error,
                                 .code = "code_duplicate",
                                 .source = recipe.source,
                                 .layer = layer.name,
                                 .row = last_row,
                                 .unit_code = code,
                                 .facts = {{"code", code}, {"n", std::to_string(n)}, {"layer", layer.name}}});
  return level;
}

/// A missing or unknown parent makes totals wrong: an error, unless the level above is a single unit.
void check_parents(Inputs &inputs, const area::Edition &edition) {
  for (std::size_t at = 0; at + 1 < edition.levels.size(); ++at) {
    const auto &upper = edition.levels[at + 1];
    if (upper.units.size() == 1) continue;
    for (const auto &unit : edition.levels[at].units)
      if (!upper.find(unit.parent))
        inputs.findings.push_back({.severity = Severity::error,
                                   .code = "parent_missing",
                                   .source = edition.levels[at].source,
                                   .layer = edition.levels[at].source,
                                   .row = unit.row,
                                   .unit_code = unit.code,
                                   .facts = {{"code", unit.code}, {"edition", edition.id}}});
  }
}

/// A code of a crosswalk must be in the list of its edition, where that edition lists the level.
void check_code(Inputs &inputs, const TableReader &table, const sources::Row &row, const std::string &edition,
                const std::string &level, const std::string &code) {
  for (const auto &known : inputs.editions)
    if (const auto *list = known.find_level(level); known.id == edition && list != nullptr)
      if (!list->find(code))
        inputs.findings.push_back(
            table.at(row, Severity::error, "code_unmatched", {{"code", code}, {"edition", edition}}));
}

} // namespace

sources::Layer read_table(Inputs &inputs, const std::string &source, base::Progress &progress) {
  sources::LayerRequest request;
  request.source = &inputs.recipe.sources.at(source);
  request.shape = sources::Shape::none;
  return sources::read_layer(request, inputs.findings, progress);
}

std::string padded(const std::string &code, const area::Level &level) {
  std::size_t length = 0;
  for (const auto &unit : level.units) length = std::max(length, unit.code.size());
  const bool digits = !code.empty() && code.find_first_not_of("0123456789") == std::string::npos;
  return digits && code.size() < length ? std::string(length - code.size(), '0') + code : code;
}

void read_editions(Inputs &inputs, base::Progress &progress) {
  for (std::size_t e = 0; e < inputs.recipe.editions.size(); ++e) {
    const auto &recipe = inputs.recipe.editions[e];
    const bool shown = recipe.id == inputs.recipe.edition;
    area::Edition edition{.id = recipe.id, .from = recipe.from, .to = recipe.to};
    for (std::size_t l = 0; l < recipe.levels.size(); ++l) {
      const double all = static_cast<double>(inputs.recipe.editions.size());
      const double from = static_cast<double>(e);
      auto part = progress.slice(from / all, (from + 1) / all);
      edition.levels.push_back(read_level(inputs, recipe.levels[l], shown, part));
    }
    check_parents(inputs, edition);
    if (shown) {
      inputs.area.edition = edition;
      for (const auto &unit : edition.levels.front().units) inputs.area.box.add(unit.area.box());
    }
    inputs.editions.push_back(std::move(edition));
  }
}

void read_crosswalks(Inputs &inputs) {
  for (const auto &recipe : inputs.recipe.crosswalks) {
    base::Progress quiet;
    auto layer = read_table(inputs, recipe.source, quiet);
    TableReader table(layer, inputs.findings);
    area::Crosswalk crosswalk{.from = recipe.from, .to = recipe.to};
    const auto level_field = layer.find_field("level");
    const auto name = [&](const sources::Row &row, const std::string &field) {
      return layer.find_field(field) ? table.text(row, field) : std::string();
    };
    for (const auto &row : layer.rows) {
      crosswalk.rows.push_back(
          {.level = level_field ? table.text(row, "level") : inputs.area.edition.levels.front().id,
           .old_code = table.text(row, recipe.old_code),
           .new_code = table.text(row, recipe.new_code),
           .old_name = name(row, recipe.old_name),
           .new_name = name(row, recipe.new_name)});
      const auto &added = crosswalk.rows.back();
      check_code(inputs, table, row, recipe.from, added.level, added.old_code);
      check_code(inputs, table, row, recipe.to, added.level, added.new_code);
    }
    area::fill_shares(crosswalk, {});
    inputs.crosswalks.push_back(std::move(crosswalk));
  }
}

} // namespace gis::study
