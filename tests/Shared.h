#pragma once

#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <string>

namespace tests {

/// The folder with real data and published vectors, which is no part of the project.
inline std::filesystem::path shared_folder() { return TIEPCAN_SHARED_DIR; }

} // namespace tests

/// Leaves the test as skipped, saying why, where the shared data is absent; where
/// TIEPCAN_REQUIRE_SHARED=1 is set (as on CI) absence fails instead.
#define NEEDS_SHARED(relative)                                                                               \
  do {                                                                                                       \
    const auto needed = ::tests::shared_folder() / (relative);                                               \
    if (!std::filesystem::exists(needed)) {                                                                  \
      const char *required = std::getenv("TIEPCAN_REQUIRE_SHARED");                                          \
      if (required != nullptr && std::string(required) == "1")                                               \
        FAIL() << "shared data is required but absent: " << needed.string();                                 \
      GTEST_SKIP() << "shared data is absent (" << needed.string() << "); see TIEPCAN_SHARED";               \
    }                                                                                                        \
  } while (false)
