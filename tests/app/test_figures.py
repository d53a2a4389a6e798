"""`tenkyo figures` over a small store: filters, formats read back by other programs, hostile names."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from app.cli import main
from app.figure_list import COLUMNS
from index.build import build

PLAN = """# 令和6年度海洋観測関係予算（案）の概要

海洋庁

## 沿岸観測ネットワーク整備事業

令和6年度予算額(案) 約48億円
(前年度予算額 41億円)

## =HYPERLINK("http://example.invalid") 観測事業

令和6年度予算額(案) 3億円(新規)

米国は5年間で2億ドル(約300億円)を投資する。
"""


@pytest.fixture(scope="module")
def sea(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("figures")
    (folder / "plan.md").write_text(PLAN, encoding="utf-8")
    build([folder / "plan.md"], folder / "store")
    return folder / "store"


def run(capsys: pytest.CaptureFixture[str], sea: Path, *words: str) -> tuple[int, str, str]:
    code = main(["figures", "--store", str(sea), *words])
    caught = capsys.readouterr()
    return code, caught.out, caught.err


def test_json_has_the_documented_keys(capsys: pytest.CaptureFixture[str], sea: Path) -> None:
    code, out, err = run(capsys, sea, "--json")
    found = [json.loads(line) for line in out.splitlines()]
    assert (code, err.split()[0]) == (0, str(len(found)))
    assert all(set(record) == set(COLUMNS) for record in found)
    text = PLAN
    assert all(text[record["start"] : record["end"]] == record["text"] for record in found)
    first = found[0]
    assert (first["yen"], first["approx"], first["fiscal_year"]) == (4_800_000_000, True, 2024)
    assert (first["stage"], first["role"], first["path"][-1]) == (
        "draft",
        "current",
        "沿岸観測ネットワーク整備事業",
    )
    assert first["passage"].split(":")[0] == found[-1]["passage"].split(":")[0]


def test_foreign_money_has_the_yen_that_is_printed(
    capsys: pytest.CaptureFixture[str], sea: Path
) -> None:
    _, out, _ = run(capsys, sea, "--json")
    dollars, yen = [json.loads(line) for line in out.splitlines()][-2:]
    assert (dollars["amount"], dollars["currency"], dollars["yen"]) == (
        200_000_000,
        "USD",
        30_000_000_000,
    )
    assert (yen["currency"], yen["yen"], yen["qualifiers"]) == ("JPY", 30_000_000_000, ["換算"])


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        (["--year", "令和5年度"], ["41億円"]),
        (["--year", "R6", "--subject", "沿岸"], ["48億円"]),
        (["--year", "2024", "--role", "current"], ["48億円", "3億円"]),
        (["--stage", "draft", "--document", "plan.md"], ["48億円", "3億円"]),
        (["--stage", "request", "--stage", "draft"], ["48億円", "3億円"]),
        (["--stage", "settled"], []),
    ],
)
def test_filters(
    capsys: pytest.CaptureFixture[str], sea: Path, words: list[str], printed: list[str]
) -> None:
    code, out, err = run(capsys, sea, "--json", *words)
    assert [json.loads(line)["text"] for line in out.splitlines()] == printed
    assert (code, err.split()[0]) == (0, str(len(printed)))


def test_csv_and_workbook_hold_the_same_and_no_formula(
    capsys: pytest.CaptureFixture[str], sea: Path, tmp_path: Path
) -> None:
    run(capsys, sea, "--csv", "--out", str(tmp_path / "a.csv"))
    run(capsys, sea, "--xlsx", "--out", str(tmp_path / "a.xlsx"))
    text = (tmp_path / "a.csv").read_text("utf-8-sig")
    table = list(csv.reader(io.StringIO(text)))
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    book = [[cell.value for cell in cells] for cells in sheet.iter_rows()]
    assert tuple(table[0]) == COLUMNS == tuple(book[0])
    assert len(table) == len(book) == 6
    yen = COLUMNS.index("yen")
    assert [int(line[yen]) for line in table[1:]] == [line[yen] for line in book[1:]]
    assert not any(value.startswith(("=", "+", "@")) for line in table for value in line)
    assert all(cell.data_type != "f" for cells in sheet.iter_rows() for cell in cells)
    assert any(str(value).startswith("=HYPERLINK") for line in book for value in line)


def test_the_list_to_read_names_amount_key_subject_and_place(
    capsys: pytest.CaptureFixture[str], sea: Path
) -> None:
    _, out, err = run(capsys, sea, "--subject", "沿岸", "--year", "R6")
    assert out.startswith("48億円 · 令和6年度予算額（案） · 沿岸観測ネットワーク整備事業 · ")
    assert out.count("\n") == 1
    assert err == "1 件\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--year", "去年"], "年度は 2021、令和3年度、R3 のように指定してください (指定: 去年)。"),
        (["--document", "ない.md"], "「ない.md」に当たる文書が保管庫にありません。"),
        (["--stage", "案"], "--stage は"),
        (["--csv", "--out", "/nowhere/at/all.csv"], "/nowhere/at/all.csv に書き込めません"),
    ],
)
def test_bad_input_is_one_sentence(
    capsys: pytest.CaptureFixture[str], sea: Path, words: list[str], sentence: str
) -> None:
    code, out, err = run(capsys, sea, *words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert sentence in err
