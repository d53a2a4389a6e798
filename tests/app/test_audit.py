"""`tenkyo audit`, end to end over small stores."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from app.cli import main
from index.build import build

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
REQUEST = """# 令和6年度海洋観測関係概算要求の概要

## 沿岸観測ネットワーク整備事業（CONet）

令和6年度要求・要望額 6,200百万円
(前年度予算額 4,108百万円)
"""
DRAFT = """# 令和6年度海洋観測関係予算（案）の概要

## 沿岸観測ネットワーク整備事業（CONet）

令和6年度予算額(案) 4,800百万円
(前年度予算額 {previous})
"""
TABLE = """# 府県別の予算

(単位:億円)

府県	一般会計	特別会計	計
青磁県	150	20	170
白波県	240	30	{total}
藍鼠県	80	5	85
"""


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Audit = Callable[..., Ran]


@pytest.fixture
def audit(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Audit:
    """`audit({"a.md": text}, "--json")` over a store of these documents."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("TENKYO_")]:
        monkeypatch.delenv(name)

    def run(documents: dict[str, str], *words: str) -> Ran:
        for name, text in documents.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        if documents:
            build([tmp_path / name for name in documents], tmp_path / "s")
        capsys.readouterr()
        code = main(["audit", "--store", "s", *words])
        return Ran(code, *capsys.readouterr())

    return run


SOUND = {
    "request.md": REQUEST,
    "draft.md": DRAFT.format(previous="41億円"),
    "table.md": TABLE.format(total=270),
}


def test_a_sound_store_leaves_with_0(audit: Audit) -> None:
    ran = audit(SOUND)
    assert ran.code == 0
    assert ran.out.startswith("食い違いは見つかりませんでした (文書 3 件")


def test_a_contradiction_shows_both_places(audit: Audit) -> None:
    ran = audit({"request.md": REQUEST, "draft.md": DRAFT.format(previous="4,150百万円")})
    assert ran.code == 1
    for told in ("request.md", "draft.md", "4,108百万円（4,108,000,000円）", "令和5年度予算額",
                 "│ (前年度予算額 4,150百万円)", "§ 令和6年度海洋観測関係予算（案）の概要", "1 件見つかりました"):  # fmt: skip
        assert told in ran.out


def test_a_total_shows_its_parts(audit: Audit) -> None:
    ran = audit(SOUND | {"table.md": TABLE.format(total=290)})
    assert ran.code == 1
    assert "「白波県 / 計」" in ran.out or "「白波県」" in ran.out
    assert "240 + 30 = 27,000,000,000円" in ran.out
    assert "│ 白波県\t240\t30\t290" in ran.out


def test_in_english(audit: Audit) -> None:
    ran = audit({"table.md": TABLE.format(total=290)}, "--lang", "en")
    assert ran.out.startswith("1. Total off: ")
    assert ran.out.rstrip().endswith("(1 documents, 9 amounts checked).")


def test_json_is_one_object(audit: Audit) -> None:
    documents = SOUND | {
        "draft.md": DRAFT.format(previous="4,150百万円"),
        "table.md": TABLE.format(total=290),
    }
    ran = audit(documents, "--json")
    told = json.loads(ran.out)
    assert ran.code == 1
    assert told["documents"] == 3
    conflict, imbalance = told["findings"]
    assert (conflict["finding"], conflict["kind"], conflict["fiscal_year"]) == (
        "conflict",
        "previous_year",
        2023,
    )
    for place in conflict["places"] + imbalance["places"]:
        text = Path(place["file"]).read_text(encoding="utf-8")
        assert text[place["start"] : place["end"]] == place["text"]
        assert place["text"] in place["quote"]
    assert {place["yen"] for place in conflict["places"]} == {4_108_000_000, 4_150_000_000}
    assert (imbalance["printed"], imbalance["expected"]) == (29_000_000_000, 27_000_000_000)
    assert [part["text"] for part in imbalance["parts"]] == ["240", "30"]


def test_no_store_is_bad_input(audit: Audit) -> None:
    ran = audit({})
    assert ran.code == 2
    assert ran.err.count("\n") == 1


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the official documents are not here")
def test_the_official_documents(audit: Audit) -> None:
    documents = {path.name: path.read_text(encoding="utf-8") for path in SEEDS.glob("*.txt")}
    told = json.loads(audit(documents, "--json").out)
    assert [place["text"] for finding in told["findings"] for place in finding["places"]] == [
        "3,494百万円",
        "3,500百万円",
    ]
