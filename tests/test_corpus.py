"""The bundled corpus: its front matter, its completeness, and that its wording is our own."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.fold import key

ROOT = Path(__file__).resolve().parent.parent
CORPUS = sorted((ROOT / "corpus").glob("*.md"))
ORIGINALS = ROOT.parent / "shared" / "seeds"
KEYS = ["title", "issuer", "date", "kind", "digest_of", "note"]
MAY_BE_EMPTY = {"issuer", "date"}  # where the original does not say
SENTENCE = 25  # folded characters from which an identical sentence counts as copied

needs_originals = pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the originals are not here")


def front_matter(text: str) -> dict[str, str]:
    head = text.split("---\n")[1]
    pairs = (line.partition(":") for line in head.splitlines())
    return {name: value.strip().strip('"') for name, _, value in pairs}


def sentences(text: str) -> list[str]:
    """The sentences and list items of a digest: no table rows, headings, or names in 「」."""
    body = text.split("---\n", 2)[2]
    prose = [line for line in body.splitlines() if not line.lstrip().startswith(("|", "#"))]
    pieces = re.split(r"。|\n", re.sub(r"「[^」]*」", "", "\n".join(prose)))
    return [re.sub(r"^[\s\-※*]*(?:\d+\.\s)?", "", piece) for piece in pieces]


def check(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "tools" / "check_digest.py"), *options],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONIOENCODING": "utf-8"},
    )


def test_there_are_five_digests() -> None:
    assert [path.name[:3] for path in CORPUS] == ["000", "001", "002", "003", "004"]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_front_matter_says_what_the_file_is(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith("---\n")
    meta = front_matter(text)
    assert list(meta) == KEYS
    assert [name for name in KEYS if not meta[name] and name not in MAY_BE_EMPTY] == []
    assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", meta["date"])


@needs_originals
def test_every_figure_of_the_originals_is_in_the_digests() -> None:
    done = check()
    assert done.returncode == 0, done.stdout


@needs_originals
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_no_sentence_is_copied(path: Path) -> None:
    original = key(next(ORIGINALS.glob(f"{path.name[:3]}_*.txt")).read_text("utf-8"))
    copied = [
        piece
        for piece in sentences(path.read_text("utf-8"))
        if len(key(piece)) >= SENTENCE and key(piece) in original
    ]
    assert copied == []


ORIGINAL = "Q-LEAP 3,650百万円\n(前年度予算額) 3,500百万円\n25機関（令和3年6月18日閣議決定）、10<sup>-18</sup>秒"


@pytest.mark.parametrize(
    ("digest", "lacking"),
    [
        ("Q-LEAPは3,650百万円（前年度3,500百万円）、25 機関、2021年6月18日、10⁻¹⁸秒", []),
        ("Q-LEAPは13,650百万円（3,500百万円）、25機関、2021年6月18日、10⁻¹⁸秒", ["amount: 3,650百万円"]),
        ("LEAPは3,650百万円と3,500百万円、25件、令和3年6月、10⁻¹⁸秒",
         ["date: 2021-06-18", "number: 25機関", "word: q-leap"]),
    ],
)  # fmt: skip
def test_the_check_names_what_is_missing(tmp_path: Path, digest: str, lacking: list[str]) -> None:
    (tmp_path / "000_x.txt").write_text(ORIGINAL, "utf-8")
    (tmp_path / "000-x.md").write_text(digest, "utf-8")
    done = check("--originals", str(tmp_path), "--corpus", str(tmp_path))
    assert [line.strip() for line in done.stdout.splitlines()[1:]] == lacking
    assert done.returncode == (1 if lacking else 0)
