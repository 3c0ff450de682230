//! `E`: an item in the user's own editor, as Markdown in a file of its own, until it can be taken over.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Environment;
use crate::app::App;
use crate::app::markdown::{ReadBack, written};
use crate::app::notices::Message;
use crate::lang::markdown as words;
use crate::plan::id::ItemId;
use crate::terminal::Stage;

/// What is run where the user names no editor.
const EDITOR: &str = "vi";

/// Lets the user change the item; what was wrong with the text is shown in it until it is right or stays as it is.
///
/// # Errors
///
/// If the terminal cannot be given away or taken back.
pub(super) fn edit<S: Stage>(item: ItemId, app: &mut App, world: &Environment, stage: &mut S) -> io::Result<()> {
    let Some(found) = app.plan().item(item) else { return Ok(()) };
    let mut text = written(found, world.lang);
    let path = match create(world, &found.number, &text) {
        Ok(path) => path,
        Err(error) => {
            app.say(Message::alarm(words::failed(world.lang, editor(world), &error.to_string())));
            return Ok(());
        }
    };
    loop {
        let ended = stage.lend(|| run(editor(world), &path))?;
        let read = ended.and_then(|()| fs::read_to_string(&path).map_err(|error| error.to_string()));
        let back = match read {
            Ok(back) => back,
            Err(cause) => {
                app.say(Message::alarm(words::failed(world.lang, editor(world), &cause)));
                break;
            }
        };
        match app.read_back(item, &back, stage.now()) {
            ReadBack::Taken => break,
            ReadBack::Wrong { mistakes, text: marked } if marked == text || fs::write(&path, &marked).is_err() => {
                let path = path.display().to_string();
                app.say(Message::alarm(words::left(world.lang, mistakes, &path)));
                return Ok(());
            }
            ReadBack::Wrong { text: marked, .. } => text = marked,
        }
    }
    // A file left behind harms nobody, and nobody could be told more than its path.
    let _ = fs::remove_file(&path);
    Ok(())
}

fn editor(world: &Environment) -> &str {
    world.editor.as_deref().unwrap_or(EDITOR)
}

/// A new file that only the user reads, in their state directory.
fn create(world: &Environment, number: &str, text: &str) -> io::Result<PathBuf> {
    let folder = world.state_dir.clone().unwrap_or_else(std::env::temp_dir);
    fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
    let number: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
    let mut tries = 0..1000;
    loop {
        let at = tries.next().map_or_else(String::new, |at| at.to_string());
        let path = folder.join(format!("item-{number}-{}-{at}.md", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
            Ok(mut file) => {
                file.write_all(text.as_bytes())?;
                return Ok(path);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && !tries.is_empty() => {}
            Err(error) => return Err(error),
        }
    }
}

/// Runs the editor as a shell would: the variable may hold options, and words in quotes.
fn run(editor: &str, path: &Path) -> Result<(), String> {
    let command = format!("{editor} \"$@\"");
    let status = Command::new("sh").arg("-c").arg(command).arg(editor).arg(path).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(status.to_string()),
        Err(error) => Err(error.to_string()),
    }
}
