"""Flags over TENKYO_* variables over tenkyo.toml."""

from pathlib import Path

import pytest

from app.config import Config
from app.failure import Failure


@pytest.mark.parametrize(
    ("toml", "environ", "flags", "store"),
    [
        ("", {}, {}, ".tenkyo"),
        ('store = "a"', {}, {}, "a"),
        ('store = "a"', {"TENKYO_STORE": "b"}, {}, "b"),
        ('store = "a"', {"TENKYO_STORE": "b"}, {"store": "c"}, "c"),
        ('store = "a"', {"TENKYO_STORE": ""}, {"store": None}, "a"),
    ],
)
def test_the_nearer_setting_wins(
    toml: str, environ: dict[str, str], flags: dict[str, object], store: str, tmp_path: Path
) -> None:
    (tmp_path / "tenkyo.toml").write_text(toml, encoding="utf-8")
    assert Config.read(flags, environ, tmp_path).store == Path(store)


def test_every_setting_can_come_from_the_file(tmp_path: Path) -> None:
    (tmp_path / "tenkyo.toml").write_text(
        'store = "s"\ncorpus = "c"\nmodel = "m"\nreranker = "r"\nlang = "en"\nhost = "0.0.0.0"\nport = 8000\nauth = "a"\nroot_path = "/x"\n',
        encoding="utf-8",
    )
    config = Config.read({}, {}, tmp_path)
    assert config == Config(Path("s"), Path("c"), "m", "r", "en", "0.0.0.0", 8000, "a", "/x")


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("store = ", "読めません"),
        ('stor = "a"', "知らない項目「stor」"),
        ("store = [1]", "文字列か整数"),
        ("port = true", "文字列か整数"),
        ("port = 70000", "1 から 65535"),
        ('port = "八千"', "1 から 65535"),
        ('lang = "fr"', "ja か en"),
    ],
)
def test_a_wrong_file_is_one_sentence(toml: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "tenkyo.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(Failure, match=words):
        Config.read({}, {}, tmp_path)


def test_the_corpus_here_comes_before_the_bundled_one(tmp_path: Path) -> None:
    assert Config.read({}, {}, tmp_path).corpus.name == "corpus"
    (tmp_path / "corpus").mkdir()
    assert Config.read({}, {}, tmp_path).corpus == tmp_path / "corpus"
