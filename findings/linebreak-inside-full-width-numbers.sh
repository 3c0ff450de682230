#!/usr/bin/env bash
# unicode-linebreak 0.1.5, textwrap 0.16.2 with it (crates.io): a number in full-width digits, as Chinese documents print it, may
# be broken between any two digits and before its decimals, since UAX #14 puts full-width digits into the class of ideographs;
# and a unit such as ㎡ may stand alone on the next line. A wrapped plan then shows 达到１０ / ０％.
# Seen 2026-11-27: breaks after each of the first two digits of １００％, after ８． in ８．５％ and before ㎡.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/src"
printf '[package]\nname = "try"\nversion = "0.0.0"\nedition = "2021"\n[dependencies]\nunicode-linebreak = "=0.1.5"\ntextwrap = { version = "=0.16.2", default-features = false, features = ["unicode-linebreak", "unicode-width"] }\n' > "$dir/Cargo.toml"
cat > "$dir/src/main.rs" <<'RS'
fn main() {
    let breaks = |text: &str| unicode_linebreak::linebreaks(text).map(|(at, _)| text[at..].to_owned()).collect::<Vec<_>>();
    for (text, rest) in [("达到１００％", "０％"), ("增长８．５％", "５％"), ("面积5000㎡", "㎡")] {
        println!("{text} {:?}", breaks(text));
        assert!(breaks(text).iter().any(|part| part == rest), "this changed");
    }
    let lines = textwrap::wrap("达到１００％", 8);
    println!("{lines:?}");
    assert_eq!(lines, ["达到１０", "０％"], "this changed");
}
RS
cargo run --quiet --manifest-path "$dir/Cargo.toml"
