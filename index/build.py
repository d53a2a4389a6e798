"""Files → store: read, cut, embedded and kept one by one, with a report of what became of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from index.change import Change
from index.store import Store
from ingest.contents import Contents, contents
from ingest.document import Document
from ingest.reader import ReadError, find, read


class Outcome(NamedTuple):
    """What became of one file: a change, or the sentence that says why it was skipped."""

    path: Path
    change: Change | None
    passages: int = 0
    figures: int = 0
    reason: str = ""


@dataclass(frozen=True)
class BuildReport:
    outcomes: tuple[Outcome, ...]
    bytes: int
    seconds: float

    def count(self, change: Change) -> int:
        return sum(outcome.change is change for outcome in self.outcomes)

    @property
    def passages(self) -> int:
        """Passages of the documents that were added or replaced."""
        return sum(outcome.passages for outcome in self.outcomes)

    @property
    def figures(self) -> int:
        """Amounts of the documents that were added or replaced."""
        return sum(outcome.figures for outcome in self.outcomes)

    @property
    def skipped(self) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.change is None)


class Progress(NamedTuple):
    """How far a build is: files done of all, and the file that was just done."""

    done: int
    total: int
    outcome: Outcome


class _Cut(NamedTuple):
    """A file as it was read and cut, or the reason why not."""

    path: Path
    size: int
    document: Document | None
    contents: Contents = Contents()
    reason: str = ""


def build(
    paths: Sequence[Path],
    store: Path,
    model: str | Path | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> BuildReport:
    """Bring the store up to the files and folders in `paths`; ReadError where there is nothing at all.

    A path that gives nothing beside others that do is reported among the outcomes. Without a `model`,
    a new store takes the one that comes with the project.
    """
    began = perf_counter()
    files, outcomes = _found(paths)
    total = len(outcomes) + len(files)
    size = 0
    with Store.open(store, writable=True) as opened:
        if model is not None:
            opened.change_model(model)
        for cut in map(_cut, files):
            size += cut.size
            outcomes.append(_keep(opened, cut))
            if progress is not None:
                progress(Progress(len(outcomes), total, outcomes[-1]))
    return BuildReport(tuple(outcomes), size, perf_counter() - began)


def _found(paths: Sequence[Path]) -> tuple[list[Path], list[Outcome]]:
    """The files in `paths`, and the paths in which there are none; ReadError if that is all of them."""
    files: list[Path] = []
    nothing: list[Outcome] = []
    for path in paths:
        try:
            files.extend(find([path]))
        except ReadError as error:
            nothing.append(Outcome(path, None, reason=str(error)))
    if nothing and not files:
        raise ReadError(nothing[0].reason)
    return sorted(dict.fromkeys(files)), nothing


def _cut(path: Path) -> _Cut:
    try:
        size = path.stat().st_size
        document = read(path)
    except ReadError as error:
        return _Cut(path, 0, None, reason=str(error))
    except OSError as error:
        return _Cut(path, 0, None, reason=f"{path}: 開けません（{error.strerror or error}）。")
    return _Cut(path, size, document, contents(document))


def _keep(store: Store, cut: _Cut) -> Outcome:
    if cut.document is None:
        return Outcome(cut.path, None, reason=cut.reason)
    change = store.add(cut.document, cut.contents)
    new = change in (Change.ADDED, Change.REPLACED)
    held = cut.contents if new else Contents()
    return Outcome(cut.path, change, len(held.passages), len(held.figures))
