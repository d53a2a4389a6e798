"""A question set in JSONL: lines → questions; a wrong line is named with its mend."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from app.failure import Failure
from app.strings import Text
from eval.question import KEYS, Expected, Question, Source

LINE = Text("{file} の {line} 行目: {found}。{mend}。", "{file} line {line}: {found}: {mend}.")
NOT_UTF8 = Text(
    "{file} は UTF-8 の文字として読めません。UTF-8 で保存してください。",
    "{file} is not UTF-8 text: save it as UTF-8.",
)
UNREADABLE = Text(
    "{file} を読めません ({why})。パスを確かめてください。",
    "{file} cannot be read ({why}): check the path.",
)
EMPTY = Text(
    "{file} に質問がありません。1行に質問を1つずつ書いてください (`tenkyo eval --template` で見本を表示)。",
    "{file} holds no question: write one a line (`tenkyo eval --template` prints a sample).",
)
USED = Text(
    "id {id} は {first} 行目で使われています", "the id {id} was used on line {first} already"
)
OWN_ID = Text("質問ごとに別の id を付けてください", "give each question its own id")
NOT_JSON = Text(
    "JSON として読めません ({column} 文字目: {why})", "not JSON ({why} at column {column})"
)
ONE_OBJECT = Text("1行に JSON オブジェクトを1つ書いてください", "write one JSON object a line")
NOT_OBJECT = Text("オブジェクトではありません ({value})", "{value} is not an object")
UNKNOWN = Text("知らないキー {key} があります", "unknown key {key}")
KNOWN = Text("使えるキーは {keys} です", "use only {keys}")
WRONG = Text("`{key}` の値が正しくありません ({value})", "`{key}` holds {value}")
TEXT = Text("空でない文字列を書いてください", "give a text that is not empty")
LIST = Text("リストを書いてください (なければ [])", "give a list, [] when there is none")
TEXTS = Text("文字列のリストを書いてください", "give a list of texts")
GROUPS = Text("文字列のリストのリストを書いてください", "give a list of lists of texts")
TRUTH = Text("true か false を書いてください", "write true or false")
FIGURE = Text(
    '{{"yen": 100, "what": "…"}} の形で書いてください', 'write {{"yen": 100, "what": "…"}}'
)
YEN = Text("円の整数を書いてください", "give yen as a whole number")
SOURCE = Text(
    '{{"doc": "…", "quote": "…"}} の形で書いてください', 'write {{"doc": "…", "quote": "…"}}'
)
# A wrong value is shown as far as one needs to recognise it.
_SHOWN = 60


class GoldError(Failure):
    """A question set that cannot be used, with the line and the mend in one sentence."""


def read(path: Path) -> tuple[Question, ...]:
    """The questions of a JSONL file, in order; raises `GoldError` at the first wrong line."""
    return whole(path, lines(path))


def lines(path: Path) -> Iterator[Question | GoldError]:
    """Each line that says anything, as a question or as what is wrong with it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise GoldError(NOT_UTF8, file=path.name) from error
    except OSError as error:
        raise GoldError(UNREADABLE, file=path, why=error.strerror) from error
    for number, words in enumerate(text.split("\n"), start=1):
        if words.strip():
            yield Line(path.name, number).read(words)


def whole(path: Path, found: Iterable[Question | GoldError]) -> tuple[Question, ...]:
    """All as questions; the first fault is raised, and that there is none at all."""
    questions = []
    for one in once(path, found):
        if isinstance(one, GoldError):
            raise one
        questions.append(one)
    if not questions:
        raise GoldError(EMPTY, file=path.name)
    return tuple(questions)


def once(path: Path, found: Iterable[Question | GoldError]) -> Iterator[Question | GoldError]:
    """The same, an id that was used before being a fault."""
    used: dict[str, int] = {}
    for one in found:
        if isinstance(one, Question) and one.id in used:
            line = Line(path.name, one.line)
            yield line.error(USED, OWN_ID, id=repr(one.id), first=used[one.id])
            continue
        if isinstance(one, Question):
            used[one.id] = one.line
        yield one


class Line:
    """One line while it is read; every complaint names the file, the line and the mend."""

    def __init__(self, name: str, number: int) -> None:
        self.name = name
        self.number = number

    def read(self, words: str) -> Question | GoldError:
        """The question of a line of JSON, or what is wrong with it."""
        try:
            return self.question(self._record(words))
        except GoldError as error:
            return error

    def question(self, record: dict[str, Any]) -> Question:
        """The question of a record with the keys of a set; GoldError where a value is not as it has to be."""
        return Question(
            id=self._text(record, "id"),
            question=self._text(record, "question"),
            type=self._text(record, "type"),
            line=self.number,
            history=self._texts(record.get("history", []), "history", TEXTS),
            answerable=self._truth(record),
            figures=tuple(self._expected(item) for item in self._list(record, "figures")),
            forbid_figures=tuple(
                self._yen(item, "forbid_figures") for item in self._list(record, "forbid_figures")
            ),
            must_include=tuple(
                self._texts(group, "must_include", GROUPS)
                for group in self._list(record, "must_include")
            ),
            sources=tuple(self._source(item) for item in self._list(record, "sources")),
            tags=self._texts(record.get("tags", []), "tags", TEXTS),
            note=self._text(record, "note") if record.get("note") else "",
        )

    def _record(self, words: str) -> dict[str, Any]:
        try:
            record = json.loads(words)
        except json.JSONDecodeError as error:
            raise self.error(NOT_JSON, ONE_OBJECT, why=error.msg, column=error.colno) from error
        except RecursionError as error:
            raise self.error(NOT_JSON, ONE_OBJECT, why="nested too deeply", column=1) from error
        if not isinstance(record, dict):
            raise self.error(NOT_OBJECT, ONE_OBJECT, value=_shown(record))
        self.expect_keys(record)
        return record

    def expect_keys(self, record: Iterable[str]) -> None:
        for key in record:
            if key not in KEYS:
                raise self.error(UNKNOWN, KNOWN, key=_shown(key), keys=", ".join(KEYS))

    def _text(self, record: dict[str, Any], key: str) -> str:
        value = record.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, value, TEXT)
        return value

    def _list(self, record: dict[str, Any], key: str) -> list[Any]:
        value = record.get(key, [])
        if not isinstance(value, list):
            raise self.wrong(key, value, LIST)
        return value

    def _texts(self, value: Any, key: str, mend: Text) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(key, value, mend)
        return tuple(value)

    def _truth(self, record: dict[str, Any]) -> bool:
        value = record.get("answerable", True)
        if not isinstance(value, bool):
            raise self.wrong("answerable", value, TRUTH)
        return value

    def _expected(self, item: Any) -> Expected:
        if not isinstance(item, dict) or set(item) - {"yen", "what"}:
            raise self.wrong("figures", item, FIGURE)
        what = item.get("what", "")
        if not isinstance(what, str):
            raise self.wrong("what", what, TEXT)
        return Expected(self._yen(item.get("yen"), "yen"), what)

    def _yen(self, value: Any, key: str) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.wrong(key, value, YEN)
        return value

    def _source(self, item: Any) -> Source:
        keys = {"doc", "quote"}
        if (
            not isinstance(item, dict)
            or set(item) != keys
            or not all(isinstance(item[key], str) and item[key].strip() for key in keys)
        ):
            raise self.wrong("sources", item, SOURCE)
        return Source(item["doc"], item["quote"])

    def wrong(self, key: str, value: Any, mend: Text) -> GoldError:
        return self.error(WRONG, mend, key=key, value=_shown(value))

    def error(self, found: Text, mend: Text, **values: object) -> GoldError:
        place = {"file": self.name, "line": self.number}
        return GoldError(LINE, **place, found=found, mend=mend, **values)


def _shown(value: Any) -> str:
    """The value as JSON, cut short."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
