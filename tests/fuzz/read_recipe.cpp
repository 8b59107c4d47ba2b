// Any text is a study or an Error that names the file.
#include "gis/base/Error.h"
#include "gis/study/Recipe.h"
#include "tests/process.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size) {
  static const tests::Folder folder;
  static const auto file = folder / "study.toml";
  tests::write_file(file, std::string(reinterpret_cast<const char *>(data), size));
  try {
    gis::study::read_recipe(file);
  } catch (const gis::base::Error &) {
  }
  return 0;
}
