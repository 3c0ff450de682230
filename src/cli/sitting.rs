//! A sitting: boards opened one after the other on one stage, and what the app asks its owner for.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::Duration;

use super::board::{Named, Place};
use super::{Environment, Fault, boards, editor, import};
use crate::app::board::grid::Size;
use crate::app::config::Look;
use crate::app::notices::{Message, Tone};
use crate::app::outbox::Request;
use crate::app::preferences::Preferences;
use crate::app::screen::palette::Offered;
use crate::app::session::Session;
use crate::app::{App, Event, Settings};
use crate::lang::{command, import as words, settings};
use crate::plan::Plan;
use crate::plan::summary::Summary;
use crate::store::{self, Founded, Writer};
use crate::terminal::{self, Ended, Founding, Input, Stage};

/// How long another board waits until this one is saved.
const PATIENCE: Duration = Duration::from_secs(5);

/// Whether it is kept how boards were looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Memory {
    /// It is.
    Kept,
    /// It is neither read nor written.
    None,
}

/// The board that is open, and how others are opened.
pub(super) struct Sitting<'a> {
    world: &'a Environment,
    look: Look,
    memory: Memory,
    sender: Sender<Input>,
    place: Place,
    /// The app.
    pub(super) app: App,
    /// The one that saves.
    pub(super) writer: Writer,
    founding: Founding,
    /// False once the writer's answers concern nobody.
    open: Arc<AtomicBool>,
}

impl<'a> Sitting<'a> {
    /// Opens the board in `place`.
    pub(super) fn open(
        place: Place,
        world: &'a Environment,
        look: Look,
        size: Size,
        memory: Memory,
        sender: Sender<Input>,
    ) -> Result<Self, Fault> {
        let board = place.board(world)?;
        let session = Session::new(board.plan().clone(), world.by.clone());
        let mut app = App::new(session, Settings { lang: world.lang, look }, size, (world.clock)());
        let founding = if place.named == Named::File { Founding::FirstChange } else { Founding::Now };
        if place.named == Named::File && !place.path.exists() {
            app.say(Message::plain(command::new_file(world.lang, &place.path.display().to_string())));
        }
        if place.named != Named::File && world.data_dir.is_none() {
            app.say(Message::alarm(command::no_home(world.lang)));
        }
        if store::runs_meeting(&place.path) {
            app.withdraw_offer();
        }
        settle(&mut app, world);
        let open = Arc::new(AtomicBool::new(true));
        let (answers, is_open) = (sender.clone(), open.clone());
        let writer = Writer::spawn(board, move |answer| {
            if is_open.load(Ordering::Acquire) {
                // The loop is gone only when the session has ended.
                let _ = answers.send(Input::Event(Event::Answer(answer)));
            }
        });
        let mut sitting = Self { world, look, memory, sender, place, app, writer, founding, open };
        if let Some(text) = sitting.state_path().as_deref().and_then(store::read_state) {
            sitting.app.restore(&text);
        }
        Ok(sitting)
    }

    fn state_path(&self) -> Option<PathBuf> {
        let folder = self.world.state_dir.as_deref().filter(|_| self.memory == Memory::Kept)?;
        Some(store::state_path(folder, &self.place.path))
    }

    /// Keeps how the board is looked at.
    pub(super) fn remember(&self) {
        if let Some(path) = self.state_path() {
            store::write_state(&path, &self.app.state());
        }
    }

    /// Runs until the user leaves, whatever boards are opened on the way.
    pub(super) fn run<S: Stage>(&mut self, stage: &mut S) -> io::Result<Ended> {
        loop {
            let ended = terminal::run(&mut self.app, &mut self.writer, stage, self.founding)?;
            if ended != Ended::Asked {
                return Ok(ended);
            }
            self.founding = Founding::FirstChange;
            let Some(request) = self.app.take_request() else { continue };
            if let Request::Edit(item) = request {
                editor::edit(item, &mut self.app, self.world, stage)?;
                terminal::hand_over(&mut self.app, &self.writer);
                continue;
            }
            // What is being done is seen while it is.
            stage.draw(&self.app)?;
            if let Some(ended) = self.serve(request, stage) {
                return Ok(ended);
            }
        }
    }

    fn serve<S: Stage>(&mut self, request: Request, stage: &mut S) -> Option<Ended> {
        let served = match request {
            Request::Read(path) => {
                let read = import::read_document(path.as_os_str(), self.world).map(Box::new);
                let read = read.map_err(|fault| fault.told(self.world.lang));
                self.app.update(Event::Document(read), stage.now());
                return None;
            }
            Request::Boards => {
                let offered = boards::listed(self.world).into_iter().map(|board| offered(board, self.world)).collect();
                self.app.update(Event::Boards(offered), stage.now());
                return None;
            }
            Request::Open(name) => self.switch(&name, stage),
            Request::Create(plan) => self.create(&plan).and_then(|name| self.switch(&name, stage)),
            Request::Replace(plan) => self.replace(&plan, stage),
            Request::Edit(_) => return None,
        };
        served.unwrap_or_else(|fault| {
            self.app.say(Message::alarm(fault.told(self.world.lang)));
            None
        })
    }

    /// Makes a board of the plan, named after it; gives the name.
    fn create(&self, plan: &Plan) -> Result<String, Fault> {
        let name = import::free_name(plan, self.world);
        let place = Place { path: import::data_path(self.world, &name)?, named: Named::Board };
        match import::create(&place, plan, self.world)? {
            Founded::Done => Ok(name),
            Founded::Taken => Err(Fault::Wish(words::exists(self.world.lang, &name))),
        }
    }

    /// Puts the plan in the place of the untouched default, and opens it.
    fn replace<S: Stage>(&mut self, plan: &Plan, stage: &mut S) -> Result<Option<Ended>, Fault> {
        if !self.writer.finish(PATIENCE) {
            return Err(Fault::Wish(words::not_saved(self.world.lang).to_owned()));
        }
        match import::replace(&self.place, plan, self.world)? {
            Founded::Taken => Err(Fault::Wish(words::changed_meanwhile(self.world.lang).to_owned())),
            Founded::Done => {
                let place = self.place.clone();
                let path = place.path.display().to_string();
                let said = words::replaced(self.world.lang, &plan.title, &path);
                self.take_over(place, said, stage)
            }
        }
    }

    /// Opens the board of this name instead.
    fn switch<S: Stage>(&mut self, name: &str, stage: &mut S) -> Result<Option<Ended>, Fault> {
        let path = import::data_path(self.world, name)?;
        let said = words::opened(self.world.lang, name);
        self.take_over(Place { path, named: Named::Board }, said, stage)
    }

    /// The board in `place` takes the stage; this one is saved, and heard of no more.
    fn take_over<S: Stage>(&mut self, place: Place, said: String, stage: &mut S) -> Result<Option<Ended>, Fault> {
        if self.app.drafts() > 0 {
            return Err(Fault::Wish(words::drafts(self.world.lang).to_owned()));
        }
        if !terminal::save_the_rest(&mut self.app, &self.writer) {
            return Err(Fault::Wish(words::not_saved(self.world.lang).to_owned()));
        }
        let size = self.app.board().layout().size;
        let next = Self::open(place, self.world, self.look, size, self.memory, self.sender.clone())?;
        self.remember();
        self.open.store(false, Ordering::Release);
        *self = next;
        // What the old board's writer said last is dropped; what the user did meanwhile is for the new one.
        let mut missed = Vec::new();
        while let Some(input) = stage.waiting() {
            match input {
                Input::Event(Event::Answer(_)) => {}
                Input::Event(event) => missed.push(event),
                Input::Signal(signal) => return Ok(Some(Ended::Signalled(signal))),
                Input::End => return Ok(Some(Ended::Saved)),
                Input::Stop | Input::GoOn | Input::Deaf(_) => {}
            }
        }
        self.app.say(Message::plain(said));
        for event in missed {
            self.app.update(event, stage.now());
        }
        stage.forget();
        Ok(None)
    }
}

/// Keys and mouse as the settings have them; what is wrong with these is told.
fn settle(app: &mut App, world: &Environment) {
    let Preferences { keymap, mouse, mistakes, .. } = world.config.preferences.clone();
    app.rebind(keymap);
    if let Some(mouse) = mouse {
        app.give_mouse(mouse);
    }
    if let Some(first) = mistakes.first() {
        let text = settings::mistakes(world.lang, mistakes.len(), &first.say(world.lang));
        app.say(
            Message::alarm(text)
                .with(Tone::Key, "   yaodian config")
                .with(Tone::Plain, format!(" {}", settings::ALL_MISTAKES.say(world.lang))),
        );
    }
}

fn offered(board: boards::Listed, world: &Environment) -> Offered {
    let facts = board.error.unwrap_or_else(|| {
        let (total, done) = (board.items.unwrap_or(0), board.done.unwrap_or(0));
        let rate = Summary { total, done, ..Summary::default() }.rate();
        let last = board.changed.map_or_else(String::new, |at| at.format("%m-%d %H:%M").to_string());
        words::board_row(world.lang, total, &format!("{rate}%"), &last)
    });
    Offered { name: board.name, facts }
}
