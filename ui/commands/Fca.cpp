#include "ui/commands/Fca.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/sources/CsvLine.h"
#include "ui/commands/CatchmentTables.h"
#include "ui/commands/write_file.h"

namespace ui::commands {
namespace {

using gis::allocation::CatchmentMethod;
using gis::base::Error;

/// The methods by the name users ask for them. E2SFCA is 2SFCA with a decay.
const std::vector<std::pair<std::string, CatchmentMethod>> &methods() {
  static const std::vector<std::pair<std::string, CatchmentMethod>> list = {
      {"2sfca", CatchmentMethod::two_step},      {"e2sfca", CatchmentMethod::two_step},
      {"3sfca", CatchmentMethod::three_step},    {"m2sfca", CatchmentMethod::modified_two_step},
      {"raam", CatchmentMethod::rational_agent},
  };
  return list;
}

/// The first few ids, to be looked up.
std::string listed(const std::vector<std::uint32_t> &ranks, const std::vector<std::string> &ids) {
  constexpr std::size_t few = 10;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < ranks.size() && i < few; ++i) names.push_back(ids[ranks[i]]);
  return gis::base::join(names, ", ") + (ranks.size() > few ? ", …" : "");
}

void tell(Face &face, const char *code, const std::string &file, const std::vector<std::uint32_t> &ranks,
          const std::vector<std::string> &ids, const std::string &field = {}) {
  if (ranks.empty()) return;
  face.say(words::sentence(
      face.words,
      {.severity = gis::base::Severity::warning,
       .code = code,
       .source = file,
       .facts = {{"n", std::to_string(ranks.size())}, {"list", listed(ranks, ids)}, {"field", field}}}));
}

} // namespace

void Fca::declare(Form &form) {
  form.text("od", od_);
  form.required();
  form.text("demand", demand_);
  form.required();
  form.text("supply", supply_);
  form.required();
  std::vector<std::string> names = {""};
  for (const auto &[name, method] : methods()) names.push_back(name);
  form.choice("method", method_, names);
  form.required();
  form.text("decay", decay_);
  form.number("max", max_);
  form.number("tau", tau_);
  form.text("output", output_);
  form.required();
}

gis::allocation::CatchmentRequest Fca::question() const {
  gis::allocation::CatchmentRequest request;
  for (const auto &[name, method] : methods())
    if (name == method_) request.method = method;
  const bool agents = request.method == CatchmentMethod::rational_agent;
  const auto clash = [&](const char *option) {
    throw Error("options_clash", {{"option", option}, {"other", "--method " + method_}});
  };
  const auto refuse = [](const char *option, double value, const char *wanted) {
    throw Error("option_value",
                {{"option", option}, {"text", gis::base::format_number(value, 9)}, {"wanted", wanted}});
  };
  if (agents && !decay_.empty()) clash("--decay");
  if (!agents && tau_) clash("--tau");
  if (tau_ && !(*tau_ > 0)) refuse("--tau", *tau_, "positive");
  if (!decay_.empty()) request.decay = gis::allocation::Decay::from_text(decay_);
  if (max_) request.cutoff = gis::base::Minutes(*max_);
  if (tau_) request.tau = gis::base::Minutes(*tau_);
  return request;
}

int Fca::run(Face &face) {
  auto request = question();
  gis::base::Findings findings;
  const auto demand = read_numbers(demand_, "demand", findings);
  const auto supply = read_numbers(supply_, "", findings);
  request.people = demand.by_rank(0);
  face.progress.slice(0, 0.1, "reading").report(1);
  request.trips = read_trips(od_, demand, supply, request, findings);
  for (const auto &finding : findings) face.say(words::sentence(face.words, finding));
  const auto origins = demand.ids_by_rank(), sites = supply.ids_by_rank();
  std::vector<std::vector<gis::base::Measure>> columns;
  gis::sources::CsvLine heads;
  heads.raw("id");
  const auto count = static_cast<double>(supply.columns.size());
  for (std::size_t k = 0; k < supply.columns.size(); ++k) {
    auto sharing = face.progress.slice(0.3 + 0.7 * static_cast<double>(k) / count,
                                       0.3 + 0.7 * static_cast<double>(k + 1) / count, "allocation");
    const auto found = gis::allocation::catchments(request, supply.by_rank(k), sharing);
    if (k == 0) tell(face, "origins_cut_off", demand_, found.cut_off, origins);
    tell(face, "sites_unused", supply_, found.unused_sites, sites, supply.fields[k]);
    columns.push_back(found.accessibility);
    heads.raw(supply.columns.size() == 1 ? "accessibility" : "accessibility_" + supply.fields[k]);
  }
  std::string text = heads.end();
  for (std::size_t i = 0; i < demand.ids.size(); ++i) {
    gis::sources::CsvLine line;
    line.raw(demand.ids[i]);
    for (const auto &column : columns) line.number(column[demand.rank[i]], 12);
    text += line.end();
  }
  write_file(output_, text);
  face.say(face.words.fill("cli.written", {{"file", output_}}));
  return 0;
}

} // namespace ui::commands
