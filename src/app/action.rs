//! The one table of actions: dispatch, the help screen, the hint line and the README's key table all come from it.

use crate::lang::{Words, words};

/// What a key can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the table below says what each does, in both languages")]
pub enum Action {
    Left,
    Down,
    Up,
    Right,
    LanePrevious,
    LaneNext,
    First,
    Last,
    HalfDown,
    HalfUp,
    PageDown,
    PageUp,
    Digit,
    Forward,
    Backward,
    SetStatus,
    Behind,
    Undo,
    Redo,
    Detail,
    OtherPane,
    FoldLane,
    Help,
    Redraw,
    Leave,
    Quit,
    Interrupt,
    Review,
    ChooseAgenda,
    Agenda,
    Discussed,
    Present,
    Blank,
    Meetings,
    OpenMeeting,
    Minutes,
}

impl Action {
    /// Whether it only moves the cursor; then a number before it is a count.
    pub fn is_motion(self) -> bool {
        TABLE.iter().any(|row| row.action == self && row.group == Group::Move && self != Self::Digit)
    }
}

/// Where a key means something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The board.
    Board,
    /// One item in full.
    Detail,
    /// The help screen.
    Help,
    /// One item after another in a meeting.
    Review,
    /// The same on the projector.
    Presenting,
    /// The choice of an agenda.
    Agenda,
    /// The list of meetings.
    Meetings,
    /// What a meeting came to.
    Meeting,
}

/// The sections of the help screen, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Moving the cursor.
    Move,
    /// Moving the card.
    Status,
    /// Looking at it.
    View,
    /// Meetings.
    Meeting,
    /// Everything else.
    Other,
}

/// An action as the table declares it.
#[derive(Debug)]
pub struct Row {
    /// What it does.
    pub action: Action,
    /// The name in the key table.
    pub name: &'static str,
    /// The section of the help it stands in.
    pub group: Group,
    /// Where it means something.
    pub scopes: &'static [Scope],
    /// The keys; a sequence is written with a space, `g g`.
    pub keys: &'static [&'static str],
    /// What the help says.
    pub text: Words,
    /// What the hint line says, if it is worth a place there.
    pub hint: Option<Words>,
}

impl Group {
    /// All of them, in the help's order.
    pub const ALL: [Self; 5] = [Self::Move, Self::Status, Self::View, Self::Meeting, Self::Other];

    /// The section's title.
    pub fn title(self) -> Words {
        match self {
            Self::Move => words("移动", "Move"),
            Self::Status => words("状态", "Status"),
            Self::View => words("查看", "View"),
            Self::Meeting => words("会议", "Meetings"),
            Self::Other => words("其他", "Other"),
        }
    }
}

const BOARD: &[Scope] = &[Scope::Board];
const DETAIL: &[Scope] = &[Scope::Detail];
const CARDS: &[Scope] = &[Scope::Board, Scope::Detail, Scope::Review, Scope::Presenting];
/// All but the projector's, where only what a meeting needs acts, and a choice.
const ALL: &[Scope] = &[Scope::Board, Scope::Detail, Scope::Help, Scope::Review, Scope::Meetings, Scope::Meeting];
const PAGES: &[Scope] =
    &[Scope::Board, Scope::Detail, Scope::Help, Scope::Review, Scope::Meetings, Scope::Meeting, Scope::Presenting];
const EVERYWHERE: &[Scope] = &[
    Scope::Board,
    Scope::Detail,
    Scope::Help,
    Scope::Review,
    Scope::Meetings,
    Scope::Meeting,
    Scope::Presenting,
    Scope::Agenda,
];
const DESK: &[Scope] = &[Scope::Board, Scope::Detail, Scope::Review];
const REVIEW: &[Scope] = &[Scope::Review, Scope::Presenting];

const fn row(
    action: Action,
    name: &'static str,
    group: Group,
    scopes: &'static [Scope],
    keys: &'static [&'static str],
    text: Words,
) -> Row {
    Row { action, name, group, scopes, keys, text, hint: None }
}

impl Row {
    const fn hint(self, zh: &'static str, en: &'static str) -> Self {
        Self { hint: Some(words(zh, en)), ..self }
    }
}

/// Every action there is.
pub const TABLE: &[Row] = &[
    row(
        Action::Left,
        "left",
        Group::Move,
        BOARD,
        &["h", "Left"],
        words("左边一列的卡片", "card in the column to the left"),
    ),
    row(Action::Down, "down", Group::Move, PAGES, &["j", "Down"], words("下一张卡片", "next card")),
    row(Action::Up, "up", Group::Move, PAGES, &["k", "Up"], words("上一张卡片", "previous card")),
    row(
        Action::Right,
        "right",
        Group::Move,
        BOARD,
        &["l", "Right"],
        words("右边一列的卡片", "card in the column to the right"),
    ),
    row(Action::LanePrevious, "lane-previous", Group::Move, BOARD, &["["], words("上一泳道", "previous lane")),
    row(Action::LaneNext, "lane-next", Group::Move, BOARD, &["]"], words("下一泳道", "next lane")),
    row(Action::First, "first", Group::Move, ALL, &["g g", "Home"], words("本列第一张", "first card of the column")),
    row(Action::Last, "last", Group::Move, ALL, &["G", "End"], words("本列最后一张", "last card of the column")),
    row(Action::HalfDown, "half-page-down", Group::Move, ALL, &["Ctrl-d"], words("下移半页", "half a page down")),
    row(Action::HalfUp, "half-page-up", Group::Move, ALL, &["Ctrl-u"], words("上移半页", "half a page up")),
    row(Action::PageDown, "page-down", Group::Move, PAGES, &["PgDn"], words("下移一页", "a page down")),
    row(Action::PageUp, "page-up", Group::Move, PAGES, &["PgUp"], words("上移一页", "a page up")),
    row(
        Action::Digit,
        "number",
        Group::Move,
        CARDS,
        &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        words("键入序号跳到该项：13 Enter，13L", "type an item's number to jump: 13 Enter, 13L"),
    ),
    row(
        Action::Forward,
        "forward",
        Group::Status,
        CARDS,
        &["L", ">", "Shift-Right"],
        words("推进到右边一列", "move the card one column on"),
    )
    .hint("推进", "forward"),
    row(
        Action::Backward,
        "back",
        Group::Status,
        CARDS,
        &["H", "<", "Shift-Left"],
        words("退回到左边一列", "move the card one column back"),
    )
    .hint("退回", "back"),
    row(
        Action::Behind,
        "behind",
        Group::Status,
        CARDS,
        &["!"],
        words("标为滞后；再按一次回到原列", "mark as behind; again: back where it was"),
    )
    .hint("滞后", "behind"),
    row(
        Action::SetStatus,
        "status",
        Group::Status,
        CARDS,
        &["s 1", "s 2", "s 3", "s 4", "s 5", "s 6", "s 7", "s 8", "s 9"],
        words("移到第几列", "move the card to that column"),
    )
    .hint("状态", "status"),
    row(Action::Undo, "undo", Group::Status, CARDS, &["u"], words("撤销上一步", "undo the last step"))
        .hint("撤销", "undo"),
    row(Action::Redo, "redo", Group::Status, DESK, &["Ctrl-r"], words("重做", "redo")),
    row(Action::Detail, "detail", Group::View, BOARD, &["Enter"], words("该项详情", "the item in full"))
        .hint("详情", "detail"),
    row(Action::OtherPane, "other-pane", Group::View, DETAIL, &["Tab"], words("换一栏", "the other pane"))
        .hint("换栏", "pane"),
    row(
        Action::FoldLane,
        "fold-lane",
        Group::View,
        BOARD,
        &["z a"],
        words("折叠或展开本泳道", "fold or open this lane"),
    )
    .hint("折叠", "fold"),
    row(Action::Redraw, "redraw", Group::View, EVERYWHERE, &["Ctrl-l"], words("重画屏幕", "draw the screen anew")),
    row(Action::Leave, "leave", Group::Other, EVERYWHERE, &["Esc"], words("取消或返回", "take back or return")),
    row(
        Action::Quit,
        "quit",
        Group::Other,
        ALL,
        &["q"],
        words(
            "退出；审议中结束会议；在其他画面返回看板",
            "quit; in review end the meeting; elsewhere back to the board",
        ),
    )
    .hint("退出", "quit"),
    row(
        Action::Interrupt,
        "interrupt",
        Group::Other,
        EVERYWHERE,
        &["Ctrl-c"],
        words("从任何画面退出", "quit from anywhere"),
    ),
    row(Action::Help, "help", Group::Other, PAGES, &["?", "F1"], words("帮助", "help")).hint("帮助", "help"),
    row(
        Action::Review,
        "review",
        Group::Meeting,
        &[Scope::Board, Scope::Detail, Scope::Meetings, Scope::Meeting],
        &["r"],
        words("从本项开始或继续逐项审议", "review in a meeting from this card, or go on with it"),
    )
    .hint("审议", "review"),
    row(
        Action::ChooseAgenda,
        "review-agenda",
        Group::Meeting,
        &[Scope::Board, Scope::Detail],
        &["g r"],
        words("选议程开始审议", "review with a choice of agenda"),
    ),
    row(
        Action::Agenda,
        "agenda",
        Group::Meeting,
        &[Scope::Agenda],
        &["l", "u", "t", "b", "q", "f", "Enter"],
        words("选定议程：领导、单位、主题、滞后、无进展、筛选", "choose: leader, unit, theme, behind, quiet, filter"),
    ),
    row(
        Action::Discussed,
        "discussed",
        Group::Meeting,
        REVIEW,
        &["Enter"],
        words("审议中：议毕，到下一项", "in review: discussed, next item"),
    ),
    row(
        Action::Present,
        "present",
        Group::Meeting,
        &[Scope::Board, Scope::Detail, Scope::Review, Scope::Presenting],
        &["P", "F5"],
        words("投屏；再按一次离开", "present for a projector; again: leave"),
    ),
    row(
        Action::Blank,
        "blank",
        Group::Meeting,
        &[Scope::Presenting],
        &[".", "b"],
        words("投屏时黑屏；再按恢复", "while presenting: blank the screen, bring it back"),
    ),
    row(
        Action::Meetings,
        "meetings",
        Group::Meeting,
        &[Scope::Board, Scope::Detail, Scope::Review, Scope::Meeting],
        &["g m"],
        words("会议列表", "list of meetings"),
    ),
    row(
        Action::OpenMeeting,
        "open-meeting",
        Group::Meeting,
        &[Scope::Meetings],
        &["Enter"],
        words("该会议的改动", "what the meeting changed"),
    )
    .hint("改动", "changes"),
    row(
        Action::Minutes,
        "minutes",
        Group::Meeting,
        &[Scope::Board, Scope::Detail, Scope::Review, Scope::Meetings, Scope::Meeting],
        &["x m"],
        words("导出会议纪要", "export the minutes"),
    )
    .hint("纪要", "minutes"),
];
