"""The amounts of one generation of a store: of a document, or of all by subject, year, stage and more.

A subject is looked for under all the names that the documents link with it (Q-LEAP = 光・量子飛躍…).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from index.database import ALIVE, Database
from index.figure_rows import figure
from index.folder import reading
from ingest.document import Span
from ingest.figure import Figure
from ingest.fold import key
from ingest.short_name import ShortName, linked
from ingest.stage import Role, Stage

# Documents whose amounts stay in memory.
_HELD = 64


class Listed(NamedTuple):
    """An amount and the id of its document."""

    document: str
    figure: Figure


@dataclass(frozen=True)
class Wanted:
    """What to list; what is empty limits nothing.

    `subjects` are names of which one has to occur in the amount's subject or row headers (width, case
    and blanks aside), `ministry` a full name, `years` western fiscal years, `documents` ids.
    """

    subjects: tuple[str, ...] = ()
    ministry: str = ""
    years: tuple[int, ...] = ()
    stages: tuple[Stage, ...] = ()
    roles: tuple[Role, ...] = ()
    documents: tuple[str, ...] = ()


class Ledger:
    """What a reader sees of the amounts until it looks again."""

    def __init__(self, database: Database, folder: Path, generation: int) -> None:
        self._database = database
        self._folder = folder
        self._at = generation
        self._held = lru_cache(_HELD)(self._read)

    def of(self, document_id: str) -> tuple[Figure, ...]:
        """The amounts of a document, in the order of the text."""
        return self._held(document_id)

    def find(self, wanted: Wanted, most: int = -1, start: int = 0) -> list[Listed]:
        """The amounts that fit, by document and place: all, or at most so many from the place `start` on."""
        clauses, values = self._clauses(wanted)
        query = (
            "SELECT d.id AS document_id, f.* FROM figures f JOIN documents d ON d.row = f.document "
            f"WHERE {' AND '.join([ALIVE, *clauses])} ORDER BY d.source, d.row, f.n LIMIT :most OFFSET :start"
        )
        with reading(self._folder):
            found = self._database.execute(
                query, {"at": self._at, "most": most, "start": start, **values}
            )
        return [Listed(row["document_id"], figure(row)) for row in found]

    def count(self, wanted: Wanted | None = None) -> int:
        """How many amounts fit; without `wanted`, how many there are."""
        clauses, values = self._clauses(wanted or Wanted())
        query = (
            "SELECT count(*) FROM figures f JOIN documents d ON d.row = f.document "
            f"WHERE {' AND '.join([ALIVE, *clauses])}"
        )
        with reading(self._folder):
            return int(self._database.execute(query, {"at": self._at, **values})[0][0])

    def keys(self) -> list[tuple[int | None, Stage | None]]:
        """The fiscal years and stages that amounts have together."""
        query = (
            "SELECT DISTINCT f.year, f.stage FROM figures f JOIN documents d ON d.row = f.document "
            f"WHERE {ALIVE}"
        )
        with reading(self._folder):
            found = self._database.execute(query, {"at": self._at})
        return [(row["year"], Stage(row["stage"]) if row["stage"] else None) for row in found]

    def naming(self, forms: Sequence[str], most: int) -> list[str]:
        """The ids of up to `most` documents with an amount whose names hold one of the folded `forms`: those
        that print a form most often first."""
        times = {
            document: max(printed.count(form) for form in forms)
            for document, printed in self._printed.items()
            if any(form in printed for form in forms)
        }
        return sorted(times, key=lambda document: -times[document])[:most]

    @cached_property
    def _printed(self) -> dict[str, str]:
        """By document, the folded names of its amounts, one a line: 100,000 of them are looked through in 2 ms,
        in the database in 18."""
        query = (
            "SELECT d.id, f.names FROM (SELECT document, group_concat(name, char(10)) AS names "
            "FROM figures GROUP BY document) f JOIN documents d ON d.row = f.document "
            f"WHERE {ALIVE} ORDER BY d.row"
        )
        with reading(self._folder):
            found = self._database.execute(query, {"at": self._at})
        return {row["id"]: row["names"] for row in found}

    @cached_property
    def names(self) -> dict[str, frozenset[str]]:
        """The folded forms of each name that the documents shorten: qleap → 光・量子飛躍…."""
        query = (
            "SELECT n.short, n.long, n.start, n.stop FROM names n JOIN documents d "
            f"ON d.row = n.document WHERE {ALIVE} ORDER BY d.source, n.n"
        )
        with reading(self._folder):
            found = self._database.execute(query, {"at": self._at})
        return linked(ShortName(short, long, Span(a, b)) for short, long, a, b in found)

    def forms(self, form: str) -> frozenset[str]:
        """A folded name with the others that mean the same."""
        return self.names.get(form, frozenset()) | {form}

    def _read(self, document_id: str) -> tuple[Figure, ...]:
        return tuple(listed.figure for listed in self.find(Wanted(documents=(document_id,))))

    def _clauses(self, wanted: Wanted) -> tuple[list[str], dict[str, str | int]]:
        clauses: list[str] = []
        values: dict[str, str | int] = {}
        several: tuple[tuple[str, Sequence[str | int]], ...] = (
            ("f.year", wanted.years),
            ("f.stage", [stage.value for stage in wanted.stages]),
            ("f.role", [role.value for role in wanted.roles]),
            ("d.id", wanted.documents),
            ("f.ministry", [wanted.ministry] if wanted.ministry else []),
        )
        for column, choices in several:
            if choices:
                names = [f"v{len(values) + n}" for n in range(len(choices))]
                clauses.append(f"{column} IN ({', '.join(':' + one for one in names)})")
                values |= dict(zip(names, choices, strict=True))
        if wanted.subjects:
            all_forms = {form for subject in wanted.subjects for form in self.forms(key(subject))}
            forms = {f"s{n}": form for n, form in enumerate(sorted(all_forms))}
            clauses.append("(" + " OR ".join(f"instr(f.name, :{one})" for one in forms) + ")")
            values |= forms
        return clauses, values
