//! The command: every finding on a line, and the setting that `--fix` writes.

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use clap::ArgMatches;

use super::super::board::Place;
use super::super::json::pretty;
use super::super::{Environment, Fault, output};
use super::checks;
use super::finding::{Finding, Health};
use crate::app::preferences;
use crate::lang::{Lang, doctor as words};
use crate::report::{self, Existing};
use crate::text;
use crate::text::safe::safe;

/// `yaodian doctor`: exit code 1 where something will not work.
pub(in crate::cli) fn doctor(place: &Place, world: &Environment, options: &ArgMatches) -> Result<u8, Fault> {
    let (ambiguous, width) = checks::ambiguous(world);
    let mut findings = vec![checks::window(world), checks::colours(world), ambiguous, checks::locale(world)];
    findings.push(checks::clipboard(world));
    findings.extend(checks::data_folder(world));
    findings.extend([checks::config(world), checks::board(place, world), checks::backups(place, world)]);
    findings.extend(checks::converters(world));
    if options.get_flag("json") {
        output::print(&pretty(&findings)?);
    } else {
        output::print(&lines(&findings, world.lang));
    }
    if options.get_flag("fix") {
        fix(width, world)?;
    }
    Ok(u8::from(findings.iter().any(|finding| finding.health == Health::Problem)))
}

fn lines(findings: &[Finding], lang: Lang) -> String {
    let widest = findings.iter().map(|finding| text::width(finding.label)).max().unwrap_or(0);
    let mut out = String::new();
    for finding in findings {
        let health = words::health(lang, finding.health as usize);
        let label = text::pad(finding.label, widest);
        out.push_str(&format!("{}  {label}  {}\n", text::pad(health, 7), safe(&finding.text)));
        if let Some(hint) = &finding.hint {
            out.push_str(&format!("{}  {}  ➜ {}\n", " ".repeat(7), " ".repeat(widest), safe(hint)));
        }
    }
    out
}

/// Writes the glyph setting that fits the terminal; without an answer of the terminal nothing.
fn fix(width: Option<u16>, world: &Environment) -> Result<(), Fault> {
    let Some(width) = width else {
        output::tell(words::cannot_fix(world.lang));
        return Ok(());
    };
    let path = world.config.path.as_deref().ok_or_else(|| Fault::Wish(words::no_folder(world.lang).to_owned()))?;
    let setting = format!("glyphs = \"{}\"", if width > 1 { "safe" } else { "unicode" });
    let before = if world.config.exists { read(path)? } else { preferences::template(world.lang) };
    let after = with_setting(&before, &setting);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    report::write(path, after, Existing::Overwritten).with_context(|| path.display().to_string())?;
    output::tell(&words::fixed(world.lang, &setting, &path.display().to_string()));
    Ok(())
}

fn read(path: &Path) -> Result<String, Fault> {
    Ok(fs::read_to_string(path).with_context(|| path.display().to_string())?)
}

/// The file with this setting in place of an earlier one, or of the one commented out; everything else as it was.
fn with_setting(file: &str, setting: &str) -> String {
    let is_table = |line: &str| line.trim_start().starts_with('[');
    let top = file.lines().take_while(|line| !is_table(line)).count();
    let is_it = |line: &str| {
        let name = line.trim_start().trim_start_matches('#').trim_start().strip_prefix("glyphs");
        name.is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    let mut lines: Vec<&str> = file.lines().collect();
    let own = lines[..top].iter().position(|line| is_it(line) && !line.trim_start().starts_with('#'));
    match own.or_else(|| lines[..top].iter().position(|line| is_it(line))) {
        Some(at) => lines[at] = setting,
        None => lines.insert(0, setting),
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_is_put_in_its_place_and_nothing_else_changes() {
        let setting = "glyphs = \"safe\"";
        for (file, expected) in [
            ("", "glyphs = \"safe\"\n"),
            (
                "scheme = \"light\"\n[keys.board]\nglyphs = \"x\"\n",
                "glyphs = \"safe\"\nscheme = \"light\"\n[keys.board]\nglyphs = \"x\"\n",
            ),
            ("a = 1\n#glyphs = \"unicode\"   # x\nb = 2\n", "a = 1\nglyphs = \"safe\"\nb = 2\n"),
            ("# glyphs = \"unicode\"\n glyphs=\"unicode\"\n", "# glyphs = \"unicode\"\nglyphs = \"safe\"\n"),
        ] {
            assert_eq!(with_setting(file, setting), expected, "{file}");
            assert_eq!(with_setting(expected, setting), expected);
        }
        let file = with_setting(&preferences::template(Lang::Zh), setting);
        let read = preferences::Preferences::read(Ok(&file));
        assert_eq!((read.glyphs, read.mistakes.len()), (Some(crate::text::glyph::GlyphSet::Safe), 0));
    }
}
