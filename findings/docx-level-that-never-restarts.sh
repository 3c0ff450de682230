#!/usr/bin/env bash
# docx2python 3.7.1 and pandoc 3.9 (PyPI: pypandoc_binary 1.17): w:lvlRestart with the value 0, by which the items of a plan
# count on through all of its parts (ECMA-376 17.9.11), is not read: the count begins again in every part.
# Seen 2026-11-27: "Print the list" is printed as 1; Word prints 3.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q docx2python==3.7.1 pypandoc_binary==1.17
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

LEVELS = "".join(
    f"<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>{restart}<w:lvlText w:val=\"%{level + 1}.\"/></w:lvl>"
    for level, restart in ((0, ""), (1, "<w:lvlRestart w:val=\"0\"/>")))
numbering = f"<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"multilevel\"/>{LEVELS}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"

def item(level, text):
    return f"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"

save(sys.argv[1], item(0, "Building") + item(1, "Paint the hall") + item(1, "Mend the roof") + item(0, "Reading") + item(1, "Print the list"), numbering)
PY
cat > "$dir/read.py" <<'PY'
import subprocess, sys, pypandoc
from docx2python import docx2python
with docx2python(sys.argv[1]) as document:
    first = [line.strip() for line in document.text.split("\n") if line.strip()]
print("docx2python", first)
assert first[-1].replace("\t", " ") == "1) Print the list", "docx2python changed"
second = subprocess.run([pypandoc.get_pandoc_path(), "--from", "docx", "--to", "plain", sys.argv[1]], capture_output=True, text=True, check=True).stdout
print("pandoc", [line.strip() for line in second.split("\n") if line.strip()])
assert "1.  Print the list" in second, "pandoc changed"
PY
"$dir/venv/bin/python" "$dir/make.py" "$dir/list.docx"
"$dir/venv/bin/python" "$dir/read.py" "$dir/list.docx"
