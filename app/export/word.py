"""A memo as a Word document with real footnotes.

python-docx writes the document; it knows no footnotes, whose part is written here as ECMA-376 (17.11) has it.
"""

from __future__ import annotations

import io
from typing import Any
from xml.sax.saxutils import escape

from app.export.memo import Memo
from app.export.reference import Reference, era_date, one_line

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_FONT = "游明朝"
# The first two footnotes are the lines that part notes from the text.
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


def word(memo: Memo) -> bytes:
    """A .docx: a heading a question, the answer, and a footnote a reference with its quote."""
    import docx
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    document = docx.Document()
    _japanese(document)
    known = {one.n for one in memo.references}
    seen: set[int] = set()
    for item in memo.items:
        document.add_heading(one_line(item.question), level=2)
        paragraph = document.add_paragraph()
        for piece in item.pieces:
            if isinstance(piece, str):
                paragraph.add_run(piece)
            elif piece in known:
                _mark(paragraph, piece, again=piece in seen)
                seen.add(piece)
    document.add_paragraph(f"（{era_date(memo.accessed.isoformat())}閲覧）")
    notes = "".join(_note(one) for one in memo.references if one.n in seen)
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes xmlns:w="{_W}">{_SEPARATORS}{notes}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), _TYPE, xml.encode(), document.part.package)
    document.part.relate_to(part, _RELATION)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _japanese(document: Any) -> None:
    """A Mincho face for Japanese in the text and the headings, as memos have it."""
    from docx.oxml.ns import qn

    for name in ("Normal", "Heading 2"):
        fonts = document.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), _FONT)


def _mark(paragraph: Any, number: int, *, again: bool) -> None:
    """The mark of a footnote; a footnote stands once, a second mark is its number alone."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run()
    run.font.superscript = True
    if again:
        run.text = str(number)
        return
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), str(number))
    run._r.append(mark)


def _note(one: Reference) -> str:
    lines = [f" {one.style}", *(f"「{line}」" for line in one.quote.splitlines() if line.strip())]
    lines += [f"{label}: {yen:,}円" for yen, label in one.figures]
    breaks = "<w:r><w:br/></w:r>".join(
        f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r>' for line in lines
    )
    return f'<w:footnote w:id="{one.n}"><w:p><w:r>{_RAISED}<w:footnoteRef/></w:r>{breaks}</w:p></w:footnote>'
