#pragma once

#include "gis/area/Crosswalk.h"
#include "gis/study/TableReader.h"

#include <map>
#include <string>
#include <vector>

namespace gis::study {

/// A code alone is not a place: where a table carries names (column unit_name or name), they must be those of
/// the edition its codes are read in. Findings: edition_wrong (error) where too many differ, else
/// name_mismatch{code,name,expected} for each unit that does.
class NameCheck {
public:
  NameCheck(const std::vector<area::Edition> &editions, const sources::Layer &table);
  /// A row whose code was found in the edition.
  void add(const TableReader &, const sources::Row &, const std::string &edition, const std::string &level,
           const std::string &code);
  void finish(const TableReader &, base::Findings &) const;

private:
  struct Named {
    std::string name;
    const sources::Row *row = nullptr;
  };
  const std::vector<area::Edition> &editions_;
  std::string field_; ///< empty: the table has no names
  std::map<std::pair<std::string, std::string>, std::map<std::string, Named>>
      named_; ///< edition, level → code → first name
};

} // namespace gis::study
