#!/usr/bin/env bash
# docx2txt 0.9 and docx2python 3.7.1 (PyPI): a symbol that Word keeps as w:sym (a ticked box of Wingdings, the sign >= of
# Symbol) is dropped without a word by docx2txt, so that "at least 95%" reads "95%"; docx2python puts an HTML element with the
# private code into the plain text.
# Seen 2026-11-27: "Checked:  hall, rate 95%" and "Checked: <span style=font-family:Wingdings>&#x00FE;</span> hall, ...".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q docx2python==3.7.1 docx2txt==0.9
cat > "$dir/make.py" <<'PY'
import sys, zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
PART = "application/vnd.openxmlformats-officedocument.wordprocessingml"

def save(path, body, numbering=None):
    """Writes the smallest package that Word opens: `body` within w:body, and a numbering part where there is one."""
    extra = f"<Override PartName=\"/word/numbering.xml\" ContentType=\"{PART}.numbering+xml\"/>" if numbering else ""
    with zipfile.ZipFile(path, "w") as z:
        z.writestr("[Content_Types].xml", f"<Types xmlns=\"{TYPES}\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{PART}.document.main+xml\"/>{extra}</Types>")
        z.writestr("_rels/.rels", f"<Relationships xmlns=\"{RELS}\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/></Relationships>")
        link = f"<Relationship Id=\"rId1\" Type=\"{OFFICE}/numbering\" Target=\"numbering.xml\"/>" if numbering else ""
        z.writestr("word/_rels/document.xml.rels", f"<Relationships xmlns=\"{RELS}\">{link}</Relationships>")
        if numbering:
            z.writestr("word/numbering.xml", f"<w:numbering xmlns:w=\"{W}\">{numbering}</w:numbering>")
        names = f"xmlns:r=\"{OFFICE}\" xmlns:w=\"{W}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:v=\"urn:schemas-microsoft-com:vml\""
        z.writestr("word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>")

def p(text, extra=""):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r>{extra}</w:p>"

SIGN = "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r><w:r><w:t> hall, rate </w:t></w:r><w:r><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/></w:r><w:r><w:t>95%</w:t></w:r>"
save(sys.argv[1], p("Checked: ", SIGN))
PY
cat > "$dir/read.py" <<'PY'
import sys, docx2txt
from docx2python import docx2python
second = docx2txt.process(sys.argv[1]).strip()
print("docx2txt", repr(second))
assert second == "Checked:  hall, rate 95%", "docx2txt changed"
with docx2python(sys.argv[1]) as document:
    first = document.text.strip()
print("docx2python", repr(first))
assert "<span style=font-family:Wingdings>" in first, "docx2python changed"
PY
"$dir/venv/bin/python" "$dir/make.py" "$dir/signs.docx"
"$dir/venv/bin/python" "$dir/read.py" "$dir/signs.docx"
