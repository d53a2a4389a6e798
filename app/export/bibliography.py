"""A memo's references for reference managers: BibTeX, RIS and CSL-JSON, one entry a reference."""

from __future__ import annotations

import json
import re
from typing import Any

from app.export.memo import Memo
from app.export.reference import Reference, one_line

# What TeX reads as commands; the rest of Unicode stands as it is.
_TEX = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "$": r"\$",
        "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}  # fmt: skip
_TEX_SIGN = re.compile(r"[\\{}%&#$_~^]")


def bibtex(memo: Memo) -> bytes:
    """BibTeX (UTF-8): `@techreport` entries."""
    import bibtexparser
    from bibtexparser.model import Entry, Field

    library = bibtexparser.Library()
    for one in memo.references:
        fields = {
            "title": f"{{{_tex(one.title)}}}",
            "institution": f"{{{_tex(one.issuer)}}}" if one.issuer else "",
            "year": str(one.parts[0]) if one.parts else "",
            "month": str(one.parts[1]) if len(one.parts) > 1 else "",
            "pages": str(one.page) if one.page is not None else "",
            "note": _tex(_note(one)),
            "urldate": memo.accessed.isoformat(),
            "langid": "japanese",
        }
        kept = [Field(name, value) for name, value in fields.items() if value]
        library.add(Entry("techreport", _key(one), kept))
    written: str = bibtexparser.write_string(library)
    return written.encode()


def ris(memo: Memo) -> bytes:
    """RIS: government documents. A line break within a value would begin a new field."""
    import rispy

    class Unnumbered(rispy.RisWriter):  # type: ignore[misc]
        """Without the numbers that rispy puts before entries, which the format does not know."""

        def set_header(self, count: int) -> str:
            return ""

    entries: list[dict[str, Any]] = []
    for one in memo.references:
        entry: dict[str, Any] = {
            "type_of_reference": "GOVDOC",
            "id": _key(one),
            "title": one_line(one.title),
            "authors": [one_line(one.issuer)] if one.issuer else [],
            "publisher": one_line(one.issuer),
            "year": str(one.parts[0]) if one.parts else "",
            "date": "/".join(f"{part:02d}" for part in one.parts),
            "start_page": str(one.page) if one.page is not None else "",
            "section": one_line(one.section),
            "notes": [one_line(_note(one))],
            "access_date": memo.accessed.isoformat(),
            "language": "ja",
        }
        entries.append({name: value for name, value in entry.items() if value})
    written: str = rispy.dumps(entries, implementation=Unnumbered)
    return (written.strip() + "\n").encode()


def csl(memo: Memo) -> bytes:
    """CSL-JSON: an array of reports."""
    day = memo.accessed
    entries = []
    for one in memo.references:
        entry: dict[str, Any] = {
            "id": _key(one),
            "type": "report",
            "title": one.title,
            "author": [{"literal": one.issuer}] if one.issuer else [],
            "publisher": one.issuer,
            "issued": {"date-parts": [list(one.parts)]} if one.parts else {},
            "page": str(one.page) if one.page is not None else "",
            "section": one.section,
            "note": _note(one),
            "accessed": {"date-parts": [[day.year, day.month, day.day]]},
            "language": "ja",
        }
        entries.append({name: value for name, value in entry.items() if value})
    return (json.dumps(entries, ensure_ascii=False, indent=2) + "\n").encode()


def _note(one: Reference) -> str:
    """The quote, and the amounts that the answer states from it."""
    amounts = "".join(f"（{label}: {yen:,}円）" for yen, label in one.figures)
    return f"「{one.quote}」{amounts}"


def _key(one: Reference) -> str:
    return f"tenkyo-{one.n}-{one.key}"


def _tex(text: str) -> str:
    return _TEX_SIGN.sub(lambda match: _TEX[match.group()], one_line(text))
