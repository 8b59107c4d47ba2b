#pragma once

#include "gis/base/Error.h"
#include "gis/sources/Provenance.h"

#include <cpl_error.h>
#include <gdal.h>
#include <memory>
#include <string>

/// Inside this room only: how GDAL is held and how its faults become Errors.
namespace gis::sources {

struct CloseDataset {
  void operator()(void *dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<void, CloseDataset>;

/// Catches GDAL's messages while it lives: nothing reaches stderr, the worst one can be asked for.
class Messages {
public:
  Messages();
  ~Messages();
  Messages(const Messages &) = delete;
  Messages &operator=(const Messages &) = delete;
  const std::string &worst() const { return worst_; }
  bool failed() const { return failed_; }

private:
  std::string worst_;
  bool failed_ = false;
  static void CPL_STDCALL take(CPLErr, CPLErrorNum, const char *);
};

enum class Contents { vector, raster };

/// Opens a file through the gate with the allowed drivers only, read-only; fills source.sha256.
/// Throws Error: what inspect() throws, file_unreadable{file,why}.
Dataset open(Provenance &, Contents);

/// Throws the error again with the source and the file it is about: every fault names them, however deep it
/// was met.
[[noreturn]] void rethrow_placed(const base::Error &, const Provenance &);

/// After the last record: a reader that met a fault ends as if the file did, and rows would be lost unseen.
/// Throws Error{file_unreadable: file, why}.
void refuse_half_read(const Provenance &, const Messages &);

/// A write that failed, as an Error: disk_full, no_permission, write_failed.
[[noreturn]] void fail_write(const std::string &file, const std::string &message);

} // namespace gis::sources
