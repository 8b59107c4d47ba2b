#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace ui::commands {

/// Lets `write` fill a hidden file beside `path`, which then takes its name in one step: whatever fails or
/// stops the work, an earlier file stays whole and nothing half-written is left. A device or a pipe is
/// written as it stands. Throws what `write` throws, with the name the user knows, and Error{folder_missing:
/// file} where there is no such folder, {no_permission, write_failed: file}.
void write_file(const std::string &path, const std::function<void(const std::filesystem::path &)> &write);

/// The same with a text.
void write_file(const std::string &path, const std::string &text);

} // namespace ui::commands
