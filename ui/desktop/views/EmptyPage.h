#pragma once

#include <QLabel>
#include <QPushButton>
#include <QWidget>

namespace ui::desktop {

class Session;

/// What stands there before anything is open: one sentence and the ways in.
class EmptyPage : public QWidget {
  Q_OBJECT

public:
  explicit EmptyPage(Session &, QWidget *parent = nullptr);

signals:
  void sample_wanted();
  void results_wanted();
  void study_wanted();

private:
  Session &session_;
  QLabel *title_, *text_, *drop_;
  QPushButton *sample_, *results_, *study_;

  void retranslate();
};

/// The study.toml of the sample that comes with the program; empty where it is not installed.
QString sample_study();

} // namespace ui::desktop
