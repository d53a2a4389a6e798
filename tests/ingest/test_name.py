"""Names cleaned of what only the layout put there."""

import pytest

from ingest.name import clean, field_name, is_carrier, is_description, is_expense, last_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("● 棚田の保全(再掲)", "棚田の保全"),
        ("①港湾の調査【新規】", "港湾の調査"),
        ("5. 灯台の改修", "灯台の改修"),
        ("Ⅱ 離島の通信網", "離島の通信網"),
        ("総 合 体 育 館", "総合体育館"),
        ("【農】水路の改修", "水路の改修"),
        ("【地域の学びを支える事業】", "地域の学びを支える事業"),
        ("棚田の保全 ※運営費交付金中の推計額(水路を含む)", "棚田の保全 (水路を含む)"),
        ("灯台の改修(", "灯台の改修"),
        ("灯台の改修 予算額の推移", "灯台の改修"),
        ("一般会計の", "一般会計"),
        ("灯台の改修 ★", "灯台の改修"),
        ("AIチップ 開発事業", "AIチップ 開発事業"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_kinds_of_words() -> None:
    assert is_expense("施設整備費補助金") and is_expense("運営費交付金")
    assert not is_expense("港湾大学運営費交付金")
    assert is_description("①学生の処遇向上と、②就職の支援")
    assert is_carrier("港湾研究所【拠点】") and not is_carrier("港湾研究所")
    assert (
        last_name("沿岸の測量に用いる機器の共通的な基盤の開発と活用・実施 測量基盤") == "測量基盤"
    )
    assert last_name("国 補助金 港湾研究所") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("事業名：灯台の改修 担当：海上保安庁", "灯台の改修"),
        ("項：灯台費 事項：灯台の改修に必要な経費 金額：", "灯台の改修に必要な経費"),
        ("期間：5年", None),
    ],
)
def test_field_name(text: str, expected: str | None) -> None:
    assert field_name(text) == expected
