from ingest.document import Document
from ingest.outline import outline
from ingest.run import runs


def test_lists_and_tables_are_runs() -> None:
    text = "前文。\n\n- 甲\n  - 乙\n  - 丙\n- 丁\n\n区分\t額\n甲\t1\n乙\t2\n"
    made = runs(outline(Document(text, "x.txt")))
    assert [(run.start, run.end, run.inner, run.headed) for run in made] == [
        (0, 1, 1, False),
        (1, 5, 4, False),
        (1, 5, 3, False),
        (1, 5, 4, False),
        (1, 5, 5, False),
        (5, 8, 6, True),
        (5, 8, 7, True),
        (5, 8, 8, True),
    ]


def test_two_tables_in_a_row_are_two_runs() -> None:
    made = runs(outline(Document("区分\t額\n甲\t1\n\n区分\t額\n乙\t2\n", "x.txt")))
    assert [run.start for run in made] == [0, 0, 2, 2]
    assert runs(()) == []
