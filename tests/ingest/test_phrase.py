import pytest

from ingest.phrase import (
    has_colon,
    is_label,
    is_labelled_section,
    is_phrase,
    is_section,
    is_title,
    opens_page,
)


@pytest.mark.parametrize(
    "words",
    ["港の整備", "国際拠点の形成", "主要領域", "海洋観測プログラム (Q-SEA)", "知の創造", "「実現型」の特徴",
     "協力について（覚書の例）", "第３回 検討会 議事要旨"],
)  # fmt: skip
def test_phrases(words: str) -> None:
    assert is_phrase(words)


@pytest.mark.parametrize(
    "words",
    ["港を整える。", "港を整えるとともに、", "各国の専門家が議論する場", "令和3年4月15日",
     "署名日 2025/4/28", "文部科学省", "国土局港湾課", "目次 ..... 3", "公募 評価", "名称 年・月 内容",
     "各市町村長 殿", "目標 ↓ 予算", "3", "※", "覚書が締結された"],
)  # fmt: skip
def test_what_is_no_phrase(words: str) -> None:
    assert not is_phrase(words)


@pytest.mark.parametrize(
    "words", ["背景", "背景・課題", "事業概要", "今後の予定", "未解決の課題", "附 則"]
)
def test_sections(words: str) -> None:
    assert is_section(words)


@pytest.mark.parametrize("words", ["港の背景", "概要版", "課題解決プログラム"])
def test_what_is_no_section(words: str) -> None:
    assert not is_section(words)


def test_pages_open_with_their_background() -> None:
    assert opens_page("背景・課題") and opens_page("事業の目的")
    assert not opens_page("実施内容")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("日英の覚書への署名について", True),
        ("海洋戦略2019(概要)", True),
        ("海洋関係の予算", True),
        ("協力分野（抜粋）", False),
        ("概要", False),
    ],
)
def test_titles(words: str, expected: bool) -> None:
    assert is_title(words) is expected


def test_labels() -> None:
    assert is_label("【今後の方針】")
    assert is_label("【基本方針】（令和3年6月18日閣議決定）")
    assert not is_label("【文】港の整備 3億円")
    assert is_labelled_section("【背景］両国の協力")
    assert not is_labelled_section("【文】港の整備")


def test_colons_in_brackets_do_not_count() -> None:
    assert has_colon("期間：5年")
    assert not has_colon("領域4 育成（4件：甲、乙）")
