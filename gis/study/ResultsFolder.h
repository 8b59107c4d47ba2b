#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace gis::study {

/// A results folder while it is written: everything goes to DIR.new-<pid> beside it; publish() writes
/// run.json last, with the hash of every file, syncs, and swaps the two in one step of the file system, so
/// that whoever looks sees the old folder whole or the new one whole. Without publish() nothing of DIR
/// changes and the half-written folder is removed. One writer per DIR at a time.
/// Throws Error{results_locked: file}, {no_permission: file}, {disk_full: file, n}, {not_results: file} where
/// DIR exists and is no results folder, and {results_hold_others: file, name} where somebody put another file
/// into it: both would be lost.
class ResultsFolder {
public:
  explicit ResultsFolder(const std::filesystem::path &dir);
  ~ResultsFolder();
  ResultsFolder(const ResultsFolder &) = delete;
  ResultsFolder &operator=(const ResultsFolder &) = delete;

  /// Where files are written.
  const std::filesystem::path &staging() const { return staging_; }
  /// `about` is a JSON object; "files" with their hashes is added. run.log is left out of the hashes.
  void publish(const std::string &about);

private:
  /// One writer per DIR: held while it lives. Its note names the staging folder, for the one who comes after
  /// a killed run.
  class Lock {
  public:
    Lock(const std::filesystem::path &, const std::filesystem::path &dir);
    ~Lock();
    Lock(const Lock &) = delete;
    Lock &operator=(const Lock &) = delete;
    std::string note() const;
    void write_note(const std::string &) const;

  private:
    std::filesystem::path path_;
    int handle_ = -1;
  };
  std::filesystem::path dir_, staging_;
  std::optional<Lock> lock_;
  void refuse_to_replace_others() const;
};

/// Checks every file of a results folder against run.json. Throws Error{results_changed: file} or
/// {not_results: file}. Answers with the text of run.json.
std::string check_results(const std::filesystem::path &dir);

/// True where the path is a folder whose run.json was written by this program.
bool is_results(const std::filesystem::path &);

} // namespace gis::study
