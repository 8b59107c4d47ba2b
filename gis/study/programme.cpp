#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/sources/csv.h"
#include "gis/study/built_in.h"
#include "gis/study/figures.h"
#include "gis/study/own_tables.h"
#include "gis/study/units.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace gis::study {
namespace {

/// A table of the program, or the study folder's own of the same name.
sources::Layer program_table(Recipe &recipe, const std::string &name) {
  if (const auto own = own_table(recipe, name)) return sources::parse_csv(*own, name);
  const auto *text = built_in(name);
  if (text == nullptr) throw base::Error("programme_unknown", {{"name", name}});
  return sources::parse_csv(*text, name);
}

indicators::Basis basis_of(const std::string &text) {
  return text == "counted"    ? indicators::Basis::counted
         : text == "modelled" ? indicators::Basis::modelled
                              : indicators::Basis::reported;
}

/// What the target row adds to a question.
void join_target(indicators::Question &question, const gaps::Target &target,
                 const gaps::Programme &programme) {
  question.scope = target.scope_is_group() ? target.scope : "all";
  question.combine = target.aggregate == gaps::Aggregate::sum     ? indicators::Combine::sum
                     : target.aggregate == gaps::Aggregate::ratio ? indicators::Combine::ratio
                                                                  : indicators::Combine::none;
  question.scale = gaps::scale_of(target);
  question.composite = target.combine;
  for (const auto &other : programme.targets)
    if (other.part_of == target.id && other.combine != "companion") question.parts.push_back(other.id);
}

/// A measure that is counted over others than the target's, or in a unit of its own.
void set_apart(indicators::Question &question, const std::string &scope, const std::string &unit) {
  if (!scope.empty()) question.scope = scope;
  if (unit.empty()) return;
  question.measured_in = unit;
  question.scale = 1;
}

void override_with(indicators::Question &question, const IndicatorRecipe &own) {
  if (!own.method.empty()) question.method = own.method;
  if (!own.service.empty()) question.service = own.service;
  if (!own.cohort.empty()) question.cohort = own.cohort;
  if (!own.limit.empty()) question.limit = own.limit;
  if (!own.attribute.empty()) question.attribute = own.attribute;
  if (own.share) question.counts_from = *own.share;
}

/// Where the facilities of a reach say how many they can serve, the people who find a place are asked for
/// beside it.
std::optional<indicators::Question> places_question(const Recipe &recipe, const indicators::Question &reach) {
  const auto *service = recipe.find_service(reach.service);
  if (reach.method != "reach" || service == nullptr || service->capacity.empty()) return {};
  auto places = reach;
  places.measure = places.method = "reach_places";
  for (const auto &own : recipe.indicators)
    if (own.id == places.indicator && own.measure == places.measure) {
      override_with(places, own);
      if (own.off) return {};
    }
  return places;
}

/// What a study shows beside the program's own rows of a target: such as the households that receive by
/// satellite, counted by the office.
void add_own_measures(Inputs &inputs, const std::set<std::pair<std::string, std::string>> &known) {
  for (const auto &own : inputs.recipe.indicators) {
    const auto *target = inputs.programme.find(own.id);
    if (target == nullptr || known.count({own.id, own.measure}) > 0 || own.off) continue;
    if (own.method.empty()) {
      inputs.findings.push_back({.severity = base::Severity::error,
                                 .code = "indicator_measure_unknown",
                                 .facts = {{"text", own.measure}, {"indicator", own.id}}});
      continue;
    }
    indicators::Question question{.indicator = own.id, .measure = own.measure, .basis = basis_of(own.basis)};
    join_target(question, *target, inputs.programme);
    override_with(question, own);
    inputs.questions.push_back(std::move(question));
  }
}

/// What is judged by the study's model of propagation, once more by the one it wants beside.
void add_second_model(Inputs &inputs) {
  const auto &beside = inputs.recipe.radio.beside;
  if (beside.empty()) return;
  const auto questions = inputs.questions;
  for (auto question : questions) {
    const bool broadcast = question.service == "radio" || question.service == "tv";
    if (!broadcast || question.limit != "receive" || question.measure != "main") continue;
    question.measure = beside;
    question.limit = "receive_" + beside;
    inputs.questions.push_back(std::move(question));
  }
}

/// How the parts of each composite are measured from geography.
void join_parts(std::vector<indicators::Question> &questions) {
  const auto all = questions;
  for (auto &question : questions) {
    if (question.method != "composite") continue;
    for (const auto &part : question.parts)
      for (const auto &other : all)
        if (other.indicator == part && other.measure == "main" && other.basis == indicators::Basis::modelled)
          question.part_questions.push_back(other);
  }
}

} // namespace

void read_programme(Inputs &inputs) {
  if (inputs.recipe.programmes.empty()) inputs.recipe.programmes = {"ctr78"};
  auto &programme = inputs.programme;
  programme.id = inputs.recipe.programmes.front();
  programme.targets = gaps::targets_from(program_table(inputs.recipe, "targets/" + programme.id + ".csv"));
  const auto papers = program_table(inputs.recipe, "targets/papers.csv");
  for (const auto &row : papers.rows)
    if (row.cells[papers.field("id")].value_or("") == programme.id)
      for (const auto &edition : base::split(row.cells[papers.field("binds_editions")].value_or(""), ' '))
        if (!edition.empty()) programme.binding_editions.insert(edition);
  const auto table = program_table(inputs.recipe, "indicators.csv");
  std::set<std::pair<std::string, std::string>> known;
  for (const auto &row : table.rows) {
    const auto text = [&](const std::string &field) { return row.cells[table.field(field)].value_or(""); };
    const auto own_text = [&](const std::string &field) {
      return table.find_field(field) ? text(field) : "";
    };
    const auto *target = programme.find(text("id"));
    if (target == nullptr) continue;
    indicators::Question question;
    question.indicator = target->id;
    question.measure = text("measure");
    known.insert({question.indicator, question.measure});
    question.method = text("method");
    question.basis = basis_of(text("basis"));
    question.service = text("service");
    question.cohort = text("cohort");
    question.limit = text("limit");
    question.attribute = text("attribute");
    question.reason = text("reason");
    if (const auto share = base::parse_number(text("share"))) question.counts_from = *share;
    join_target(question, *target, programme);
    set_apart(question, own_text("scope"), own_text("measured_in"));
    bool off = false;
    for (const auto &own : inputs.recipe.indicators)
      if (own.id == question.indicator && own.measure == question.measure) {
        override_with(question, own);
        off = own.off;
      }
    if (off) continue;
    inputs.questions.push_back(question);
    if (const auto places = places_question(inputs.recipe, question)) {
      known.insert({places->indicator, places->measure});
      inputs.questions.push_back(*places);
    }
  }
  add_own_measures(inputs, known);
  add_second_model(inputs);
  join_parts(inputs.questions);
  for (const auto &own : inputs.recipe.indicators)
    if (programme.find(own.id) == nullptr)
      inputs.findings.push_back({.severity = base::Severity::error,
                                 .code = "indicator_unknown",
                                 .facts = {{"text", own.id}, {"suggestion", programme.nearest(own.id)}}});
}

} // namespace gis::study
