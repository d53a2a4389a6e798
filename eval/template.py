"""A sample question set, to be filled in: three questions about the bundled documents, in each format."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from app.failure import Failure
from app.strings import Text
from app.workbook import write_workbook
from eval import sheet
from eval.question import KEYS, Expected, Question, Source
from eval.stored import question_line

BAD_FORMAT = Text(
    "{file}: 見本は .csv、.xlsx、.jsonl で書けます。どれかの名前を指定してください。",
    "{file}: a sample is written as .csv, .xlsx or .jsonl; give such a name.",
)
THERE = Text(
    "{file} はすでにあります。別の名前を指定してください。",
    "{file} is there already; give another name.",
)
UNWRITTEN = Text("{file} に書き込めません ({why})。", "{file} cannot be written ({why}).")

SAMPLE = (
    Question(
        id="sample-amount",
        question="令和3年度のQ-LEAPの予算額はいくらですか。",
        type="figure",
        line=2,
        figures=(Expected(3_500_000_000, "Q-LEAP R3"),),
        forbid_figures=(3_200_000_000,),
        sources=(Source("000-quantum", "35億円(32億円)"),),
        tags=("sample",),
        note="32億円は前年度 (last year's)",
    ),
    Question(
        id="sample-words",
        question="ではその正式な名称は何ですか。",
        type="followup",
        line=3,
        history=("令和3年度のQ-LEAPの予算額はいくらですか。",),
        must_include=(("光・量子飛躍", "光・量子飛躍フラッグシッププログラム"),),
        sources=(Source("000-quantum", "光・量子飛躍フラッグシッププログラム(Q-LEAP)"),),
        tags=("sample",),
    ),
    Question(
        id="sample-nothing",
        question="令和15年度の月面基地の予算額はいくらですか。",
        type="unanswerable",
        line=4,
        answerable=False,
        tags=("sample",),
        note="文書にないこと (not in the documents)",
    ),
)  # fmt: skip


def text() -> str:
    """The sample as CSV."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(KEYS)
    writer.writerows(map(_row, SAMPLE))
    return file.getvalue()


def write(path: Path) -> None:
    """The sample in the format of the suffix; Failure for another one, or where the file is there."""
    suffix = path.suffix.lower()
    if suffix not in (".csv", ".xlsx", ".jsonl"):
        raise Failure(BAD_FORMAT, file=path)
    try:
        with path.open("xb") as file:
            if suffix == ".xlsx":
                write_workbook(KEYS, map(_row, SAMPLE), file, "questions")
            elif suffix == ".csv":
                file.write(text().encode("utf-8-sig"))  # Excel takes the mark as a sign of UTF-8
            else:
                file.write("".join(f"{question_line(one)}\n" for one in SAMPLE).encode())
    except FileExistsError as error:
        raise Failure(THERE, file=path) from error
    except OSError as error:
        raise Failure(UNWRITTEN, file=path, why=error.strerror) from error


def _row(question: Question) -> list[str]:
    """A question as the cells that `eval.sheet` reads."""
    return [
        question.id,
        question.question,
        "\n".join(question.history),
        question.type,
        "true" if question.answerable else "false",
        "\n".join(f"{one.yen} = {one.what}" for one in question.figures),
        "\n".join(str(yen) for yen in question.forbid_figures),
        "\n".join(" | ".join(group) for group in question.must_include),
        "\n".join(
            f"{one.doc}: {one.quote.replace(chr(10), sheet.BREAK)}" for one in question.sources
        ),
        ", ".join(question.tags),
        question.note,
    ]
