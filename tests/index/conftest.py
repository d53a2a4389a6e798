"""Small documents built by hand, and stores of them."""

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from index.static_model import StaticModel
from index.store import Store
from ingest.contents import Contents
from ingest.document import Document, Span
from ingest.figure import figures
from ingest.outline import Block, Kind
from ingest.passage import Passage
from ingest.table import Cell
from training.tokenizer import trained

PLAN = """量子暗号通信網の整備計画
令和3年度の予算額は35億円（前年度32億円）である。
量子暗号装置の小型化に取り組む。
衛星通信については2024年9月から実証を行う。
人材の育成は大学と企業が連携して進める。"""
BUDGET = """マテリアル研究基盤の予算
先端共用設備の高度化 1,234.5億円
データ中核拠点の形成 850百万円
Ｑ－ＬＥＡＰにより光・量子技術の研究開発を推進する。
スマートラボラトリの共用設備を更新する。"""
TREATY = """協力覚書の署名について
日本と英国は2025年4月28日に量子技術分野の協力覚書に署名した。
協力分野は人材交流、標準化及びサプライチェーンの構築である。
13か国の政策関係者が情報を交換した。"""


class Piece(NamedTuple):
    """What `Store.add` takes."""

    document: Document
    contents: Contents


def piece(text: str, source: str, **metadata: str) -> Piece:
    """A document with one block and one passage a line; the first line is the heading of the rest."""
    document = Document(text=text, source=source, **metadata)
    lines = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]
    title = document.quote(lines[0])
    blocks = [Block(Kind.HEADING, lines[0], level=1)]
    blocks += [
        Block(Kind.PARAGRAPH, span, (title,), cells=(Cell(span, ("行",), ("列", "額")),), body=span)
        for span in lines[1:]
    ]
    passages = tuple(
        Passage(document.id, span, document.quote(span), (title,) if n else (), lead="単位：円")
        for n, span in enumerate(lines)
    )
    return Piece(document, Contents(tuple(blocks), passages, figures(document, blocks)))


@pytest.fixture(scope="session")
def tiny() -> Callable[..., StaticModel]:
    """`tiny(texts, dimension)`: a static model of the words of a few texts, with vectors by chance."""

    def make(texts: Sequence[str], dimension: int = 32) -> StaticModel:
        tokenizer = trained(texts)
        draw = np.random.default_rng(len(texts))
        table = draw.standard_normal((tokenizer.get_vocab_size(), dimension), np.float32)
        table[0] = 0.0
        return StaticModel(tokenizer, table, {})

    return make


@pytest.fixture
def pieces() -> list[Piece]:
    return _pieces()


def _pieces() -> list[Piece]:
    return [
        piece(PLAN, "plan.txt", title="整備計画", date="2021-04"),
        piece(BUDGET, "budget.txt", title="予算の概要", issuer="科学省"),
        piece(TREATY, "treaty.txt", title="覚書"),
    ]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the three documents, made once."""
    path = tmp_path_factory.mktemp("built") / "store"
    made = _pieces()
    with Store.open(path, writable=True) as store:
        for one in made:
            store.add(*one)
    return path


@pytest.fixture
def folder(tmp_path: Path, built: Path) -> Path:
    """A copy of that store, to do harm to."""
    return shutil.copytree(built, tmp_path / "store")


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with Store.open(folder) as opened:
        yield opened


@pytest.fixture
def make() -> Callable[..., Piece]:
    return piece
