"""The documents keep their word: every command, option and file that they name is there."""

import re
from pathlib import Path

import pytest

from app.cli import TABLE, main

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.ja.md")
PAGES = (*READMES, "CONTRIBUTING.md", "docs/commands.md")
# Options of every command, described once at the top of the page.
EVERYWHERE = {"--help", "--lang"}


def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def options(words: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", words))


def help_of(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main([command, "--help"]) == 0
    return capsys.readouterr().out


def section(command: str) -> str:
    """What docs/commands.md says of one command."""
    found = re.search(
        rf"^## tenkyo {command}\b.*?(?=^## |\Z)", text("docs/commands.md"), re.M | re.S
    )
    assert found, f"docs/commands.md has no section on `tenkyo {command}`"
    return found[0]


@pytest.mark.parametrize("command", TABLE)
def test_every_option_is_described_and_none_is_invented(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    there = options(help_of(command, capsys)) - EVERYWHERE
    described = {option for line in section(command).split("\n| `")[1:] for option in options(line)}
    assert there <= options(section(command))
    assert described <= there | EVERYWHERE


@pytest.mark.parametrize("command", TABLE)
@pytest.mark.parametrize("page", READMES)
def test_every_command_stands_in_the_readme(page: str, command: str) -> None:
    assert re.search(rf"tenkyo {command}\b", text(page))


@pytest.mark.parametrize("page", READMES)
def test_the_two_commands_come_first(page: str) -> None:
    first = text(page).split("```")[1]
    assert [line.split()[1] for line in first.splitlines()[1:]] == ["app", "test"]


@pytest.mark.parametrize("page", PAGES)
def test_every_make_word_exists(page: str) -> None:
    words = set(re.findall(r"(?:`|^)make ([a-z]+)", text(page), re.M))
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.M))
    assert words <= targets


@pytest.mark.parametrize("page", PAGES)
def test_examples_use_commands_and_options_that_exist(
    page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for command, rest in re.findall(r"tenkyo ([a-z]+)([^\n`]*)", text(page)):
        assert command in TABLE, f"{page}: tenkyo {command}"
        assert options(rest) <= options(help_of(command, capsys)), f"{page}: tenkyo {command}{rest}"


@pytest.mark.parametrize("page", PAGES)
def test_links_within_the_project_lead_somewhere(page: str) -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", text(page)):
        if "://" not in link:
            assert ((ROOT / page).parent / link).exists(), f"{page} links to {link}"


def test_both_readmes_have_the_same_shape() -> None:
    def shape(page: str) -> tuple[int, ...]:
        lines = text(page).splitlines()
        starts = ("## ", "| ", "- ", "```", ".venv/bin/tenkyo", "![")
        return tuple(sum(line.startswith(start) for line in lines) for start in starts)

    assert shape(READMES[0]) == shape(READMES[1])
