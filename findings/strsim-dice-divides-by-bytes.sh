#!/usr/bin/env bash
# strsim 0.11.1 (crates.io): sorensen_dice counts pairs of characters but divides by the length in bytes, so two sentences in
# Chinese are far less alike than the same change makes two English ones: matching revised wording by it finds nothing.
# Seen 2026-11-27: 0.229 for two sentences of 12 Han characters that differ in two, 0.727 for letters in the same places.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/src"
printf '[package]\nname = "try"\nversion = "0.0.0"\nedition = "2021"\n[dependencies]\nstrsim = "=0.11.1"\n' > "$dir/Cargo.toml"
cat > "$dir/src/main.rs" <<'RS'
fn main() {
    let han = strsim::sorensen_dice("组织实施一批科技扶贫项目", "组织实施一批科技惠民项目");
    let latin = strsim::sorensen_dice("abcdefghijkl", "abcdefghzykl");
    println!("{han:.3} {latin:.3}");
    assert!((han - 8.0 / 35.0).abs() < 1e-9 && (latin - 8.0 / 11.0).abs() < 1e-9, "this changed");
}
RS
cargo run --quiet --manifest-path "$dir/Cargo.toml"
