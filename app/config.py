"""The configuration: flags over `TENKYO_*` variables over `tenkyo.toml`, read once at the rim."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from app.failure import Failure
from app.strings import (
    BAD_LANG,
    BAD_PORT,
    BAD_UPLOAD,
    CONFIG_TYPE,
    CONFIG_UNKNOWN,
    CONFIG_UNREADABLE,
    LANGS,
)

FILE = "tenkyo.toml"
PREFIX = "TENKYO_"
PROJECT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Config:
    """Every setting there is; relative paths are taken from the working directory."""

    store: Path = Path(".tenkyo")
    corpus: Path = Path("corpus")
    model: str = ""
    reranker: str = ""
    lang: str = "ja"
    host: str = "127.0.0.1"
    port: int = 7860
    auth: str = ""
    root_path: str = ""
    upload_mb: int = 50

    @classmethod
    def read(
        cls, flags: Mapping[str, object], environ: Mapping[str, str], folder: Path | None = None
    ) -> Self:
        """The settings from all three places; a flag that is None was not given."""
        found: dict[str, object] = dict(_file(folder or Path()))
        found |= {
            name: environ[PREFIX + name.upper()]
            for name in _names()
            if environ.get(PREFIX + name.upper())
        }
        found |= {name: value for name, value in flags.items() if value is not None}
        return cls(
            store=Path(str(found.get("store", cls.store))),
            corpus=Path(str(found["corpus"])) if "corpus" in found else _corpus(folder or Path()),
            model=str(found.get("model", cls.model)),
            reranker=str(found.get("reranker", cls.reranker)),
            lang=_lang(str(found.get("lang", cls.lang))),
            host=str(found.get("host", cls.host)),
            port=_port(str(found.get("port", cls.port))),
            auth=str(found.get("auth", cls.auth)),
            root_path=str(found.get("root_path", cls.root_path)),
            upload_mb=_megabytes(str(found.get("upload_mb", cls.upload_mb))),
        )


def language(environ: Mapping[str, str]) -> str:
    """The language for a message when the configuration itself cannot be read."""
    lang = environ.get(PREFIX + "LANG", "ja")
    return lang if lang in LANGS else "ja"


def _names() -> tuple[str, ...]:
    return tuple(Config.__dataclass_fields__)


def _file(folder: Path) -> dict[str, object]:
    path = folder / FILE
    if not path.exists():
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:  # TOML and UTF-8 faults are ValueErrors
        raise Failure(CONFIG_UNREADABLE, file=path, why=error) from error
    for name, value in values.items():
        if name not in _names():
            raise Failure(CONFIG_UNKNOWN, file=path, name=name, names=", ".join(_names()))
        if not isinstance(value, str | int) or isinstance(value, bool):
            raise Failure(CONFIG_TYPE, file=path, name=name)
    return values


def _corpus(folder: Path) -> Path:
    """`corpus/` where the command was given, else the one that comes with the project."""
    here = folder / "corpus"
    return here if here.is_dir() or not (PROJECT / "corpus").is_dir() else PROJECT / "corpus"


def _lang(value: str) -> str:
    if value not in LANGS:
        raise Failure(BAD_LANG, value=value)
    return value


def _megabytes(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 0 < int(value[:6]) < 10_000:
        raise Failure(BAD_UPLOAD, value=value)
    return int(value)


def _port(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 0 < int(value[:6]) < 65536:
        raise Failure(BAD_PORT, value=value)
    return int(value)
