"""Does each digest in the corpus carry every figure, date and abbreviation of its original?

`python tools/check_digest.py` pairs ORIGINALS/003_*.txt with CORPUS/003-*.md by the number in front,
prints what a digest lacks, and exits with 1 if anything is missing. What is compared: amounts as
printed, dates and years by value, other numbers with their counter (25機関), Latin words (Q-LEAP).
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ingest.amount import find_amounts  # noqa: E402  (the tool also runs without an installation)
from ingest.era import find_dates, find_years  # noqa: E402
from ingest.fold import fold  # noqa: E402

# 10⁻¹⁸ in one file is 10<sup>-18</sup> in another.
RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
# 24年10月 with no mark in front is 2024年10月; 平成24年10月 is not.
SHORT_YEAR = re.compile(r"(?<![\d'A-Za-z成和])([12]\d年)(?=\d{1,2}月)")
COUNTERS = (
    "年度|年間|年|か月|月|週間|日|回|件|名|人|台|割|倍|秒|位|期|種類|機関|拠点|領域|分野|か国|"
    "府省|国研|大学|%|[ァ-ヶー]{2,}"
)
NUMBER = re.compile(
    r"(?<![A-Za-z0-9.,\-])(?P<sign>(?<![^\s|(])-)?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.\-]\d+)?)(?![\dA-Za-z])"
    rf"(?P<scale>[十百千万億兆]{{1,2}})?(?:\s?(?P<counter>{COUNTERS}))?"
)
WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9]*(?:[-+&][A-Za-z0-9]+)*")
# Numbers that only order the page: 1. / (2) / 【3】 in front of a line, [4] and ※5 as footnote marks,
# page numbers after leader dots, a page number alone on its line.
ORDINAL = re.compile(
    r"^[\s#>\-・○●◆]*[(\[【]?\d{1,2}[)\]】.．](?=\s|[^\d])|\[\d{1,2}\]|※\d{1,2}|\.{3,}\s*\d+|^\s*\d{1,2}\s*$"
    r"|\(\d/\d\)|\b\d(?=\))",
    re.M,
)
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.S)


class Fact(NamedTuple):
    """What must be carried over: its kind (amount, date, number, word) and its folded form."""

    kind: str
    text: str


class Pair(NamedTuple):
    original: Path
    digest: Path | None


def pairs(originals: Path, corpus: Path) -> list[Pair]:
    """Each original with the digest whose name begins with the same number."""
    found = []
    for original in sorted(originals.glob("[0-9]*_*.txt")):
        number = original.name.split("_")[0]
        found.append(Pair(original, next(iter(sorted(corpus.glob(f"{number}-*.md"))), None)))
    return found


def facts(text: str) -> dict[Fact, None]:
    """Every fact of `text` in the order of its kinds: `25機関`, `13,849百万円`, `2021-06-18`, `nims`."""
    view = fold(FRONT_MATTER.sub("", text), markup=True).text.translate(RAISED)
    view = SHORT_YEAR.sub(r"20\1", view)
    found = [Fact("amount", _squeezed(view[a.span.start : a.span.end])) for a in find_amounts(view)]
    found += [Fact("date", date.iso) for date in find_dates(view)]
    found += [Fact("year", str(year.year)) for year in find_years(view)]
    found += [Fact("number", number) for number in _numbers(view)]
    found += [Fact("word", match.group().lower()) for match in WORD.finditer(view)]
    return dict.fromkeys(fact for fact in found if fact.kind != "word" or len(fact.text) > 1)


def missing(original: str, digest: str) -> list[Fact]:
    """The facts of `original` that `digest` lacks; a number with no counter may have gained one."""
    there = facts(digest)
    bare = {re.sub(rf"(?:{COUNTERS})$", "", fact.text) for fact in there if fact.kind == "number"}
    return [
        fact
        for fact in facts(original)
        if fact not in there and not (fact.kind == "number" and fact.text in bare)
    ]


def _numbers(view: str) -> Iterator[str]:
    rest = list(view)
    spans = [(found.span.start, found.span.end) for found in find_amounts(view)]
    spans += [(found.span.start, found.span.end) for found in find_dates(view)]
    spans += [(found.span.start, found.span.end) for found in find_years(view)]
    spans += [match.span() for match in ORDINAL.finditer(view)]
    for start, end in spans:
        rest[start:end] = "\0" * (end - start)
    for match in NUMBER.finditer("".join(rest)):
        yield (
            (match["sign"] or "")
            + match["digits"]
            + (match["scale"] or "")
            + (match["counter"] or "").removesuffix("間")  # 1年間 and 1年 say the same
        )


def _squeezed(text: str) -> str:
    return "".join(text.split())


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--originals", type=Path, default=ROOT.parent / "shared" / "seeds")
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    options = parser.parse_args(argv)
    found = pairs(options.originals, options.corpus)
    if not found:
        print(f"No originals (003_*.txt) in {options.originals}.", file=sys.stderr)
        return 2
    wanting = False
    for original, digest in found:
        if digest is None:
            print(f"{original.name}: no digest in {options.corpus}")
            wanting = True
            continue
        lacking = missing(original.read_text("utf-8"), digest.read_text("utf-8"))
        wanting = wanting or bool(lacking)
        print(f"{digest.name}: {len(lacking)} missing")
        for fact in lacking:
            print(f"  {fact.kind}: {fact.text}")
    return 1 if wanting else 0


if __name__ == "__main__":
    raise SystemExit(main())
