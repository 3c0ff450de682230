//! From a key to what it does.

use crate::app::action::{Action, Scope};
use crate::app::board::list_columns::SORTS;
use crate::app::board::view::Grouping;
use crate::app::decide::{Desk, Towards, Way};
use crate::app::input::form::{Purpose, RecordKind};
use crate::app::input::last_change::LastChange;
use crate::app::input::motion::Motion;
use crate::app::key::Key;
use crate::app::keymap::Lookup;
use crate::app::notices::{Message, Tone};
use crate::app::number::{self, Number};
use crate::app::refusal::Refusal;
use crate::app::screen::detail::DetailState;
use crate::app::screen::filter_menu::FilterMenu;
use crate::app::screen::help::HelpSearch;
use crate::app::screen::review::Audience;
use crate::app::tell;
use crate::app::{App, Flow, Overlay, Overview, PendingKeys, Screen};
use crate::lang::{board, find, list};
use crate::plan::change::Change;
use crate::plan::id::ItemId;
use crate::plan::sort::Sort;
use crate::plan::step::{Edit, Kind};

impl App {
    /// A key was pressed.
    pub(in crate::app) fn press(&mut self, key: Key) -> Flow {
        if self.means(key, Action::Suspend) {
            return Flow::Suspend;
        }
        if let Some(Overlay::Ask(_)) = self.screens.overlay() {
            return self.answer_question(key);
        }
        if matches!(self.screens.bare(), Some(Screen::Review { face: Audience::Blank, .. })) {
            return self.press_in_the_dark(key);
        }
        self.notices.clear();
        self.notices.forget_moves();
        match self.screens.overlay() {
            Some(Overlay::Form(_)) => return self.press_in_form(key),
            Some(Overlay::Search(_)) => return self.press_in_search(key),
            Some(Overlay::Palette(_) | Overlay::Help { find: HelpSearch::Typing(_), .. }) => {
                return self.typed_key(key);
            }
            Some(Overlay::FilterMenu(menu)) if !matches!(**menu, FilterMenu::Sides(_)) => {
                return self.press_in_menu(key);
            }
            None if self.is_typing_filter() => return self.press_in_filter(key),
            _ => {}
        }
        if self.is_text(key) {
            self.input.wait(PendingKeys::Nothing);
            self.notices.say(Message::plain(board::switch_input_method(self.env.lang())));
            return Flow::Continue;
        }
        if self.screens.filter_menu().is_some() {
            return self.press_in_menu(key);
        }
        match self.input.take_pending() {
            PendingKeys::Prefix(prefix) => self.second_key(prefix, key),
            PendingKeys::Number(number) => self.key_after_number(number, key),
            PendingKeys::Nothing => self.single_key(key),
        }
    }

    /// Whether the key is text of an input method rather than a command: a Han character, and after one every
    /// full-width sign until the next ASCII character.
    fn is_text(&mut self, key: Key) -> bool {
        key.typed().is_some_and(|c| self.input.note_key(c))
    }

    /// A key where text is typed.
    fn typed_key(&mut self, key: Key) -> Flow {
        if self.means(key, Action::Interrupt) {
            return Flow::Quit;
        }
        if self.screens.palette().is_some() {
            return self.palette_key(key);
        }
        self.help_key(key);
        Flow::Continue
    }

    pub(in crate::app) fn means(&self, key: Key, action: Action) -> bool {
        self.env.keymap().lookup(self.scope(), &[key]) == Lookup::Action(action)
    }

    fn single_key(&mut self, key: Key) -> Flow {
        match self.env.keymap().lookup(self.scope(), &[key]) {
            Lookup::Action(action) => self.act(action, key),
            Lookup::Prefix => {
                self.input.wait(PendingKeys::Prefix(key));
                Flow::Continue
            }
            Lookup::Unknown => {
                self.notices.say(self.unknown_key(key));
                Flow::Continue
            }
        }
    }

    fn unknown_key(&self, key: Key) -> Message {
        let lang = self.env.lang();
        match key.text() {
            Some(c) if !c.is_ascii() => Message::plain(board::switch_input_method(lang)),
            _ => Message::plain(board::unknown_key(lang, &key.to_string())).with_key("?", board::help(lang)),
        }
    }

    fn second_key(&mut self, prefix: Key, key: Key) -> Flow {
        match self.env.keymap().lookup(self.scope(), &[prefix, key]) {
            Lookup::Action(action) => self.act(action, key),
            Lookup::Prefix | Lookup::Unknown => {
                if self.means(key, Action::Interrupt) {
                    return self.quit();
                }
                if !self.means(key, Action::Leave) {
                    let keys = format!("{prefix} {key}");
                    self.notices.say(Message::plain(board::unknown_key(self.env.lang(), &keys)));
                }
                Flow::Continue
            }
        }
    }

    fn key_after_number(&mut self, mut number: Number, key: Key) -> Flow {
        let lookup = self.env.keymap().lookup(self.scope(), &[key]);
        if let (Lookup::Action(Action::Digit), Some(digit)) = (lookup, key.digit()) {
            number.push(digit, self.env.now());
            self.input.wait(PendingKeys::Number(number));
        } else if key == Key::named("Backspace").expect("a key's name") {
            self.input.wait(number.popped(self.env.now()).map_or(PendingKeys::Nothing, PendingKeys::Number));
        } else if key == Key::named("Enter").expect("a key's name") {
            self.jump(number.digits());
        } else {
            match lookup {
                Lookup::Action(Action::Leave) => {}
                Lookup::Action(action) if action.is_motion() => {
                    Motion::of(action).into_iter().for_each(|motion| self.travel(motion, number.count()));
                }
                Lookup::Action(Action::Interrupt) => return self.quit(),
                Lookup::Action(_) | Lookup::Prefix if !self.jump(number.digits()) => {}
                _ => return self.single_key(key),
            }
        }
        Flow::Continue
    }

    pub(in crate::app) fn act(&mut self, action: Action, key: Key) -> Flow {
        if action.needs_lanes() && self.screens.is_list() {
            self.say_board_only();
            return Flow::Continue;
        }
        match action {
            action if self.past.is_some() && action.changes() => self.refuse_in_past(),
            Action::Digit => {
                if let Some(digit) = key.digit() {
                    self.input.wait(PendingKeys::Number(Number::new(digit, self.env.now())));
                }
            }
            Action::Forward => self.shift(Towards::Forward),
            Action::Backward => self.shift(Towards::Backward),
            Action::Behind => self.shift(Towards::Behind),
            Action::SetStatus => self.shift(Towards::Nth(key.digit().unwrap_or(0))),
            Action::Undo => self.take_back(Kind::Undo),
            Action::Redo => self.take_back(Kind::Redo),
            Action::Repeat => self.repeat(),
            Action::Progress => self.record(RecordKind::Progress),
            Action::Problem => self.record(RecordKind::Problem),
            Action::NextStep => self.record(RecordKind::NextStep),
            Action::Decision => self.record(RecordKind::Decision),
            Action::Deadline => self.open_for_items(|items| Purpose::Deadline { items }),
            Action::CardTitle => self.open_for_item(|item| Purpose::Title { item }),
            Action::Fields => self.open_for_item(|item| Purpose::Fields { item }),
            Action::Editor => self.hand_to_editor(),
            Action::NewItem => self.new_item(),
            Action::Delete => self.delete(),
            Action::OrderDown => self.reorder(Way::Down),
            Action::OrderUp => self.reorder(Way::Up),
            Action::ThemeNew => self.open_form(Purpose::NewTheme),
            Action::ThemeRename => self.open_theme_title(),
            Action::ThemeDown => self.with_theme(|app, theme| app.make(app.desk().reorder_theme(theme, Way::Down))),
            Action::ThemeUp => self.with_theme(|app, theme| app.make(app.desk().reorder_theme(theme, Way::Up))),
            Action::ThemeDelete => self.with_theme(Self::delete_theme),
            Action::Mark => self.mark(),
            Action::MarkRange => self.mark_range(),
            Action::MarkAll => self.mark_all(),
            Action::RecordDown => self.select_record(Way::Down),
            Action::RecordUp => self.select_record(Way::Up),
            Action::RecordEdit => self.edit_record(),
            Action::RecordTick => self.tick_record(),
            Action::Detail => self.open_detail(),
            Action::History => self.open_history(),
            Action::TakeBack => self.take_back_selected(),
            Action::BackTo => self.ask_back_to(),
            Action::ToItem => self.go_to_item(),
            Action::Then => self.open_past(),
            Action::OnlyItem => self.only_item(),
            Action::OnlyMeeting => self.only_meeting(),
            Action::HistoryFilter => self.type_history_filter(),
            Action::HistoryAll => self.clear_history_filter(),
            Action::OtherPane => self.other_pane(),
            Action::FoldLane => self.toggle_lane(),
            Action::FoldAll => self.board.open_all(false),
            Action::OpenAll => self.board.open_all(true),
            Action::HideFinished => self.toggle_finished(),
            Action::Density => self.next_density(),
            Action::ResetView => self.reset_view(),
            Action::FilterMenu => self.open_menu(),
            Action::SaveFilter => self.name_filter(),
            Action::ShowBoard => self.show_overview(Overview::Board),
            Action::ShowList => self.show_overview(Overview::List),
            Action::NextView => self.toggle_overview(),
            Action::Search => self.open_search(),
            Action::FindNext => self.next_hit(Way::Down),
            Action::FindPrevious => self.next_hit(Way::Up),
            Action::SameUnit => self.same_lead_unit(),
            Action::InvertFilter => self.invert_filter(),
            Action::ClearFilter => self.clear_filter(),
            Action::GroupTheme => self.group(Grouping::Theme),
            Action::GroupLeader => self.group(Grouping::Leader),
            Action::GroupLeadUnit => self.group(Grouping::LeadUnit),
            Action::GroupResponsibleUnit => self.group(Grouping::ResponsibleUnit),
            Action::GroupNone => self.group(Grouping::None),
            Action::SortNumber => self.sort(Sort::Number),
            Action::SortDeadline => self.sort(Sort::Deadline),
            Action::SortDays => self.sort(Sort::Days),
            Action::SortStatus => self.sort(Sort::Status),
            Action::Help => self.toggle_help(),
            Action::HelpFind => self.find_in_help(),
            Action::Palette => self.open_palette(),
            Action::Import => self.open_form(Purpose::Import),
            Action::AcceptImport => self.accept_preview(),
            Action::Boards => self.request(crate::app::outbox::Request::Boards),
            Action::Mouse => self.hand_mouse_over(),
            Action::Redraw => return Flow::Redraw,
            Action::Leave => self.leave(),
            Action::Quit if self.screens.is_overview() && self.past.is_some() => self.leave_past(),
            Action::Quit if self.screens.is_overview() => return self.quit(),
            Action::Quit if matches!(self.screens.bare(), Some(Screen::Review { .. })) => self.end_meeting(),
            Action::Quit if self.past.is_some() => self.screens.show(Screen::Board),
            Action::Quit => self.screens.leave_all(Screen::Board),
            Action::Interrupt => return self.quit(),
            Action::Save | Action::NewLine | Action::NextField | Action::PreviousField | Action::Internal => {}
            Action::AcceptSearch | Action::SearchToFilter | Action::HitNext | Action::HitPrevious => {}
            Action::Review if matches!(self.screen(), Screen::Meetings(_) | Screen::Meeting { .. }) => self.reopen(),
            Action::Review => self.review(Audience::Desk),
            Action::ChooseAgenda => self.choose_agenda(),
            Action::Particulars => self.open_particulars(),
            Action::Discussed => self.discussed(),
            Action::Present => self.present(key),
            Action::Blank => self.blank(),
            Action::Meetings => self.list_meetings(),
            Action::OpenMeeting => self.open_meeting(),
            Action::Minutes => self.export_minutes(),
            motion => Motion::of(motion).into_iter().for_each(|motion| self.travel(motion, 1)),
        }
        Flow::Continue
    }

    /// Goes along what the screen shows.
    pub(in crate::app) fn travel(&mut self, motion: Motion, times: usize) {
        match self.scope() {
            Scope::Board if self.screens.is_list() => self.walk_list(motion, times),
            Scope::Board => {
                let (board, source) = self.board_mut();
                if !board.walk(source, motion, times) {
                    self.refuse(&Refusal::NoCards);
                }
            }
            Scope::Detail => self.walk_detail(motion, times),
            Scope::Help => self.scroll_help(motion, times),
            Scope::History => self.walk_history(motion, times),
            Scope::Review | Scope::Presenting => self.turn(motion, times),
            Scope::Meetings | Scope::Meeting => self.go_through_meetings(motion, times),
            Scope::Preview => self.scroll_preview(motion, times),
            Scope::Form | Scope::Search | Scope::Filter => {}
        }
    }

    /// A motion in the list; left and right go to the order of the next column.
    fn walk_list(&mut self, motion: Motion, times: usize) {
        let order = |places: usize, sort: Sort| {
            let at = SORTS.iter().position(|other| *other == sort).unwrap_or(0);
            SORTS[(at + places) % SORTS.len()]
        };
        match motion {
            Motion::LaneNext | Motion::LanePrevious => self.refuse(&Refusal::BoardOnly),
            Motion::Left | Motion::Right if self.board.cursor().is_none() => self.refuse(&Refusal::NoCards),
            Motion::Left => self.sort(order(SORTS.len() - 1, self.board.settings().sort)),
            Motion::Right => self.sort(order(1, self.board.settings().sort)),
            _ if self.board.walk_list(motion, times) => {}
            _ => self.refuse(&Refusal::NoCards),
        }
    }

    /// Says that an action is about lanes, which the list has not.
    fn say_board_only(&mut self) {
        let lang = self.env.lang();
        self.notices.say(Message::plain(list::board_only(lang)).with_key("gb", list::BOARD.say(lang)));
    }

    /// In the detail: the next and previous item, or the pane's rows.
    fn walk_detail(&mut self, motion: Motion, times: usize) {
        let page = usize::from(self.env.size().rows.saturating_sub(2)).max(1);
        let order = self.board.order(self.screens.home());
        let Some(item) = self.board.item() else { return };
        let at = order.iter().position(|other| *other == item).unwrap_or(0);
        let to = order.get(motion.apply(at, times, 1).min(order.len().saturating_sub(1))).copied();
        let Some(detail) = self.screens.detail_mut() else { return };
        match motion {
            Motion::HalfDown | Motion::HalfUp | Motion::PageDown | Motion::PageUp => {
                detail.scroll = motion.apply(detail.scroll, times, page);
            }
            Motion::Down | Motion::Up | Motion::First | Motion::Last => {
                detail.turn_page();
                to.into_iter().for_each(|to| self.board.put_on(to));
            }
            Motion::Left | Motion::Right | Motion::LaneNext | Motion::LanePrevious => {}
        }
    }

    fn scroll_help(&mut self, motion: Motion, times: usize) {
        let page = usize::from(self.env.size().rows.saturating_sub(2)).max(1);
        if let Some((scroll, _)) = self.screens.help_mut() {
            *scroll = motion.apply(*scroll, times, page);
        }
    }

    /// Goes to the item with this number; the next after the cursor if several have it. A filter that hides it is
    /// lifted. False if no item has it.
    pub(in crate::app) fn jump(&mut self, digits: &str) -> bool {
        if self.screens.review().is_some() {
            return self.jump_to_page(digits);
        }
        let numbered = number::items_numbered(self.plan(), digits);
        let Some(first) = numbered.first().copied() else {
            self.refuse(&Refusal::NoItem { number: digits.to_owned() });
            return false;
        };
        let lifted = !numbered.iter().any(|item| self.board.view().shows(*item)) && self.lift_filter_for(first);
        let order = self.board.order(self.screens.overview());
        let shown = order.iter().enumerate().filter(|(_, item)| numbered.contains(item));
        let found: Vec<(usize, ItemId)> = shown.map(|(at, item)| (at, *item)).collect();
        let here = self.board.item().and_then(|item| self.board.rank(self.screens.overview(), item));
        let next = found.iter().position(|(at, _)| here.is_none_or(|here| *at > here)).unwrap_or(0);
        let Some((_, item)) = found.get(next).copied() else { return false };
        self.go_to(item);
        if lifted {
            self.notices.say(Message::plain(find::lifted(self.env.lang(), digits)));
        } else if found.len() > 1 {
            self.notices.say(Message::plain(board::one_of(self.env.lang(), digits, next + 1, found.len())));
        }
        true
    }

    pub(in crate::app) fn desk(&self) -> Desk<'_> {
        Desk {
            plan: self.session.plan(),
            by: self.session.by(),
            lang: self.env.lang(),
            now: self.env.now(),
            meeting: self.session.meeting(),
        }
    }

    pub(in crate::app) fn refuse(&mut self, refusal: &Refusal) {
        self.notices.say(Message::plain(refusal.say(self.env.lang(), self.env.now())));
    }

    /// Says that a board of the past cannot be changed.
    pub(in crate::app) fn refuse_in_past(&mut self) {
        let when = self.past.as_ref().map_or(String::new(), |past| past.when());
        self.refuse(&Refusal::Past { when });
    }

    pub(in crate::app) fn shift(&mut self, towards: Towards<'static>) {
        let subjects = self.subjects();
        if subjects.is_empty() {
            return self.refuse(&self.no_subject());
        }
        let edit = self.desk().shift_all(&subjects, towards);
        if self.make(edit) {
            self.input.set_last_change(LastChange::Shift(towards));
        }
    }

    /// Makes the edit that was decided on, or says why there is none; true if it was made.
    pub(in crate::app) fn make(&mut self, edit: Result<Edit, Refusal>) -> bool {
        match edit {
            Ok(edit) => self.commit(edit),
            Err(refusal) => {
                self.refuse(&refusal);
                false
            }
        }
    }

    fn take_back(&mut self, kind: Kind) {
        let edit = if kind == Kind::Redo { self.desk().redo() } else { self.desk().undo() };
        self.make(edit);
    }

    /// Makes an edit, and says what it did; the cursor goes to the item. False if it no longer fits.
    pub(in crate::app) fn commit(&mut self, edit: Edit) -> bool {
        if self.past.is_some() {
            self.refuse_in_past();
            return false;
        }
        let (kind, changes, undoes) = (edit.kind, edit.changes.clone(), edit.undoes);
        if let Err(conflict) = self.session.commit(edit, self.env.now()) {
            let object = tell::object(self.plan(), &conflict.object, self.env.lang());
            self.refuse(&Refusal::Changed { object });
            return false;
        }
        let subject = changes.iter().find_map(Change::item);
        let (board, source) = self.board_mut();
        board.keep_visible(source, subject);
        self.refresh();
        let Some(step) = self.plan().log.last() else { return true };
        let moves: Vec<_> = tell::moves(step).collect();
        let is_elsewhere = |item: &ItemId| self.board.selection().holds(*item) || self.screens.review().is_some();
        if let Some(item) = subject.filter(|item| !is_elsewhere(item)) {
            self.board.put_on(item);
        }
        let hidden = self.board.selection().all().iter().filter(|item| !self.board.view().shows(**item)).count();
        let lang = self.env.lang();
        let what = tell::line(self.plan(), &changes, lang);
        let undone = undoes.and_then(|id| self.plan().step(id));
        let day = undone
            .filter(|step| step.at.date_naive() != self.env.now().date())
            .map(|step| tell::when(step.at, self.env.now()));
        self.notices.say(match (kind, moves.as_slice()) {
            (Kind::Undo, _) => {
                Message::plain(board::undone(lang, &what, day.as_deref())).with_key("Ctrl-r", board::redo(lang))
            }
            (Kind::Redo, _) => {
                Message::plain(board::redone(lang, &what, day.as_deref())).with_key("u", board::undo(lang))
            }
            (_, [only]) if changes.len() == 3 => self.tell_move(only).with_key("u", board::undo(lang)),
            (_, [first, .., last]) if first.to == last.to => {
                let to = tell::column_name(self.plan(), &first.to, lang);
                Message::plain(board::moved_together(lang, moves.len(), to)).with_key("u", board::undo(lang))
            }
            _ => Message::plain(what).with_key("u", board::undo(lang)),
        });
        if hidden > 0 && changes.iter().filter_map(Change::item).any(|item| self.board.selection().holds(item)) {
            let note = format!("   {}", find::hidden_too(lang, hidden));
            self.notices.add(Tone::Quiet, note);
        }
        self.notices.show_moves(moves, None);
        true
    }

    /// `第7项  推进中 ➜ 滞后`, the statuses in their colours.
    fn tell_move(&self, change: &tell::Move) -> Message {
        let (plan, lang) = (self.plan(), self.env.lang());
        let tone = |column| plan.column(column).map_or(Tone::Plain, |column| Tone::Status(column.kind));
        Message::default()
            .with(Tone::Strong, board::item(lang, &tell::number(plan, change.item)))
            .with(Tone::Plain, format!("  {} ➜ ", tell::column_name(plan, &change.from, lang)))
            .with(tone(&change.to), tell::column_name(plan, &change.to, lang))
    }

    pub(in crate::app) fn open_detail(&mut self) {
        if self.board.cursor().is_some() {
            self.screens.show(Screen::Detail(DetailState::default()));
        } else {
            self.refuse(&Refusal::NoCards);
        }
    }

    fn toggle_help(&mut self) {
        if let Some(Overlay::Help { .. }) = self.screens.overlay() {
            self.screens.close();
        } else {
            self.screens.open(Overlay::Help { scroll: 0, find: HelpSearch::All });
        }
    }

    /// Esc: one step back, on whatever has the keys.
    fn leave(&mut self) {
        match self.screens.overlay_mut() {
            Some(Overlay::Help { scroll, find }) if matches!(find, HelpSearch::Typed(_)) => {
                (*scroll, *find) = (0, HelpSearch::All);
            }
            Some(_) => drop(self.screens.close()),
            None => self.leave_screen(),
        }
    }

    fn leave_screen(&mut self) {
        match self.screens.screen_mut() {
            Screen::History(_) => self.leave_history(),
            Screen::Preview(_) => self.leave_preview(),
            Screen::Board | Screen::List if self.past.is_some() => self.leave_past(),
            Screen::Board | Screen::List => self.take_back_in_overview(),
            Screen::Detail(detail) if detail.selected.is_some() => detail.selected = None,
            Screen::Detail(_) => self.screens.show(self.screens.home().into()),
            Screen::Review { page, face } => {
                let (page, face) = (*page, *face);
                self.leave_page(page, face);
            }
            Screen::Meetings(_) | Screen::Meeting { .. } => self.leave_meeting(),
        }
    }

    /// A key while the projector's screen is dark brings it back.
    fn press_in_the_dark(&mut self, key: Key) -> Flow {
        if self.means(key, Action::Interrupt) {
            return Flow::Quit;
        }
        self.blank();
        Flow::Continue
    }

    /// Esc on board and list: the marks go, else the search; else the way out is told.
    fn take_back_in_overview(&mut self) {
        if !self.board.selection().is_empty() {
            self.board.clear_selection();
        } else if self.board.search().is_some() {
            self.board.stop_search();
        } else {
            self.notices.say(Message::default().with_key("q", board::quit(self.env.lang())));
        }
    }
}
