#include "ui/commands/Chart.h"
#include "ui/commands/Check.h"
#include "ui/commands/Command.h"
#include "ui/commands/Explain.h"
#include "ui/commands/Fca.h"
#include "ui/commands/Init.h"
#include "ui/commands/Map.h"
#include "ui/commands/RadioArea.h"
#include "ui/commands/RadioPath.h"
#include "ui/commands/RadioPoint.h"
#include "ui/commands/Run.h"
#include "ui/commands/Table.h"
#include "ui/commands/Travel.h"
#include "ui/commands/WaterNetwork.h"
#include "ui/commands/Zonal.h"

namespace ui::commands {

std::vector<std::unique_ptr<Command>> all_commands() {
  std::vector<std::unique_ptr<Command>> list;
  list.push_back(std::make_unique<Init>());
  list.push_back(std::make_unique<Check>());
  list.push_back(std::make_unique<Run>());
  list.push_back(std::make_unique<Table>());
  list.push_back(std::make_unique<Map>());
  list.push_back(std::make_unique<Chart>());
  list.push_back(std::make_unique<Explain>());
  list.push_back(std::make_unique<Travel>());
  list.push_back(std::make_unique<Zonal>());
  list.push_back(std::make_unique<RadioPoint>());
  list.push_back(std::make_unique<RadioPath>());
  list.push_back(std::make_unique<RadioArea>());
  list.push_back(std::make_unique<Fca>());
  list.push_back(std::make_unique<WaterNetwork>());
  return list;
}

} // namespace ui::commands
