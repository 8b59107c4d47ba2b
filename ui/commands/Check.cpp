#include "ui/commands/Check.h"

#include "gis/base/Error.h"
#include "gis/study/Inputs.h"
#include "ui/commands/Selection.h"
#include "ui/words/Words.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>

namespace ui::commands {

namespace {

using Json = nlohmann::ordered_json;

/// One line each; of the same problem in the same source only the first twenty, and how many more.
void list(const gis::base::Findings &findings, Face &face) {
  constexpr int most = 20;
  std::map<std::pair<std::string, std::string>, int> counts;
  for (const auto &f : findings)
    if (++counts[{f.code, f.source}] <= most) face.out << words::sentence(face.words, f) << "\n";
  for (const auto &[kind, count] : counts)
    if (count > most)
      face.out << face.words.fill("cli.more_findings",
                                  {{"n", std::to_string(count - most)},
                                   {"code", kind.first},
                                   {"source", kind.second.empty() ? "study.toml" : kind.second}})
               << "\n";
}

} // namespace

void Check::declare(Form &form) {
  form.positional("study", study_);
  form.texts("root", roots_);
  form.flag("json", json_);
}

int Check::run(Face &face) {
  gis::base::Findings findings;
  try {
    auto inputs =
        gis::study::read_inputs(gis::study::read_recipe(study_file(study_), {roots_.begin(), roots_.end()}),
                                face.progress, {.threads = 0});
    findings = std::move(inputs.findings);
  } catch (const gis::base::Error &error) {
    findings.push_back(error.finding());
  }
  face.before_line();
  if (json_) {
    auto list = Json::array();
    for (const auto &f : findings) {
      const auto number = [](const auto &value) { return value ? Json(*value) : Json(); };
      const auto text = words::finding_text(face.words, f);
      list.push_back({{"severity", gis::base::severity_name(f.severity)},
                      {"code", f.code},
                      {"source", f.source},
                      {"layer", f.layer},
                      {"row", f.row > 0 ? Json(f.row) : Json()},
                      {"unit_code", f.unit_code},
                      {"x", number(f.x)},
                      {"y", number(f.y)},
                      {"facts", f.facts},
                      {"what", text.what},
                      {"remedy", text.remedy}});
    }
    face.out << list.dump(1) << "\n";
  } else {
    list(findings, face);
    const auto count = [&](gis::base::Severity s) {
      return std::to_string(
          std::count_if(findings.begin(), findings.end(), [&](const auto &f) { return f.severity == s; }));
    };
    face.say(face.words.fill("cli.finding_counts", {{"errors", count(gis::base::Severity::error)},
                                                    {"warnings", count(gis::base::Severity::warning)},
                                                    {"infos", count(gis::base::Severity::info)}}));
  }
  return gis::base::has_error(findings) ? 1 : 0;
}

} // namespace ui::commands
