"""`tenkyo figures`, `tenkyo audit` and `tenkyo ask` over documents of hostile numbers and long lists."""

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from app.cli import main
from index.build import build

HUGE = 10**40 + 1
ODD = f"""# 灯台の改修

令和4年度予算額 {HUGE}円（（【
令和3年度予算額 △999999兆円

| =cmd | 予算額 | 決算額 |
|---|---|---|
| @x | {10**30}円 | -5億円 | 7億円 |
| | 3億円
"""
LIST = "# 令和4年度予算の一覧\n\n" + "".join(
    f"令和4年度予算額 灯標の整備 {n}億円\n\n" for n in range(1, 301)
)
TABLE = "（単位：百万円）\n\n| 事業名 | 令和4年度予算額 |\n|---|---|\n" + "".join(
    f"| 灯塔{n} | {n} |\n" for n in range(1, 301)
)


@pytest.fixture(scope="module")
def sea(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    for name, text in (("odd", ODD), ("list", LIST), ("table", TABLE)):
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    build(sorted(folder.glob("*.md")), folder / "store")
    return folder / "store"


def run(capsys: pytest.CaptureFixture[str], sea: Path, *words: str) -> tuple[int, str]:
    code = main([*words, "--store", str(sea)])
    return code, capsys.readouterr().out


def test_every_amount_is_listed_exactly(capsys: pytest.CaptureFixture[str], sea: Path) -> None:
    code, out = run(capsys, sea, "figures", "--json")
    found = [json.loads(line) for line in out.splitlines()]
    assert (code, len(found)) == (0, 606)
    odd = [record["yen"] for record in found if record["file"].endswith("odd.md")]
    assert odd == [HUGE, -999_999 * 10**12, 10**30, -5 * 10**8, 7 * 10**8, 3 * 10**8]


def test_csv_and_workbook_keep_all_digits(
    capsys: pytest.CaptureFixture[str], sea: Path, tmp_path: Path
) -> None:
    sheet, book = tmp_path / "all.csv", tmp_path / "all.xlsx"
    assert run(capsys, sea, "figures", "--csv", "--out", str(sheet))[0] == 0
    assert run(capsys, sea, "figures", "--xlsx", "--out", str(book))[0] == 0
    rows = list(csv.DictReader(sheet.read_text("utf-8-sig").splitlines()))
    assert str(HUGE) in [row["yen"] for row in rows]
    cells = openpyxl.load_workbook(book).worksheets[0].iter_rows(values_only=True)
    assert str(HUGE) in [str(cell) for row in cells for cell in row]


def test_audit_of_a_list_under_one_name(capsys: pytest.CaptureFixture[str], sea: Path) -> None:
    code, out = run(capsys, sea, "audit", "--json")
    assert (code in (0, 1), json.loads(out)["amounts"]) == (True, 606)


def test_no_sum_of_more_amounts_than_can_be_shown(
    capsys: pytest.CaptureFixture[str], sea: Path
) -> None:
    code, out = run(capsys, sea, "ask", "灯塔の予算額の合計はいくらですか", "--json")
    assert (code, json.loads(out)["abstained"]) == (1, True)


def test_the_huge_amount_is_told(capsys: pytest.CaptureFixture[str], sea: Path) -> None:
    _, out = run(capsys, sea, "ask", "灯台の改修の令和4年度予算額はいくらですか")
    assert str(HUGE) in out
