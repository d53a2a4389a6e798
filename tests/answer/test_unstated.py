"""Amounts that the documents leave open are declined with the place that says so."""

from collections.abc import Callable

import pytest

from answer.budget import budget
from answer.question import Question
from answer.tree import Tree
from answer.unstated import Open, unstated
from ingest.absence import absences

TEXT = """# 令和6年度海洋観測関係予算（案）の概要

## 予算額

令和6年度予算額(案)

- 潮位計の更新 12億円
- 漂流ブイの増設 検討中
- 海底地形図の電子化(未定)

## 今後の予定

海底地形図の公開の時期は検討中である。
"""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("漂流ブイの増設の令和6年度予算額はいくらですか。", "検討中"),
        ("漂流ブイの増設の予算は？", "検討中"),
        ("海底地形図の電子化の予算額（案）は？", "未定"),
        ("漂流ブイの増設の令和5年度予算額はいくらですか。", None),
        ("潮位計の更新の予算額は？", None),
        ("観測船の増設の予算額は？", None),
    ],
)
def test_left_open(
    understood: Callable[..., Question],
    tree_of: Callable[[str], Tree],
    question: str,
    said: str | None,
) -> None:
    tree = tree_of(TEXT)
    places = [Open(tree, absence) for absence in absences(tree.document, tree.blocks)]
    asked = budget(understood(question))
    assert asked is not None
    missing = unstated(asked, places)
    if said is None:
        assert missing is None
        return
    assert missing is not None
    assert f"文書では「{said}」とされています" in missing.text
    assert missing.nearest is not None
    assert said in missing.nearest.text
    assert missing.nearest.text.startswith("- ")
