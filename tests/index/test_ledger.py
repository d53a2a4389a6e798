"""The ledger over documents whose amounts differ in year, stage, role, ministry and name."""

from dataclasses import replace
from pathlib import Path

import pytest

from index import figure_rows
from index.ledger import Wanted
from index.store import Store
from ingest.contents import contents
from ingest.document import Document
from ingest.figure import Figure
from ingest.stage import Role, Stage

OUTLINE = """# 令和6年度海洋観測関係予算（案）の概要

海洋庁

## 沿岸観測ネットワーク整備事業（ＣＯＮｅｔ）

令和6年度予算額(案) 48億円
(前年度予算額 41億円)
令和5年度補正予算額 6億円
"""
REQUEST = """# 令和6年度海洋観測関係概算要求の概要

## 深海ロボット開発事業

令和6年度要求・要望額 2,350百万円
(前年度予算額 2,500百万円)
"""


@pytest.fixture
def sea(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    with Store.open(folder, writable=True) as store:
        for n, text in enumerate((OUTLINE, REQUEST)):
            document = Document(text, f"{n}.md")
            store.add(document, contents(document))
    return folder


@pytest.mark.parametrize(
    ("wanted", "printed"),
    [
        (Wanted(), ["48億円", "41億円", "6億円", "2,350百万円", "2,500百万円"]),
        (Wanted(subjects=("conet",)), ["48億円", "41億円", "6億円"]),
        (Wanted(subjects=("深海 ロボット", "ない名前")), ["2,350百万円", "2,500百万円"]),
        (Wanted(years=(2024,)), ["48億円", "2,350百万円"]),
        (Wanted(years=(2024,), stages=(Stage.DRAFT,)), ["48億円"]),
        (Wanted(roles=(Role.PREVIOUS, Role.SUPPLEMENTARY)), ["41億円", "6億円", "2,500百万円"]),
        (Wanted(subjects=("'; DROP TABLE figures; --",)), []),
        (Wanted(ministry="財務省"), []),
    ],
)
def test_the_amounts_that_fit(sea: Path, wanted: Wanted, printed: list[str]) -> None:
    with Store.open(sea) as store:
        listed = store.ledger.find(wanted)
        texts = [store.document(item.document).quote(item.figure.span) for item in listed]
        assert texts == printed
        assert store.ledger.count() == store.manifest.figures == 5


def test_figures_come_and_go_with_their_document(sea: Path) -> None:
    with Store.open(sea, writable=True) as store:
        first, second = store.documents()
        store.delete(second.id)
        changed = Document(OUTLINE.replace("48億円", "49億円"), first.source)
        store.add(changed, contents(changed))
    with Store.open(sea) as store:
        assert store.ledger.count() == 3
        (only,) = store.documents()
        assert [figure.value for figure in store.ledger.of(only.id)][:1] == [49 * 10**8]
        assert store.ledger.of(first.id) == ()


def test_documents_that_name_a_thing(sea: Path) -> None:
    with Store.open(sea) as store:
        outline, request = store.documents()
        assert store.ledger.naming(["深海ロボット開発事業", "深海"], 9) == [request.id]
        assert store.ledger.naming(["conet", "深海"], 9) == [outline.id, request.id]
        assert store.ledger.naming(["deepsea"], 9) == []
        assert store.ledger.naming(["conet", "深海"], 1) == [outline.id]
        assert store.ledger.naming([], 9) == []


def test_every_field_of_a_figure_comes_back(tmp_path: Path) -> None:
    document = Document(OUTLINE, "a.md")
    plain = contents(document)
    odd = replace(
        plain.figures[0], value=-(10**25), amount=-(10**25), minimum=-(10**26), approx=True,
        currency="JPY", subject=None, path=("見出し", "小見出し"), ministry="国土交通省",
        fiscal_year=None, stage=None, role=Role.DELTA, qualifiers=("内数", "再掲"),
        row=("行",), column=("列", "うち"), block=None,
    )  # fmt: skip
    foreign = replace(plain.figures[1], amount=None, currency="USD", value=13 * 10**8)
    kept: tuple[Figure, ...] = (odd, foreign, *plain.figures[2:])
    with Store.open(tmp_path / "store", writable=True) as store:
        store.add(document, replace(plain, figures=kept))
        assert store.ledger.of(document.id) == kept
    assert figure_rows.name(odd) == "\n行\n列\nうち"


def test_a_short_name_finds_the_long_one_and_back(tmp_path: Path) -> None:
    text = "# 沿岸観測ネットワーク整備事業（以下「沿岸網」という。）\n\n令和6年度予算額 48億円\n\n## 沿岸網の更新\n\n令和6年度予算額 3億円\n"
    with Store.open(tmp_path / "store", writable=True) as store:
        document = Document(text, "a.md")
        store.add(document, contents(document))
    with Store.open(tmp_path / "store") as store:
        assert store.ledger.names["沿岸網"] == {"沿岸観測ネットワーク整備事業"}
        by_long = store.ledger.find(Wanted(subjects=("沿岸観測ネットワーク整備事業",)))
        by_short = store.ledger.find(Wanted(subjects=("沿岸網",)))
        assert by_long == by_short
        assert len(by_long) == 2
