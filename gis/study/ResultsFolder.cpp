#include "gis/study/ResultsFolder.h"

#include "gis/base/Error.h"
#include "gis/base/hash.h"
#include "gis/sources/write.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <sys/file.h>
#include <sys/stat.h>
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
    if (!entry.is_directory()) names.push_back(fs::relative(entry.path(), dir).generic_string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string text_of(const fs::path &path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// The files a results folder should hold, by its run.json; empty where the folder is none of ours.
std::set<std::string> listed_files(const fs::path &dir) {
  std::set<std::string> names;
  const auto json = nlohmann::json::parse(text_of(dir / "run.json"), nullptr, false);
  if (!json.is_object() || !json.contains("program") || !json.contains("files")) return names;
  if (!json["files"].is_object() || !json["program"].is_object() ||
      json["program"].value("name", "") != "tiepcan")
    return names;
  for (const auto &[name, hash] : json["files"].items()) names.insert(name);
  names.insert({"run.json", "run.log"});
  return names;
}

} // namespace

bool is_results(const fs::path &dir) { return !listed_files(dir).empty(); }

ResultsFolder::Lock::Lock(const fs::path &path, const fs::path &dir) : path_(path) {
  while (true) {
    handle_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (handle_ < 0) fail(path, errno);
    if (::flock(handle_, LOCK_EX | LOCK_NB) != 0) {
      ::close(handle_);
      throw base::Error("results_locked", {{"file", dir.string()}});
    }
    // Who held it before may have removed the file between our two steps: then we locked nothing.
    struct stat held{}, there{};
    if (::fstat(handle_, &held) == 0 && ::stat(path.c_str(), &there) == 0 && held.st_ino == there.st_ino)
      return;
    ::close(handle_);
  }
}

ResultsFolder::Lock::~Lock() {
  std::error_code ignored;
  fs::remove(path_, ignored);
  ::close(handle_);
}

std::string ResultsFolder::Lock::note() const {
  char text[4096];
  const auto n = ::pread(handle_, text, sizeof text, 0);
  return n > 0 ? std::string(text, static_cast<std::size_t>(n)) : std::string();
}

void ResultsFolder::Lock::write_note(const std::string &text) const {
  if (::ftruncate(handle_, 0) != 0 ||
      ::pwrite(handle_, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size()))
    fail(path_, errno);
}

ResultsFolder::ResultsFolder(const fs::path &dir) {
  dir_ = fs::absolute(dir).lexically_normal();
  if (!dir_.has_filename()) dir_ = dir_.parent_path();
  refuse_to_replace_others();
  std::error_code fault;
  fs::create_directories(dir_.parent_path(), fault);
  if (fault) fail(dir_.parent_path(), fault.value());
  lock_.emplace(dir_.parent_path() / ("." + dir_.filename().string() + ".lock"), dir_);
  // What a killed run left beside the folder is named in the lock it left; no other folder is touched.
  const std::string prefix = dir_.filename().string() + ".new-", left = lock_->note();
  if (left.rfind(prefix, 0) == 0 && left.find('/') == std::string::npos)
    fs::remove_all(dir_.parent_path() / left, fault);
  const std::string name = prefix + std::to_string(::getpid());
  lock_->write_note(name);
  staging_ = dir_.parent_path() / name;
  if (!fs::create_directory(staging_, fault)) fail(staging_, fault ? fault.value() : EEXIST);
}

ResultsFolder::~ResultsFolder() {
  std::error_code ignored;
  fs::remove_all(staging_, ignored);
}

/// The folder is swapped for the new one and removed: whatever else lies in it would be lost.
void ResultsFolder::refuse_to_replace_others() const {
  std::error_code fault;
  if (!fs::exists(dir_, fault)) return;
  if (!fs::is_directory(dir_, fault)) throw base::Error("not_results", {{"file", dir_.string()}});
  if (fs::is_empty(dir_, fault)) return;
  const auto listed = listed_files(dir_);
  if (listed.empty()) throw base::Error("not_results", {{"file", dir_.string()}});
  for (const auto &name : files_below(dir_))
    if (listed.count(name) == 0)
      throw base::Error("results_hold_others", {{"file", dir_.string()}, {"name", name}});
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
  if (!fs::is_regular_file(dir / "run.json")) throw base::Error("not_results", {{"file", dir.string()}});
  const auto text = text_of(dir / "run.json");
  try {
    const auto json = nlohmann::json::parse(text);
    for (const auto &[name, hash] : json.at("files").items())
      if (!fs::is_regular_file(dir / name) || base::sha256_of_file(dir / name) != hash.get<std::string>())
        throw base::Error("results_changed", {{"file", (dir / name).string()}});
  } catch (const nlohmann::json::exception &) {
    throw base::Error("results_changed", {{"file", (dir / "run.json").string()}});
  }
  return text;
}

} // namespace gis::study
