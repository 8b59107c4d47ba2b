#pragma once

#include <optional>

namespace gis::base {

inline constexpr double gibibyte = 1024.0 * 1024 * 1024;

/// Bytes a job takes besides its grids: libraries, and the 64 MB of blocks that GDAL keeps.
inline constexpr double memory_of_program = 0.1 * gibibyte;

/// Bytes of physical memory that can be had now without swapping (MemAvailable of Linux; without it, half of
/// what the machine has).
double free_memory();

/// Bytes a job may take: as asked for in GiB, else what is free.
double allowed_memory(std::optional<double> gibibytes);

/// Refuses a job before it allocates. Throws Error{memory: n, free}, both in MB, where `needed` bytes are
/// more than the `allowed` ones.
void refuse_beyond(double needed, double allowed);

} // namespace gis::base
