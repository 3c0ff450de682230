#!/usr/bin/env bash
# xlsx2csv 0.8.6 (PyPI), files by openpyxl 3.1.5: a cell that shows 30.0% comes out as 0.300: the decimals of the format are taken,
# its percent sign is not, so that a target of the table is read as another number.
# Seen 2026-11-27: 0.300,0.085 for cells that show 30.0% and 8.5%.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q xlsx2csv==0.8.6 openpyxl==3.1.5
"$dir/venv/bin/python" - "$dir/table.xlsx" <<'PY'
import sys, openpyxl
book = openpyxl.Workbook()
sheet = book.active
sheet.append([0.3, 0.085])
for cell in sheet[1]:
    cell.number_format = "0.0%"
book.save(sys.argv[1])
PY
"$dir/venv/bin/xlsx2csv" "$dir/table.xlsx" | tee "$dir/out.csv"
[ "$(cat "$dir/out.csv")" = "0.300,0.085" ] || { echo "this changed"; exit 1; }
