#include "ui/desktop/views/StatusLine.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "ui/desktop/Session.h"
#include "ui/desktop/text.h"
#include "ui/desktop/theme.h"
#include "ui/desktop/views/FindingsPanel.h"
#include "ui/desktop/views/MapCanvas.h"
#include "ui/words/numbers.h"

#include <QLineEdit>
#include <cmath>

namespace ui::desktop {
namespace {

constexpr int scales[] = {10'000, 25'000, 50'000, 100'000, 200'000, 250'000, 500'000, 1'000'000};

/// "1:500.000", "500000", "1 : 250,000" → 500000; nothing where it is no scale.
std::optional<double> scale_of(const QString &typed) {
  QString digits = typed.section(QLatin1Char(':'), -1);
  digits.remove(QLatin1Char('.')).remove(QLatin1Char(',')).remove(QLatin1Char(' '));
  const auto scale = gis::base::parse_number(digits.toStdString());
  return scale && *scale >= 100 ? scale : std::nullopt;
}

} // namespace

StatusLine::StatusLine(Session &session, MapCanvas &canvas, FindingsPanel &findings, QWidget *parent)
    : QStatusBar(parent), session_(session), canvas_(canvas), findings_(findings),
      scale_(new QComboBox(this)), position_(new QLabel(this)), count_(new QLabel(this)),
      progress_(new QLabel(this)), draft_(new QLabel(this)), stop_(new QPushButton(this)),
      problems_(new QPushButton(this)) {
  setSizeGripEnabled(false);
  setContentsMargins(0, 0, 8, 0);
  scale_->setEditable(true);
  scale_->setInsertPolicy(QComboBox::NoInsert);
  scale_->setFixedWidth(120);
  scale_->setFrame(false);
  position_->setMinimumWidth(230);
  for (auto *button : {stop_, problems_}) button->setProperty("link", true);
  addWidget(scale_);
  addWidget(position_);
  addWidget(count_);
  addPermanentWidget(progress_);
  addPermanentWidget(stop_);
  addPermanentWidget(problems_);
  addPermanentWidget(draft_);
  stop_->hide();
  connect(scale_->lineEdit(), &QLineEdit::returnPressed, this, &StatusLine::take_scale);
  connect(scale_, &QComboBox::activated, this, &StatusLine::take_scale);
  connect(stop_, &QPushButton::clicked, this, &StatusLine::stop_wanted);
  connect(problems_, &QPushButton::clicked, this, &StatusLine::findings_wanted);
  connect(&canvas, &MapCanvas::view_changed, this, &StatusLine::show_scale);
  connect(&canvas, &MapCanvas::pointed, this, &StatusLine::show_position);
  connect(&session, &Session::opened, this, &StatusLine::know_degrees);
  connect(&session, &Session::language_changed, this, &StatusLine::retranslate);
  connect(&session, &Session::language_changed, position_, &QLabel::clear); // until the mouse moves
  connect(&session, &Session::figures_changed, this, &StatusLine::retranslate);
  connect(&session.notes(), &NoteBook::changed, this, &StatusLine::retranslate);
  retranslate();
}

void StatusLine::retranslate() {
  const auto &w = session_.words();
  const bool open = session_.figures() != nullptr;
  for (QWidget *part :
       {static_cast<QWidget *>(scale_), static_cast<QWidget *>(position_), static_cast<QWidget *>(count_),
        static_cast<QWidget *>(problems_), static_cast<QWidget *>(draft_)})
    part->setVisible(open);
  scale_->clear();
  for (const int n : scales) scale_->addItem(q(words::scale(n, w.language())));
  scale_->setAccessibleName(q(w("map.scale_word")));
  scale_->setToolTip(q(w("map.scale_word")));
  stop_->setText(q(w("desk.stop")));
  draft_->setText(q(w("map.draft")));
  draft_->setFont(sized(12, true));
  draft_->setStyleSheet(QStringLiteral("color: %1").arg(word_colour(maps::State::near).name()));
  const auto number = [&](gis::base::Severity severity) {
    return words::number(findings_.model().count(severity), 0, w.language());
  };
  problems_->setText(q(w.fill("desk.finding.counts", {{"errors", number(gis::base::Severity::error)},
                                                      {"warnings", number(gis::base::Severity::warning)}})));
  show_scale();
}

void StatusLine::show_scale() {
  const double shown = canvas_.view().scale();
  const double unit = std::pow(10.0, std::max(0.0, std::floor(std::log10(shown)) - 2));
  scale_->setCurrentText(q(words::scale(std::round(shown / unit) * unit, session_.words().language())));
}

void StatusLine::take_scale() {
  if (const auto scale = scale_of(scale_->currentText())) canvas_.set_scale(*scale);
  show_scale();
}

void StatusLine::show_position(double x, double y) {
  const auto figures = session_.figures();
  if (!figures) return;
  const auto &w = session_.words();
  std::string text = words::grid_position(x, y, w.language()) + " (" + figures->grid + ")";
  if (const auto place = degrees_of({x, y})) text += "  " + words::degrees_position(place->x, place->y, w);
  position_->setText(q(text));
}

/// Degrees as maps and receivers of today count them (WGS 84); none far outside the grid.
std::optional<gis::geo::Point> StatusLine::degrees_of(gis::geo::Point place) const {
  try {
    return to_degrees_ ? std::optional((*to_degrees_)(place)) : std::nullopt;
  } catch (const gis::base::Error &) {
    return {};
  }
}

/// An unknown system has a grid, but no degrees.
void StatusLine::know_degrees() {
  try {
    to_degrees_.emplace(gis::geo::Crs::from_text(session_.figures()->results->crs),
                        gis::geo::Crs::from_text("EPSG:4326"));
  } catch (const gis::base::Error &) {
    to_degrees_.reset();
  }
}

void StatusLine::set_count(const QString &text) { count_->setText(text); }

void StatusLine::begin_progress() {
  begun_ = std::chrono::steady_clock::now();
  stop_->show();
  show_progress(0, {});
}

void StatusLine::show_progress(double share, const QString &stage) {
  const auto &w = session_.words();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
  std::string left = w("sign.missing");
  if (share > 0.03) {
    const int whole = static_cast<int>(std::lround(seconds / share - seconds));
    left = std::to_string(whole / 60) + ":" + (whole % 60 < 10 ? "0" : "") + std::to_string(whole % 60);
  }
  const std::string key = "stage." + stage.toStdString();
  progress_->setText(q(w.fill("progress.stage", {{"stage", w(w.has(key) ? key : "stage.reading")},
                                                 {"n", std::to_string(static_cast<int>(share * 100))},
                                                 {"time", left}}) +
                       (session_.figures() ? " · " + w("desk.run.old_figures") : "")));
}

void StatusLine::end_progress() {
  stop_->hide();
  progress_->clear();
}

} // namespace ui::desktop
