#pragma once

#include "gis/base/Finding.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <functional>

namespace ui::desktop {

class Session;

/// One line over the work: what happened, where, what to do, and at most one button. Instead of a modal box.
class NoticeBar : public QFrame {
  Q_OBJECT

public:
  explicit NoticeBar(Session &, QWidget *parent = nullptr);

  void tell_fault(const gis::base::Finding &);
  void tell(const QString &, const QString &button = {}, std::function<void()> pressed = {});
  QString text() const { return text_->text(); }

private:
  Session &session_;
  QLabel *text_;
  QPushButton *button_, *close_;
  std::function<void()> pressed_;

  void show_text(const QString &, const QColor &);
};

} // namespace ui::desktop
