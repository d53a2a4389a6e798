"""Sentences without their marks, every amount spelled as one."""

import pytest

from answer.proof.saying import sayings, view_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("48億円です。[1][2]62億円です[3]。", ["48億円です。", "62億円です。"]),
        ("一覧\n- 潮位計 5億円\n\n- 水温計", ["一覧", "- 潮位計 5億円", "- 水温計"]),
        ("更新（毎年。五年間）を行う。", ["更新（毎年。五年間）を行う。"]),
        ("It is 4.8 billion yen. It rose.", ["It is 4.8 billion yen.", "It rose."]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sayings(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("約３６.５億（前年度35億）", "約36.5億円(前年度35億円)"),
        ("3,650百万の内訳", "3,650百万円の内訳"),
        ("3億人が使う", "3億人が使う"),
        ("4.8 billion yen", "4800000000円"),
        ("¥6,200 million for 2 years", "6200000000円 for 2 years"),
        ("¥35億", "35億円"),
        ("about 4.6 billion yen", "約4600000000円"),
        ("$1.3 billion", "1300000000ドル"),
        ("六十\n 二億円", "六十二億円"),
        ("3 million people", "3 million people"),
    ],
)
def test_amounts_are_spelled_in_yen(text: str, expected: str) -> None:
    assert view_of(text) == expected
