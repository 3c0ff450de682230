#!/usr/bin/env bash
# cn2an 0.5.24 (PyPI), which turns Chinese numerals in a sentence into digits: it also takes the numeral out of words that
# count nothing, so that 统一领导 (unified leadership), 一是 (firstly) and 统一 in any plan are damaged; and it does not know 卅 (30).
# Seen 2026-11-27: transform gives 统1领导 and 1是加强; cn2an("卅") raises ValueError, 廿二 is 22.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q setuptools==80.9.0 cn2an==0.5.24
"$dir/venv/bin/python" - <<'PY'
import cn2an
for text, seen in (("统一领导", "统1领导"), ("一是加强", "1是加强"), ("十一月底", "11月底")):
    made = cn2an.transform(text, "cn2an")
    print(text, made)
    assert made == seen, "this changed"
print("廿二", cn2an.cn2an("廿二", "smart"))
try:
    print("卅", cn2an.cn2an("卅", "smart"))
except ValueError as error:
    print("卅", error)
else:
    raise SystemExit("this changed")
PY
