#pragma once

#include "gis/study/Accepted.h"
#include "gis/study/ResultTable.h"
#include "gis/study/Run.h"

#include <filesystem>
#include <string>
#include <vector>

namespace gis::study {

/// Text of gaps.csv, ledger.csv and findings.csv: UTF-8 with BOM, comma, dot decimals, RFC 4180.
std::string gaps_csv(const std::string &study, const std::vector<gaps::GapRow> &);
std::string ledger_csv(const std::string &study, const std::vector<gaps::GapRow> &);
/// Those the office accepted are marked so.
std::string findings_csv(const base::Findings &, const Accepted & = {});
/// Text of names.csv: what the units of the edition shown are or were called in the editions a crosswalk
/// leads to or from, by level, code and edition.
std::string names_csv(const Inputs &);
/// Text of water_classes.csv (settlements, then units of every level) and water_rankings.csv; empty where the
/// study has no water. Works of a marked
/// source are not ranked by name.
std::string water_classes_csv(const Outcome &);
std::string water_rankings_csv(const Outcome &);
/// capacity.csv: how full every facility gets, of services that fill up; empty where the study has none.
/// Marked sources are never copied.
std::string capacity_csv(const Outcome &);
/// od.csv: who goes from which unit to which facility and how far, of services whose catchments the study
/// wants; empty where there are none. Marked sources are never copied.
std::string od_csv(const Outcome &);

/// settlements.csv: of every place the services its people lack and how far it is along the referral chain;
/// deprivation.csv: the same by unit, in people. Empty where nothing of that is known; marked sources are
/// never copied.
std::string settlements_csv(const Outcome &);
std::string deprivation_csv(const Outcome &);

/// How many travel surfaces a run wrote, and how many of them came from the folder it replaced.
struct Reuse {
  std::size_t surfaces = 0, taken_over = 0;
};

/// Runs a study and writes its results folder whole (contract: results folder). Surfaces of the earlier
/// folder whose inputs have not changed are taken over (stages.h); the bytes are those of a fresh run.
/// Throws what run() throws and what ResultsFolder throws; the earlier folder stays as it was.
Reuse run_into(Inputs, RunOptions, const std::filesystem::path &dir, base::Progress &);

/// A results folder read back: what tables, maps and explanations are made from.
struct Results {
  std::string about; ///< run.json
  std::string study, name_vi, name_en, edition, programme, crs;
  int year = 0;
  ResultTable rows; ///< gaps.csv
  ResultTable ledger, findings;
  ResultTable water_classes; ///< empty where the study has no water
  ResultTable names;         ///< names.csv; empty in folders written before there was one
  std::filesystem::path dir;
  /// The study.toml they were computed from, as run.log names it; it need not be there any more.
  std::filesystem::path study_file;
};
/// Checks the hashes first. Throws Error{results_changed, not_results}.
Results read_results(const std::filesystem::path &dir);

} // namespace gis::study
