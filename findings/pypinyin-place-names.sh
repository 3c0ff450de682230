#!/usr/bin/env bash
# pypinyin 0.55.0 (PyPI): of two counties written with the same character 乐 (read lào in both names), one is read right and the
# other is not, so a search by pinyin finds 乐亭 and misses 乐陵.
# Seen 2026-11-27: 乐亭县 is lao ting xian, 乐陵市 is le ling shi; 战略 is zhan lve, a spelling that input methods accept beside lue.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q pypinyin==0.55.0
"$dir/venv/bin/python" - <<'PY'
from pypinyin import lazy_pinyin
for name, seen in (("乐亭县", "lao ting xian"), ("乐陵市", "le ling shi"), ("战略", "zhan lve")):
    made = " ".join(lazy_pinyin(name))
    print(name, made)
    assert made == seen, "this changed"
PY
