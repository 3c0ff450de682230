#!/usr/bin/env bash
# pandoc 3.9 (PyPI: pypandoc_binary 1.17): a paragraph that a text box is anchored in loses its own words; only those of the
# box come out. In a plan the heading of a part vanishes, and its items fall to the part before.
# Seen 2026-11-27: "Part two" is nowhere in the output, without a warning.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q pypandoc_binary==1.17
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
"$dir/venv/bin/python" "$dir/make.py" "$dir/box.docx"
pandoc=$("$dir/venv/bin/python" -c 'import pypandoc; print(pypandoc.get_pandoc_path())')
"$pandoc" --version | head -1
"$pandoc" --from docx --to plain "$dir/box.docx" > "$dir/out.txt" 2> "$dir/warnings.txt"
cat "$dir/out.txt"
grep -q "Count the books" "$dir/out.txt"
if grep -q "Part two" "$dir/out.txt" || [ -s "$dir/warnings.txt" ]; then echo "this changed"; exit 1; fi
