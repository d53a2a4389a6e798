"""What amounts cost: extraction as a part of ingest, and money questions over few and very many figures.

`python -m benchmarks.money --documents corpus [--figures 100000]` prints one table. The documents of the large
store are generated: bureaus with programmes of made-up names, a list and a table each, by fiscal year.
"""

from __future__ import annotations

import argparse
import gc
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from answer.engine import PolicyQA
from app.cli import GC_THRESHOLDS
from index.build import build
from index.store import Store
from ingest import reader
from ingest.figure import figures
from ingest.outline import outline

_FIELDS = "海洋 森林 港湾 河川 農地 漁場 観光 防災 道路 空港 鉄道 水道 住宅 公園 文化財 統計 気象 測量 衛生 救急".split()
_DEEDS = (
    "整備 更新 調査 観測 保全 高度化 人材育成 実証 普及 点検 改修 標準化 連携強化 情報化".split()
)
_PLACES = "沿岸 内陸 山間 離島 都市 北部 南部 中央 東部 西部 臨海 高原 盆地 流域 半島".split()
# One document of the large store holds about so many amounts: a list of programmes and a table of them.
_PROGRAMMES = 70
_YEARS = range(2015, 2026)
_QUESTIONS = (
    "{name}の{year}年度予算額はいくらですか",
    "{name}の{year}年度予算は前年度からいくら増えましたか",
    "{name}の{year}年度予算額は前年度の何倍ですか",
    "{name}の予算の推移を教えてください",
    "{bureau}の{year}年度の新規事業と金額をすべて挙げてください",
    "{bureau}の{year}年度の事業で予算額が最も大きいのはどれですか",
)
_ASKED = 300


def generated(amounts: int, seed: int = 0) -> Iterator[tuple[str, str]]:
    """Names and texts of documents with `amounts` amounts in all, the same for the same seed."""
    draw = random.Random(seed)
    written, n = 0, 0
    while written < amounts:
        year = _YEARS[n % len(_YEARS)]
        bureau = f"{draw.choice(_PLACES)}{draw.choice(_FIELDS)}局第{n // len(_YEARS) + 1}部"
        lines = [f"# 令和{year - 2018}年度{bureau}予算の概要", "", "金額は令和年度の当初予算。", ""]
        lines += [f"## {bureau}の事業", "", f"令和{year - 2018}年度予算額（前年度予算額）", ""]
        for name in programmes(draw, _PROGRAMMES):
            now, before = draw.randrange(1, 900), draw.randrange(1, 900)
            new = draw.random() < 0.1
            lines.append(f"- {name} {now}億円{'(新規)' if new else f'({before}億円)'}")
            written += 1 if new else 2
        yield f"{n:05d}.md", "\n".join(lines) + "\n"
        n += 1


def programmes(draw: random.Random, count: int) -> list[str]:
    """Names that no two programmes of a document share."""
    found: dict[str, None] = {}
    while len(found) < count:
        name = f"{draw.choice(_PLACES)}{draw.choice(_FIELDS)}{draw.choice(_DEEDS)}{draw.choice(_DEEDS)}事業"
        found[name] = None
    return list(found)


def extraction_share(paths: Sequence[Path], folder: Path) -> tuple[float, float]:
    """Seconds of a whole ingest, and of the extraction of amounts within it (measured alone, warm)."""
    build(paths[:1], folder / "warm")
    begun = time.perf_counter()
    build(paths, folder / "whole")
    whole = time.perf_counter() - begun
    spent = 0.0
    for path in paths:
        document = reader.read(path)
        blocks = outline(document)
        begun = time.perf_counter()
        figures(document, blocks)
        spent += time.perf_counter() - begun
    return whole, spent


def latencies(store: Path, questions: Sequence[str]) -> list[float]:
    """Sorted milliseconds a question, after one warm-up round over other questions."""
    gc.set_threshold(*GC_THRESHOLDS)  # as the command line does
    with Store.open(store) as opened:
        qa = PolicyQA(opened)
        for question in questions[: len(questions) // 3]:
            qa.ask(question)
        times = []
        for question in questions[len(questions) // 3 :]:
            begun = time.perf_counter()
            qa.ask(question)
            times.append((time.perf_counter() - begun) * 1000)
    return sorted(times)


def questions_over(store: Path, count: int = _ASKED, seed: int = 1) -> list[str]:
    """Money questions about amounts that the store holds."""
    draw = random.Random(seed)
    with Store.open(store) as opened:
        documents = opened.documents()
        found = []
        while len(found) < count:
            document = draw.choice(documents)
            dated = [f for f in opened.ledger.of(document.id) if f.subject and f.fiscal_year]
            if dated:
                figure = draw.choice(dated)
                values = {
                    "name": figure.subject,
                    "year": figure.fiscal_year,
                    "bureau": document.title,
                }
                found.append(draw.choice(_QUESTIONS).format(**values))
    return found


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=Path, required=True, help="folder of documents")
    parser.add_argument("--figures", type=int, default=100_000, help="amounts of the large store")
    arguments = parser.parse_args(argv)
    with TemporaryDirectory() as name:
        folder = Path(name)
        whole, spent = extraction_share(reader.find([arguments.documents]), folder)
        print(
            f"ingest {whole:.2f} s, of it amounts {spent:.2f} s (×{spent / (whole - spent):.2f} of the rest)"
        )
        made = folder / "made"
        made.mkdir()
        for file, text in generated(arguments.figures):
            (made / file).write_text(text, encoding="utf-8")
        begun = time.perf_counter()
        build([made], folder / "large")
        print(f"large store: {time.perf_counter() - begun:.0f} s to build")
        print("| store | figures | questions | p50 ms | p95 ms |\n|---|---:|---:|---:|---:|")
        for label, store in (("documents", folder / "whole"), ("generated", folder / "large")):
            times = latencies(store, questions_over(store))
            with Store.open(store) as opened:
                count = opened.ledger.count()
            p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
            print(f"| {label} | {count:,} | {len(times)} | {p50:.1f} | {p95:.1f} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
