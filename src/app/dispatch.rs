//! From a key to what it does.

use super::action::{Action, Scope};
use super::cursor::Cursor;
use super::decide::{Desk, Towards};
use super::key::Key;
use super::keymap::Lookup;
use super::message::{Message, Tone};
use super::number::{self, Number};
use super::refusal::Refusal;
use super::review::Face;
use super::tell;
use super::{App, Flow, Mode, Moved, Pane, Typed};
use crate::lang::board;
use crate::plan::change::Change;
use crate::plan::id::ItemId;
use crate::plan::step::{Edit, Kind};

impl App {
    /// A key was pressed.
    pub(super) fn press(&mut self, key: Key) -> Flow {
        if let Mode::AskQuit { back } = &self.mode {
            if key == Key::char('y') || self.means(key, Action::Interrupt) {
                return Flow::Abandon;
            }
            self.mode = (**back).clone();
            return Flow::Continue;
        }
        if let Some(flow) = self.meeting_key(key) {
            return flow;
        }
        self.message = None;
        self.moved.retain(|moved| moved.until.is_some());
        match std::mem::replace(&mut self.typed, Typed::Nothing) {
            Typed::Prefix(prefix) => self.second_key(prefix, key),
            Typed::Number(number) => self.key_after_number(number, key),
            Typed::Nothing => self.single_key(key),
        }
    }

    pub(super) fn means(&self, key: Key, action: Action) -> bool {
        self.keymap.lookup(self.scope(), &[key]) == Lookup::Action(action)
    }

    fn single_key(&mut self, key: Key) -> Flow {
        match self.keymap.lookup(self.scope(), &[key]) {
            Lookup::Action(action) => self.act(action, key),
            Lookup::Prefix => {
                self.typed = Typed::Prefix(key);
                Flow::Continue
            }
            Lookup::Unknown => {
                self.message = Some(self.unknown_key(key));
                Flow::Continue
            }
        }
    }

    fn unknown_key(&self, key: Key) -> Message {
        let lang = self.settings.lang;
        match key.text() {
            Some(c) if !c.is_ascii() => Message::plain(board::switch_input_method(lang)),
            _ => Message::plain(board::unknown_key(lang, &key.to_string())).with_key("?", board::help(lang)),
        }
    }

    fn second_key(&mut self, prefix: Key, key: Key) -> Flow {
        match self.keymap.lookup(self.scope(), &[prefix, key]) {
            Lookup::Action(action) => self.act(action, key),
            Lookup::Prefix | Lookup::Unknown => {
                if self.means(key, Action::Interrupt) {
                    return Flow::Quit;
                }
                if !self.means(key, Action::Leave) {
                    let keys = format!("{prefix} {key}");
                    self.message = Some(Message::plain(board::unknown_key(self.settings.lang, &keys)));
                }
                Flow::Continue
            }
        }
    }

    fn key_after_number(&mut self, mut number: Number, key: Key) -> Flow {
        let lookup = self.keymap.lookup(self.scope(), &[key]);
        if let (Lookup::Action(Action::Digit), Some(digit)) = (lookup, key.digit()) {
            number.push(digit, self.now);
            self.typed = Typed::Number(number);
        } else if key == Key::named("Backspace").expect("a key's name") {
            self.typed = number.popped(self.now).map_or(Typed::Nothing, Typed::Number);
        } else if key == Key::named("Enter").expect("a key's name") {
            self.jump(number.digits());
        } else {
            match lookup {
                Lookup::Action(Action::Leave) => {}
                Lookup::Action(action) if action.is_motion() => self.travel(action, number.count()),
                Lookup::Action(Action::Interrupt) => return Flow::Quit,
                Lookup::Action(_) | Lookup::Prefix if !self.jump(number.digits()) => {}
                _ => return self.single_key(key),
            }
        }
        Flow::Continue
    }

    fn act(&mut self, action: Action, key: Key) -> Flow {
        match action {
            Action::Digit => {
                self.typed = key.digit().map_or(Typed::Nothing, |digit| Typed::Number(Number::new(digit, self.now)))
            }
            Action::Forward => self.shift(Towards::Forward),
            Action::Backward => self.shift(Towards::Backward),
            Action::Behind => self.shift(Towards::Behind),
            Action::SetStatus => self.shift(Towards::Nth(key.digit().unwrap_or(0))),
            Action::Undo => self.take_back(Kind::Undo),
            Action::Redo => self.take_back(Kind::Redo),
            Action::Detail => self.open_detail(),
            Action::OtherPane => self.other_pane(),
            Action::FoldLane => self.fold(),
            Action::Help => self.toggle_help(),
            Action::Redraw => return Flow::Redraw,
            Action::Leave => self.leave(),
            Action::Quit if self.mode == Mode::Board => return Flow::Quit,
            Action::Quit if matches!(self.mode, Mode::Review { .. }) => self.end_meeting(),
            Action::Quit => self.mode = Mode::Board,
            Action::Interrupt => return Flow::Quit,
            Action::Review if matches!(self.mode, Mode::Meetings(_) | Mode::Meeting { .. }) => self.reopen(),
            Action::Review => self.review(Face::Desk),
            Action::ChooseAgenda => self.choose_agenda(),
            Action::Agenda => self.take_agenda(key),
            Action::Discussed => self.discussed(),
            Action::Present => self.present(key),
            Action::Blank => self.blank(),
            Action::Meetings => self.list_meetings(),
            Action::OpenMeeting => self.open_meeting(),
            Action::Minutes => self.export_minutes(),
            motion => self.travel(motion, 1),
        }
        Flow::Continue
    }

    fn travel(&mut self, motion: Action, times: usize) {
        match self.scope() {
            Scope::Board => self.walk(motion, times),
            Scope::Detail => self.leaf(motion, times),
            Scope::Help => self.scroll_help(motion, times),
            Scope::Review | Scope::Presenting => self.turn(motion, times),
            Scope::Meetings | Scope::Meeting => self.go_through_meetings(motion, times),
            Scope::Agenda => {}
        }
    }

    fn walk(&mut self, motion: Action, times: usize) {
        let Some(mut place) = self.cursor.and_then(|cursor| cursor.place(&self.view)) else {
            return self.refuse(&Refusal::NoCards);
        };
        for _ in 0..times {
            let Some(next) = self.ground().step(place, motion) else { break };
            place = next;
        }
        self.cursor = Some(Cursor::at(&self.view, place));
    }

    /// In the detail: the next and previous item, or the pane's rows.
    fn leaf(&mut self, motion: Action, times: usize) {
        let Mode::Detail(pane) = &mut self.mode else { return };
        let page = usize::from(self.size.rows.saturating_sub(2)).max(1);
        let (Pane::Owed(scroll) | Pane::Happened(scroll)) = pane;
        let order = self.view.order();
        let Some(cursor) = self.cursor else { return };
        let at = order.iter().position(|item| *item == cursor.item).unwrap_or(0);
        let to = match motion {
            Action::Down => at.saturating_add(times).min(order.len() - 1),
            Action::Up => at.saturating_sub(times),
            Action::First => 0,
            Action::Last => order.len() - 1,
            Action::HalfDown => return *scroll += page / 2,
            Action::PageDown => return *scroll += page,
            Action::HalfUp => return *scroll = scroll.saturating_sub(page / 2),
            Action::PageUp => return *scroll = scroll.saturating_sub(page),
            _ => return,
        };
        *scroll = 0;
        self.cursor = Cursor::on(&self.view, order[to], Some(cursor.lane));
    }

    fn scroll_help(&mut self, motion: Action, times: usize) {
        let Mode::Help { scroll, .. } = &mut self.mode else { return };
        let page = usize::from(self.size.rows.saturating_sub(2)).max(1);
        *scroll = match motion {
            Action::Down => scroll.saturating_add(times),
            Action::Up => scroll.saturating_sub(times),
            Action::HalfDown => *scroll + page / 2,
            Action::HalfUp => scroll.saturating_sub(page / 2),
            Action::PageDown => *scroll + page,
            Action::PageUp => scroll.saturating_sub(page),
            Action::First => 0,
            Action::Last => usize::MAX / 2,
            _ => *scroll,
        };
    }

    /// Goes to the item with this number; the next after the cursor if several have it. False if none has.
    pub(super) fn jump(&mut self, digits: &str) -> bool {
        if matches!(self.mode, Mode::Review { .. }) {
            return self.jump_to_page(digits);
        }
        let numbered = number::items_numbered(self.plan(), digits);
        let order = self.view.order();
        let found: Vec<(usize, ItemId)> = order
            .iter()
            .enumerate()
            .filter(|(_, item)| numbered.contains(item))
            .map(|(at, item)| (at, *item))
            .collect();
        let here = self.cursor.and_then(|cursor| order.iter().position(|item| *item == cursor.item));
        let next = found.iter().position(|(at, _)| here.is_none_or(|here| *at > here)).unwrap_or(0);
        let Some((_, item)) = found.get(next).copied() else {
            self.refuse(&Refusal::NoItem { number: digits.to_owned() });
            return false;
        };
        let lane = self.cursor.map(|cursor| cursor.lane);
        self.cursor = Cursor::on(&self.view, item, lane);
        if let Some(cursor) = self.cursor.filter(|_| !self.layout.opens_by_itself()) {
            self.turned.retain(|lane| *lane != cursor.lane);
        }
        if let Mode::Detail(Pane::Owed(scroll) | Pane::Happened(scroll)) = &mut self.mode {
            *scroll = 0;
        }
        if found.len() > 1 {
            self.message = Some(Message::plain(board::one_of(self.settings.lang, digits, next + 1, found.len())));
        }
        true
    }

    pub(super) fn desk(&self) -> Desk<'_> {
        Desk { plan: self.session.plan(), by: self.session.by(), lang: self.settings.lang, now: self.now }
    }

    pub(super) fn refuse(&mut self, refusal: &Refusal) {
        self.message = Some(Message::plain(refusal.say(self.settings.lang, self.now)));
    }

    fn shift(&mut self, towards: Towards<'_>) {
        let Some(item) = self.subject() else { return self.refuse(&self.no_subject()) };
        match self.desk().shift(item, towards) {
            Ok(edit) => self.commit(edit),
            Err(refusal) => self.refuse(&refusal),
        }
    }

    fn take_back(&mut self, kind: Kind) {
        let edit = if kind == Kind::Redo { self.desk().redo() } else { self.desk().undo() };
        match edit {
            Ok(edit) => self.commit(edit),
            Err(refusal) => self.refuse(&refusal),
        }
    }

    /// Makes an edit, and says what it did; the cursor goes to the item.
    fn commit(&mut self, edit: Edit) {
        let (kind, changes, undoes) = (edit.kind, edit.changes.clone(), edit.undoes);
        if let Err(conflict) = self.session.commit(edit, self.now) {
            let object = tell::object(self.plan(), &conflict.object, self.settings.lang);
            return self.refuse(&Refusal::Changed { object });
        }
        self.refresh();
        let Some(step) = self.plan().log.last() else { return };
        let moves: Vec<_> = tell::moves(step).collect();
        let item = changes.iter().find_map(Change::item);
        if let Some(item) = item.filter(|_| !matches!(self.mode, Mode::Review { .. })) {
            let lane = self.cursor.map(|cursor| cursor.lane);
            self.cursor = Cursor::on(&self.view, item, lane).or(self.cursor);
        }
        let lang = self.settings.lang;
        let what = tell::line(self.plan(), &changes, lang);
        let undone = undoes.and_then(|id| self.plan().step(id));
        let day =
            undone.filter(|step| step.at.date_naive() != self.now.date()).map(|step| tell::when(step.at, self.now));
        self.message = Some(match (kind, moves.as_slice()) {
            (Kind::Undo, _) => {
                Message::plain(board::undone(lang, &what, day.as_deref())).with_key("Ctrl-r", board::redo(lang))
            }
            (Kind::Redo, _) => {
                Message::plain(board::redone(lang, &what, day.as_deref())).with_key("u", board::undo(lang))
            }
            (_, [only]) => self.tell_move(only).with_key("u", board::undo(lang)),
            _ => Message::plain(what).with_key("u", board::undo(lang)),
        });
        self.moved.extend(moves.into_iter().map(|change| Moved { change, until: None }));
    }

    /// `第7项  推进中 ➜ 滞后`, the statuses in their colours.
    fn tell_move(&self, change: &tell::Move) -> Message {
        let (plan, lang) = (self.plan(), self.settings.lang);
        let tone = |column| plan.column(column).map_or(Tone::Plain, |column| Tone::Status(column.kind));
        Message::default()
            .with(Tone::Strong, board::item(lang, &tell::number(plan, change.item)))
            .with(Tone::Plain, format!("  {} ➜ ", tell::column_name(plan, &change.from, lang)))
            .with(tone(&change.to), tell::column_name(plan, &change.to, lang))
    }

    fn open_detail(&mut self) {
        if self.cursor.is_some() {
            self.mode = Mode::Detail(Pane::Owed(0));
        } else {
            self.refuse(&Refusal::NoCards);
        }
    }

    fn other_pane(&mut self) {
        if let Mode::Detail(pane) = &mut self.mode {
            *pane = match pane {
                Pane::Owed(_) => Pane::Happened(0),
                Pane::Happened(_) => Pane::Owed(0),
            };
        }
    }

    fn fold(&mut self) {
        let Some(lane) = self.cursor.map(|cursor| cursor.lane) else { return self.refuse(&Refusal::NoCards) };
        let turned = self.turned.contains(&lane);
        self.turned.retain(|other| *other != lane);
        if !turned {
            self.turned.push(lane);
        }
        if self.layout.opens_by_itself() {
            self.message = Some(Message::plain(if turned {
                board::lane_closes(self.settings.lang)
            } else {
                board::lane_stays_open(self.settings.lang)
            }));
        }
    }

    fn toggle_help(&mut self) {
        let mode = std::mem::replace(&mut self.mode, Mode::Board);
        self.mode = match mode {
            Mode::Help { back, .. } => *back,
            mode => Mode::Help { scroll: 0, back: Box::new(mode) },
        };
    }

    fn leave(&mut self) {
        let mode = std::mem::replace(&mut self.mode, Mode::Board);
        match mode {
            Mode::Help { back, .. } => self.mode = *back,
            Mode::Board => self.message = Some(Message::default().with_key("q", board::quit(self.settings.lang))),
            Mode::Review { page, face } => self.leave_page(page, face),
            Mode::Meetings(_) | Mode::Meeting { .. } => self.leave_meeting(mode),
            Mode::Detail(_) | Mode::AskQuit { .. } | Mode::ChooseAgenda | Mode::OfferMeeting(_) => {}
        }
    }
}
