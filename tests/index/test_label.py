import pytest

from index.label import labels


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[5] QST:国立研究開発法人量子科学技術研究開発機構", ["QST"]),
        ("総務省\t1,830\t541\t-", ["総務省"]),
        ("| 総務省 | 1,830 | 541 |", ["総務省"]),
        ("- ✓ Q-LEAPは、経済・社会的な課題に対し、", ["Q-LEAP"]),
        ("「科学技術振興費」とは、一般会計予算のうち", ["「科学技術振興費」"]),
        ("† SIP(戦略的イノベーション創造プログラム):総合科学技術", ["SIP"]),
        ("●量子暗号技術の研究開発 3億円(4億円)", ["量子暗号技術の研究開発"]),
        ("## 背景・課題", ["背景・課題"]),
        ("●**Ｑ－ＬＥＡＰ**：光・量子", ["Ｑ－ＬＥＡＰ"]),
        ("参加国: 米、豪\n頻度: 半年に一度", ["参加国", "頻度"]),
        (
            "次の成長の原動力として位置づけられ、そのために必要な研究基盤の整備を進めることが何より求められている。",
            [],
        ),
        ("", []),
    ],
)
def test_what_a_line_is_about(text: str, found: list[str]) -> None:
    assert [text[span.start : span.end] for span in labels(text)] == found
