//! What steps are about, by name: the values of the filter's `kind:`.

use crate::lang::{Lang, Words, words};
use crate::plan::change::{Change, ItemChange};
use crate::plan::step::{Kind, Step};

/// What a step is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the table below names each, in both languages")]
pub enum Topic {
    Status,
    Progress,
    Problem,
    NextStep,
    Decision,
    Deadline,
    Target,
    Title,
    People,
    Text,
    Item,
    Order,
    Theme,
    Column,
    Meeting,
    Plan,
    Undo,
    Redo,
    Merge,
    Founded,
}

const NAMES: [(Topic, Words); 20] = [
    (Topic::Status, words("状态", "status")),
    (Topic::Progress, words("进展", "progress")),
    (Topic::Problem, words("问题", "problem")),
    (Topic::NextStep, words("下一步", "next")),
    (Topic::Decision, words("议定", "decision")),
    (Topic::Deadline, words("时限", "deadline")),
    (Topic::Target, words("目标", "target")),
    (Topic::Title, words("标题", "title")),
    (Topic::People, words("分工", "people")),
    (Topic::Text, words("原文", "text")),
    (Topic::Item, words("增删", "item")),
    (Topic::Order, words("顺序", "order")),
    (Topic::Theme, words("主题", "theme")),
    (Topic::Column, words("状态列", "column")),
    (Topic::Meeting, words("会议", "meeting")),
    (Topic::Plan, words("要点", "plan")),
    (Topic::Undo, words("撤销", "undo")),
    (Topic::Redo, words("重做", "redo")),
    (Topic::Merge, words("合并", "merge")),
    (Topic::Founded, words("建立", "founded")),
];

impl Topic {
    /// The topic with this name, in either language; ASCII letters in any case.
    pub fn named(name: &str) -> Option<Self> {
        let found = NAMES.iter().find(|(_, words)| words.zh == name || words.en.eq_ignore_ascii_case(name));
        found.map(|(topic, _)| *topic)
    }

    /// All names, for a list.
    pub fn names(lang: Lang) -> String {
        NAMES.map(|(_, words)| words.say(lang)).join(lang.pick("、", ", "))
    }
}

/// What a step is about; without one, the making of the board.
pub fn topics(step: Option<&Step>) -> Vec<Topic> {
    let Some(step) = step else { return vec![Topic::Founded] };
    let own = match step.kind {
        Kind::Undo => Some(Topic::Undo),
        Kind::Redo => Some(Topic::Redo),
        Kind::Merge => Some(Topic::Merge),
        Kind::Meeting => Some(Topic::Meeting),
        Kind::Edit => None,
    };
    own.into_iter().chain(step.changes.iter().filter_map(topic)).collect()
}

/// What a change is about; none for one that only accompanies another.
fn topic(change: &Change) -> Option<Topic> {
    let change = match change {
        Change::Theme(..) => return Some(Topic::Theme),
        Change::Column(..) => return Some(Topic::Column),
        Change::Meeting(..) => return Some(Topic::Meeting),
        Change::Plan(_) => return Some(Topic::Plan),
        Change::Item(_, change) => change,
    };
    Some(match change {
        ItemChange::Status(_) => Topic::Status,
        ItemChange::Since(_) | ItemChange::Back(_) | ItemChange::Inherited(_) => return None,
        ItemChange::After(swap) if swap.from == swap.to => return None,
        ItemChange::After(_) | ItemChange::Theme(_) => Topic::Order,
        ItemChange::Progress(_) => Topic::Progress,
        ItemChange::Problems(_) => Topic::Problem,
        ItemChange::NextSteps(_) => Topic::NextStep,
        ItemChange::Decisions(_) => Topic::Decision,
        ItemChange::Deadline(_) | ItemChange::DeadlineText(_) => Topic::Deadline,
        ItemChange::Targets(_) => Topic::Target,
        ItemChange::Title(_) => Topic::Title,
        ItemChange::Leaders(_)
        | ItemChange::LeadUnits(_)
        | ItemChange::ResponsibleUnits(_)
        | ItemChange::SupportingUnits(_) => Topic::People,
        ItemChange::Whole(_) => Topic::Item,
        ItemChange::No(_)
        | ItemChange::Number(_)
        | ItemChange::Subtheme(_)
        | ItemChange::Text(_)
        | ItemChange::Clause(_)
        | ItemChange::Vanished(_) => Topic::Text,
    })
}
