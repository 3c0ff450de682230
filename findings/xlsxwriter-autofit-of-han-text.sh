#!/usr/bin/env bash
# rust_xlsxwriter 0.102.0 (crates.io): autofit takes about 8 pixels for a Han character, which is drawn 14 to 15 wide, so a column
# of Chinese text comes out at half of the width that it needs and is cut or wrapped in Excel.
# Seen 2026-11-27: 19 Han characters get a column of 22.7 units, 20 Latin letters one of 20.4; the former need about 40.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/src"
printf '[package]\nname = "try"\nversion = "0.0.0"\nedition = "2021"\n[dependencies]\nrust_xlsxwriter = "=0.102.0"\n' > "$dir/Cargo.toml"
cat > "$dir/src/main.rs" <<'RS'
fn main() -> Result<(), rust_xlsxwriter::XlsxError> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "组织实施一批科技扶贫项目建设省级以上星")?;
    sheet.write(0, 1, "abcdefghijklmnopqrst")?;
    sheet.autofit();
    book.save(std::env::args().nth(1).expect("a path"))
}
RS
cargo run --quiet --manifest-path "$dir/Cargo.toml" -- "$dir/table.xlsx"
python3 - "$dir/table.xlsx" <<'PY'
import re, sys, zipfile
sheet = zipfile.ZipFile(sys.argv[1]).read("xl/worksheets/sheet1.xml").decode()
han, latin = (float(width) for width in re.findall(r'<col [^>]*width="([0-9.]+)"', sheet))
print(han, latin)
assert han < 25 < 2 * latin, "this changed"
PY
