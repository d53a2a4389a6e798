"""A question set: JSONL lines → questions with the answers that are expected of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

TYPES = (
    "figure",
    "table",
    "compare",
    "trend",
    "sum",
    "list",
    "fact",
    "definition",
    "followup",
    "unanswerable",
)
KEYS = (
    "id",
    "question",
    "history",
    "type",
    "answerable",
    "figures",
    "forbid_figures",
    "must_include",
    "sources",
    "tags",
    "note",
)


class GoldError(ValueError):
    """A question set that cannot be used, with the line and the mend in one sentence."""


class Expected(NamedTuple):
    """An amount that the answer must state, in yen, and what it is the amount of."""

    yen: int
    what: str = ""


class Source(NamedTuple):
    """An acceptable supporting place: how its file's name begins, and its exact words."""

    doc: str
    quote: str

    def in_file(self, name: str) -> bool:
        """Whether a file of this name or path is the one that is meant."""
        return Path(name).name.startswith(self.doc)


@dataclass(frozen=True)
class Question:
    """One line of a set. `must_include` holds groups of which each must be met by one member."""

    id: str
    question: str
    type: str
    line: int
    history: tuple[str, ...] = ()
    answerable: bool = True
    figures: tuple[Expected, ...] = ()
    forbid_figures: tuple[int, ...] = ()
    must_include: tuple[tuple[str, ...], ...] = ()
    sources: tuple[Source, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""


def read(path: Path) -> tuple[Question, ...]:
    """The questions of a JSONL file, in order; raises `GoldError` at the first wrong line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise GoldError(f"{path.name} is not UTF-8 text: save it as UTF-8.") from error
    except OSError as error:
        raise GoldError(f"{path} cannot be read ({error.strerror}): check the path.") from error
    questions: list[Question] = []
    lines: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        question = _Line(path.name, number).question(line)
        if question.id in lines:
            raise GoldError(
                f"{path.name} line {number}: the id {question.id!r} was used on line "
                f"{lines[question.id]} already: give each question its own id."
            )
        lines[question.id] = number
        questions.append(question)
    if not questions:
        raise GoldError(f"{path.name} holds no question: write one JSON object a line.")
    return tuple(questions)


class _Line:
    """One line while it is read; every complaint names the file, the line and the mend."""

    def __init__(self, name: str, number: int) -> None:
        self.name = name
        self.number = number

    def question(self, line: str) -> Question:
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise self._error(
                f"not JSON ({error.msg} at column {error.colno})", "write one JSON object a line"
            ) from error
        if not isinstance(record, dict):
            raise self._error(f"{_kind(record)} instead of an object", "write {…} with the keys")
        for key in record:
            if key not in KEYS:
                raise self._error(f"unknown key {key!r}", f"use only {', '.join(KEYS)}")
        return Question(
            id=self._text(record, "id"),
            question=self._text(record, "question"),
            type=self._text(record, "type"),
            line=self.number,
            history=self._texts(record.get("history", []), "history"),
            answerable=self._truth(record),
            figures=tuple(self._expected(item) for item in self._list(record, "figures")),
            forbid_figures=tuple(
                self._yen(item, "forbid_figures") for item in self._list(record, "forbid_figures")
            ),
            must_include=tuple(
                self._texts(group, "must_include") for group in self._list(record, "must_include")
            ),
            sources=tuple(self._source(item) for item in self._list(record, "sources")),
            tags=self._texts(record.get("tags", []), "tags"),
            note=self._text(record, "note") if record.get("note") else "",
        )

    def _text(self, record: dict[str, Any], key: str) -> str:
        value = record.get(key)
        if not isinstance(value, str) or not value.strip():
            found = "missing" if key not in record else f"{value!r}"[:40]
            raise self._error(f"`{key}` is {found}", "give it a text that is not empty")
        return value

    def _list(self, record: dict[str, Any], key: str) -> list[Any]:
        value = record.get(key, [])
        if not isinstance(value, list):
            raise self._error(f"`{key}` is {_kind(value)}", "give a list, [] when there is none")
        return value

    def _texts(self, value: Any, key: str) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            form = "a list of lists of texts" if key == "must_include" else "a list of texts"
            raise self._error(f"`{key}` holds {value!r}"[:90], f"give {form}")
        return tuple(value)

    def _truth(self, record: dict[str, Any]) -> bool:
        value = record.get("answerable", True)
        if not isinstance(value, bool):
            raise self._error(f"`answerable` is {value!r}", "write true or false")
        return value

    def _expected(self, item: Any) -> Expected:
        if not isinstance(item, dict) or set(item) - {"yen", "what"}:
            raise self._error(f"`figures` holds {item!r}"[:90], 'write {"yen": 100, "what": "…"}')
        what = item.get("what", "")
        if not isinstance(what, str):
            raise self._error(f"`what` is {what!r}"[:60], "give a text")
        return Expected(self._yen(item.get("yen"), "yen"), what)

    def _yen(self, value: Any, key: str) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise self._error(f"`{key}` holds {value!r}"[:60], "give yen as a whole number")
        return value

    def _source(self, item: Any) -> Source:
        keys = {"doc", "quote"}
        if (
            not isinstance(item, dict)
            or set(item) != keys
            or not all(isinstance(item[key], str) and item[key].strip() for key in keys)
        ):
            raise self._error(f"`sources` holds {item!r}"[:90], 'write {"doc": "…", "quote": "…"}')
        return Source(item["doc"], item["quote"])

    def _error(self, found: str, mend: str) -> GoldError:
        return GoldError(f"{self.name} line {self.number}: {found}: {mend}.")


def _kind(value: Any) -> str:
    kinds = {dict: "an object", list: "a list", str: "a text", bool: "true or false"}
    return kinds.get(type(value), "nothing" if value is None else "a number")
