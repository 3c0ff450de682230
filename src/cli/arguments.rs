//! The arguments the program takes, in both languages.

use std::ffi::OsString;

use clap::builder::PossibleValuesParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

use super::output;
use super::report::export;
use crate::lang::meeting::help as meeting;
use crate::lang::{
    Lang, Words, command as words, doctor, document, history, import, merge, query, report, settings, store,
};

/// The language `--lang` asks for, if it names one.
pub(super) fn lang(arguments: &[OsString]) -> Option<Lang> {
    let texts: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
    let value = texts.iter().enumerate().find_map(|(at, text)| match text.strip_prefix("--lang") {
        Some("") => texts.get(at + 1).map(ToString::to_string),
        Some(rest) => rest.strip_prefix('=').map(str::to_owned),
        None => None,
    });
    match value?.as_str() {
        "zh" => Some(Lang::Zh),
        "en" => Some(Lang::En),
        _ => None,
    }
}

/// The whole command line.
pub(super) fn command(lang: Lang) -> Command {
    let own = |command: Command| dressed(command, lang);
    let at = || valued("at", "DATE", history::AT, lang).long("at");
    let json = || flag("json", words::JSON, lang);
    let id = || Arg::new("id").value_name("ID").help(words::ID.say(lang)).required(true);
    let ids = || id().num_args(1..);
    let note = || valued("note", "TEXT", words::NOTE, lang).short('m').long("note");
    let meeting = || valued("meeting", "NAME", meeting::MEETING, lang).long("meeting");
    let sub = |name: &'static str, about: Words| own(Command::new(name).about(about.say(lang)));
    own(Command::new("yaodian").bin_name("yaodian").version(env!("CARGO_PKG_VERSION")).about(words::ABOUT.say(lang)))
        .arg(flag_action("version", words::VERSION, lang, ArgAction::Version).short('V'))
        .disable_version_flag(true)
        .subcommand_help_heading(words::COMMANDS.say(lang))
        .args(board_options(lang))
        .args(look_options(lang))
        .args(playback_options(lang))
        .subcommand(sub("list", words::LIST).args(list_options(lang)).arg(json()).arg(at()))
        .subcommand(sub("show", words::SHOW).arg(id()).arg(json()).arg(at()))
        .subcommand(
            sub("move", words::MOVE)
                .arg(ids())
                .arg(Arg::new("status").value_name("STATUS").help(words::STATUS.say(lang)).required(true))
                .arg(note())
                .arg(meeting()),
        )
        .subcommand(sub("done", words::DONE).arg(ids()).arg(note()).arg(meeting()))
        .subcommand(sub("behind", words::BEHIND).arg(ids()).arg(note()).arg(meeting()))
        .subcommand(sub("undo", words::UNDO).arg(meeting()))
        .subcommand(sub("redo", words::REDO).arg(meeting()))
        .subcommand(
            sub("log", words::LOG)
                .arg(Arg::new("query").value_name("QUERY").help(history::QUERY.say(lang)).num_args(0..))
                .arg(valued("since", "DATE", words::SINCE, lang).long("since"))
                .arg(valued("until", "DATE", history::UNTIL, lang).long("until"))
                .arg(json()),
        )
        .subcommand(
            sub("merge", merge::MERGE)
                .arg(
                    Arg::new("copy")
                        .value_name("FILE")
                        .help(merge::COPY.say(lang))
                        .value_parser(clap::value_parser!(OsString))
                        .required(true),
                )
                .arg(flag("again", merge::AGAIN, lang).long("again")),
        )
        .subcommand(sub("backup", store::BACKUP))
        .subcommand(
            sub("restore", store::RESTORE)
                .arg(Arg::new("number").value_name("N").help(store::NUMBER.say(lang)).required(true)),
        )
        .subcommand(sub("report", meeting::REPORT).subcommand_required(true).subcommands(reports(lang)))
        .subcommand(sub("doctor", doctor::DOCTOR).arg(flag("fix", doctor::FIX, lang)).arg(json()))
        .subcommand(sub("export", report::EXPORT).args(export_arguments(lang)).arg(at()))
        .subcommand(sub("path", words::PATH))
        .subcommand(sub("boards", import::BOARDS).arg(json()))
        .subcommand(sub("new", import::NEW).arg(positional("name", "NAME", import::NAME, lang)))
        .subcommands(writing_commands(lang).map(own))
        .subcommand(sub("import", document::IMPORT).args(import_arguments(lang)).arg(json()))
        .subcommand(
            sub("keys", settings::KEYS).arg(json()).arg(flag("md", settings::MARKDOWN, lang).conflicts_with("json")),
        )
        .subcommand(sub("config", settings::CONFIG).subcommand(sub("init", settings::INIT)))
}

/// The arguments with the minus of negated terms (`-status:done`) of `list` and `export` in its full-width form, which the query language
/// reads alike, since options are looked for behind the other one. What begins like a short option stays one.
pub(super) fn with_negations(arguments: &[OsString], command: &Command) -> Vec<OsString> {
    let mut arguments = arguments.to_vec();
    let (mut is_list, mut name) = (None, None);
    let mut at = 1;
    while let Some(text) = arguments.get(at).map(|argument| argument.to_string_lossy().into_owned()) {
        let is_option = |arg: &&Arg| {
            let is_long = arg.get_long().is_some_and(|long| text.strip_prefix("--") == Some(long));
            is_long
                || arg
                    .get_short()
                    .is_some_and(|short| text.strip_prefix('-').is_some_and(|rest| rest.starts_with(short)))
        };
        let own = is_list.and_then(|_| name.as_ref().and_then(|name| command.find_subcommand(name)));
        let own = own.into_iter().flat_map(Command::get_arguments);
        let option = command.get_arguments().chain(own).find(is_option);
        let takes_next = option.is_some_and(|arg| arg.get_action().takes_values() && !arg.is_require_equals_set());
        let is_glued = option.is_some() && !text.starts_with("--") && text.len() > 2;
        match text.strip_prefix('-') {
            _ if text == "--" || is_list == Some(false) => break,
            Some(rest) if is_list.is_some() && option.is_none() && !rest.starts_with('-') => {
                arguments[at] = format!("－{rest}").into();
            }
            Some(_) => {}
            None if is_list.is_none() => {
                is_list = Some(matches!(text.as_str(), "list" | "export"));
                name = Some(text.clone());
            }
            None => {}
        }
        at += if takes_next && !is_glued { 2 } else { 1 };
    }
    arguments
}

/// `report minutes`, `report bulletin`.
fn reports(lang: Lang) -> [Command; 2] {
    let which = Arg::new("meeting").value_name("MEETING").help(meeting::WHICH.say(lang));
    let query = Arg::new("query").value_name("QUERY").help(query::ARGUMENT.say(lang)).num_args(0..);
    let at = valued("at", "DATE", history::AT, lang).long("at");
    [
        dressed(Command::new("minutes").about(meeting::MINUTES.say(lang)), lang).arg(which).args(output(lang)),
        dressed(Command::new("bulletin").about(report::BULLETIN.say(lang)), lang).args([query, at]).args(output(lang)),
    ]
}

/// Where a report goes.
fn output(lang: Lang) -> [Arg; 2] {
    let file = valued("output", "FILE", meeting::OUTPUT, lang).short('o').long("output");
    [file.value_parser(clap::value_parser!(OsString)), flag("force", meeting::FORCE, lang)]
}

fn export_arguments(lang: Lang) -> impl Iterator<Item = Arg> {
    let query = Arg::new("query").value_name("QUERY").help(query::ARGUMENT.say(lang)).num_args(0..);
    let format = chosen("format", report::FORMAT, lang, &export::FORMATS);
    let lanes = chosen("by", report::LANES, lang, &export::LANES);
    [query, format, lanes].into_iter().chain(output(lang))
}

/// The command with headings and help in `lang`.
fn dressed(command: Command, lang: Lang) -> Command {
    command
        .help_template(words::TEMPLATE.say(lang))
        .next_help_heading(words::OPTIONS.say(lang))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .arg(flag_action("help", words::HELP, lang, ArgAction::Help).short('h'))
}

fn board_options(lang: Lang) -> [Arg; 3] {
    [
        valued("file", "FILE", words::FILE, lang)
            .short('f')
            .long("file")
            .value_parser(clap::value_parser!(OsString))
            .conflicts_with("board"),
        valued("board", "NAME", words::BOARD, lang).short('b').long("board"),
        chosen("lang", words::LANG, lang, &["zh", "en"]),
    ]
    .map(|argument| argument.global(true))
}

fn list_options(lang: Lang) -> [Arg; 2] {
    let query = Arg::new("query").value_name("QUERY").help(query::ARGUMENT.say(lang));
    [query.num_args(0..), flag("md", query::MARKDOWN, lang).conflicts_with("json")]
}

fn look_options(lang: Lang) -> [Arg; 4] {
    [
        chosen("scheme", words::SCHEME, lang, &["dark", "light", "contrast"]),
        chosen("glyphs", words::GLYPHS, lang, &["unicode", "safe"]),
        chosen("colors", words::COLORS, lang, &["auto", "none", "16", "256", "truecolor"]),
        chosen("background", words::BACKGROUND, lang, &["paint", "keep"]),
    ]
}

fn import_arguments(lang: Lang) -> [Arg; 3] {
    let documents = Arg::new("doc").value_name("DOC").help(document::DOC.say(lang)).required(true).num_args(1..);
    let documents = documents.value_parser(clap::value_parser!(OsString));
    let merge = flag("merge", import::MERGE, lang).conflicts_with("dry-run");
    [documents, flag("dry-run", document::DRY_RUN, lang), merge]
}

/// The commands that write a plan by hand, without headings.
fn writing_commands(lang: Lang) -> [Command; 5] {
    let sub = |name: &'static str, about: Words| Command::new(name).about(about.say(lang));
    let own = |command: Command| dressed(command, lang);
    let id = || positional("id", "ID", words::ID, lang);
    let theme = || positional("theme", "THEME", import::THEME, lang);
    let meeting = || valued("meeting", "NAME", meeting::MEETING, lang).long("meeting");
    let title = || positional("title", "TITLE", import::TITLE, lang);
    let field = positional("field", "FIELD=VALUE", import::FIELD, lang).num_args(1..);
    [
        sub("add", import::ADD).arg(theme()).arg(positional("text", "TEXT", import::TEXT, lang)).arg(meeting()),
        sub("rm", import::REMOVE).arg(id().num_args(1..)).arg(flag("yes", import::YES, lang).short('y')).arg(meeting()),
        sub("set", import::SET).arg(id()).arg(field).arg(meeting()),
        sub("note", import::NOTE).arg(id()).arg(positional("text", "TEXT", import::NOTED, lang)).args([
            flag("problem", import::PROBLEM, lang).conflicts_with_all(["next", "decision"]),
            flag("next", import::NEXT, lang).conflicts_with("decision"),
            flag("decision", import::DECISION, lang),
            valued("due", "DATE", import::DUE, lang).long("due"),
            valued("units", "UNITS", import::UNITS, lang).long("units"),
            flag("internal", import::INTERNAL, lang),
            meeting(),
        ]),
        sub("theme", import::THEMES).subcommand_required(true).subcommands([
            own(sub("add", import::THEME_ADD).arg(title()).arg(meeting())),
            own(sub("rename", import::THEME_RENAME).arg(theme()).arg(title()).arg(meeting())),
            own(sub("move", import::THEME_MOVE)
                .arg(theme())
                .arg(positional("way", "WAY", import::WAY, lang))
                .arg(meeting())),
            own(sub("rm", import::THEME_REMOVE).arg(theme()).arg(meeting())),
        ]),
    ]
}

fn positional(name: &'static str, value: &'static str, help: Words, lang: Lang) -> Arg {
    Arg::new(name).value_name(value).help(help.say(lang)).required(true)
}

fn playback_options(lang: Lang) -> [Arg; 3] {
    [
        valued("keys", "KEYS", words::KEYS, lang).long("keys"),
        valued("size", "WxH", words::SIZE, lang).long("size").requires("keys"),
        chosen("print", words::PRINT, lang, &["text", "ansi", "svg"])
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value("text")
            .requires("keys"),
    ]
}

fn flag(name: &'static str, help: Words, lang: Lang) -> Arg {
    flag_action(name, help, lang, ArgAction::SetTrue)
}

fn flag_action(name: &'static str, help: Words, lang: Lang, action: ArgAction) -> Arg {
    Arg::new(name).long(name).help(help.say(lang)).action(action)
}

fn valued(name: &'static str, value: &'static str, help: Words, lang: Lang) -> Arg {
    Arg::new(name).value_name(value).help(help.say(lang)).allow_hyphen_values(name == "keys")
}

fn chosen(name: &'static str, help: Words, lang: Lang, values: &'static [&'static str]) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name("WORD")
        .help(help.say(lang))
        .hide_possible_values(true)
        .value_parser(PossibleValuesParser::new(values))
}

/// Says what is wrong with the arguments, or gives the help or version asked for; gives the exit code.
pub(super) fn report(error: &clap::Error, lang: Lang) -> u8 {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        output::print(&error.to_string());
        return 0;
    }
    output::tell(&sentence(error, lang));
    output::tell(words::see_help(lang));
    2
}

fn sentence(error: &clap::Error, lang: Lang) -> String {
    let told = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(lang.pick("、", ", ")),
        _ => String::new(),
    };
    let argument = told(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => words::unknown_argument(lang, &argument),
        ErrorKind::InvalidSubcommand => words::unknown_command(lang, &told(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand => words::missing_argument(lang, &told(ContextKind::ValidSubcommand)),
        ErrorKind::MissingRequiredArgument => words::missing_argument(lang, &argument),
        ErrorKind::InvalidValue if told(ContextKind::InvalidValue).is_empty() => {
            words::missing_argument(lang, &argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            words::bad_value(lang, &argument, &told(ContextKind::InvalidValue), &told(ContextKind::ValidValue))
        }
        ErrorKind::ArgumentConflict | ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            words::conflicting(lang, &argument)
        }
        _ => words::bad_usage(lang).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minus_before_a_term_is_no_option() {
        for (given, expected) in [
            ("list -yxf", "list －yxf"),
            ("list -领导:汪 --json -is:done", "list －领导:汪 --json －is:done"),
            ("-b list list -x -b -x", "-b list list －x -b -x"),
            ("list -foo -boo -hoo --x", "list -foo -boo -hoo --x"),
            ("list -fx -x", "list -fx －x"),
            ("list -", "list －"),
            ("list -- -x", "list -- -x"),
            ("--lang zh list -x", "--lang zh list －x"),
            ("-b list move 7 done -m list", "-b list move 7 done -m list"),
            ("move 7 done -m x", "move 7 done -m x"),
            ("--print list -x", "--print list －x"),
            ("export -o a.csv -status:done --format csv -x", "export -o a.csv －status:done --format csv －x"),
            ("export -oa.csv -x", "export -oa.csv －x"),
        ] {
            let given: Vec<OsString> = ["yaodian"].into_iter().chain(given.split(' ')).map(OsString::from).collect();
            let changed = with_negations(&given, &command(Lang::En));
            let changed: Vec<_> = changed[1..].iter().map(|text| text.to_string_lossy()).collect();
            assert_eq!(changed.join(" "), expected);
        }
    }
}
