#include "ui/desktop/views/ChartPanel.h"

#include "ui/commands/chart_data.h"
#include "ui/desktop/Session.h"
#include "ui/desktop/text.h"
#include "ui/desktop/theme.h"
#include "ui/desktop/views/MapView.h"
#include "ui/maps/Painter.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace ui::desktop {
namespace {

/// Wider bars tell no more.
constexpr double widest_mm = 250;

} // namespace

void ChartPage::show_scene(maps::Scene scene) {
  scene_ = std::move(scene);
  setFixedSize(QSizeF(scene_.width / mm_per_px, scene_.height / mm_per_px).toSize());
  update();
}

int ChartPage::line_at(double y) const {
  const int line = static_cast<int>(std::floor((y * mm_per_px - maps::chart_top) / maps::chart_line));
  return line >= 0 && line < line_count ? line : -1;
}

void ChartPage::paintEvent(QPaintEvent *) {
  QPainter painter(this);
  painter.fillRect(rect(), Qt::white);
  if (marked >= 0)
    painter.fillRect(QRectF(0, (maps::chart_top + maps::chart_line * marked) / mm_per_px, width(),
                            maps::chart_line / mm_per_px),
                     QColor(0xCFE4F8));
  maps::paint(scene_, painter, 1 / mm_per_px);
}

void ChartPage::mouseReleaseEvent(QMouseEvent *event) {
  if (const int line = line_at(event->position().y()); line >= 0) emit line_clicked(line);
}

ChartPanel::ChartPanel(Session &session, QWidget *parent)
    : QFrame(parent), session_(session), ranking_(new QPushButton(this)), groups_(new QPushButton(this)),
      save_(new QPushButton(this)), nothing_(new QLabel(this)), area_(new QScrollArea(this)),
      page_(new ChartPage) {
  setProperty("panel", true);
  auto *above = new QHBoxLayout;
  above->setContentsMargins(8, 3, 8, 3);
  auto *kinds = new QButtonGroup(this);
  for (auto *button : {ranking_, groups_}) {
    button->setCheckable(true);
    button->setProperty("small", true);
    kinds->addButton(button);
    above->addWidget(button);
  }
  ranking_->setChecked(true);
  save_->setProperty("link", true);
  above->addStretch();
  above->addWidget(save_);
  auto *column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addLayout(above);
  column->addWidget(area_, 1);
  column->addWidget(nothing_, 1);
  nothing_->setAlignment(Qt::AlignCenter);
  area_->setWidget(page_);
  area_->setFrameShape(QFrame::NoFrame);
  area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  connect(kinds, &QButtonGroup::buttonToggled, this, &ChartPanel::draw);
  connect(save_, &QPushButton::clicked, this, [this] { emit picture_wanted(kind()); });
  connect(page_, &ChartPage::line_clicked, this, [this](int line) {
    if (static_cast<std::size_t>(line) < codes_.size())
      session_.select(codes_[static_cast<std::size_t>(line)]);
  });
  connect(&session, &Session::figures_changed, this, &ChartPanel::draw);
  connect(&session, &Session::language_changed, this, &ChartPanel::retranslate);
  connect(&session, &Session::selection_changed, this, &ChartPanel::mark_selected);
  retranslate();
}

void ChartPanel::show_kind(const std::string &kind) {
  (kind == "groups" ? groups_ : ranking_)->setChecked(true);
}

void ChartPanel::retranslate() {
  const auto &w = session_.words();
  ranking_->setText(q(w("desk.chart.ranking")));
  groups_->setText(q(w("desk.chart.groups")));
  save_->setText(q(w("desk.chart.save")));
  nothing_->setText(q(w("desk.chart.nothing")));
}

void ChartPanel::resizeEvent(QResizeEvent *) { draw(); }
void ChartPanel::showEvent(QShowEvent *) { draw(); }

void ChartPanel::draw() {
  const auto figures = session_.figures();
  if (!figures || figures->rows.empty() || !isVisible()) return;
  for (auto *button : {ranking_, groups_}) {
    button->setProperty("chip", button->isChecked());
    button->style()->unpolish(button); // looks at the property again
    button->style()->polish(button);
  }
  const double width = std::clamp((area_->viewport()->width() - 2) * mm_per_px, 100.0, widest_mm);
  codes_.clear();
  bool none = false;
  if (kind() == "ranking") {
    auto ranking = commands::rank_chart(*figures->results, figures->rows, session_.words());
    codes_ = std::move(ranking.codes);
    page_->line_count = static_cast<int>(codes_.size());
    page_->show_scene(maps::rank_scene(ranking.chart, width));
  } else {
    const auto pairs =
        commands::pair_chart(*figures->results, figures->choice, figures->rows, session_.words());
    none = pairs.pairs.empty();
    page_->line_count = 0;
    if (!none) page_->show_scene(maps::pair_scene(pairs, width));
  }
  area_->setVisible(!none);
  nothing_->setVisible(none);
  save_->setEnabled(!none);
  page_->setAccessibleName(q(page_->scene().title));
  mark_selected();
}

void ChartPanel::mark_selected() {
  const auto found = std::find(codes_.begin(), codes_.end(), session_.selected());
  page_->marked = found == codes_.end() ? -1 : static_cast<int>(found - codes_.begin());
  page_->update();
  if (page_->marked >= 0)
    area_->ensureVisible(
        0, static_cast<int>((maps::chart_top + maps::chart_line * page_->marked) / mm_per_px), 0, 40);
}

} // namespace ui::desktop
