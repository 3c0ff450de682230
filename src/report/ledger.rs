//! The ledger (工作台账): a row an item, and the text of each cell. What is filled into a copy of it comes back by
//! comparing cells, so that a cell's text is made here and nowhere else.

use super::slice::inert;
use crate::clock::{Now, Stamp};
use crate::lang::{Lang, Words, board, report as words};
use crate::plan::Plan;
use crate::plan::ageing;
use crate::plan::id::RecordId;
use crate::plan::item::Item;
use crate::plan::record::{NextStep, Problem, Progress};
use crate::plan::target::Target;

/// Characters in one cell; Excel takes 32,767.
const LONGEST: usize = 30_000;
/// Stands before the lines of a record that go on.
pub const CONTINUED: &str = "　　";
/// The word that a ledger is known by.
const MARK: &str = "yaodian";

/// A column of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LedgerColumn {
    /// The item's id, by which a row is known; hidden in workbooks.
    Id,
    /// The number as printed.
    Number,
    /// The theme with its marker.
    Theme,
    /// The official sentence.
    Task,
    /// The people in charge.
    Leaders,
    /// The units that lead.
    LeadUnits,
    /// The other units that answer for it.
    ResponsibleUnits,
    /// The day it must be done, or the document's words for it.
    Deadline,
    /// The column it stands in.
    Status,
    /// What was done, a record a line, oldest first.
    Progress,
    /// The figures reached, a target a line.
    Figures,
    /// The open problems, a record a line.
    Problems,
    /// The open next steps, a record a line.
    NextSteps,
    /// Days since the last change of status.
    Days,
    /// What else there is to say.
    Remarks,
}

impl LedgerColumn {
    /// All of them, from left to right.
    pub const ALL: [Self; 15] = [
        Self::Id,
        Self::Number,
        Self::Theme,
        Self::Task,
        Self::Leaders,
        Self::LeadUnits,
        Self::ResponsibleUnits,
        Self::Deadline,
        Self::Status,
        Self::Progress,
        Self::Figures,
        Self::Problems,
        Self::NextSteps,
        Self::Days,
        Self::Remarks,
    ];

    /// What stands over it.
    pub fn words(self) -> Words {
        match self {
            Self::Id => words::ID,
            Self::Number => words::NUMBER,
            Self::Theme => words::THEME,
            Self::Task => words::TASK,
            Self::Leaders => words::LEADERS,
            Self::LeadUnits => words::LEAD_UNITS,
            Self::ResponsibleUnits => words::RESPONSIBLE_UNITS,
            Self::Deadline => words::DEADLINE,
            Self::Status => words::STATUS,
            Self::Progress => words::PROGRESS,
            Self::Figures => words::FIGURES,
            Self::Problems => words::PROBLEMS,
            Self::NextSteps => words::NEXT_STEPS,
            Self::Days => words::DAYS,
            Self::Remarks => words::REMARKS,
        }
    }

    /// The column with these words over it, in either language.
    pub fn named(head: &str) -> Option<Self> {
        let head = head.trim();
        Self::ALL.into_iter().find(|column| [column.words().zh, column.words().en].contains(&head))
    }

    /// The cell of `item`; of several lines where it has several.
    pub fn cell(self, plan: &Plan, item: &Item, lang: Lang, now: Now) -> String {
        let names = |names: &[String]| inert(&names.join(board::comma(lang)));
        let named = |units: &[String]| {
            if units.is_empty() { words::TO_FILL_IN.say(lang).to_owned() } else { names(units) }
        };
        let text = match self {
            Self::Id => item.no.to_string(),
            Self::Number => inert(&item.number),
            Self::Theme => plan.theme(item.theme).map_or(String::new(), |t| inert(&format!("{}{}", t.marker, t.title))),
            Self::Task => inert(&item.text),
            Self::Leaders => named(&item.leaders),
            Self::LeadUnits => named(&item.lead_units),
            Self::ResponsibleUnits => names(&item.responsible_units),
            Self::Deadline => {
                let day = item.deadline.map(|day| day.to_string());
                day.unwrap_or_else(|| inert(item.deadline_text.as_deref().unwrap_or_default()))
            }
            Self::Status => inert(plan.column(&item.status).map_or(&item.status.0, |column| column.name(lang))),
            Self::Progress => lines(item.progress.iter().filter(|record| !record.internal).map(progress_line)),
            Self::Figures => lines(item.targets.iter().map(|target| figure_line(target, lang))),
            Self::Problems => lines(open_problems(item).map(problem_line)),
            Self::NextSteps => lines(open_steps(item).map(|step| step_line(step, lang))),
            Self::Days => ageing::days(item, now).map_or(String::new(), |days| days.to_string()),
            Self::Remarks if item.supporting_units.is_empty() => String::new(),
            Self::Remarks => words::support(lang, &names(&item.supporting_units)),
        };
        text.trim().to_owned()
    }
}

/// The problems a ledger shows.
pub fn open_problems(item: &Item) -> impl Iterator<Item = &Problem> {
    item.problems.iter().filter(|problem| problem.closed.is_none() && !problem.internal)
}

/// The next steps a ledger shows.
pub fn open_steps(item: &Item) -> impl Iterator<Item = &NextStep> {
    item.next_steps.iter().filter(|step| step.done.is_none() && !step.internal)
}

/// `2020-07-15 已印发名单`.
pub fn progress_line(progress: &Progress) -> String {
    format!("{} {}", progress.date, continued(&progress.text))
}

/// `2020-07-15 经费未到位`.
pub fn problem_line(problem: &Problem) -> String {
    format!("{} {}", problem.date, continued(&problem.text))
}

/// `2020-07-31前 补报材料（成果转化科）`.
pub fn step_line(step: &NextStep, lang: Lang) -> String {
    let due = step.due.map_or(String::new(), |day| format!("{} ", board::due(lang, &day.to_string())));
    let units = inert(&step.units.join(board::comma(lang)));
    let units = if units.is_empty() { units } else { format!("（{units}）") };
    format!("{due}{}{units}", continued(&step.text))
}

/// `新增高新技术企业：11 / 20家`.
pub fn figure_line(target: &Target, lang: Lang) -> String {
    let current = target.current.map_or_else(|| words::TO_FILL_IN.say(lang).to_owned(), |value| value.to_string());
    format!("{}：{current} / {}", inert(&target.metric), inert(&target.raw))
}

/// The lines of a record's text, each but the first set in.
fn continued(text: &str) -> String {
    inert(text)
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(&format!("\n{CONTINUED}"))
}

/// Records as the lines of a cell; the oldest are left out where there are too many for a cell.
fn lines(records: impl Iterator<Item = String>) -> String {
    let mut lines: Vec<String> = records.collect();
    let mut length: usize = lines.iter().map(|line| line.chars().count() + 1).sum();
    let mut gone = 0;
    while length > LONGEST && gone + 1 < lines.len() {
        length -= lines[gone].chars().count() + 1;
        gone += 1;
    }
    lines.drain(..gone);
    lines.join("\n")
}

/// Of which state of which board a ledger is; stands over the ids, hidden in workbooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LedgerOrigin {
    /// When the board was made; none if it was not yet one.
    pub created: Option<Stamp>,
    /// The last step in it; none if nothing had been changed.
    pub step: Option<RecordId>,
    /// The language of its words.
    pub lang: Lang,
}

impl LedgerOrigin {
    /// That of a ledger of `plan` made now.
    pub fn of(plan: &Plan, lang: Lang) -> Self {
        Self { created: plan.created, step: plan.log.last().map(|step| step.id), lang }
    }

    /// As it is written.
    pub fn text(&self) -> String {
        let created = self.created.map_or_else(|| "-".to_owned(), |stamp| stamp.to_rfc3339());
        let step = self.step.map_or_else(|| "-".to_owned(), |step| step.0.to_string());
        let lang = match self.lang {
            Lang::Zh => "zh",
            Lang::En => "en",
        };
        format!("{MARK} {created} {step} {lang}")
    }

    /// As it was written by [`LedgerOrigin::text`]; none if `text` is something else.
    pub fn read(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        let (mark, created, step, lang) = (words.next()?, words.next()?, words.next()?, words.next()?);
        if mark != MARK {
            return None;
        }
        let created = if created == "-" { None } else { Some(Stamp::parse_from_rfc3339(created).ok()?) };
        let step = if step == "-" { None } else { Some(RecordId(step.parse().ok()?)) };
        let lang = match lang {
            "zh" => Lang::Zh,
            "en" => Lang::En,
            _ => return None,
        };
        Some(Self { created, step, lang })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_read_as_it_was_written() {
        let stamp = Stamp::parse_from_rfc3339("2020-07-15T09:41:00+08:00").unwrap();
        let step = Some(RecordId("01J2QW9GZ3R0S5M6N7P8Q9R0ST".parse().unwrap()));
        for origin in [
            LedgerOrigin { created: None, step: None, lang: Lang::Zh },
            LedgerOrigin { created: Some(stamp), step, lang: Lang::En },
        ] {
            assert_eq!(LedgerOrigin::read(&origin.text()), Some(origin));
        }
        for text in ["", "编号", "yaodian", "yaodian - - fr", "yaodian x - zh"] {
            assert_eq!(LedgerOrigin::read(text), None, "{text}");
        }
    }

    #[test]
    fn columns_are_known_by_their_words_in_either_language() {
        for column in LedgerColumn::ALL {
            assert_eq!(LedgerColumn::named(column.words().zh), Some(column));
            assert_eq!(LedgerColumn::named(&format!(" {} ", column.words().en)), Some(column));
        }
        assert_eq!(LedgerColumn::named("情况"), None);
    }
}
