#pragma once

#include "ui/desktop/models/note_columns.h"

#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <array>

namespace ui::desktop {

class Session;

/// The note of one gap, all its parts at once.
class NoteDialog : public QDialog {
  Q_OBJECT

public:
  NoteDialog(Session &, gis::study::NoteKey, const QString &unit_name, QWidget *parent = nullptr);

private:
  Session &session_;
  gis::study::NoteKey key_;
  std::string unit_name_;
  gis::study::Note before_;
  std::array<QLineEdit *, note_column_count> lines_{};
  std::array<QPlainTextEdit *, note_column_count> pages_{}; ///< parts that take several lines
  void take();
};

} // namespace ui::desktop
