#pragma once

#include "gis/base/Finding.h"
#include "ui/commands/Selection.h"

#include <array>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>

/// What several commands read out of the rows of a results folder.
namespace ui::commands {

/// The unit of a row's figures as the words know it: "%", "per 10 000", "cases".
std::string unit_of(const Row &);

/// The classes of a ledger, in the order of a card.
inline constexpr std::array ledger_classes = {"covered",    "no_capacity",  "beyond_limit", "unreachable",
                                              "on_barrier", "outside_data", "unknown"};
/// The ledger of a row, or null.
const Row *ledger_of(const gis::study::Results &, const Row &);

/// The study's limit that a question of run.json asks for, or null: what water gives or a mast reaches is
/// named like a limit and is none.
const nlohmann::json *limit_of(const nlohmann::json &about, const nlohmann::json &question);

/// "a=1; b=2" as findings.csv writes it.
gis::base::Facts facts_of(const Row &finding);
/// A line of findings.csv as the problem it tells of.
gis::base::Finding finding_of(const Row &);

/// Values by everything but the year: what the same series was one year before.
class LastYear {
public:
  explicit LastYear(const gis::study::Results &);
  /// As gaps.csv writes it; empty where there is none.
  std::string of(const Row &) const;

private:
  std::map<std::string, std::string> values_;
};

} // namespace ui::commands
