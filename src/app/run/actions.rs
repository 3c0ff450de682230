//! What every action does: one arm each.

use super::dashboard::ExportFormat;
use crate::app::action::Action;
use crate::app::board::view::{Grouping, Overview};
use crate::app::decide::{Towards, Way};
use crate::app::input::form::{Purpose, RecordKind};
use crate::app::input::motion::Motion;
use crate::app::input::pending::PendingKeys;
use crate::app::key::Key;
use crate::app::number::Number;
use crate::app::outbox::Request;
use crate::app::screen::review::Audience;
use crate::app::{App, Flow, Screen};
use crate::plan::sort::Sort;
use crate::plan::step::Kind;

/// One arm an action: one without an arm does not compile.
macro_rules! arms {
    (|$app:ident, $action:ident, $key:ident| $($($name:ident)|+ => $does:expr;)+) => {
        impl App {
            fn arm(&mut self, $action: Action, $key: Key) -> Flow {
                let $app = self;
                match $action {
                    $($(Action::$name)|+ => $does,)+
                }
                Flow::Continue
            }
        }
    };
}

arms! { |app, action, key|
    Suspend => return Flow::Suspend;
    Left | Down | Up | Right => app.travel_by(action, 1);
    LanePrevious | LaneNext | First | Last => app.travel_by(action, 1);
    HalfDown | HalfUp | PageDown | PageUp => app.travel_by(action, 1);
    Digit => app.type_digit(key);
    Forward => app.shift(Towards::Forward);
    Backward => app.shift(Towards::Backward);
    Behind => app.shift(Towards::Behind);
    SetStatus => app.shift(Towards::Nth(key.digit().unwrap_or(0)));
    Undo => app.take_back(Kind::Undo);
    Redo => app.take_back(Kind::Redo);
    Repeat => app.repeat();
    Progress => app.record(RecordKind::Progress);
    Problem => app.record(RecordKind::Problem);
    NextStep => app.record(RecordKind::NextStep);
    Decision => app.record(RecordKind::Decision);
    Deadline => app.open_for_items(|items| Purpose::Deadline { items });
    CardTitle => app.open_for_item(|item| Purpose::Title { item });
    Fields => app.open_for_item(|item| Purpose::Fields { item });
    Editor => app.hand_to_editor();
    NewItem => app.new_item();
    Delete => app.delete();
    OrderDown => app.reorder(Way::Down);
    OrderUp => app.reorder(Way::Up);
    ThemeNew => app.open_form(Purpose::NewTheme);
    ThemeRename => app.open_theme_title();
    ThemeDown => app.with_theme(|app, theme| app.make(app.desk().reorder_theme(theme, Way::Down)));
    ThemeUp => app.with_theme(|app, theme| app.make(app.desk().reorder_theme(theme, Way::Up)));
    ThemeDelete => app.with_theme(App::delete_theme);
    Mark => app.mark();
    MarkRange => app.mark_range();
    MarkAll => app.mark_all();
    RecordDown => app.select_record(Way::Down);
    RecordUp => app.select_record(Way::Up);
    RecordEdit => app.edit_record();
    RecordTick => app.tick_record();
    Detail => app.open_detail();
    History => app.open_history();
    TakeBack => app.take_back_selected();
    BackTo => app.ask_back_to();
    ToItem => app.go_to_item();
    Then => app.open_past();
    OnlyItem => app.only_item();
    OnlyMeeting => app.only_meeting();
    HistoryFilter => app.type_history_filter();
    HistoryAll => app.clear_history_filter();
    OtherPane => app.other_pane();
    FoldLane => app.toggle_lane();
    FoldAll => app.board.open_all(false);
    OpenAll => app.board.open_all(true);
    HideFinished => app.toggle_finished();
    Density => app.next_density();
    ResetView => app.reset_view();
    FilterMenu => app.open_menu();
    SaveFilter => app.name_filter();
    ShowBoard => app.show_overview(Overview::Board);
    ShowList => app.show_overview(Overview::List);
    NextView => app.next_overview();
    Search => app.open_search();
    FindNext => app.next_hit(Way::Down);
    FindPrevious => app.next_hit(Way::Up);
    SameUnit => app.same_lead_unit();
    InvertFilter => app.invert_filter();
    ClearFilter => app.clear_filter();
    GroupTheme => app.group(Grouping::Theme);
    GroupLeader => app.group(Grouping::Leader);
    GroupLeadUnit => app.group(Grouping::LeadUnit);
    GroupResponsibleUnit => app.group(Grouping::ResponsibleUnit);
    GroupNone => app.group(Grouping::None);
    SortNumber => app.sort(Sort::Number);
    SortDeadline => app.sort(Sort::Deadline);
    SortDays => app.sort(Sort::Days);
    SortStatus => app.sort(Sort::Status);
    Help => app.toggle_help();
    HelpFind => app.find_in_help();
    Palette => app.open_palette();
    Import => app.open_form(Purpose::Import);
    AcceptImport => app.accept_preview();
    Boards => app.request(Request::Boards);
    Mouse => app.hand_mouse_over();
    Redraw => return Flow::Redraw;
    Leave => app.leave();
    Quit => return app.quit_screen();
    Interrupt => return app.quit();
    Save | NewLine | NextField | PreviousField | Internal => {};
    AcceptSearch | SearchToFilter | HitNext | HitPrevious => {};
    Review => app.review_or_reopen();
    ChooseAgenda => app.choose_agenda();
    Particulars => app.open_particulars();
    Discussed => app.discussed();
    Present => app.present(key);
    Blank => app.blank();
    Meetings => app.list_meetings();
    OpenMeeting => app.open_meeting();
    DeleteMeeting => app.ask_to_delete_meeting();
    Minutes => app.export_minutes();
    Dashboard => app.show_dashboard();
    DashboardPrevious => app.turn_dashboard(Way::Up);
    DashboardNext => app.turn_dashboard(Way::Down);
    OpenSlice => app.open_slice();
    ReviewSlice => app.review_slice();
    ExportXlsx => app.export(ExportFormat::Xlsx);
    ExportCsv => app.export(ExportFormat::Csv);
    ExportHtml => app.export(ExportFormat::Html);
    ExportMarkdown => app.export(ExportFormat::Markdown);
    Bulletin => app.export(ExportFormat::Bulletin);
    CopyItem => app.copy_item();
    CopyList => app.copy_list();
    CopyCounts => app.copy_counts();
}

impl App {
    /// Does what an action stands for on the screen that has the keys.
    pub(in crate::app) fn act(&mut self, action: Action, key: Key) -> Flow {
        if action.needs_lanes() && self.screens.is_list() {
            self.say_board_only();
            return Flow::Continue;
        }
        if self.past.is_some() && action.changes() {
            self.refuse_in_past();
            return Flow::Continue;
        }
        self.arm(action, key)
    }

    /// Goes along what the screen shows, by an action that is a motion.
    pub(in crate::app) fn travel_by(&mut self, action: Action, times: usize) {
        if let Some(motion) = Motion::of(action) {
            self.travel(motion, times);
        }
    }

    /// The first digit of an item's number.
    fn type_digit(&mut self, key: Key) {
        if let Some(digit) = key.digit() {
            self.input.wait(PendingKeys::Number(Number::new(digit, self.env.now())));
        }
    }

    /// `q`: ends the program on board and list, the meeting in review; from other screens to the board.
    fn quit_screen(&mut self) -> Flow {
        match self.screens.bare() {
            Some(Screen::Board | Screen::List) if self.past.is_some() => self.leave_past(),
            Some(Screen::Board | Screen::List) => return self.quit(),
            Some(Screen::Review { .. }) => self.end_meeting(),
            _ if self.past.is_some() => self.screens.show(Screen::Board),
            _ => self.screens.leave_all(Screen::Board),
        }
        Flow::Continue
    }

    /// `r`: the meeting at hand goes on; from the meetings the one shown there.
    fn review_or_reopen(&mut self) {
        match self.screen() {
            Screen::Meetings(_) | Screen::Meeting { .. } => self.reopen(),
            _ => self.review(Audience::Desk),
        }
    }
}
