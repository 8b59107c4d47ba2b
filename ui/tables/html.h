#pragma once

#include "ui/tables/Sheet.h"
#include "ui/words/Words.h"

namespace ui::tables {

struct HtmlPage {
  std::string title;
  std::vector<std::string> notes; ///< under the table, one line each, such as sources and dates
};

/// The sheet as one page that needs no other file: heads in words, figures grouped and right-aligned,
/// missing cells as "…" with the note that explains the sign. UTF-8, LF. Same sheet, same bytes.
std::string html_text(const Sheet &, const HtmlPage &, const words::Words &);

} // namespace ui::tables
