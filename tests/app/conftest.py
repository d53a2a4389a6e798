"""A tiny real store over a few documents, one of them hostile, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.build import build

STRATEGY = """# 量子技術の推進戦略

内閣府 令和3年4月15日

## 予算

- 令和3年度予算額: 約247億円
- 令和2年度補正予算額: 約105億円

## 量子拠点（QIH）

量子拠点（QIH）は、産学官が集まって基礎研究から人材育成までを行う拠点である。

## 重点項目

- 技術開発
- 人材育成
- 国際連携

## 府省別の予算

| 府省 | 令和2年度 | 令和3年度 |
|---|---|---|
| 総務省 | 30億円 | 35億円 |
| 文部科学省 | 120億円 | 130億円 |
"""
HOSTILE = """# 敵対的文書の対策

敵対的文書の対策とは、<script>window.hacked=1</script>や<img src=x onerror="window.hacked=1">を\
[リンク](javascript:window.hacked=1)とともに文字として示すことである。${window.hacked=1} {{hacked}}
"""


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    (folder / "strategy.md").write_text(STRATEGY, encoding="utf-8")
    (folder / "hostile.md").write_text(HOSTILE, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def store(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store") / "tenkyo"
    build([documents], folder)
    return folder
