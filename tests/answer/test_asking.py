"""Questions over small stores: limited to some documents, and of another stage or deed than is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from answer.engine import PolicyQA
from index.build import build
from index.store import Store

EAST = "# 東部灯台整備の概要\n\n- 令和3年度予算額: 12億円\n"
WEST = "# 西部灯台整備の概要\n\n- 令和3年度予算額: 34億円\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    (folder / "east.md").write_text(EAST, encoding="utf-8")
    (folder / "west.md").write_text(WEST, encoding="utf-8")
    build([folder], folder / "store")
    return folder / "store"


@pytest.mark.parametrize(("name", "amount"), [("east.md", "12億円"), ("west.md", "34億円")])
def test_only_the_named_documents_are_looked_at(store: Path, name: str, amount: str) -> None:
    with Store.open(store) as opened:
        (document,) = [one.id for one in opened.documents() if one.source.endswith(name)]
        asked = PolicyQA(opened)
        answer = asked.ask("灯台整備の令和3年度予算額はいくらですか", within=[document])
        assert amount in answer.text
        assert {citation.document for citation in answer.citations} == {document}
        other = "西部灯台整備" if name == "east.md" else "東部灯台整備"
        told = asked.ask(f"{other}の令和3年度予算額はいくらですか", within=[document])
        assert all(citation.document == document for citation in told.citations + told.nearest)
        assert asked.ask("灯台整備の予算額はいくらですか", within=[]).abstained


def test_what_every_document_holds_is_counted(store: Path) -> None:
    with Store.open(store) as opened:
        for document in opened.documents():
            size = opened.sizes()[document.id]
            assert size.passages == len(opened.passages(document.id))
            assert size.figures == len(opened.ledger.of(document.id)) == 1
            assert size.characters == len(opened.document(document.id).text)


STAGES = """# 灯台の予算

| 事業 | R2当初予算(R1当初予算) |
|---|---|
| 灯台の更新 | [補正23億円]（新規） |
| 灯台の点検 | 7億円(6億円) |

## 灯台の覚書への署名

- 署名者: 汐見内閣府特命担当大臣
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("灯台の点検の当初予算額はいくらですか", "7億円"),
        ("灯台の更新の補正予算額はいくらですか", "23億円"),
        # A cell that says 補正 is none of the column's 当初予算.
        ("灯台の更新の当初予算額はいくらですか", ""),
        ("灯台の覚書に署名したのは誰ですか", "汐見"),
        # Who signed is not who broke it.
        ("灯台の覚書を破ったのは誰ですか", ""),
    ],
)
def test_another_stage_or_deed_is_no_answer(tmp_path: Path, question: str, told: str) -> None:
    (tmp_path / "a.md").write_text(STAGES, encoding="utf-8")
    build([tmp_path / "a.md"], tmp_path / "store")
    with Store.open(tmp_path / "store") as opened:
        answer = PolicyQA(opened).ask(question)
        assert answer.abstained != bool(told)
        assert told in answer.text


COMMON = """# 令和2年度の予算（灯台及び気象）について

## 灯台関係の予算

灯台の予算を次に示す。灯台は沿岸の灯台である。

| 府省 | 事業 | 令和2年度予算額 |
|---|---|---|
| 【国】国土交通省 | 光源の交換 | 7億円 |
| 【国】国土交通省 | 塔の塗り直し | 5億円 |

## 気象関係の予算

灯台の気象の予算を次に示す。灯台にも置く。

| 府省 | 事業 | 令和2年度予算額 |
|---|---|---|
| 【国】国土交通省 | 観測船の建造 | 30億円 |
| 【国】国土交通省 | 雨量計の設置 | 2億円 |
"""


def test_a_word_that_stands_everywhere_still_tells_sections_apart(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(COMMON, encoding="utf-8")
    build([tmp_path / "a.md"], tmp_path / "store")
    with Store.open(tmp_path / "store") as opened:
        asked = PolicyQA(opened)
        for topic, yen in (("灯台", 1_200_000_000), ("気象", 3_200_000_000)):
            answer = asked.ask(f"国土交通省の{topic}関係の令和2年度予算の合計は")
            stated = {figure.yen for figure in answer.figures}
            assert answer.abstained or sum(stated) == yen, answer.text
            assert not answer.abstained
