//! `--keys`: a list of keys played on the real loop, without a terminal.

use std::collections::VecDeque;
use std::io;
use std::sync::mpsc::Receiver;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{Input, LARGEST, Stage, Stopped, gate};
use crate::app::board::grid::Size;
use crate::app::input::mouse::{MouseAction, Pointer};
use crate::app::key::Key;
use crate::app::{App, Event};
use crate::clock::Now;
use crate::ui::{self, style::Styles};

/// Something a list of keys says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// A key is pressed.
    Key(Key),
    /// Text is pasted.
    Paste(String),
    /// The mouse does something.
    Pointer(Pointer),
    /// The window changes its size.
    Size(Size),
    /// Milliseconds pass.
    Wait(u64),
}

/// Reads a list of keys: tokens parted by spaces, each a key's name (`Enter`, `Ctrl-r`), `'text'`, `paste:'text'`,
/// `click:12,5`, `drag:12,5,60,5`, `wheel-down:12,5`, `wheel-up:12,5` (column and row from 0), `size:80x24`, `wait:2s`;
/// anything else is typed character by character. `'text'` arrives in one read, as an input method commits it. Gives the
/// token that cannot be read.
pub fn parse(keys: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    for word in words(keys) {
        if let Some(text) = word.strip_prefix("paste:") {
            tokens.push(Token::Paste(unquoted(text).unwrap_or(text).to_owned()));
        } else if let Some(deeds) = pointer(&word) {
            tokens.extend(deeds.ok_or_else(|| word.clone())?.into_iter().map(Token::Pointer));
        } else if let Some(size) = word.strip_prefix("size:") {
            tokens.push(Token::Size(parse_size(size).ok_or_else(|| word.clone())?));
        } else if let Some(time) = word.strip_prefix("wait:") {
            tokens.push(Token::Wait(parse_wait(time).ok_or_else(|| word.clone())?));
        } else if let Some(key) = Key::named(&word) {
            tokens.push(Token::Key(key));
        } else if let Some(text) = unquoted(&word).filter(|text| gate::is_text(text)) {
            tokens.push(Token::Paste(text.to_owned()));
        } else {
            let text = unquoted(&word).unwrap_or(&word);
            tokens.extend(text.chars().map(|c| Token::Key(Key::char(c))));
        }
    }
    Ok(tokens)
}

/// What a word says of the mouse, if it is about it; none within if it cannot be read.
fn pointer(word: &str) -> Option<Option<Vec<Pointer>>> {
    let (name, cells) = word.split_once(':')?;
    let deeds: &[MouseAction] = match name {
        "click" => &[MouseAction::Press, MouseAction::Release],
        "drag" => &[MouseAction::Press, MouseAction::Drag, MouseAction::Release],
        "wheel-down" => &[MouseAction::WheelDown],
        "wheel-up" => &[MouseAction::WheelUp],
        _ => return None,
    };
    let cells: Option<Vec<u16>> = cells.split(',').map(|cell| cell.parse().ok()).collect();
    let from_to = match (name, cells.as_deref()) {
        ("drag", Some(&[x, y, to_x, to_y])) => Some(((x, y), (to_x, to_y))),
        ("drag", _) => None,
        (_, Some(&[x, y])) => Some(((x, y), (x, y))),
        _ => None,
    };
    let at = |(place, deed): (usize, &MouseAction), (from, to)| {
        let (x, y) = if place == 0 { from } else { to };
        Pointer { deed: *deed, x, y }
    };
    Some(from_to.map(|from_to| deeds.iter().enumerate().map(|deed| at(deed, from_to)).collect()))
}

/// Words parted by spaces; a space between quotes parts nothing.
fn words(keys: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in keys.chars() {
        match (c, words.last_mut()) {
            ('\'', Some(word)) if quoted || word.is_empty() || word.ends_with(':') => {
                quoted = !quoted;
                word.push(c);
            }
            (c, _) if c.is_whitespace() && !quoted => words.push(String::new()),
            (c, Some(word)) => word.push(c),
            (_, None) => {}
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn unquoted(word: &str) -> Option<&str> {
    word.strip_prefix('\'')?.strip_suffix('\'')
}

/// Reads a size, `120x40`; none above [`super::LARGEST`].
pub fn parse_size(text: &str) -> Option<Size> {
    let (cols, rows) = text.split_once('x')?;
    let size = Size { cols: cols.parse().ok()?, rows: rows.parse().ok()? };
    (size.cols <= LARGEST.cols && size.rows <= LARGEST.rows).then_some(size)
}

/// Milliseconds of `2s`, `0.8s` or `800ms`.
fn parse_wait(text: &str) -> Option<u64> {
    if let Some(millis) = text.strip_suffix("ms") {
        return millis.parse().ok();
    }
    let seconds: f64 = text.strip_suffix('s')?.parse().ok()?;
    (0.0..1e9).contains(&seconds).then(|| (seconds * 1000.0).round() as u64)
}

/// The stage a list of keys plays on.
#[derive(Debug)]
pub struct Playback {
    tokens: VecDeque<Token>,
    answers: Receiver<Input>,
    now: Now,
    styles: Styles,
    frame: Buffer,
    caret: Option<Position>,
}

impl Playback {
    /// A stage for `tokens`, beginning `now`; the writer's answers come by `answers`.
    pub fn new(tokens: Vec<Token>, answers: Receiver<Input>, now: Now, styles: Styles) -> Self {
        Self { tokens: tokens.into(), answers, now, styles, frame: Buffer::default(), caret: None }
    }

    /// The last frame drawn.
    pub fn frame(&self) -> &Buffer {
        &self.frame
    }

    /// Where the real cursor stands on it; none if it is hidden.
    pub fn caret(&self) -> Option<Position> {
        self.caret
    }
}

impl Stage for Playback {
    const WAITS_FOR_SAVING: bool = true;

    /// There is no terminal, and so no clipboard.
    fn copy(&mut self, _: &str) -> io::Result<()> {
        Ok(())
    }

    fn now(&self) -> Now {
        self.now
    }

    fn next(&mut self, until: Option<Now>) -> Input {
        let event = match self.tokens.pop_front() {
            None => return Input::End,
            Some(Token::Key(key)) => Event::Key(key),
            Some(Token::Pointer(pointer)) => Event::Pointer(pointer),
            Some(Token::Paste(text)) => Event::Paste(text),
            Some(Token::Size(size)) => Event::Resize(size),
            Some(Token::Wait(millis)) => {
                let end = self.now.after(millis);
                let stop = until.filter(|until| *until < end && *until > self.now).unwrap_or(end);
                if stop < end {
                    self.tokens.push_front(Token::Wait(stop.until(end)));
                }
                self.now = stop;
                Event::Tick
            }
        };
        Input::Event(event)
    }

    fn waiting(&mut self) -> Option<Input> {
        self.answers.try_recv().ok()
    }

    fn draw(&mut self, app: &App) -> io::Result<()> {
        let Size { cols, rows } = app.board().layout().size;
        self.frame.resize(Rect::new(0, 0, cols, rows));
        if !self.frame.area.is_empty() {
            self.caret = ui::draw(app, &self.styles, &mut self.frame);
        }
        Ok(())
    }

    fn forget(&mut self) {}

    fn stop(&mut self) -> io::Result<Stopped> {
        Ok(Stopped::NoShell)
    }

    fn lend<T>(&mut self, run: impl FnOnce() -> T) -> io::Result<T> {
        Ok(run())
    }

    fn go_on(&mut self) -> io::Result<Option<Size>> {
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_keys_read_as_the_manual_says() {
        let key = |name: &str| Token::Key(Key::named(name).unwrap());
        assert_eq!(parse("13L Enter Ctrl-r").unwrap(), [key("1"), key("3"), key("L"), key("Enter"), key("Ctrl-r")]);
        assert_eq!(parse("'a b' '").unwrap(), [key("a"), key("Space"), key("b"), key("'")]);
        assert_eq!(parse("paste:'甲 乙'").unwrap(), [Token::Paste("甲 乙".to_owned())]);
        assert_eq!(
            parse("size:80x24 wait:2s wait:0.8s").unwrap(),
            [Token::Size(Size { cols: 80, rows: 24 }), Token::Wait(2000), Token::Wait(800),]
        );
        assert_eq!(parse("size:80"), Err("size:80".to_owned()));
        assert_eq!(parse("size:65535x65535"), Err("size:65535x65535".to_owned()));
        assert_eq!(parse("'推进' 推 '！'").unwrap(), [Token::Paste("推进".to_owned()), key("推"), key("!")]);
        let pointer = |deed, x, y| Token::Pointer(Pointer { deed, x, y });
        assert_eq!(
            parse("click:12,5").unwrap(),
            [pointer(MouseAction::Press, 12, 5), pointer(MouseAction::Release, 12, 5)]
        );
        assert_eq!(
            parse("drag:1,2,3,4 wheel-up:0,0").unwrap(),
            [
                pointer(MouseAction::Press, 1, 2),
                pointer(MouseAction::Drag, 3, 4),
                pointer(MouseAction::Release, 3, 4),
                pointer(MouseAction::WheelUp, 0, 0)
            ]
        );
        assert_eq!(parse("click:12"), Err("click:12".to_owned()));
        assert_eq!(parse("drag:1,2"), Err("drag:1,2".to_owned()));
        assert_eq!(parse("Shift-Left").unwrap(), [key("Shift-Left")]);
    }
}
