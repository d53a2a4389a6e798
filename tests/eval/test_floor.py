import re
from collections.abc import Callable
from pathlib import Path

import pytest

from eval import floor
from eval.result import Result
from eval.summary import summaries


def write(folder: Path, text: str) -> Path:
    path = folder / "floor.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("[all]\nright = 0.667\n", []),
        ("[all]\nright = 0.668\n", ["all: right is 0.667, the floor is 0.668"]),
        ("[figure]\nright_and_cited = 0.5\nrecall_at_5 = 1\n", []),
        ("[figure]\nright = 0.9\n", ["figure: right is 0.500, the floor is 0.900"]),
        ("[trend]\nright = 0.1\n", ["trend: no question of this type was asked"]),
        ("[unanswerable]\nrecall_at_5 = 0.5\n", ["unanswerable: recall_at_5 is nan"]),
        ("[all]\nwrong_key_rate = 0.6\n", []),
        ("[all]\nwrong_key_rate = 0.4\n", ["all: wrong_key_rate is 0.500, the most is 0.400"]),
        ('["tag:x"]\nright = 0.9\n', ["tag:x: right is 0.500, the floor is 0.900"]),
    ],
)
def test_what_falls_below_is_named(
    tmp_path: Path, result: Callable[..., Result], text: str, short: list[str]
) -> None:
    results = [
        result("a", "35億円", tags=("x",), forbid_figures=(3_600_000_000,)),
        result("b", "36億円", tags=("x",), forbid_figures=(3_600_000_000,)),
        result("c", "35億円", type="fact"),
    ]
    if "unanswerable" in text:
        results.append(result("d", "35億円", type="unanswerable", answerable=False))
    least = floor.read(write(tmp_path, text))
    found = [one.say("en") for one in floor.shortfalls(least, summaries(results))]
    assert len(found) == len(short)
    assert all(one.startswith(other) for one, other in zip(found, short, strict=True))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("right = 0.5", "表の外"),
        ("[all]\nrigth = 0.5", "知らない項目 rigth"),
        ("[all]\nright = 95", "right の値 95"),
        ("[all]\nright = true", "right の値 True"),
        ("[all\n", "TOML として読めません"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(floor.FloorError, match=re.escape(complaint)):
        floor.read(write(tmp_path, text))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(floor.FloorError, match="読めません"):
        floor.read(tmp_path / "none.toml")


def test_of_a_part_of_a_set_what_was_not_asked_is_passed_over(
    tmp_path: Path, result: Callable[..., Result]
) -> None:
    least = floor.read(write(tmp_path, "[trend]\nright = 0.1\n[figure]\nright = 1.0\n"))
    asked = summaries([result("a", "36億円")])
    assert len(floor.shortfalls(least, asked)) == 2
    assert len(floor.shortfalls(least, asked, part=True)) == 1
