#pragma once

#include "gis/base/Finding.h"

#include <exception>
#include <string>
#include <utility>

namespace gis::base {

/// A fault that stops the run. It carries the same code, place and facts as a Finding, so one table of
/// words speaks of both; what() is for developers only.
class Error : public std::exception {
public:
  explicit Error(Finding finding) : finding_(std::move(finding)) {
    finding_.severity = Severity::error;
    text_ = finding_.code;
    if (!finding_.source.empty()) text_ += " [" + finding_.source + "]";
    if (!finding_.layer.empty()) text_ += " layer " + finding_.layer;
    if (finding_.row > 0) text_ += " row " + std::to_string(finding_.row);
    for (const auto &[key, value] : finding_.facts) text_ += " " + key + "=" + value;
  }
  explicit Error(std::string code, Facts facts = {})
      : Error(Finding{.code = std::move(code), .facts = std::move(facts)}) {}

  const Finding &finding() const { return finding_; }
  const std::string &code() const { return finding_.code; }
  const char *what() const noexcept override { return text_.c_str(); }

private:
  Finding finding_;
  std::string text_;
};

/// The user asked to stop. Not an Error: a cancelled run is a normal end that leaves nothing behind.
class Cancelled : public std::exception {
public:
  const char *what() const noexcept override { return "cancelled"; }
};

} // namespace gis::base
