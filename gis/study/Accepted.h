#pragma once

#include "gis/base/Finding.h"
#include "gis/study/kept_tables.h"

#include <map>
#include <string>
#include <string_view>

namespace gis::study {

/// Which problem: the same one in the next run has the same key.
struct FindingKey {
  std::string code, source, layer, row, unit_code, facts; ///< as findings.csv writes them
  friend auto operator<=>(const FindingKey &, const FindingKey &) = default;
};
/// The facts of a problem as findings.csv writes them: "a=1; b=2".
std::string facts_text(const base::Facts &);
FindingKey key_of(const base::Finding &);

/// Why the office lives with a problem.
struct Acceptance {
  std::string reason;
  std::string day; ///< ISO
  friend bool operator==(const Acceptance &, const Acceptance &) = default;
};

/// The problems of the data somebody looked at and accepted (accepted.csv). A problem that changes, by a fact
/// or a row, is another one and has to be accepted anew.
class Accepted {
public:
  Accepted() = default;
  /// Throws what sources::parse_csv throws and Error{field_missing} where the key or the reason is not there.
  Accepted(std::string_view csv, const std::string &name);

  /// Null where nobody accepted it.
  const Acceptance *find(const FindingKey &) const;
  /// Without a reason it is taken back.
  void set(const FindingKey &, Acceptance);
  const std::map<FindingKey, Acceptance> &all() const { return accepted_; }
  std::string csv() const;

private:
  std::map<FindingKey, Acceptance> accepted_;
};

/// Those kept with some results; none where there is no such file.
Accepted read_accepted(const std::filesystem::path &kept_file);

} // namespace gis::study
