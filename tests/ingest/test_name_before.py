"""Where the name before a bracket begins, in lines, cells and sentences."""

import pytest

from ingest.name_before import names_before


@pytest.mark.parametrize(
    ("head", "running", "expected"),
    [
        ("沿岸観測ネットワーク", False, "沿岸観測ネットワーク"),
        ("- 藻場・干潟プログラム ", False, "藻場・干潟プログラム"),
        ("3. 沿岸観測", False, "沿岸観測"),
        ("①世界海洋フォーラム", False, "世界海洋フォーラム"),
        ("【文】港研・波浪センター", False, "港研・波浪センター"),
        ("団体は「沿岸観測の会」", True, "沿岸観測の会"),
        ("例えば、共同潮位観測事業", True, "共同潮位観測事業"),
        ("内閣府と海洋・気象省", False, "海洋・気象省"),
        ("令和6年9月1日に長崎で覚書", True, "覚書"),
        ("装置を更新する沿岸観測事業", True, "沿岸観測事業"),
        ("潮位の観測による新産業創出協議会", True, "潮位の観測による新産業創出協議会"),
        ("英国のかんがい排水委員会", True, "かんがい排水委員会"),
        ("本事業はがん研究支援事業", True, "がん研究支援事業"),
        ("JSTの潮位観測事業", False, "潮位観測事業"),
        ("共創の海形成支援事業", False, "共創の海形成支援事業"),
        ("藻場を活用した炭素の固定事業", False, "藻場を活用した炭素の固定事業"),
        ("海の測量及び標識に関する法律", True, "海の測量及び標識に関する法律"),
        ("NATO 環大西洋海洋コミュニティ", False, "環大西洋海洋コミュニティ"),
        ("経済安全保障潮位育成 プログラム", False, "経済安全保障潮位育成 プログラム"),
        ("国立研究開発法人 港湾海洋研究所", False, "国立研究開発法人 港湾海洋研究所"),
        ("潮位 / 流速 / 水温", False, "潮位 / 流速 / 水温"),
        ("（再掲)", False, None),
        ("", False, None),
        ("\n\n", False, None),
    ],
)  # fmt: skip
def test_the_likeliest(head: str, running: bool, expected: str | None) -> None:
    found = names_before(head, len(head), running)
    assert (head[slice(*found[0])] if found else None) == expected


def test_english_names_grow_word_by_word() -> None:
    head = "the Coastal Observation Network "
    found = [head[start:end] for start, end in names_before(head, len(head), False)]
    assert found == [
        "Network",
        "Observation Network",
        "Coastal Observation Network",
        "the Coastal Observation Network",
    ]


def test_one_latin_word_behind_a_japanese_name_has_its_name() -> None:
    head = "潮位観測プログラム NAGI"
    assert names_before(head, len(head), False) == []
    head = "団体の NAGI".replace(" ", "")
    assert [head[start:end] for start, end in names_before(head, len(head), False)] == ["NAGI"]


def test_other_beginnings_come_after_the_likeliest() -> None:
    head = "観測のデジタル化"
    found = [head[start:end] for start, end in names_before(head, len(head), True)]
    assert found == ["観測のデジタル化", "デジタル化"]
