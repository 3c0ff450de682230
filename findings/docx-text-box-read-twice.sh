#!/usr/bin/env bash
# docx2python 3.7.1 and docx2txt 0.9 (PyPI): a text box that Word writes as mc:AlternateContent, once as a drawing and once
# for old readers, is read twice, so that an item in a box is there twice; docx2python also puts it before the paragraph
# that it is anchored in. ECMA-376 part 3, 9.3: a reader takes one of Choice and Fallback.
# Seen 2026-11-27: "2.Count the books." stands twice in both outputs, in docx2python's before "Part two".
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

inside = p("2.Count the books.")
BOX = ("<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><a:graphic>"
       "<a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:txbx><w:txbxContent>" + inside +
       "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
       "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>" + inside + "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
       "</mc:AlternateContent></w:r>")
save(sys.argv[1], p("1.Paint the hall.") + p("Part two", BOX) + p("3.Print the list."))
PY
cat > "$dir/read.py" <<'PY'
import sys, docx2txt
from docx2python import docx2python
with docx2python(sys.argv[1]) as document:
    first = document.text
second = docx2txt.process(sys.argv[1])
for name, text in (("docx2python", first), ("docx2txt", second)):
    print(name, [line for line in text.split("\n") if line.strip()])
    assert text.count("2.Count the books.") == 2, name + " changed"
assert first.index("2.Count") < first.index("Part two"), "the place changed"
PY
"$dir/venv/bin/python" "$dir/make.py" "$dir/box.docx"
"$dir/venv/bin/python" "$dir/read.py" "$dir/box.docx"
