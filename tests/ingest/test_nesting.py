import pytest

from ingest.nesting import Nesting, subject_of
from ingest.textline import text_lines


def nested(text: str) -> list[tuple[int, tuple[str, ...]]]:
    nesting = Nesting()
    return [nesting.push(line) for line in text_lines(text)]


def depths(text: str) -> list[int]:
    return [depth for depth, _ in nested(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 甲\n- 乙\n", [0, 0]),
        ("- 甲\n  - 乙\n    - 丙\n- 丁\n", [0, 1, 2, 0]),
        ("- I. 甲\n  - (1) 乙\n- 3. 丙\n  - (1) 丁\n- V. 戊\n", [0, 1, 1, 2, 0]),
        ("- 拠点\n- ・交付金\n- ・施設費\n- 次の拠点\n", [0, 1, 1, 0]),
        ("- **進展**\n- ・甲\n - ・乙\n- **懸念**\n- ・丙\n", [0, 1, 1, 0, 1]),
        ("- **創出**\n- 甲\n - ・丙\n - 乙\n - ・丁\n", [0, 1, 2, 1, 2]),
        ("- ◆ 事業\n - ・ 甲\n - ・ 乙\n- ◆ 研究\n", [0, 1, 1, 0]),
        ("・支援を進める\n- 甲 3億円\n- 乙 2億円\n", [0, 1, 1]),
        ("○ 甲\n  ・乙\n○ 丙\n", [0, 1, 0]),
        ("① 甲\n　ア 乙\n　イ 丙\n② 丁\n", [0, 1, 1, 0]),
        ("- ・甲を進める。\n - 乙\n - 丙\n", [0, 1, 1]),
    ],
)
def test_depths(text: str, expected: list[int]) -> None:
    assert depths(text) == expected


def test_subjects_are_what_the_items_above_name() -> None:
    made = nested("- 北の拠点(機構) ※総額\n  - ・交付金 62億円(61億円)\n")
    assert made[1] == (1, ("北の拠点(機構)",))


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("港の整備 35億円(32億円)", "港の整備"),
        ("先端拠点** 4,000百万円 (3,249百万円)", "先端拠点"),
        ("北の拠点(機構) ※総額", "北の拠点(機構)"),
        ("目的 ..... 6", "目的"),
        ("港を整え、広く使えるようにする。", ""),
        ("あ" * 80, ""),
    ],
)
def test_subject_of(words: str, subject: str) -> None:
    assert subject_of(words) == subject


def test_what_stands_below_a_name_and_below_a_programme() -> None:
    nesting = Nesting()
    nesting.push(text_lines("● 北の拠点\n")[0])
    assert nesting.awaits_amount and not nesting.is_programme
    nesting.push(text_lines("● 南の拠点 3億円\n")[0])
    assert nesting.is_programme and not nesting.awaits_amount
