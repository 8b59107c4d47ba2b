#pragma once

#include "ui/commands/Command.h"
#include "ui/commands/RadioReasons.h"
#include "ui/commands/Selection.h"

#include <string>

namespace ui::commands {

/// Where a figure comes from: formula, numbers, sources, dates, problems.
class Explain : public Command {
public:
  std::string name() const override { return "explain"; }
  void declare(Form &) override;
  int run(Face &) override;

private:
  Selection selection_;
  std::string unit_;
  bool json_ = false;
  std::string study_, picture_; ///< of what is broadcast
  int dpi_ = 150;

  struct Known {
    const gis::study::Results &results;
    const nlohmann::json &about; ///< run.json
  };
  /// One figure, to the terminal or into the list.
  void tell(const Row &, const Known &, RadioReasons &, nlohmann::ordered_json &list, Face &);

  /// The study.toml behind the results, where the user named it.
  std::string named_study() const;
};

} // namespace ui::commands
