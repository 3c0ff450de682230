//! From what the user typed to a meeting of the plan.

use super::{Environment, Fault};
use crate::lang::meeting as words;
use crate::plan::Plan;
use crate::plan::meeting::Meeting;

/// At most so many names are listed.
const CANDIDATES: usize = 12;

/// The meeting an id or a name means; of several with one name the newest.
pub(super) fn find<'a>(plan: &'a Plan, word: &str, world: &Environment) -> Result<&'a Meeting, Fault> {
    let word = word.trim();
    let by_id = |meeting: &&Meeting| meeting.id.0.to_string().eq_ignore_ascii_case(word);
    let by_name = |meeting: &&Meeting| meeting.name.trim() == word;
    let newest_first = || plan.meetings.iter().rev();
    let found =
        newest_first().find(by_id).or_else(|| newest_first().filter(by_name).max_by_key(|meeting| meeting.began));
    found.ok_or_else(|| {
        let names: Vec<&str> = newest_first().take(CANDIDATES).map(|meeting| meeting.name.as_str()).collect();
        Fault::Wish(words::no_meeting(world.lang, word, &names.join(world.lang.pick("、", ", "))))
    })
}
