#include "gis/study/ResultsFolder.h"

#include "gis/base/Error.h"
#include "gis/base/hash.h"
#include "gis/sources/write.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <sys/file.h>
#include <unistd.h>
#include <vector>

namespace gis::study {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path &path, int fault) {
  if (fault == ENOSPC || fault == EDQUOT)
    throw base::Error("disk_full", {{"file", path.string()}, {"n", "100"}});
  if (fault == EACCES || fault == EPERM || fault == EROFS)
    throw base::Error("no_permission", {{"file", path.string()}});
  throw base::Error("write_failed",
                    {{"file", path.string()}, {"why", std::generic_category().message(fault)}});
}

void sync_path(const fs::path &path) {
  const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (handle < 0) return;
  const int fault = ::fsync(handle) == 0 ? 0 : errno;
  ::close(handle);
  if (fault != 0 && fault != EINVAL) fail(path, fault);
}

std::vector<std::string> files_below(const fs::path &dir) {
  std::vector<std::string> names;
  for (const auto &entry : fs::recursive_directory_iterator(dir))
    if (entry.is_regular_file()) names.push_back(fs::relative(entry.path(), dir).generic_string());
  std::sort(names.begin(), names.end());
  return names;
}

} // namespace

bool is_results(const fs::path &dir) { return fs::is_regular_file(dir / "run.json"); }

ResultsFolder::ResultsFolder(const fs::path &dir) {
  dir_ = fs::absolute(dir).lexically_normal();
  if (!dir_.has_filename()) dir_ = dir_.parent_path();
  if (fs::exists(dir_) && !is_results(dir_) && !(fs::is_directory(dir_) && fs::is_empty(dir_)))
    throw base::Error("not_results", {{"file", dir_.string()}});
  std::error_code fault;
  fs::create_directories(dir_.parent_path(), fault);
  if (fault) fail(dir_.parent_path(), fault.value());
  lock_path_ = dir_.parent_path() / ("." + dir_.filename().string() + ".lock");
  lock_ = ::open(lock_path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (lock_ < 0) fail(lock_path_, errno);
  if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock_);
    throw base::Error("results_locked", {{"file", dir_.string()}});
  }
  remove_leftovers();
  staging_ = dir_.parent_path() / (dir_.filename().string() + ".new-" + std::to_string(::getpid()));
  fs::create_directory(staging_, fault);
  if (fault) {
    ::close(lock_);
    fail(staging_, fault.value());
  }
}

ResultsFolder::~ResultsFolder() {
  std::error_code ignored;
  fs::remove_all(staging_, ignored);
  fs::remove(lock_path_, ignored);
  ::close(lock_);
}

/// What a killed run left beside the folder: we hold the lock, so nobody is writing it.
void ResultsFolder::remove_leftovers() const {
  std::error_code ignored;
  const std::string prefix = dir_.filename().string() + ".new-";
  for (const auto &entry : fs::directory_iterator(dir_.parent_path(), ignored))
    if (entry.path().filename().string().rfind(prefix, 0) == 0) fs::remove_all(entry.path(), ignored);
}

void ResultsFolder::publish(const std::string &about) {
  auto json = nlohmann::ordered_json::parse(about);
  auto &files = json["files"] = nlohmann::ordered_json::object();
  for (const auto &name : files_below(staging_)) {
    sync_path(staging_ / name);
    if (name != "run.log") files[name] = base::sha256_of_file(staging_ / name);
  }
  sources::write_text(staging_ / "run.json", json.dump(1) + "\n");
  sync_path(staging_);
  std::error_code fault;
  if (!fs::exists(dir_)) {
    fs::rename(staging_, dir_, fault);
    if (fault) fail(dir_, fault.value());
  } else {
    // The old folder takes the staging name in the same step and is removed afterwards.
    if (::renameat2(AT_FDCWD, staging_.c_str(), AT_FDCWD, dir_.c_str(), RENAME_EXCHANGE) != 0)
      fail(dir_, errno);
  }
  sync_path(dir_.parent_path());
}

std::string check_results(const fs::path &dir) {
  if (!is_results(dir)) throw base::Error("not_results", {{"file", dir.string()}});
  std::ifstream stream(dir / "run.json", std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  try {
    const auto json = nlohmann::json::parse(text.str());
    for (const auto &[name, hash] : json.at("files").items())
      if (!fs::is_regular_file(dir / name) || base::sha256_of_file(dir / name) != hash.get<std::string>())
        throw base::Error("results_changed", {{"file", (dir / name).string()}});
  } catch (const nlohmann::json::exception &) {
    throw base::Error("results_changed", {{"file", (dir / "run.json").string()}});
  }
  return text.str();
}

} // namespace gis::study
