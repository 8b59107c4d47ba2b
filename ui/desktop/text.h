#pragma once

#include <QString>
#include <string>

namespace ui::desktop {

/// Text of the rooms before this one, as Qt wants it.
inline QString q(const std::string &text) { return QString::fromStdString(text); }

} // namespace ui::desktop
