"""Users with hashed passwords."""

import io
from pathlib import Path

import pytest

from app import users
from app.commands.user import main
from app.failure import Failure


def test_only_the_right_password_of_a_known_name_opens(tmp_path: Path) -> None:
    path = tmp_path / "users.txt"
    users.add(path, "経済課", "正しい長い合言葉")
    users.add(path, "statistics", "another password")
    allowed = users.gate(path)
    assert allowed("経済課", "正しい長い合言葉")
    assert allowed("statistics", "another password")
    assert not allowed("経済課", "another password")
    assert not allowed("誰か", "正しい長い合言葉")
    assert not allowed("", "")


def test_the_file_keeps_no_password_and_is_its_owners(tmp_path: Path) -> None:
    path = tmp_path / "users.txt"
    users.add(path, "a", "first password")
    before = path.read_text("utf-8")
    assert "first password" not in before
    assert path.stat().st_mode & 0o077 == 0
    users.add(path, "a", "second password")
    assert path.read_text("utf-8").count("\n") == 1 and path.read_text("utf-8") != before
    assert not users.gate(path)("a", "first password")


@pytest.mark.parametrize("name", ["", "a:b", " a", "a\nb"])
def test_a_name_that_the_file_cannot_hold_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Failure):
        users.add(tmp_path / "users.txt", name, "long password")
    assert not (tmp_path / "users.txt").exists()


@pytest.mark.parametrize("text", ["", "\n\n", "yamada:plain\n", ":scrypt$00$00\n", "no colon\n"])
def test_a_file_of_something_else_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "users.txt").write_text(text)
    with pytest.raises(Failure):
        users.gate(tmp_path / "users.txt")


def test_a_missing_file_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="tenkyo user"):
        users.gate(tmp_path / "none.txt")


def test_the_command_reads_the_password_from_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "users.txt"
    monkeypatch.setattr("sys.stdin", io.StringIO("from a pipe\n"))
    assert main(["suzuka", "--file", str(path)]) == 0
    assert "suzuka" in capsys.readouterr().out
    assert users.gate(path)("suzuka", "from a pipe")
    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    with pytest.raises(Failure, match="8"):
        main(["suzuka", "--file", str(path)])
