"""`python -m training DATA --out FOLDER`: from a folder of pairs and plain text to a model, with a report.

The model gets a ranker beside it; `--ranker` trains that alone, for the model in FOLDER. `--cross` trains a small
cross-encoder instead; `--measure` trains nothing and prints the table of the model in FOLDER and of its ranker, or
that of a cross-encoder with `--reranker`.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from index import ranker, reranker, static_model
from index.soft_match import SoftMatch
from training import card, cloze, mentions, ranking, tokenizer, trial, weak
from training.cross import Shape, cross_encoder
from training.lists import Found, lists
from training.measure import Measured, measured, table
from training.negatives import WITHOUT, with_negatives
from training.pairs import DataError, Source, drawn, sources
from training.static import Settings, TrainingError, fitted

# One pair in so many is read for the tokenizer's words.
_EVERY = 4
# A cross-encoder's pieces: its vocabulary is most of its size.
_CROSS_PIECES = 16_000


def main(argv: Sequence[str] | None = None) -> int:
    arguments = _arguments().parse_args(argv)
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    settings = Settings(
        dimension=arguments.dimension,
        nested=tuple(arguments.dimension >> n for n in range(3)),
        epochs=arguments.epochs,
        batch=arguments.batch,
        seed=arguments.seed,
    )
    try:
        if arguments.measure:
            pairs = sources(arguments.data, rows=arguments.rows)
            report = table(_measured(arguments.data, pairs, arguments.out, arguments.reranker))
        elif arguments.ranker:
            pairs = sources(arguments.data, rows=arguments.rows)
            report = ranked(arguments.data, pairs, arguments.out, settings, resume=arguments.resume)
        elif arguments.cross:
            report = str(ordering(arguments.data, arguments.out, Shape(), rows=arguments.rows))
        else:
            report = run(
                arguments.data,
                arguments.out,
                settings,
                pieces=arguments.pieces,
                rows=arguments.rows,
                resume=arguments.resume,
                measures=not arguments.unmeasured,
            )
    except (DataError, TrainingError) as error:
        print(error, file=sys.stderr)
        return 2
    print(report)
    return 0


def run(
    data: Path,
    out: Path,
    settings: Settings,
    *,
    pieces: int = tokenizer.PIECES,
    rows: int | None = None,
    resume: bool = False,
    measures: bool = True,
) -> str:
    """Train on the folder `data`, write the model to `out` and its checkpoints beside it; the report.

    `rows` limits what is read of each file; the same data and settings give the same bytes.
    """
    pairs = sources(data, rows=rows)
    everything = _everything(data, pairs, settings, rows)
    epoch = _epoch(pairs, everything, settings.seed)
    words = tokenizer.trained(_texts(everything), pieces)
    model = fitted(words, epoch, settings, out.with_name(f"{out.name}.work"), resume=resume)
    model.save(out)
    print(ranked(data, pairs, out, settings, rows=rows, resume=resume), file=sys.stderr)
    results = _measured(data, pairs, out) if measures else []
    report = card.card(settings, epoch, words.get_vocab_size(), table(results) if results else "")
    (out / "README.md").write_text(report, encoding="utf-8")
    return report


def ranked(
    data: Path,
    pairs: Sequence[Source],
    out: Path,
    settings: Settings,
    *,
    rows: int | None = None,
    resume: bool = False,
) -> str:
    """Train the ranker of the model in `out` and save it there; what it learned from, in a sentence.

    A second model, which does not know the ranker's documents, goes to the folder beside it; with `resume` the one
    that is there is taken.
    """
    (out / ranker.FILE).unlink(missing_ok=True)
    model = static_model.load(out)
    strange = out.with_name(f"{out.name}.strange")
    if not (resume and static_model.is_static(strange)):
        rest = [source.without_apart() for source in pairs]
        epoch = _epoch(rest, _everything(data, rest, settings, rows), settings.seed)
        work = out.with_name(f"{out.name}.strange.work")
        fitted(model.tokenizer, epoch, settings, work, resume=resume).save(strange)
    pieces = ranking.known(model.tokenizer)
    match = SoftMatch(model.tokenizer, static_model.load(strange).table, pieces)
    found: dict[str, list[Found]] = {}
    for source in pairs:
        found[source.name] = lists(source, strange, match, settings.seed)
        print(f"{source.name}: {len(found[source.name])} lists", file=sys.stderr)
    total = sum(map(len, found.values()))
    if total < ranking.FEWEST:
        return f"{total} lists are too few for a ranker: none was made."
    ranker.save(ranking.learned(found, pieces, settings.seed), out)
    return f"{out / ranker.FILE}: learned from {total:,} lists."


def _everything(
    data: Path, pairs: Sequence[Source], settings: Settings, rows: int | None
) -> list[Source]:
    """The pairs, and those that the rows and the plain texts tell beside them."""
    return [
        *pairs,
        *weak.weak(data, pairs, rows),
        *cloze.cloze(data, pairs, settings.seed, rows or cloze.MOST),
        *mentions.mentions(data, pairs, settings.seed, rows or mentions.MOST),
    ]


def _epoch(
    pairs: Sequence[Source], everything: Sequence[Source], seed: int
) -> dict[str, Sequence[tuple[str, ...]]]:
    """The rows of an epoch by source, with hard negatives where keyword search finds any."""
    found: dict[str, Sequence[tuple[str, ...]]] = {s.name: drawn(s, seed) for s in everything}
    mined = [s.name for s in pairs if s.name not in WITHOUT and found[s.name]]
    with ProcessPoolExecutor() as pool:
        jobs = {name: pool.submit(with_negatives, found[name], seed) for name in mined}
        found |= {name: job.result() for name, job in jobs.items()}
    for name, rows in found.items():
        print(
            f"{name}: {len(rows)}{' with hard negatives' if name in mined else ''}", file=sys.stderr
        )
    return {name: rows for name, rows in found.items() if rows}


def ordering(data: Path, out: Path, shape: Shape, *, rows: int | None = None) -> Path:
    """Train a cross-encoder on the pairs of `data` that get hard negatives, and save it to `out`."""
    pairs = [source for source in sources(data, rows=rows) if source.name not in WITHOUT]
    triples = [
        triple
        for source in pairs
        for triple in with_negatives(drawn(source, shape.seed), shape.seed)
    ]
    words = tokenizer.trained(_texts(pairs), _CROSS_PIECES)
    return cross_encoder(words, triples, shape, out)


def _texts(found: Sequence[Source]) -> Iterator[str]:
    for source in found:
        for pair in source.train[::_EVERY]:
            yield pair.query
            yield pair.positive


def _measured(data: Path, pairs: Sequence[Source], model: Path, order: str = "") -> list[Measured]:
    orders = reranker.load(order or model) if order or ranker.holds(model) else None
    return [
        measured(one, model, orders) for one in (*trial.of_folder(data), *trial.of_sources(pairs))
    ]


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with pairs/, text/ and eval/")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model to be written")
    parser.add_argument("--dimension", type=int, default=Settings.dimension)
    parser.add_argument(
        "--pieces", type=int, default=tokenizer.PIECES, help="size of the vocabulary"
    )
    parser.add_argument("--epochs", type=int, default=Settings.epochs)
    parser.add_argument("--batch", type=int, default=Settings.batch)
    parser.add_argument("--seed", type=int, default=Settings.seed)
    parser.add_argument("--rows", type=int, help="read so many pairs of each file only")
    parser.add_argument("--resume", action="store_true", help="go on from the last checkpoint")
    parser.add_argument("--ranker", action="store_true", help="train the ranker of --out alone")
    parser.add_argument("--cross", action="store_true", help="train a cross-encoder instead")
    parser.add_argument("--measure", action="store_true", help="train nothing, measure --out")
    parser.add_argument("--reranker", default="", help="a cross-encoder to measure with --measure")
    parser.add_argument("--unmeasured", action="store_true", help="leave the test sets out")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
