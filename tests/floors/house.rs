//! All sources together: which file defines what a path names, and which file needs which.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use super::source::{Import, Mention, Source};

/// Renames and globs followed for one name before it counts as not found.
const HOPS: usize = 16;

/// The sources.
#[derive(Debug)]
pub(crate) struct House {
    /// Every file below `src`.
    pub(crate) sources: Vec<Source>,
    modules: HashMap<Vec<String>, Scope>,
}

/// The names of a module.
#[derive(Debug, Default)]
struct Scope {
    /// None of the crate itself where there is no `lib.rs`.
    file: Option<usize>,
    items: BTreeSet<String>,
    imports: Vec<Import>,
}

/// What a path leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    Module(Vec<String>),
    Item(Option<usize>),
}

/// That a file names something that another one defines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Need {
    /// The file that names it, in `sources`.
    pub(crate) from: usize,
    /// The file that defines it.
    pub(crate) to: usize,
    /// Whether only tests need it.
    pub(crate) is_test: bool,
}

impl House {
    /// The files of `src`.
    pub(crate) fn of_this_crate() -> Self {
        let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut files = BTreeMap::new();
        read_folder(&src, &src, &mut files);
        Self::of(files.iter().map(|(path, text)| (path.as_str(), text.as_str())))
    }

    /// Files by path below `src` and text.
    pub(crate) fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut sources: Vec<Source> = files.into_iter().map(|(path, text)| Source::read(path, text)).collect();
        let tests: BTreeSet<Vec<String>> =
            sources.iter().flat_map(|source| source.facts.test_modules.iter().cloned()).collect();
        let mut modules = HashMap::from([(Vec::new(), Scope::default())]);
        for (file, source) in sources.iter_mut().enumerate() {
            source.is_test = (1..=source.module.len()).any(|depth| tests.contains(&source.module[..depth]));
            for module in &source.facts.modules {
                for depth in 1..module.len() {
                    modules.entry(module[..depth].to_vec()).or_default();
                }
                modules.entry(module.clone()).or_default().file = Some(file);
            }
            for (module, name) in &source.facts.items {
                modules.entry(module.clone()).or_default().items.insert(name.clone());
            }
            for import in &source.facts.imports {
                modules.entry(import.module.clone()).or_default().imports.push(import.clone());
            }
        }
        Self { sources, modules }
    }

    /// Who needs whom, without what a face passes on and what a file needs of itself.
    pub(crate) fn needs(&self) -> BTreeSet<Need> {
        let mut needs = BTreeSet::new();
        for (from, source) in self.sources.iter().enumerate() {
            if source.is_face() && source.facts.beyond_a_face == 0 {
                continue;
            }
            for mention in &source.facts.mentions {
                let to = self.resolve(mention).filter(|to| *to != from);
                let is_test = mention.is_test || source.is_test;
                needs.extend(to.map(|to| Need { from, to, is_test }));
            }
        }
        needs
    }

    /// The file that defines what is named; none if it is not of this crate, or is only a face.
    fn resolve(&self, mention: &Mention) -> Option<usize> {
        match self.follow(&mention.module, &mention.path, HOPS)? {
            Target::Item(file) => file,
            Target::Module(module) => {
                let file = self.modules.get(&module)?.file?;
                (!module.is_empty() && !self.sources[file].is_face()).then_some(file)
            }
        }
    }

    /// Where `path` leads, written in `module`.
    fn follow(&self, module: &[String], path: &[String], hops: usize) -> Option<Target> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" | "yaodian" => Some(self.inside(&[], rest, hops)),
            "self" => Some(self.inside(module, rest, hops)),
            "super" => {
                let parent = module.split_last()?.1;
                let is_more = rest.first().is_some_and(|next| next == "super");
                if is_more { self.follow(parent, rest, hops) } else { Some(self.inside(parent, rest, hops)) }
            }
            _ => self.look_up(module, path, hops),
        }
    }

    /// Where `path` leads, seen from `module`, which has it: a name that is not found is one that a macro made.
    fn inside(&self, module: &[String], path: &[String], hops: usize) -> Target {
        let file = self.modules.get(module).and_then(|scope| scope.file);
        self.look_up(module, path, hops).unwrap_or(Target::Item(file))
    }

    fn look_up(&self, module: &[String], path: &[String], hops: usize) -> Option<Target> {
        let hops = hops.checked_sub(1)?;
        let Some((first, rest)) = path.split_first() else { return Some(Target::Module(module.to_vec())) };
        let scope = self.modules.get(module)?;
        let child = [module, std::slice::from_ref(first)].concat();
        let is_item = scope.items.contains(first);
        if self.modules.contains_key(&child) && !(is_item && rest.is_empty()) {
            return Some(self.inside(&child, rest, hops));
        }
        if is_item {
            return Some(Target::Item(scope.file));
        }
        if let Some(import) = scope.imports.iter().find(|import| import.name.as_ref() == Some(first)) {
            let whole = [import.path.as_slice(), rest].concat();
            // What is not of this crate counts as defined by the file that brings it in for others.
            return self.follow(module, &whole, hops).or(Some(Target::Item(scope.file)));
        }
        scope.imports.iter().filter(|import| import.name.is_none()).find_map(|import| {
            match self.follow(module, &import.path, hops)? {
                Target::Module(other) if other != module => self.look_up(&other, path, hops),
                _ => None,
            }
        })
    }
}

fn read_folder(folder: &Path, src: &Path, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            read_folder(&path, src, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let below = path.strip_prefix(src).expect("below src");
            let name = below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
            files.insert(name, fs::read_to_string(&path).expect("a source is text"));
        }
    }
}
