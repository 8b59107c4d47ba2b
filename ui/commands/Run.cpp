#include "ui/commands/Run.h"

#include "gis/base/Error.h"
#include "gis/study/results.h"
#include "ui/words/Words.h"

#include <ostream>

namespace ui::commands {

void Run::declare(Form &form) {
  form.positional("study", study_);
  form.text("out", out_);
  form.required();
  form.texts("root", roots_);
  form.whole("threads", threads_);
  form.texts("only", only_);
}

int Run::run(Face &face) {
  auto reading = face.progress.slice(0, 0.15, "reading");
  auto inputs =
      gis::study::read_inputs(gis::study::read_recipe(study_, {roots_.begin(), roots_.end()}), reading);
  for (const auto &finding : inputs.findings)
    if (finding.severity == gis::base::Severity::error)
      face.err << words::sentence(face.words, finding) << "\n";
  for (const auto &id : only_)
    if (inputs.programme.find(id) == nullptr)
      throw gis::base::Error("indicator_unknown",
                             {{"text", id}, {"suggestion", inputs.programme.nearest(id)}});
  gis::study::RunOptions options{.threads = threads_, .only = {only_.begin(), only_.end()}};
  auto running = face.progress.slice(0.15, 1);
  gis::study::run_into(std::move(inputs), options, out_, running);
  face.err << face.words.fill("cli.results_in", {{"file", out_}}) << "\n";
  return 0;
}

} // namespace ui::commands
