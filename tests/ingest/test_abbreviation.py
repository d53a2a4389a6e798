"""Whether one form abbreviates another, by letters and by characters."""

import pytest

from ingest.abbreviation import (
    core,
    initials,
    is_acronym,
    is_one,
    leaves_out,
    shortens,
    spells,
    without_leader,
)


@pytest.mark.parametrize(
    "word", ["M-LEAP", "LoI", "CONet", "IOT-T", "ISO/IEC", "e-Tide", "R&D", "GFTech"]
)
def test_acronyms(word: str) -> None:
    assert is_acronym(word)


@pytest.mark.parametrize(
    "word",
    ["Horizon", "5G", "II", "MW", "PDF", "FY2023", "A/B", "well-being", "港研", "", "Deep Sea"],
)
def test_no_acronyms(word: str) -> None:
    assert not is_acronym(word)


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("CON", "Coastal Observation Network", True),
        ("CONet", "Coastal Observation Network", True),
        ("DSTH", "Deep Sensors and Timing Hub", True),
        ("TOP", "Tide and Offshore Integrated Platform", True),
        ("TOP", "Tide Offshore", False),
        ("EU", "Horizon Europe", False),
        ("CON", "Coastal", False),
        ("CON", "沿岸 Observation Network", False),
        ("PDF", "Portable Document Format", False),
    ],
)
def test_initials(short: str, long: str, expected: bool) -> None:
    assert initials(short, long) is expected
    assert spells(short, long) is expected


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("港研", "港湾海洋研究所", True),
        ("港研", "国立研究開発法人港湾海洋研究所", True),
        ("港海研", "港湾海洋研究所", True),
        ("WIPセンター", "波浪情報統合研究センター", True),
        ("観測DX", "観測のデジタル化", True),
        ("研港", "港湾海洋研究所", False),
        ("水研", "港湾海洋研究所", False),
        ("海洋", "港湾海洋研究所", False),
        ("人材育成", "人材育成事業", False),
        ("港湾海洋究所", "港湾海洋研究所", False),
        ("AI技術", "自動採点技術", False),
        ("AI観測", "次世代観測技術開発事業", False),
        ("WIP向けセンター", "波浪向けセンター", False),
        ("港", "港湾海洋研究所", False),
    ],
)
def test_shortens(short: str, long: str, expected: bool) -> None:
    assert shortens(short, long) is expected


def test_characters_in_order() -> None:
    assert leaves_out("子育て手当", "白波子育て応援手当")
    assert not leaves_out("応援手当", "白波子育て応援手当")
    assert not leaves_out("手当子育て", "白波子育て応援手当")


def test_what_stands_before_a_name() -> None:
    assert without_leader("一般社団法人灯台協会") == "灯台協会"
    assert without_leader("港研・波浪統合センター") == "波浪統合センター"
    assert without_leader("藻場・干潟プログラム") == "藻場・干潟プログラム"
    assert core("国立研究開発法人 港湾・海洋研究所") == "港湾海洋研究所"


def test_names_that_are_one() -> None:
    assert is_one(())
    assert is_one({"国立研究開発法人港湾海洋研究所", "港湾海洋研究所"})
    assert is_one({"深海拠点", "deep sea hub"})
    assert not is_one({"潮位観測事業", "波浪予測事業"})
