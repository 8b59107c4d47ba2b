#include "ui/desktop/CommandRunner.h"

#include "ui/desktop/text.h"

#include <sstream>

namespace ui::desktop {

CommandRunner::CommandRunner(QObject *parent) : QObject(parent) {
  connect(&worker_, &Worker::progressed, this, &CommandRunner::progressed);
  connect(&worker_, &Worker::busy_changed, this, &CommandRunner::busy_changed);
  connect(&worker_, &Worker::failed, this, &CommandRunner::failed);
  connect(&worker_, &Worker::stopped, this, &CommandRunner::stopped);
}

void CommandRunner::run(const std::string &verb, const commands::Given &given,
                        const std::shared_ptr<const words::Words> &words) {
  worker_.start([this, verb, given, words](gis::base::Progress &progress) {
    std::ostringstream out, said;
    commands::Face face{*words, out, said, progress};
    commands::call(verb, given, face);
    return
        [this, verb, told = out.str(), besides = said.str()] { emit finished(q(verb), q(told), q(besides)); };
  });
}

commands::Given given_of(const commands::Selection &s) {
  commands::Given given{{"study_or_results", {s.source}}};
  const std::pair<const char *, const std::string *> texts[] = {
      {"indicator", &s.indicator}, {"level", &s.level},     {"group", &s.group}, {"season", &s.season},
      {"mode", &s.mode},           {"measure", &s.measure}, {"basis", &s.basis}};
  for (const auto &[name, value] : texts)
    if (!value->empty()) given[name] = {*value};
  if (s.year > 0) given["year"] = {std::to_string(s.year)};
  return given;
}

} // namespace ui::desktop
