//! Forms: the fields that are open over the strip, and what they are for.

use crate::app::input::text_field::{FieldLines, TextField};
use crate::app::key::Key;
use crate::lang::{Lang, Words, board, change, form as words, meeting};
use crate::plan::id::{ItemId, RecordId, ThemeId};

/// The sorts of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RecordKind {
    /// What was done (进展情况).
    Progress,
    /// What stands in the way (存在问题).
    Problem,
    /// What comes next (下一步).
    NextStep,
    /// What a meeting decided (议定事项).
    Decision,
}

/// What a form is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// A new record on each of the items.
    NewRecord {
        /// Its sort.
        kind: RecordKind,
        /// The items; one at least.
        items: Vec<ItemId>,
    },
    /// A record reads otherwise.
    EditRecord {
        /// Its sort.
        kind: RecordKind,
        /// Whose it is.
        item: ItemId,
        /// Which it is.
        id: RecordId,
    },
    /// A report pasted whole, split into its parts.
    Report {
        /// Whose it is.
        item: ItemId,
    },
    /// The day the items must be done.
    Deadline {
        /// The items; one at least.
        items: Vec<ItemId>,
    },
    /// The short title.
    Title {
        /// Whose it is.
        item: ItemId,
    },
    /// What can be changed of an item.
    Fields {
        /// Which.
        item: ItemId,
    },
    /// A new item.
    NewItem {
        /// Under which theme.
        theme: ThemeId,
        /// Behind which item; none for the first.
        after: Option<ItemId>,
    },
    /// A new theme, behind all others.
    NewTheme,
    /// A name for the filter in force; changes nothing of the plan.
    SaveFilter,
    /// A meeting is to begin.
    NewMeeting,
    /// What people say of a meeting: its name, its day, who is there.
    Particulars {
        /// Which.
        meeting: RecordId,
    },
    /// The path of a document to import; changes nothing of the plan.
    Import,
    /// A theme's words.
    ThemeTitle {
        /// Which.
        theme: ThemeId,
    },
}

/// What a field of a form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// A record's words.
    Text(RecordKind),
    /// The units a next step names.
    Units,
    /// The day a next step or decision is due.
    Due,
    /// The day an item must be done.
    Deadline,
    /// A short title or a theme's words.
    Title,
    /// The number as printed.
    Number,
    /// The official sentence.
    Sentence,
    /// The people in charge.
    Leaders,
    /// The units that lead.
    LeadUnits,
    /// The other units that answer for it.
    ResponsibleUnits,
    /// The units that help.
    SupportingUnits,
    /// What is searched for.
    Search,
    /// What a meeting goes through its items by.
    Agenda,
    /// What people call a meeting.
    MeetingName,
    /// A meeting's day.
    Date,
    /// Where a meeting is held.
    Place,
    /// Who chairs a meeting.
    Chair,
    /// Who is in a meeting.
    Present,
    /// The name of a filter.
    Name,
    /// The path of a document.
    Path,
    /// Where a target stands; its place among the item's targets.
    Target(usize),
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormField {
    /// What it is for.
    pub part: FieldKind,
    /// Its label; that of the part, or of the target.
    pub label: String,
    /// What is typed.
    pub field: TextField,
    /// What is chosen, in a field that is a choice.
    pub choice: Option<Choice>,
}

/// One of several, chosen by its key or by going along them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Each with the key that chooses it.
    pub options: Vec<(char, String)>,
    /// The place of the chosen one.
    pub at: usize,
}

impl Choice {
    /// Chooses by a key; false if it means nothing here.
    fn press(&mut self, key: Key) -> bool {
        let last = self.options.len().saturating_sub(1);
        let by_key = self.options.iter().position(|(own, _)| Key::char(*own) == key);
        self.at = match (by_key, key.to_string().as_str()) {
            (Some(at), _) => at,
            (None, "Left" | "Up") => self.at.checked_sub(1).unwrap_or(last),
            (None, "Right" | "Down" | "Space") => {
                if self.at == last {
                    0
                } else {
                    self.at + 1
                }
            }
            _ => return false,
        };
        true
    }
}

/// The fields that are open, and what they are for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// What it is for.
    pub purpose: Purpose,
    /// Its fields; one at least.
    pub entries: Vec<FormField>,
    /// Which field has the keys.
    pub focus: usize,
    /// Whether the record is internal.
    pub internal: bool,
    /// Names that the plan does not have and that were asked about.
    pub asked: Vec<String>,
    /// Which field holds something wrong, and why.
    pub wrong: Option<(FieldKind, String)>,
}

impl RecordKind {
    /// Its name.
    pub fn name(self) -> Words {
        match self {
            Self::Progress => board::PROGRESS,
            Self::Problem => board::PROBLEM,
            Self::NextStep => board::NEXT_STEP,
            Self::Decision => board::DECISION,
        }
    }
}

impl Purpose {
    /// The items it concerns.
    pub fn items(&self) -> Vec<ItemId> {
        match self {
            Self::NewRecord { items, .. } | Self::Deadline { items } => items.clone(),
            Self::EditRecord { item, .. } | Self::Report { item } | Self::Title { item } | Self::Fields { item } => {
                vec![*item]
            }
            Self::NewItem { .. }
            | Self::NewTheme
            | Self::ThemeTitle { .. }
            | Self::NewMeeting
            | Self::Particulars { .. }
            | Self::Import
            | Self::SaveFilter => Vec::new(),
        }
    }

    /// The sort of record it makes first; progress where it makes none.
    pub fn record_kind(&self) -> RecordKind {
        match self {
            Self::NewRecord { kind, .. } | Self::EditRecord { kind, .. } => *kind,
            _ => RecordKind::Progress,
        }
    }

    /// Whether what it makes can be internal.
    pub fn can_be_internal(&self) -> bool {
        matches!(self, Self::NewRecord { .. } | Self::EditRecord { .. } | Self::Report { .. })
    }

    /// What it is called.
    pub fn name(&self) -> Words {
        match self {
            Self::NewRecord { kind, .. } | Self::EditRecord { kind, .. } => kind.name(),
            Self::Report { .. } => words::REPORT,
            Self::Deadline { .. } => board::detail::DEADLINE,
            Self::Title { .. } => words::CARD_TITLE,
            Self::Fields { .. } => words::FIELDS,
            Self::NewItem { .. } => words::NEW_ITEM,
            Self::NewTheme => words::NEW_THEME,
            Self::SaveFilter => crate::lang::list::SAVE_FILTER,
            Self::Import => crate::lang::import::IMPORT,
            Self::ThemeTitle { .. } => change::THEME,
            Self::NewMeeting => meeting::BEGIN,
            Self::Particulars { .. } => change::MEETING,
        }
    }
}

impl FieldKind {
    fn label(self) -> Words {
        match self {
            Self::Text(kind) => kind.name(),
            Self::Units => words::UNITS,
            Self::Due => words::DUE,
            Self::Deadline => board::detail::DEADLINE,
            Self::Title => change::TITLE,
            Self::Number => change::NUMBER,
            Self::Sentence => change::TEXT,
            Self::Leaders => board::detail::LEADERS,
            Self::LeadUnits => board::detail::LEAD_UNITS,
            Self::ResponsibleUnits => board::detail::RESPONSIBLE_UNITS,
            Self::SupportingUnits => board::detail::SUPPORTING_UNITS,
            Self::Search => crate::lang::find::SEARCH,
            Self::Agenda => meeting::CHOOSE_AGENDA,
            Self::MeetingName => change::NAME,
            Self::Date => change::DATE,
            Self::Place => change::PLACE,
            Self::Chair => change::CHAIR,
            Self::Present => change::PRESENT,
            Self::Name => crate::lang::list::FILTER_NAME,
            Self::Path => crate::lang::import::PATH,
            Self::Target(_) => board::TARGET,
        }
    }

    fn lines(self) -> FieldLines {
        match self {
            Self::Text(_) | Self::Sentence => FieldLines::Many,
            _ => FieldLines::One,
        }
    }

    /// What stands in the field while it is empty.
    pub fn placeholder(self) -> Option<Words> {
        match self {
            Self::Due | Self::Deadline | Self::Date => Some(words::DAY_EXAMPLE),
            Self::Units
            | Self::Leaders
            | Self::LeadUnits
            | Self::ResponsibleUnits
            | Self::SupportingUnits
            | Self::Present => Some(words::NAMES_EXAMPLE),
            _ => None,
        }
    }
}

impl FormField {
    /// A field for `part` that holds `text`.
    pub fn new(part: FieldKind, text: &str, lang: Lang) -> Self {
        Self { part, label: part.label().say(lang).to_owned(), field: TextField::new(text, part.lines()), choice: None }
    }

    /// A choice between `options`, each with its key; the first is chosen.
    pub fn choice(part: FieldKind, options: Vec<(char, String)>, lang: Lang) -> Self {
        Self { choice: Some(Choice { options, at: 0 }), ..Self::new(part, "", lang) }
    }

    /// The same with another label.
    #[must_use]
    pub fn labelled(self, label: &str) -> Self {
        Self { label: label.to_owned(), ..self }
    }
}

impl Form {
    /// A form with its first field in focus.
    pub fn new(purpose: Purpose, entries: Vec<FormField>) -> Self {
        Self { purpose, entries, focus: 0, internal: false, asked: Vec::new(), wrong: None }
    }

    /// What the field of `part` holds, without space around it; empty if there is no such field.
    pub fn text(&self, part: FieldKind) -> String {
        let entry = self.entries.iter().find(|entry| entry.part == part);
        entry.map_or(String::new(), |entry| entry.field.text().trim().to_owned())
    }

    /// The place of what is chosen in the field of `part`; the first where there is no such field.
    pub fn chosen(&self, part: FieldKind) -> usize {
        let entry = self.entries.iter().find(|entry| entry.part == part);
        entry.and_then(|entry| entry.choice.as_ref()).map_or(0, |choice| choice.at)
    }

    /// The field that has the keys.
    pub fn focused(&mut self) -> &mut TextField {
        let last = self.entries.len() - 1;
        &mut self.entries[self.focus.min(last)].field
    }

    /// Gives the keys to the field `steps` further on, in a circle.
    pub fn turn(&mut self, steps: usize) {
        self.focus = (self.focus + steps) % self.entries.len();
    }

    /// Gives the keys to the field before.
    pub fn turn_back(&mut self) {
        self.turn(self.entries.len() - 1);
    }

    /// Types a key; false if it means nothing in a field.
    pub fn press(&mut self, key: Key) -> bool {
        self.wrong = None;
        let last = self.entries.len() - 1;
        match &mut self.entries[self.focus.min(last)] {
            FormField { choice: Some(choice), .. } => choice.press(key),
            FormField { field, .. } => field.press(key),
        }
    }

    /// Whether nothing is in any field.
    pub fn is_empty(&self) -> bool {
        self.entries.iter().all(|entry| entry.field.is_empty())
    }

    /// Says what is wrong with the field of `part`, and gives it the keys.
    pub fn blame(&mut self, part: FieldKind, reason: String) {
        self.focus = self.entries.iter().position(|entry| entry.part == part).unwrap_or(self.focus);
        self.wrong = Some((part, reason));
    }
}

/// A report split into its parts: progress, problem, next step; a label stands for as many lines as follow it. None if it
/// has not at least two parts or two labels.
pub fn split_report(text: &str) -> Option<[String; 3]> {
    const HEADINGS: [&[&str]; 3] = [
        &["进展情况", "工作进展", "目前进展", "进展", "Progress"],
        &["存在问题", "存在的问题", "主要问题", "困难问题", "问题", "Problems", "Problem"],
        &[
            "下一步工作",
            "下一步打算",
            "下一步计划",
            "下一步",
            "下步工作",
            "下步打算",
            "下步",
            "Next steps",
            "Next step",
            "Next",
        ],
    ];
    let mut parts = [String::new(), String::new(), String::new()];
    let (mut at, mut headings) = (None, 0);
    for line in text.lines() {
        let bare = line.trim_start_matches(|c: char| {
            c.is_whitespace() || c.is_ascii_digit() || "一二三四五六七八九十、.．（）()【】[]#*-".contains(c)
        });
        let heading = HEADINGS.iter().enumerate().find_map(|(part, names)| {
            let rest = names.iter().find_map(|name| bare.strip_prefix(name))?;
            let in_brackets = rest.starts_with(['】', ']']);
            let rest = rest.trim_start_matches(['】', ']', ')', '）', '*', ' ']);
            let is_heading = rest.is_empty() || in_brackets || rest.starts_with(['：', ':']);
            is_heading.then(|| (part, rest.trim_start_matches(['：', ':']).trim()))
        });
        let words = match heading {
            Some((part, rest)) => {
                at = Some(part);
                headings += 1;
                rest
            }
            None => line.trim(),
        };
        let part = &mut parts[at.unwrap_or(0)];
        if !words.is_empty() {
            if !part.is_empty() {
                part.push('\n');
            }
            part.push_str(words);
        }
    }
    let filled = parts.iter().filter(|part| !part.is_empty()).count();
    (filled >= 2 && headings >= 1 || headings >= 2).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_split_at_their_headings() {
        let parts = |text: &str| split_report(text).map(|parts| parts.join("|"));
        for (text, expected) in [
            ("进展：已印发。\n问题：人手不足。\n下一步：八月底前完成。", "已印发。|人手不足。|八月底前完成。"),
            ("一、工作进展\n已印发。\n已培训。\n二、存在问题\n无经费。", "已印发。\n已培训。|无经费。|"),
            ("【进展情况】已印发。\n【下一步打算】培训。", "已印发。||培训。"),
            ("前言。\n问题：缺人。", "前言。|缺人。|"),
            ("Progress: done.\nNext steps: more.", "done.||more."),
            ("下一步：补报材料\n下一步：培训", "||补报材料\n培训"),
        ] {
            assert_eq!(parts(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "已印发。", "进展：已印发。", "问题不大。\n进展顺利。"] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
