import csv
import io
from pathlib import Path
from typing import Any

import pytest

from app.workbook import write_workbook
from eval import question_set
from eval.gold import GoldError
from eval.question import Expected, Source

HEAD = ["id", "question", "type", "figures", "must_include", "sources", "answerable", "tags"]
GOOD: dict[str, Any] = {
    "id": "a",
    "question": "Q-LEAPは？",
    "type": "figure",
    "figures": "35億円 = R3",
    "must_include": "Q-LEAP | 光・量子飛躍\n文科省",
    "sources": "000: 35億円(32億円)\n001: 一行目⏎二行目",
    "answerable": "",
    "tags": "x、y",
}


def write(folder: Path, name: str, *rows: dict[str, Any], encoding: str = "utf-8") -> Path:
    path = folder / name
    cells = [[row.get(key) for key in HEAD] for row in rows]
    if name.endswith(".xlsx"):
        with path.open("wb") as file:
            write_workbook(HEAD, cells, file)
        return path
    text = io.StringIO(newline="")
    separator = "\t" if name.endswith(".tsv") else ","
    writer = csv.writer(text, delimiter=separator)
    writer.writerows([HEAD, *cells])
    path.write_bytes(text.getvalue().encode(encoding))
    return path


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("set.csv", "utf-8"),
        ("set.csv", "utf-8-sig"),
        ("set.tsv", "utf-8"),
        ("set.xlsx", ""),
        ("SET.CSV", "utf-8"),
    ],
)
def test_a_row_is_a_question(tmp_path: Path, name: str, encoding: str) -> None:
    path = write(tmp_path, name, GOOD, encoding=encoding or "utf-8")
    (question,) = question_set.read(path)
    assert question.figures == (Expected(3_500_000_000, "R3"),)
    assert question.must_include == (("Q-LEAP", "光・量子飛躍"), ("文科省",))
    assert question.sources == (
        Source("000", "35億円(32億円)"),
        Source("001", "一行目\n二行目"),
    )
    assert question.answerable and question.tags == ("x", "y")


def test_what_excel_saves_as_csv_in_japan_is_read(tmp_path: Path) -> None:
    shift = GOOD | {"sources": "000: 35億円(32億円)"}
    (question,) = question_set.read(write(tmp_path, "set.csv", shift, encoding="cp932"))
    assert question.question == "Q-LEAPは？"


@pytest.mark.parametrize(
    ("text", "yen"),
    [
        ("3500000000", 3_500_000_000),
        ("3,500,000,000 = x", 3_500_000_000),
        (3_500_000_000, 3_500_000_000),
        (3.5e9, 3_500_000_000),
        ("３，５００百万円", 3_500_000_000),
        ("約35億円", 3_500_000_000),
        ("△1億円", -100_000_000),
    ],
)
@pytest.mark.parametrize("name", ["set.csv", "set.xlsx"])
def test_amounts_may_be_written_as_people_do(
    tmp_path: Path, name: str, text: object, yen: int
) -> None:
    (question,) = question_set.read(write(tmp_path, name, GOOD | {"figures": text}))
    assert question.figures[0].yen == yen


@pytest.mark.parametrize(
    ("change", "found", "mend"),
    [
        ({"figures": "35奥円"}, '`figures` holds "35奥円"', "write one amount in yen a line"),
        ({"figures": "35億円(32億円)"}, "35億円(32億円)", "one amount in yen a line"),
        ({"figures": "6～12億円"}, "6～12億円", "one amount"),
        ({"figures": "13億ドル"}, "13億ドル", "one amount"),
        ({"figures": 3.5}, '"3.5"', "one amount"),
        ({"sources": "35億円"}, '`sources` holds "35億円"', "`000: exact words`"),
        ({"answerable": "maybe"}, '`answerable` holds "maybe"', "true or false"),
        ({"must_include": "a\n|"}, "`must_include`", "list of lists"),
        ({"question": ""}, "`question` holds null", "not empty"),
    ],
)
def test_a_wrong_cell_is_named_with_its_line_and_mend(
    tmp_path: Path, change: dict[str, Any], found: str, mend: str
) -> None:
    path = write(tmp_path, "set.csv", GOOD, GOOD | {"id": "b"} | change)
    with pytest.raises(GoldError) as caught:
        question_set.read(path)
    # the first question's row takes three lines of the file
    said = caught.value.say("en")
    assert said.startswith("set.csv line 5: ") and found in said and mend in said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("id,question,typ\na,b,fact\n", 'line 1: unknown key "typ"'),
        ("id,question\na,b\n", "line 1: there is no column type"),
        ("id,question,type,id\na,b,fact,c\n", "line 1: the column id stands twice"),
        ("id,question,type\na,b,fact\nb,c,d,fact\n", "line 3: there is 'fact' in a cell beyond"),
        ('id,question,type\na,b,fact\nb,"c"d,fact\n', "line 3: the row cannot be read"),
        ("id,question,type\na,b,fact\na,c,fact\n", "line 3: the id 'a' was used on line 2"),
        ("", "set.csv holds no question"),
        ("id,question,type\n", "set.csv holds no question"),
    ],
)
def test_a_table_that_is_none_is_one_sentence(tmp_path: Path, text: str, found: str) -> None:
    (tmp_path / "set.csv").write_text(text, "utf-8")
    with pytest.raises(GoldError) as caught:
        question_set.read(tmp_path / "set.csv")
    assert found in caught.value.say("en") and "\n" not in caught.value.say("ja")


@pytest.mark.parametrize("name", ["set.xlsx", "set.csv"])
def test_bytes_and_missing_files_are_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(GoldError, match="読めません"):
        question_set.read(tmp_path / name)
    (tmp_path / name).write_bytes(bytes(range(256)) * 20)
    with pytest.raises(GoldError, match="表として読めません"):
        question_set.read(tmp_path / name)


def test_every_fault_is_found_at_once(tmp_path: Path) -> None:
    rows = [GOOD | {"id": f"q{n}"} for n in range(5)]
    rows[1] = rows[1] | {"figures": "35奥円"}
    rows[3] = rows[3] | {"id": "q0"}
    found = question_set.scan(write(tmp_path, "set.xlsx", *rows))
    assert [one.id for one in found.questions] == ["q0", "q2", "q4"]
    assert [one.say("en").split(":")[0] for one in found.faults] == ["set.xlsx line 3", "set.xlsx line 5"]  # fmt: skip
