#include "ui/desktop/views/NoticeBar.h"

#include "ui/desktop/Session.h"
#include "ui/desktop/text.h"
#include "ui/desktop/theme.h"

#include <QHBoxLayout>

namespace ui::desktop {

NoticeBar::NoticeBar(Session &session, QWidget *parent)
    : QFrame(parent), session_(session), text_(new QLabel(this)), button_(new QPushButton(this)),
      close_(new QPushButton(this)) {
  setProperty("panel", true);
  auto *line = new QHBoxLayout(this);
  line->setContentsMargins(12, 4, 8, 4);
  text_->setWordWrap(true);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  close_->setProperty("link", true);
  button_->setProperty("link", true);
  line->addWidget(text_, 1);
  line->addWidget(button_);
  line->addWidget(close_);
  setMinimumHeight(36);
  hide();
  connect(close_, &QPushButton::clicked, this, &QWidget::hide);
  connect(button_, &QPushButton::clicked, this, [this] {
    hide();
    if (pressed_) pressed_();
  });
}

void NoticeBar::show_text(const QString &text, const QColor &colour) {
  text_->setText(text);
  text_->setStyleSheet(QStringLiteral("color: %1").arg(colour.name()));
  close_->setText(q(session_.words()("qt.close")));
  show();
}

void NoticeBar::tell_fault(const gis::base::Finding &finding) {
  pressed_ = {};
  button_->hide();
  show_text(q(words::sentence(session_.words(), finding)), theme().error);
}

void NoticeBar::tell(const QString &text, const QString &button, std::function<void()> pressed) {
  pressed_ = std::move(pressed);
  button_->setText(button);
  button_->setVisible(!button.isEmpty());
  show_text(text, theme().text);
}

} // namespace ui::desktop
