#pragma once

#include <filesystem>
#include <functional>
#include <string>

/// What a case does to its copy of the base study: one change, in one file.
namespace broken {

using Folder = std::filesystem::path;
using Spoil = std::function<void(const Folder &)>;

/// Replaces the first `from` in a file; a case whose text has gone from the base study fails.
Spoil edit(const std::string &file, const std::string &from, const std::string &to);
/// The same, everywhere in the file.
Spoil edit_all(const std::string &file, const std::string &from, const std::string &to);
Spoil append(const std::string &file, const std::string &text);
Spoil replace(const std::string &file, const std::string &text);
Spoil remove(const std::string &file);
/// Keeps the first `bytes`.
Spoil cut(const std::string &file, std::size_t bytes);
/// From UTF-8 to an old encoding, by iconv's name.
Spoil encode(const std::string &file, const std::string &encoding);
/// One after the other.
Spoil both(Spoil, Spoil);

/// terrain.tif or worldpop.tif over the study: value(column, row), moved east by `east` metres.
Spoil raster(const std::string &file, const std::function<float(int, int)> &value, double east = 0,
             bool with_crs = true);

/// A ZIP container of one entry, named as a workbook, whose directory claims to unpack to `claimed` bytes
/// while `real` zeros come out.
Spoil container(const std::string &file, unsigned claimed, unsigned real);

/// A copy of the base study with its two rasters.
void copy_base(const Folder &);

} // namespace broken
