#pragma once

#include "ui/desktop/MainWindow.h"

#include <QString>
#include <functional>
#include <string>

/// A window driven by events, as a user has it, without a screen.
namespace tests {

/// Results of a few indicators of the sample study, computed once a process; removed at its end.
const std::string &sample_results();

/// Runs the event loop until `done` or `seconds` are over. True where done.
bool wait_for(const std::function<bool()> &done, double seconds = 60);

/// Opens a folder and waits for figures and map. False where that does not come about.
bool open_and_settle(ui::desktop::MainWindow &, const std::string &folder);
bool settle(ui::desktop::MainWindow &);

/// Keeps a picture of a widget as NAME.png in the folder TIEPCAN_LOOK names, so that people can look; does
/// nothing without one.
void look(QWidget &, const QString &name);

} // namespace tests
