#include "ui/desktop/views/CardPanel.h"

#include "ui/commands/notes.h"
#include "ui/commands/unit_card.h"
#include "ui/desktop/models/note_columns.h"
#include "ui/desktop/text.h"
#include "ui/desktop/theme.h"
#include "ui/desktop/views/LedgerBar.h"
#include "ui/desktop/views/swatches.h"
#include "ui/maps/classes.h"
#include "ui/words/numbers.h"

#include <QPainter>
#include <QScrollBar>
#include <QTimer>

namespace ui::desktop {
namespace {

/// Others that are behind here: so many, then "and n more".
constexpr std::size_t most_others = 6;

QPixmap mark_pixmap(maps::State state, double ratio) {
  QPixmap pixmap(QSize(14, 14) * ratio);
  pixmap.fill(Qt::transparent);
  pixmap.setDevicePixelRatio(ratio);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  draw_mark(painter, state, QRectF(1.5, 1.5, 11, 11), word_colour(state));
  return pixmap;
}

} // namespace

CardPanel::CardPanel(Session &session, QWidget *parent) : QScrollArea(parent), session_(session) {
  setWidgetResizable(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  connect(&session, &Session::figures_changed, this, &CardPanel::rebuild);
  connect(&session, &Session::selection_changed, this, &CardPanel::rebuild);
  connect(&session, &Session::settlements_changed, this, &CardPanel::rebuild);
  connect(&session, &Session::language_changed, this, &CardPanel::rebuild);
  connect(&session.notes(), &NoteBook::changed, this, &CardPanel::rebuild);
}

void CardPanel::rebuild() {
  // The same unit told anew stays where one reads.
  const auto *site = session_.site();
  const std::string about = site == nullptr ? session_.selected() : "@" + site->name;
  const int read_from = told_ == about ? verticalScrollBar()->value() : 0;
  told_ = about;
  body_ = new QWidget;
  column_ = new QVBoxLayout(body_);
  column_->setContentsMargins(12, 10, 12, 10);
  column_->setSpacing(4);
  if (site != nullptr)
    tell_site(*site);
  else if (const auto *row = session_.selected_row())
    tell_unit(*row);
  else if (session_.figures())
    tell_whole();
  column_->addStretch();
  setWidget(body_);
  if (read_from > 0)
    QTimer::singleShot(0, this, [this, read_from] { verticalScrollBar()->setValue(read_from); });
}

QLabel *CardPanel::add_text(const QString &text, int px, bool bold, bool secondary) {
  auto *label = new QLabel(text, body_);
  label->setWordWrap(true);
  label->setFont(sized(px, bold));
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  if (secondary) label->setProperty("secondary", true);
  column_->addWidget(label);
  return label;
}

void CardPanel::add_heading(const QString &text) {
  column_->addSpacing(6);
  add_text(text, 13, true);
}

void CardPanel::add_line(const QString &label, const QString &value) {
  auto *row = new QWidget(body_);
  auto *line = new QHBoxLayout(row);
  line->setContentsMargins(0, 0, 0, 0);
  auto *left = new QLabel(label, row);
  left->setProperty("secondary", true);
  auto *right = new QLabel(value, row);
  right->setFont(sized(13, true));
  right->setWordWrap(true);
  right->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  line->addWidget(left);
  line->addWidget(right, 1);
  column_->addWidget(row);
}

void CardPanel::add_link(const QString &text, std::function<void()> act) {
  auto *link = new QLabel(body_);
  link->setText(QStringLiteral("<a href=\"#\" style=\"text-decoration: none\">%1</a>") // not shown
                    .arg(text.toHtmlEscaped()));
  link->setWordWrap(true);
  link->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
  link->setAccessibleName(text);
  column_->addWidget(link);
  connect(link, &QLabel::linkActivated, this, [act = std::move(act)] { act(); });
}

void CardPanel::add_verdict(maps::State state, const QString &status, const QString &value,
                            const QString &against) {
  auto *box = new QFrame(body_);
  box->setObjectName(QStringLiteral("verdict")); // not shown
  QColor ground = word_colour(state);
  ground.setAlpha(20);
  box->setStyleSheet(QStringLiteral("#verdict { border: 1px solid %1; background: %2; }") // not shown
                         .arg(word_colour(state).name(), ground.name(QColor::HexArgb)));
  auto *inside = new QVBoxLayout(box);
  inside->setContentsMargins(10, 6, 10, 8);
  inside->setSpacing(2);
  auto *head = new QHBoxLayout;
  auto *mark = new QLabel(box);
  mark->setPixmap(mark_pixmap(state, devicePixelRatioF()));
  auto *word = new QLabel(status, box);
  word->setFont(sized(13, true));
  word->setWordWrap(true);
  word->setStyleSheet(QStringLiteral("color: %1").arg(word_colour(state).name()));
  head->addWidget(mark);
  head->addWidget(word, 1);
  inside->addLayout(head);
  if (!value.isEmpty()) {
    auto *figure = new QLabel(value, box);
    figure->setFont(sized(20, true));
    inside->addWidget(figure);
  }
  if (!against.isEmpty()) {
    auto *line = new QLabel(against, box);
    line->setWordWrap(true);
    inside->addWidget(line);
  }
  column_->addWidget(box);
}

void CardPanel::tell_unit(const commands::Row &row) {
  const auto &w = session_.words();
  const auto figures = session_.figures();
  const auto card = commands::unit_card(*figures->results, row, w);
  add_text(q(card.title), 17, true);
  if (!card.place.empty()) add_text(q(card.place), 12, false, true);
  add_verdict(card.state, q(card.status), q(card.value), q(card.against));
  for (const auto &line : card.lines) add_line(q(line.label), q(line.value));
  add_why(card);
  if (!card.ledger.empty()) {
    add_text(q(card.ledger_title), 12, false, true);
    column_->addWidget(new LedgerBar(card.ledger, body_));
  }
  tell_note(row);
  tell_settlements();
  add_link(q(w("action.explain")), [this] { emit source_wanted(); });
  if (!card.behind.empty()) {
    add_heading(q(w.fill("desk.card.also_behind",
                         {{"n", words::number(static_cast<double>(card.behind.size()), 0, w.language())}})));
    for (std::size_t i = 0; i < std::min(card.behind.size(), most_others); ++i) {
      const auto &other = card.behind[i];
      add_link(q(other.value), [this, id = other.label] {
        auto choice = session_.figures()->choice;
        choice.indicator = id;
        choice.measure = choice.basis = "";
        session_.choose(choice);
      });
    }
  }
  if (!card.notes.empty()) add_heading(q(w("table.notes")));
  for (const auto &note : card.notes) add_text(q(note), 12, false, true);
}

/// The question stays; the answer folds.
void CardPanel::add_why(const commands::UnitCard &card) {
  QStringList all;
  for (const auto &sentence : card.why) all << q(sentence);
  auto *reasons = new QLabel(all.join(QLatin1Char('\n')), body_);
  reasons->setWordWrap(true);
  reasons->setVisible(why_open_);
  column_->addSpacing(4);
  add_link(q(session_.words()("desk.card.why")), [this, reasons] {
    why_open_ = !why_open_;
    reasons->setVisible(why_open_);
  });
  column_->addWidget(reasons);
}

/// What the office wrote, and the way to write it.
void CardPanel::tell_note(const commands::Row &row) {
  const auto &w = session_.words();
  const auto note = session_.notes().of(commands::note_key(row));
  add_heading(q(w("desk.note.title")));
  for (const auto &[member, head] : note_parts) {
    const std::string &text = note.*member;
    if (text.empty()) continue;
    const bool date = member == &gis::study::Note::deadline;
    add_text(q(w(head) + ": " + (date ? words::date_short(text, w) : text)));
  }
  add_link(q(w(note.empty() ? "desk.note.write" : "desk.note.edit")), [this] { emit note_wanted(); });
}

void CardPanel::tell_settlements() {
  const auto ways = session_.ways();
  if (!ways) return;
  const auto &w = session_.words();
  std::vector<const commands::SettlementWay *> here;
  for (const auto &settlement : *ways)
    if (settlement.beyond && settlement.unit_code == session_.selected()) here.push_back(&settlement);
  if (here.empty()) return;
  add_heading(q(w.fill("desk.card.far_settlements",
                       {{"n", words::number(static_cast<double>(here.size()), 0, w.language())}})));
  for (const auto *settlement : here) {
    add_link(q(settlement->name + " · " + settlement->people_text + " · " + settlement->cost_text),
             [this, at = settlement->at, name = settlement->name] {
               emit session_.point_wanted(at.x, at.y);
               session_.pick_site_at(name, at);
             });
  }
}

void CardPanel::tell_whole() {
  const auto &w = session_.words();
  const auto figures = session_.figures();
  const auto &map = figures->map;
  add_text(q(map.text.title), 15, true);
  add_text(q(map.text.subtitle), 12, false, true);
  const auto counts = maps::state_counts(map);
  const auto number = [&](maps::State state) {
    return words::number(counts[static_cast<std::size_t>(state)], 0, w.language());
  };
  if (map.theme == "verdict") {
    add_verdict(maps::State::behind,
                q(w.fill("desk.card.behind_of",
                         {{"n", number(maps::State::behind)},
                          {"total", words::number(static_cast<double>(map.units.size()), 0, w.language())},
                          {"units", words::named(w, "level_units", figures->choice.level)}})),
                {}, {});
    add_line(q(w("status.near")), q(number(maps::State::near)));
    add_line(q(w("status.met")), q(number(maps::State::met)));
    add_line(q(w("flag.uncertain")), q(number(maps::State::uncertain)));
    add_line(q(w("status.no_data")), q(number(maps::State::no_data)));
  } else {
    add_text(q(map.text.state_note));
  }
  add_text(q(w("desk.card.pick")), 13, false, true);
}

} // namespace ui::desktop
