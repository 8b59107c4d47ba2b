#include "ui/commands/write_file.h"

#include "gis/base/Error.h"
#include "gis/sources/write.h"

#include <cerrno>
#include <unistd.h>

namespace ui::commands {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string &path, int fault) {
  const bool refused = fault == EACCES || fault == EPERM || fault == EROFS;
  throw gis::base::Error(refused ? "no_permission" : "write_failed", {{"file", path}});
}

/// Removed at the end, whatever happened; after the rename there is nothing left to remove.
struct Hidden {
  fs::path path;
  ~Hidden() {
    std::error_code ignored;
    fs::remove(path, ignored);
  }
};

} // namespace

void write_file(const std::string &path, const std::function<void(const fs::path &)> &write) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) fail(path, EISDIR);
  if (fs::exists(path, ignored) && !fs::is_regular_file(path, ignored)) return write(path);
  // Through a link to what it points at: a rename would replace the link itself.
  const fs::path whole = fs::weakly_canonical(fs::absolute(path)), folder = whole.parent_path();
  if (!fs::is_directory(folder, ignored))
    throw gis::base::Error("folder_missing", {{"file", fs::path(path).parent_path().string()}});
  if (::access(folder.c_str(), W_OK) != 0) fail(folder.string(), errno);
  if (fs::exists(whole, ignored) && ::access(whole.c_str(), W_OK) != 0) fail(path, errno);
  const Hidden hidden{folder / ("." + whole.stem().string() + ".new-" + std::to_string(::getpid()) +
                                whole.extension().string())};
  try {
    write(hidden.path);
  } catch (const gis::base::Error &error) {
    auto finding = error.finding();
    finding.facts["file"] = path;
    throw gis::base::Error(finding);
  }
  std::error_code fault;
  fs::rename(hidden.path, whole, fault);
  if (fault) fail(path, fault.value());
}

void write_file(const std::string &path, const std::string &text) {
  write_file(path, [&](const fs::path &hidden) { gis::sources::write_text(hidden, text); });
}

} // namespace ui::commands
