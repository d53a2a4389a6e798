"""What introduces what, in a small memo."""

from collections.abc import Callable

import pytest

from answer.tree import Tree
from ingest.document import Span
from ingest.outline import Kind

MEMO = """# 計画

## 取組

- **甲**の整備
  - 甲の一
  - 甲の二
- 乙の整備

## 表

| 県 | 額 |
|---|---|
| 青磁県 | 12 |
| 白波県 | 21 |

結びの言葉を述べる。
"""


@pytest.fixture(scope="module")
def tree(tree_of: Callable[[str], Tree]) -> Tree:
    return tree_of(MEMO)


def at(tree: Tree, words: str) -> int:
    return next(i for i in range(len(tree.blocks)) if tree.text(i) == words)


@pytest.mark.parametrize(
    ("words", "above"),
    [
        ("計画", []),
        ("取組", ["計画"]),
        ("甲の整備", ["取組", "計画"]),
        ("甲の一", ["甲の整備", "取組", "計画"]),
        ("乙の整備", ["取組", "計画"]),
        ("青磁県 ｜ 12", ["県 ｜ 額", "表", "計画"]),
        ("結びの言葉を述べる。", ["表", "計画"]),
    ],
)
def test_ancestors(tree: Tree, words: str, above: list[str]) -> None:
    assert [tree.text(i) for i in tree.ancestors(at(tree, words))] == above


def test_children_and_descendants(tree: Tree) -> None:
    over = at(tree, "取組")
    assert [tree.text(i) for i in tree.children[over]] == ["甲の整備", "乙の整備"]
    assert [tree.text(i) for i in tree.descendants(over)] == [
        "甲の整備", "甲の一", "甲の二", "乙の整備",
    ]  # fmt: skip


def test_a_parent_stands_before_its_children(tree: Tree) -> None:
    assert all(parent < index for index, parent in enumerate(tree.parent))
    for parent, children in enumerate(tree.children):
        assert all(tree.parent[child] == parent for child in children)


def test_a_line_that_introduces_a_list_owns_it(tree_of: Callable[[str], Tree]) -> None:
    tree = tree_of("# 計画\n\n観測装置の更新では次のことを行う。\n\n- 点検\n- 交換\n")
    (line,) = (i for i, block in enumerate(tree.blocks) if block.kind is Kind.PARAGRAPH)
    assert [tree.text(i) for i in tree.children[line]] == ["点検", "交換"]


def test_within_a_span(tree: Tree) -> None:
    for index, block in enumerate(tree.blocks):
        assert list(tree.within(block.span)) == [index]
    whole = Span(0, len(tree.document.text))
    assert list(tree.within(whole)) == list(range(len(tree.blocks)))


def test_section(tree: Tree) -> None:
    assert tree.section(at(tree, "青磁県 ｜ 12")) == "計画 > 表"
    assert tree.section(at(tree, "計画")) == ""


def test_an_empty_document_has_no_blocks(tree_of: Callable[[str], Tree]) -> None:
    assert tree_of("").parent == ()
