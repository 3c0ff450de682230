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
    Repeat,
    Progress,
    Problem,
    NextStep,
    Decision,
    Deadline,
    CardTitle,
    Fields,
    Editor,
    NewItem,
    Delete,
    OrderDown,
    OrderUp,
    ThemeNew,
    ThemeRename,
    ThemeDown,
    ThemeUp,
    ThemeDelete,
    Mark,
    MarkRange,
    MarkAll,
    RecordDown,
    RecordUp,
    RecordEdit,
    RecordTick,
    Save,
    NewLine,
    NextField,
    PreviousField,
    Internal,
    Detail,
    OtherPane,
    FoldLane,
    History,
    TakeBack,
    BackTo,
    ToItem,
    Then,
    OnlyItem,
    OnlyMeeting,
    HistoryFilter,
    HistoryAll,
    FoldAll,
    OpenAll,
    HideFinished,
    Density,
    ResetView,
    FilterMenu,
    SaveFilter,
    ShowBoard,
    ShowList,
    NextView,
    Search,
    AcceptSearch,
    SearchToFilter,
    HitNext,
    HitPrevious,
    FindNext,
    FindPrevious,
    SameUnit,
    InvertFilter,
    ClearFilter,
    GroupTheme,
    GroupLeader,
    GroupLeadUnit,
    GroupResponsibleUnit,
    GroupNone,
    SortNumber,
    SortDeadline,
    SortDays,
    SortStatus,
    Help,
    HelpFind,
    Palette,
    Import,
    AcceptImport,
    Boards,
    Mouse,
    Redraw,
    Suspend,
    Leave,
    Quit,
    Interrupt,
    Review,
    ChooseAgenda,
    Particulars,
    Discussed,
    Present,
    Blank,
    Meetings,
    OpenMeeting,
    DeleteMeeting,
    Minutes,
    Dashboard,
    DashboardPrevious,
    DashboardNext,
    OpenSlice,
    ReviewSlice,
    ExportXlsx,
    ExportCsv,
    ExportHtml,
    ExportMarkdown,
    Bulletin,
    CopyItem,
    CopyList,
    CopyCounts,
}

impl Action {
    /// Whether it is about lanes, which only the board has.
    pub fn needs_lanes(self) -> bool {
        matches!(
            self,
            Self::LanePrevious
                | Self::LaneNext
                | Self::FoldLane
                | Self::FoldAll
                | Self::OpenAll
                | Self::HideFinished
                | Self::Density
                | Self::GroupTheme
                | Self::GroupLeader
                | Self::GroupLeadUnit
                | Self::GroupResponsibleUnit
                | Self::GroupNone
        )
    }

    /// Whether it changes the plan, or marks what is to be changed: nothing for a board of the past.
    pub fn changes(self) -> bool {
        let groups = [Group::Status, Group::Record, Group::Mark];
        let selects = matches!(self, Self::RecordDown | Self::RecordUp);
        self == Self::Import || !selects && TABLE.iter().any(|row| row.action == self && groups.contains(&row.group))
    }

    /// Whether it only moves the cursor; then a number before it is a count.
    pub fn is_motion(self) -> bool {
        TABLE.iter().any(|row| row.action == self && row.group == Group::Move && self != Self::Digit)
    }

    /// Whether the last of its keys is a digit that says what to do.
    pub fn reads_digit(self) -> bool {
        matches!(self, Self::Digit | Self::SetStatus)
    }

    /// Its row.
    pub fn row(self) -> &'static Row {
        TABLE.iter().find(|row| row.action == self).expect("every action has a row")
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
    /// Fields that are open.
    Form,
    /// Every step, newest first.
    History,
    /// The search line.
    Search,
    /// The filter menu.
    Filter,
    /// One item after another in a meeting.
    Review,
    /// The same on the projector.
    Presenting,
    /// The list of meetings.
    Meetings,
    /// What a meeting came to.
    Meeting,
    /// A document before it is imported.
    Preview,
    /// The counts.
    Dashboard,
}

impl Scope {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Board,
        Self::Detail,
        Self::Review,
        Self::Presenting,
        Self::Meetings,
        Self::Meeting,
        Self::Dashboard,
        Self::History,
        Self::Help,
        Self::Form,
        Self::Search,
        Self::Filter,
        Self::Preview,
    ];

    /// The name in the key table and in `config.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Board => "board",
            Self::Detail => "detail",
            Self::Help => "help",
            Self::History => "history",
            Self::Form => "form",
            Self::Search => "search",
            Self::Filter => "filter",
            Self::Review => "review",
            Self::Presenting => "presenting",
            Self::Meetings => "meetings",
            Self::Meeting => "meeting",
            Self::Preview => "preview",
            Self::Dashboard => "dashboard",
        }
    }

    /// What the screen is called.
    pub fn title(self) -> Words {
        match self {
            Self::Board => words("看板", "Board"),
            Self::Detail => words("详情", "Detail"),
            Self::Help => words("帮助", "Help"),
            Self::History => words("历史", "History"),
            Self::Form => words("输入", "Fields"),
            Self::Search => words("查找", "Search"),
            Self::Filter => words("筛选", "Filter"),
            Self::Review => words("审议", "Review"),
            Self::Presenting => words("投屏", "Presenting"),
            Self::Meetings => words("会议列表", "Meetings"),
            Self::Meeting => words("会议情况", "Meeting"),
            Self::Preview => words("导入预览", "Preview of an import"),
            Self::Dashboard => words("统计", "Dashboard"),
        }
    }
}

/// The sections of the help screen, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Moving the cursor.
    Move,
    /// Moving the card.
    Status,
    /// Writing down what happened, and items themselves.
    Record,
    /// Acting on many.
    Mark,
    /// SearchHits and filtering.
    Find,
    /// Grouping and ordering.
    Group,
    /// Looking at it.
    View,
    /// What happened, and taking it back.
    History,
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
    pub const ALL: [Self; 10] = [
        Self::Move,
        Self::Status,
        Self::Record,
        Self::Mark,
        Self::Find,
        Self::Group,
        Self::View,
        Self::Meeting,
        Self::History,
        Self::Other,
    ];

    /// The section's title.
    pub fn title(self) -> Words {
        match self {
            Self::Move => words("移动", "Move"),
            Self::Status => words("状态", "Status"),
            Self::Record => words("记录", "Record"),
            Self::Mark => words("标记", "Mark"),
            Self::Find => words("查找", "Find"),
            Self::Group => words("分组", "Group"),
            Self::View => words("查看", "View"),
            Self::History => words("历史", "History"),
            Self::Meeting => words("会议", "Meetings"),
            Self::Other => words("其他", "Other"),
        }
    }
}

const BOARD: &[Scope] = &[Scope::Board];
const DETAIL: &[Scope] = &[Scope::Detail];
const CARDS: &[Scope] = &[Scope::Board, Scope::Detail, Scope::Review, Scope::Presenting];
const DESK: &[Scope] = &[Scope::Board, Scope::Detail, Scope::Review];
const HELP: &[Scope] = &[Scope::Help];
/// All but the projector's, where only what a meeting needs acts, and where something is typed or chosen.
const ALL: &[Scope] = &[
    Scope::Board,
    Scope::Detail,
    Scope::Help,
    Scope::History,
    Scope::Review,
    Scope::Meetings,
    Scope::Meeting,
    Scope::Preview,
    Scope::Dashboard,
];
const PAGES: &[Scope] = &[
    Scope::Board,
    Scope::Detail,
    Scope::Help,
    Scope::History,
    Scope::Review,
    Scope::Meetings,
    Scope::Meeting,
    Scope::Preview,
    Scope::Presenting,
    Scope::Dashboard,
];
const OVERVIEWS: &[Scope] = &[Scope::Board, Scope::Dashboard];
const VIEWS: &[Scope] = &[Scope::Board, Scope::Detail, Scope::Review, Scope::Dashboard];
const COUNTS: &[Scope] = &[Scope::Dashboard];
const EXPORTS: &[Scope] = &[Scope::Board, Scope::Detail, Scope::Review, Scope::Dashboard];
const PREVIEW: &[Scope] = &[Scope::Preview];
const HISTORY: &[Scope] = &[Scope::History];
const STEPS: &[Scope] = &[Scope::Board, Scope::Detail, Scope::Review, Scope::History];
const FORM: &[Scope] = &[Scope::Form];
const SEARCH: &[Scope] = &[Scope::Search];
const REVIEW: &[Scope] = &[Scope::Review, Scope::Presenting];
const EVERYWHERE: &[Scope] = &Scope::ALL;

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
    row(Action::Progress, "progress", Group::Record, CARDS, &["a"], words("记一条进展情况", "write down progress"))
        .hint("进展", "progress"),
    row(Action::Problem, "problem", Group::Record, CARDS, &["i"], words("记一个存在问题", "write down a problem"))
        .hint("问题", "problem"),
    row(
        Action::NextStep,
        "next-step",
        Group::Record,
        CARDS,
        &["t"],
        words("记一个下一步，可带单位和期限", "write down a next step, with units and a day"),
    )
    .hint("下一步", "next step"),
    row(Action::Decision, "decision", Group::Record, CARDS, &["o"], words("记一条议定事项", "write down a decision"))
        .hint("议定", "decision"),
    row(Action::Deadline, "deadline", Group::Record, CARDS, &["d"], words("定完成时限", "set the deadline"))
        .hint("时限", "deadline"),
    row(
        Action::CardTitle,
        "title",
        Group::Record,
        DESK,
        &["T"],
        words("改卡片标题；清空则按规则生成", "change the card's title; empty: the one of the rule"),
    ),
    row(
        Action::Fields,
        "edit",
        Group::Record,
        DESK,
        &["e"],
        words("编辑领导、单位、时限、目标现值", "edit leaders, units, deadline, targets"),
    )
    .hint("编辑", "edit"),
    row(
        Action::Editor,
        "editor",
        Group::Record,
        DESK,
        &["E"],
        words("在外部编辑器（EDITOR）里改全项", "change the whole item in your own EDITOR"),
    )
    .hint("外部编辑器", "editor"),
    row(
        Action::NewItem,
        "new-item",
        Group::Record,
        DESK,
        &["A"],
        words("在本项之后新增工作项", "add an item behind this one"),
    ),
    row(
        Action::Delete,
        "delete",
        Group::Record,
        DESK,
        &["D"],
        words(
            "删除工作项，详情里删除选中的记录（会先问）",
            "delete the item; in the detail the selected record (asks)",
        ),
    ),
    row(
        Action::OrderDown,
        "order-down",
        Group::Record,
        BOARD,
        &["J"],
        words("在主题内下移，到底进下一主题", "one place down, at the end into the next theme"),
    ),
    row(
        Action::OrderUp,
        "order-up",
        Group::Record,
        BOARD,
        &["K"],
        words("在主题内上移，到顶进上一主题", "one place up, at the top into the previous theme"),
    ),
    row(Action::ThemeNew, "theme-new", Group::Record, BOARD, &[], words("新增主题", "add a theme")),
    row(Action::ThemeRename, "theme-rename", Group::Record, BOARD, &[], words("改主题名称", "rename the theme")),
    row(Action::ThemeDown, "theme-down", Group::Record, BOARD, &[], words("主题下移", "move the theme down")),
    row(Action::ThemeUp, "theme-up", Group::Record, BOARD, &[], words("主题上移", "move the theme up")),
    row(Action::ThemeDelete, "theme-delete", Group::Record, BOARD, &[], words("删除空主题", "delete an empty theme")),
    row(
        Action::RecordDown,
        "record-down",
        Group::Record,
        DETAIL,
        &["J"],
        words("选下一条记录", "select the next record"),
    ),
    row(
        Action::RecordUp,
        "record-up",
        Group::Record,
        DETAIL,
        &["K"],
        words("选上一条记录", "select the previous record"),
    ),
    row(
        Action::RecordEdit,
        "record-edit",
        Group::Record,
        DETAIL,
        &["Enter"],
        words("修改选中的记录", "edit the selected record"),
    ),
    row(
        Action::RecordTick,
        "record-tick",
        Group::Record,
        DETAIL,
        &["Space"],
        words("问题解决、下一步办结，再按一次撤回", "close the problem, tick the next step off; again: open it"),
    ),
    row(Action::Save, "save", Group::Record, FORM, &["Enter"], words("保存", "save")).hint("保存", "save"),
    row(Action::AcceptSearch, "accept", Group::Find, SEARCH, &["Enter"], words("定位到命中项", "go to the hit"))
        .hint("定位", "go there"),
    row(
        Action::SearchToFilter,
        "search-to-filter",
        Group::Find,
        SEARCH,
        &["Tab"],
        words("把查找转为筛选", "make the search a filter"),
    )
    .hint("转为筛选", "filter"),
    row(Action::HitNext, "hit-next", Group::Find, SEARCH, &["Ctrl-n"], words("下一个命中", "next hit"))
        .hint("下一个", "next"),
    row(Action::HitPrevious, "hit-previous", Group::Find, SEARCH, &["Ctrl-p"], words("上一个命中", "previous hit")),
    row(Action::NewLine, "new-line", Group::Record, FORM, &["Alt-Enter", "Ctrl-j"], words("换行", "new line"))
        .hint("换行", "new line"),
    row(Action::NextField, "next-field", Group::Record, FORM, &["Tab"], words("下一栏", "next field"))
        .hint("下一栏", "next field"),
    row(
        Action::PreviousField,
        "previous-field",
        Group::Record,
        FORM,
        &["Shift-Tab"],
        words("上一栏", "previous field"),
    ),
    row(
        Action::Internal,
        "internal",
        Group::Record,
        FORM,
        &["Ctrl-n"],
        words("内部记录：不投屏，不进纪要", "internal: not presented, not in the minutes"),
    )
    .hint("内部", "internal"),
    row(Action::Mark, "mark", Group::Mark, BOARD, &["Space"], words("标记并下移", "mark and step down")),
    row(
        Action::MarkRange,
        "mark-range",
        Group::Mark,
        BOARD,
        &["v"],
        words("连选：从此处到光标", "mark all from here to the cursor"),
    ),
    row(
        Action::MarkAll,
        "mark-all",
        Group::Mark,
        BOARD,
        &["V"],
        words("标记全部所示，再按取消", "mark all shown; again: none"),
    ),
    row(Action::Undo, "undo", Group::Status, CARDS, &["u"], words("撤销上一步", "undo the last step"))
        .hint("撤销", "undo"),
    row(Action::Redo, "redo", Group::Status, STEPS, &["Ctrl-r"], words("重做", "redo")),
    row(
        Action::Repeat,
        "repeat",
        Group::Status,
        BOARD,
        &["."],
        words("对光标项或标记项重复上一次改动", "make the last change again, here or on the marks"),
    ),
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
    row(
        Action::History,
        "history",
        Group::History,
        STEPS,
        &["g h"],
        words("历史：每一步，最新在前", "the history: every step, newest first"),
    ),
    row(
        Action::TakeBack,
        "take-back",
        Group::History,
        HISTORY,
        &["u"],
        words("撤回选中的这一步，不论谁做的", "take the selected step back, whoever made it"),
    )
    .hint("撤回本步", "take back"),
    row(
        Action::BackTo,
        "back-to",
        Group::History,
        HISTORY,
        &["Z"],
        words(
            "回到选中的这一步，撤回此后各步（会先问）",
            "back to the selected step, taking back all later ones (asks)",
        ),
    )
    .hint("回到此步", "back to here"),
    row(
        Action::ToItem,
        "to-item",
        Group::History,
        HISTORY,
        &["Enter"],
        words("到看板上的该项", "to the item on the board"),
    )
    .hint("到该项", "to the item"),
    row(
        Action::Then,
        "then",
        Group::History,
        HISTORY,
        &["v"],
        words("看这一步之后的看板（只读）", "the board as it stood after this step (read-only)"),
    )
    .hint("当时的看板", "board then"),
    row(
        Action::HistoryFilter,
        "history-filter",
        Group::History,
        HISTORY,
        &["/", "f"],
        words("筛选：词、item: by: meeting: date: kind:", "filter by words, item: by: meeting: date: kind:"),
    )
    .hint("筛选", "filter"),
    row(Action::OnlyItem, "only-item", Group::History, HISTORY, &["*"], words("只看该项", "only this item"))
        .hint("只看该项", "this item"),
    row(
        Action::OnlyMeeting,
        "only-meeting",
        Group::History,
        HISTORY,
        &["m"],
        words("只看这次会议", "only this meeting"),
    )
    .hint("只看本会", "this meeting"),
    row(Action::HistoryAll, "history-all", Group::History, HISTORY, &["F"], words("清除筛选", "all steps"))
        .hint("全部", "all"),
    row(Action::FoldAll, "fold-all", Group::View, BOARD, &["-"], words("折叠全部泳道", "fold all lanes")),
    row(Action::OpenAll, "open-all", Group::View, BOARD, &["="], words("展开全部泳道", "open all lanes")),
    row(
        Action::HideFinished,
        "hide-finished",
        Group::View,
        BOARD,
        &["z h"],
        words("隐藏或显示全部办结的泳道", "hide or show lanes in which everything is done"),
    ),
    row(
        Action::Density,
        "density",
        Group::View,
        BOARD,
        &["c"],
        words("疏密：自动、一行、两行", "density: automatic, one line, two lines"),
    ),
    row(
        Action::ResetView,
        "reset",
        Group::View,
        BOARD,
        &["R"],
        words(
            "折叠、筛选、查找、分组、排序、标记全部复位",
            "put folds, filter, search, grouping, order and marks back",
        ),
    ),
    row(
        Action::Search,
        "search",
        Group::Find,
        BOARD,
        &["/"],
        words("查找：汉字、拼音、首字母、序号", "find: words, pinyin, initials, numbers"),
    )
    .hint("查找", "find"),
    row(
        Action::FilterMenu,
        "filter",
        Group::Find,
        BOARD,
        &["f"],
        words("筛选：领导、牵头单位、主题、状态、问题、超期、无进展", "filter: leader, unit, theme, status, problems"),
    )
    .hint("筛选", "filter"),
    row(
        Action::SaveFilter,
        "save-filter",
        Group::Find,
        BOARD,
        &[],
        words("把当前筛选存为常用", "keep the filter under a name"),
    ),
    row(Action::FindNext, "find-next", Group::Find, BOARD, &["n"], words("下一个命中", "next hit")),
    row(Action::FindPrevious, "find-previous", Group::Find, BOARD, &["N"], words("上一个命中", "previous hit")),
    row(
        Action::SameUnit,
        "same-unit",
        Group::Find,
        BOARD,
        &["*"],
        words("只看同一牵头单位", "only the same lead unit"),
    ),
    row(Action::InvertFilter, "invert-filter", Group::Find, BOARD, &["\\"], words("筛选取反", "invert the filter")),
    row(Action::ClearFilter, "clear-filter", Group::Find, BOARD, &["F"], words("清除筛选", "clear the filter")),
    row(Action::GroupTheme, "group-theme", Group::Group, BOARD, &[", t"], words("按主题", "lanes by theme")),
    row(Action::GroupLeader, "group-leader", Group::Group, BOARD, &[", l"], words("按分管领导", "lanes by leader")),
    row(
        Action::GroupLeadUnit,
        "group-lead-unit",
        Group::Group,
        BOARD,
        &[", u"],
        words("按牵头单位", "lanes by lead unit"),
    ),
    row(
        Action::GroupResponsibleUnit,
        "group-responsible-unit",
        Group::Group,
        BOARD,
        &[", r"],
        words("按责任单位", "lanes by responsible unit"),
    ),
    row(Action::GroupNone, "group-none", Group::Group, BOARD, &[", n"], words("不分组", "no lanes")),
    row(Action::SortNumber, "sort-number", Group::Group, BOARD, &[", 1"], words("按序号排序", "order by number")),
    row(Action::SortDeadline, "sort-deadline", Group::Group, BOARD, &[", 2"], words("按时限排序", "order by deadline")),
    row(
        Action::SortDays,
        "sort-days",
        Group::Group,
        BOARD,
        &[", 3"],
        words("按停留天数排序", "order by days in the column"),
    ),
    row(Action::SortStatus, "sort-status", Group::Group, BOARD, &[", 4"], words("按状态排序", "order by status")),
    row(Action::ShowBoard, "board", Group::View, VIEWS, &["g b"], words("看板", "the board")),
    row(Action::ShowList, "list", Group::View, VIEWS, &["g l"], words("列表", "the list")),
    row(
        Action::NextView,
        "next-view",
        Group::View,
        OVERVIEWS,
        &["Tab"],
        words("看板、列表、统计依次切换", "board, list, dashboard in turn"),
    ),
    row(Action::Redraw, "redraw", Group::View, EVERYWHERE, &["Ctrl-l"], words("重画屏幕", "draw the screen anew")),
    row(
        Action::Suspend,
        "suspend",
        Group::Other,
        EVERYWHERE,
        &["Ctrl-z"],
        words("暂停，回到 shell；fg 返回", "stop and go to the shell; fg returns"),
    ),
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
    row(
        Action::Mouse,
        "mouse",
        Group::Other,
        ALL,
        &[],
        words("鼠标归看板，或归终端选字", "mouse for the board, or for selecting text"),
    ),
    row(
        Action::Import,
        "import",
        Group::Other,
        CARDS,
        &[],
        words("导入文件：先预览，再写入", "import a document: a preview first"),
    ),
    row(
        Action::AcceptImport,
        "accept-import",
        Group::Other,
        PREVIEW,
        &["y", "Enter"],
        words("照预览导入", "import as the preview says"),
    )
    .hint("导入", "import"),
    row(Action::Boards, "boards", Group::Other, CARDS, &["g s"], words("打开别的看板", "open another board")),
    row(
        Action::Palette,
        "palette",
        Group::Other,
        DESK,
        &[":", "Ctrl-p"],
        words("按名称找动作或工作项", "find an action or an item by name"),
    ),
    row(Action::HelpFind, "find-in-help", Group::Other, HELP, &["/"], words("查键或动作", "find a key or an action"))
        .hint("查找", "find"),
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
        Action::Particulars,
        "particulars",
        Group::Meeting,
        &[Scope::Meeting, Scope::Meetings],
        &["e"],
        words("填写会议名称、日期、主持、地点、参会", "fill in name, date, chair, place, who is there"),
    )
    .hint("填写", "fill in"),
    row(
        Action::Discussed,
        "discussed",
        Group::Meeting,
        REVIEW,
        &["Enter"],
        words("审议中：议毕，到下一项", "in review: discussed, next item"),
    )
    .hint("议毕，下一项", "discussed, next"),
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
        Action::DeleteMeeting,
        "delete-meeting",
        Group::Meeting,
        &[Scope::Meetings],
        &["D"],
        words("删除会议（会先问）", "delete the meeting (asks)"),
    ),
    row(
        Action::Minutes,
        "minutes",
        Group::Meeting,
        &[Scope::Board, Scope::Detail, Scope::Review, Scope::Meetings, Scope::Meeting],
        &["x m"],
        words("导出会议纪要", "export the minutes"),
    )
    .hint("纪要", "minutes"),
    row(
        Action::Dashboard,
        "dashboard",
        Group::View,
        DESK,
        &["g d"],
        words("统计：按主题、领导、牵头单位，及趋势", "the dashboard: counts by theme, leader, lead unit; the trend"),
    ),
    row(Action::DashboardPrevious, "page-previous", Group::View, COUNTS, &["["], words("上一页统计", "previous page")),
    row(Action::DashboardNext, "page-next", Group::View, COUNTS, &["]"], words("下一页统计", "next page"))
        .hint("换页", "page"),
    row(
        Action::OpenSlice,
        "open-slice",
        Group::View,
        COUNTS,
        &["Enter"],
        words("只看该行的看板", "the row as a board"),
    )
    .hint("看板", "board"),
    row(
        Action::ReviewSlice,
        "review-slice",
        Group::Meeting,
        COUNTS,
        &["r"],
        words("从该行开始审议", "review from this row on"),
    )
    .hint("审议", "review"),
    row(
        Action::ExportXlsx,
        "export-xlsx",
        Group::Other,
        EXPORTS,
        &["x x"],
        words("导出台账 .xlsx", "export the ledger, .xlsx"),
    ),
    row(
        Action::ExportCsv,
        "export-csv",
        Group::Other,
        EXPORTS,
        &["x c"],
        words("导出台账 .csv", "export the ledger, .csv"),
    ),
    row(
        Action::ExportHtml,
        "export-html",
        Group::Other,
        EXPORTS,
        &["x h"],
        words("导出网页 .html", "export the board, .html"),
    ),
    row(
        Action::ExportMarkdown,
        "export-md",
        Group::Other,
        EXPORTS,
        &["x t"],
        words("导出表格 .md", "export the tables, .md"),
    ),
    row(
        Action::Bulletin,
        "bulletin",
        Group::Other,
        EXPORTS,
        &["x b"],
        words("导出通报 .md", "export the bulletin, .md"),
    ),
    row(
        Action::CopyItem,
        "copy-item",
        Group::Other,
        DESK,
        &["y"],
        words("复制该项（OSC 52）", "copy the item (OSC 52)"),
    ),
    row(
        Action::CopyList,
        "copy-list",
        Group::Other,
        BOARD,
        &["Y"],
        words("复制列出的（或标记的）各项为表格", "copy what is shown, or marked, as a Markdown table"),
    ),
    row(Action::CopyCounts, "copy-counts", Group::Other, COUNTS, &["y"], words("复制统计表", "copy the table"))
        .hint("复制", "copy"),
];

/// Titles of the default prefixes, for the pop-up of what may follow.
const PREFIXES: [(&str, Words); 5] = [
    ("x", words("导出", "Export")),
    ("g", words("前往", "Go to")),
    ("z", words("折叠", "Fold")),
    ("s", words("改状态", "Set status")),
    (",", words("分组与排序", "Group and order")),
];

impl Row {
    /// What the keys that begin as this row's default ones are about, if they begin with a prefix.
    pub fn prefix_title(&self) -> Option<Words> {
        let prefixes = self.keys.iter().filter_map(|keys| Some(keys.split_once(' ')?.0));
        prefixes
            .into_iter()
            .find_map(|prefix| PREFIXES.iter().find(|(known, _)| *known == prefix))
            .map(|(_, title)| *title)
    }
}
