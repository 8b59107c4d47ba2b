#pragma once

#include "ui/commands/unit_card.h"

#include <QWidget>

namespace ui::desktop {

/// Where every person of a unit went, as one bar whose parts add up to all, with the parts named under it.
class LedgerBar : public QWidget {
  Q_OBJECT

public:
  explicit LedgerBar(std::vector<commands::LedgerPart>, QWidget *parent = nullptr);
  QSize sizeHint() const override;

protected:
  void paintEvent(QPaintEvent *) override;

private:
  std::vector<commands::LedgerPart> parts_;
};

} // namespace ui::desktop
