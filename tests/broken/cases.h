#pragma once

#include "tests/broken/Spoiler.h"

#include <ostream>
#include <string>
#include <vector>

namespace broken {

/// One piece of the museum: what is done to the base study, and what the program must say about it. An error
/// stops the run with exit 1 and nothing written; with a warning or an info it goes on to exit 0.
struct Case {
  std::string name;
  Spoil spoil;
  std::string severity, code, layer;
  long row = 0;                  ///< 0: no single row; of the study file, the line
  std::vector<std::string> also; ///< further codes that follow from the same fault
  std::string says;              ///< part of the English sentence
};

inline std::ostream &operator<<(std::ostream &out, const Case &one) { return out << one.name; }

std::vector<Case> files();   ///< that can not be read as they are
std::vector<Case> shapes();  ///< where and how things lie
std::vector<Case> tables();  ///< codes, names, figures
std::vector<Case> recipes(); ///< faults in study.toml
std::vector<Case> water();   ///< works and those who draw from them
std::vector<Case> masts();   ///< what is broadcast: masts, their ground, patterns, thresholds

std::vector<Case> all_cases();

} // namespace broken
