//! One source file, read into the facts that the rules ask for.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, ImplItem, Item, Meta, Type, UseTree};

/// A source below `src`.
#[derive(Debug)]
pub(crate) struct Source {
    /// Below `src`, with `/`.
    pub(crate) path: String,
    /// What it says.
    pub(crate) text: String,
    /// The module it is: `["plan", "query"]` of `plan/query/mod.rs`; none of `lib.rs`.
    pub(crate) module: Vec<String>,
    /// Whether only tests have it.
    pub(crate) is_test: bool,
    /// What stands in it.
    pub(crate) facts: Facts,
}

/// A thing that a test may say of itself.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    /// Its name.
    pub(crate) name: String,
    /// Whether only tests have it.
    pub(crate) is_test: bool,
}

/// Names joined by `::`, as they stand.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    /// The module it stands in.
    pub(crate) module: Vec<String>,
    /// The names.
    pub(crate) path: Vec<String>,
    /// Whether only tests have it.
    pub(crate) is_test: bool,
}

/// What a `use` brings into a module.
#[derive(Debug, Clone)]
pub(crate) struct Import {
    /// The module it stands in.
    pub(crate) module: Vec<String>,
    /// Where it comes from.
    pub(crate) path: Vec<String>,
    /// The name it has here; none if it is everything in there.
    pub(crate) name: Option<String>,
}

/// A function.
#[derive(Debug, Clone)]
pub(crate) struct Function {
    /// Its name.
    pub(crate) name: String,
    /// From `fn` to its last bracket.
    pub(crate) lines: usize,
}

/// What stands in a source.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// Modules written within the file, and the file's own.
    pub(crate) modules: Vec<Vec<String>>,
    /// Modules declared to be tests.
    pub(crate) test_modules: Vec<Vec<String>>,
    /// Names defined, each with its module.
    pub(crate) items: Vec<(Vec<String>, String)>,
    /// Names brought in at the level of a module.
    pub(crate) imports: Vec<Import>,
    /// Every path, those of `use` too.
    pub(crate) mentions: Vec<Mention>,
    /// Functions with a body.
    pub(crate) functions: Vec<Function>,
    /// Types and traits.
    pub(crate) types: Vec<Named>,
    /// Types that an `impl` is for.
    pub(crate) impls: Vec<Named>,
    /// Types behind `&mut`.
    pub(crate) mutable: Vec<Named>,
    /// Names called with a text first.
    pub(crate) texts: Vec<Named>,
    /// Items that a face must not have.
    pub(crate) beyond_a_face: usize,
    /// Lines outside of tests.
    pub(crate) lines: usize,
}

impl Source {
    /// `text` as the file `path`.
    pub(crate) fn read(path: &str, text: &str) -> Self {
        let code = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let module = module_of(path);
        let mut walk = Walk { module: module.clone(), depth: 0, is_test: false, facts: Facts::default() };
        walk.facts.modules.push(module.clone());
        walk.facts.lines = text.lines().count();
        walk.visit_file(&code);
        walk.facts.beyond_a_face = code.items.iter().filter(|item| !is_of_a_face(item)).count();
        Self { path: path.to_owned(), text: text.to_owned(), module, is_test: false, facts: walk.facts }
    }

    /// Whether it is the face of a folder.
    pub(crate) fn is_face(&self) -> bool {
        self.path.ends_with("mod.rs")
    }

    /// The folder it stands in; empty at the top.
    pub(crate) fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

fn module_of(path: &str) -> Vec<String> {
    let stem = path.strip_suffix(".rs").unwrap_or(path);
    let stem = if stem == "lib" { "" } else { stem };
    let stem = stem.strip_suffix("/mod").unwrap_or(stem);
    stem.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn is_of_a_face(item: &Item) -> bool {
    match item {
        Item::Mod(module) => module.content.is_none(),
        Item::Use(import) => !matches!(import.vis, syn::Visibility::Inherited),
        _ => false,
    }
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let cfg_test = matches!(&attribute.meta, Meta::List(list)
            if list.path.is_ident("cfg") && list.tokens.to_string() == "test");
        cfg_test || attribute.path().is_ident("test")
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// The name an item gives to a thing of its module.
fn defines(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}

/// Goes through a file and writes the facts down.
struct Walk {
    module: Vec<String>,
    /// Functions around; names in them are none of the module.
    depth: usize,
    is_test: bool,
    facts: Facts,
}

impl Walk {
    fn named(&self, name: &impl ToString) -> Named {
        Named { name: name.to_string(), is_test: self.is_test }
    }

    fn mention(&mut self, path: Vec<String>) {
        self.facts.mentions.push(Mention { module: self.module.clone(), path, is_test: self.is_test });
    }

    fn import(&mut self, tree: &UseTree, before: &[String]) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        let (path, name) = match tree {
            UseTree::Path(path) => return self.import(&path.tree, &with(&path.ident)),
            UseTree::Group(group) => return group.items.iter().for_each(|tree| self.import(tree, before)),
            UseTree::Name(name) if name.ident == "self" => (before.to_vec(), before.last().cloned()),
            UseTree::Name(name) => (with(&name.ident), Some(name.ident.to_string())),
            UseTree::Rename(name) if name.ident == "self" => (before.to_vec(), Some(name.rename.to_string())),
            UseTree::Rename(name) => (with(&name.ident), Some(name.rename.to_string())),
            UseTree::Glob(_) => (before.to_vec(), None),
        };
        self.mention(path.clone());
        if self.depth == 0 {
            let import = Import { module: self.module.clone(), path, name };
            self.facts.imports.push(import);
        }
    }

    /// What the tokens of a macro name; they are no code yet.
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let punct = |at: usize, sign: char| matches!(tokens.get(at), Some(TokenTree::Punct(p)) if p.as_char() == sign);
        let ident = |at: usize| match tokens.get(at) {
            Some(TokenTree::Ident(ident)) => Some(ident.to_string()),
            _ => None,
        };
        let mut at = 0;
        while at < tokens.len() {
            if let TokenTree::Group(group) = &tokens[at] {
                self.tokens(group.stream());
            }
            let Some(first) = ident(at) else {
                at += 1;
                continue;
            };
            let (start, mut path) = (at, vec![first]);
            while punct(at + 1, ':') && punct(at + 2, ':') {
                let Some(next) = ident(at + 3) else { break };
                path.push(next);
                at += 3;
            }
            let last = path.last().cloned().unwrap_or_default();
            if matches!(path[0].as_str(), "struct" | "enum" | "trait") && path.len() == 1 {
                let name = ident(at + 1).map(|name| self.named(&name));
                self.facts.types.extend(name);
            }
            if start >= 2 && ident(start - 1).is_some_and(|word| word == "mut") && punct(start - 2, '&') {
                let name = self.named(&last);
                self.facts.mutable.push(name);
            }
            if begins_with_text(tokens.get(at + 1)) {
                let name = self.named(&last);
                self.facts.texts.push(name);
            }
            if start == 0 || !punct(start - 1, '.') {
                self.mention(path);
            }
            at += 1;
        }
    }

    fn text_call(&mut self, name: &impl ToString, first: Option<&syn::Expr>) {
        if let Some(syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(_), .. })) = first {
            let name = self.named(name);
            self.facts.texts.push(name);
        }
    }

    fn function(&mut self, signature: &syn::Signature, body: &syn::Block) {
        let lines = body.brace_token.span.close().end().line + 1 - signature.fn_token.span.start().line;
        self.facts.functions.push(Function { name: signature.ident.to_string(), lines });
    }
}

/// Whether a group in round brackets follows whose first token is a text.
fn begins_with_text(token: Option<&TokenTree>) -> bool {
    let Some(TokenTree::Group(group)) = token else { return false };
    let first = group.stream().into_iter().next();
    let is_text = |token: TokenTree| matches!(token, TokenTree::Literal(text) if text.to_string().starts_with('"'));
    group.delimiter() == Delimiter::Parenthesis && first.is_some_and(is_text)
}

impl<'ast> Visit<'ast> for Walk {
    fn visit_item(&mut self, item: &'ast Item) {
        let was = self.is_test;
        self.is_test |= is_for_tests(attributes(item));
        if self.depth == 0 {
            self.facts.items.extend(defines(item).map(|name| (self.module.clone(), name)));
        }
        match item {
            Item::Enum(_) | Item::Struct(_) | Item::Trait(_) | Item::Type(_) | Item::Union(_) => {
                let name = defines(item).map(|name| self.named(&name));
                self.facts.types.extend(name);
            }
            _ => {}
        }
        visit::visit_item(self, item);
        self.is_test = was;
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        let was = self.is_test;
        self.is_test |= matches!(item, ImplItem::Fn(function) if is_for_tests(&function.attrs));
        visit::visit_impl_item(self, item);
        self.is_test = was;
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        self.module.push(module.ident.to_string());
        if is_for_tests(&module.attrs) {
            self.facts.test_modules.push(self.module.clone());
        }
        if let Some((brackets, items)) = &module.content {
            self.facts.modules.push(self.module.clone());
            let first = module.attrs.first().map_or(module.mod_token.span, |attribute| attribute.pound_token.spans[0]);
            if is_for_tests(&module.attrs) {
                self.facts.lines -= brackets.span.close().end().line + 1 - first.start().line;
            }
            items.iter().for_each(|item| self.visit_item(item));
        }
        self.module.pop();
    }

    fn visit_item_use(&mut self, import: &'ast syn::ItemUse) {
        self.import(&import.tree, &[]);
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.function(&function.sig, &function.block);
        self.depth += 1;
        visit::visit_item_fn(self, function);
        self.depth -= 1;
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.function(&function.sig, &function.block);
        self.depth += 1;
        visit::visit_impl_item_fn(self, function);
        self.depth -= 1;
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        if let Type::Path(path) = &*item.self_ty {
            let name = path.path.segments.last().map(|part| self.named(&part.ident));
            self.facts.impls.extend(name);
        }
        visit::visit_item_impl(self, item);
    }

    fn visit_type_reference(&mut self, reference: &'ast syn::TypeReference) {
        if let (Some(_), Type::Path(path)) = (&reference.mutability, &*reference.elem) {
            let name = path.path.segments.last().map(|part| self.named(&part.ident));
            self.facts.mutable.extend(name);
        }
        visit::visit_type_reference(self, reference);
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let syn::Expr::Path(path) = &*call.func
            && let Some(last) = path.path.segments.last()
        {
            self.text_call(&last.ident, call.args.first());
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.text_call(&call.method, call.args.first());
        visit::visit_expr_method_call(self, call);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.mention(path.segments.iter().map(|part| part.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        self.tokens(call.tokens.clone());
    }

    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    /// Who may see a thing is no need of it.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}
}
