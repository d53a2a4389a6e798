"""Every amount of two real documents against tables written by hand; skipped without the documents."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from ingest.figure import figures
from ingest.fold import key
from ingest.outline import outline
from ingest.reader import read

HERE = Path(__file__).parent
SEEDS = HERE.parents[2] / "shared" / "seeds"


@pytest.mark.parametrize("number", ["000", "004"])
def test_all_amounts_with_their_keys(number: str) -> None:
    paths = sorted(SEEDS.glob(f"{number}*")) if SEEDS.is_dir() else []
    if not paths:
        pytest.skip("the original documents are not here")
    document = read(paths[0])
    found = figures(document, outline(document))
    got = Counter(
        (
            document.quote(f.span),
            key(f.subject or "-"),
            str(f.fiscal_year or "-"),
            f.stage.value if f.stage else "-",
            f.role.value,
            ",".join(sorted(f.qualifiers)) or "-",
        )
        for f in found
    )
    with (HERE / f"figures_{number}.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.reader(table, delimiter="\t"))[1:]
    expected = Counter((row[0], key(row[1]), *row[2:]) for row in rows)
    assert got == expected
