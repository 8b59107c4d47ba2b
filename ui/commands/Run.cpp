#include "ui/commands/Run.h"

#include "gis/base/memory.h"
#include "gis/base/text.h"
#include "ui/commands/Selection.h"

namespace ui::commands {

void Run::declare(Form &form) {
  form.positional("study", study_);
  form.text("out", out_);
  form.required();
  form.texts("root", roots_);
  form.whole("threads", threads_);
  form.number("memory", memory_);
  form.texts("only", only_);
}

int Run::run(Face &face) {
  gis::study::RunOptions options{.threads = threads_, .allowed_bytes = gis::base::allowed_memory(memory_)};
  for (const auto &list : only_)
    for (const auto &id : gis::base::split(list, ',')) options.only.insert(gis::base::trimmed(id));
  compute(study_, roots_, options, out_, face);
  face.say(face.words.fill("cli.results_in", {{"file", out_}}));
  return 0;
}

} // namespace ui::commands
