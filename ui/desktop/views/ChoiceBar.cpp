#include "ui/desktop/views/ChoiceBar.h"

#include "ui/desktop/text.h"
#include "ui/desktop/theme.h"
#include "ui/desktop/views/IndicatorList.h"
#include "ui/desktop/views/SearchBox.h"

#include <QHBoxLayout>

namespace ui::desktop {
namespace {

/// Data of a switch's entries is the id.
void put(QComboBox &box, const std::vector<std::pair<std::string, std::string>> &entries,
         const std::string &current) {
  box.clear();
  for (const auto &[id, text] : entries) {
    box.addItem(q(text), q(id));
    box.setItemData(box.count() - 1, q(text), Qt::ToolTipRole);
    if (id == current) box.setCurrentIndex(box.count() - 1);
  }
  box.setVisible(entries.size() > 1);
  box.setToolTip(box.currentText());
}

std::string current(const QComboBox &box) { return box.currentData().toString().toStdString(); }

} // namespace

ChoiceBar::ChoiceBar(Session &session, QWidget *parent)
    : QWidget(parent), session_(session), indicator_(new QPushButton(this)), print_(new QPushButton(this)),
      list_(new IndicatorList(session, this)), search_(new SearchBox(session, this)) {
  auto *line = new QHBoxLayout(this);
  line->setContentsMargins(8, 5, 8, 5);
  line->setSpacing(8);
  indicator_->setFont(sized(13, true));
  indicator_->setMinimumWidth(170);
  indicator_->setMaximumWidth(330);
  indicator_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  line->addWidget(indicator_, 4);
  for (auto [box, width] : {std::pair(&year_, 110), std::pair(&measured_, 260), std::pair(&group_, 140),
                            std::pair(&season_, 104), std::pair(&mode_, 110), std::pair(&level_, 120)}) {
    *box = add_switch(width);
    line->addWidget(*box, 1);
  }
  line->addStretch(1);
  search_->setMinimumWidth(150);
  search_->setMaximumWidth(240);
  line->addWidget(search_, 1);
  print_->setProperty("main", true);
  line->addWidget(print_);
  connect(indicator_, &QPushButton::clicked, this, &ChoiceBar::open_indicators);
  connect(print_, &QPushButton::clicked, this, &ChoiceBar::print_wanted);
  connect(&session, &Session::figures_changed, this, &ChoiceBar::fill);
  connect(&session, &Session::language_changed, this, &ChoiceBar::fill);
  fill();
}

QComboBox *ChoiceBar::add_switch(int width) {
  auto *box = new QComboBox(this);
  box->setFixedHeight(32);
  box->setMinimumWidth(80);
  box->setMaximumWidth(width);
  box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(4);
  connect(box, &QComboBox::activated, this, &ChoiceBar::take);
  return box;
}

void ChoiceBar::fill() {
  const auto &w = session_.words();
  print_->setText(q(w("desk.print")));
  const auto figures = session_.figures();
  setVisible(figures != nullptr);
  if (!figures) return;
  const auto &choice = figures->choice;
  const auto &offers = figures->offers;
  show_indicator();
  indicator_->setToolTip(q(w(choice.indicator + ".name")));
  using Entries = std::vector<std::pair<std::string, std::string>>;
  Entries years, measured, groups, seasons, modes, levels;
  for (const int year : offers.years)
    years.emplace_back(std::to_string(year), w.fill("desk.col.year", {{"year", std::to_string(year)}}));
  for (const auto &m : offers.measured)
    measured.emplace_back(m.measure + "|" + m.basis,
                          words::named(w, "measure", m.measure) + " · " +
                              words::lower_first(words::named(w, "basis", m.basis)));
  for (const auto &group : offers.groups) groups.emplace_back(group, words::named(w, "group", group));
  groups.front().second = offers.groups.front() == "all" ? w("desk.group.all") : groups.front().second;
  for (const auto &season : offers.seasons) seasons.emplace_back(season, words::named(w, "season", season));
  for (const auto &mode : offers.modes) modes.emplace_back(mode, words::named(w, "mode", mode));
  for (const auto &level : offers.levels) levels.emplace_back(level, words::named(w, "level", level));
  put(*year_, years, std::to_string(choice.year));
  put(*measured_, measured, choice.measure + "|" + choice.basis);
  put(*group_, groups, choice.group);
  put(*season_, seasons, choice.season);
  put(*mode_, modes, choice.mode);
  put(*level_, levels, choice.level);
  const std::pair<QComboBox *, const char *> names[] = {
      {year_, "col.year"}, {measured_, "concept.measure"}, {group_, "concept.group"}, {season_, "col.season"},
      {mode_, "col.mode"}, {level_, "col.level"}};
  for (const auto &[box, key] : names) box->setAccessibleName(q(w(key)));
}

void ChoiceBar::show_indicator() {
  const auto figures = session_.figures();
  if (!figures) return;
  const QString name = q(session_.words()(figures->choice.indicator + ".short"));
  const QFontMetrics metrics(indicator_->font());
  indicator_->setText(metrics.elidedText(name, Qt::ElideRight, indicator_->width() - 48) +
                      QStringLiteral("  ▾"));
}

void ChoiceBar::resizeEvent(QResizeEvent *event) {
  QWidget::resizeEvent(event);
  search_->setVisible(width() > 1000); // Ctrl+I and the filter of the table stay
  show_indicator();
}

void ChoiceBar::take() {
  auto choice = session_.figures()->choice;
  const auto measured = current(*measured_);
  choice.year = year_->currentData().toInt();
  choice.measure = measured.substr(0, measured.find('|'));
  choice.basis = measured.substr(measured.find('|') + 1);
  choice.group = current(*group_);
  choice.season = current(*season_);
  choice.mode = current(*mode_);
  choice.level = current(*level_);
  session_.choose(choice);
}

void ChoiceBar::open_indicators() {
  list_->open_at(indicator_->mapToGlobal(QPoint(0, indicator_->height() + 2)));
}

void ChoiceBar::focus_search() {
  search_->show();
  search_->setFocus();
  search_->selectAll();
}

void ChoiceBar::step_year(int by) {
  const int at = year_->currentIndex() - by; // newest first
  if (at < 0 || at >= year_->count()) return;
  year_->setCurrentIndex(at);
  take();
}

} // namespace ui::desktop
