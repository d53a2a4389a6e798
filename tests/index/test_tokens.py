import pytest

from index.tokens import tokenize, words


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("1,234.5億円", ["1,234.5", "億", "円"]),
        ("35億円(32億円)", ["35", "億", "円", "(", "32", "億", "円", ")"]),
        ("Ｑ－ＬＥＡＰを推進", ["Q-LEAP", "を", "推進"]),
        ("ISO/IEC JTC1", ["ISO", "/", "IEC", "JTC1"]),
        ("Beyond 5G", ["Beyond", "5G"]),
        ("i-Constructionの推進", ["i-Construction", "の", "推進"]),
        ("ﾃﾞｰﾀ駆動型", ["データ", "駆動", "型"]),
        ("研究**開発**", ["研究", "開発"]),
        ("①35億円", ["①", "35", "億", "円"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_words_are_cut_from_the_folded_view(text: str, surfaces: list[str]) -> None:
    assert [token.surface for token in tokenize(text)] == surfaces


def test_spans_point_into_the_unchanged_text() -> None:
    text = "Ｑ－ＬＥＡＰは**３，６５０**百万円、Ｑ－ＬＥＡＰは3,500百万円"
    spans = [text[token.span.start : token.span.end] for token in tokenize(text)]
    assert spans[:2] == ["Ｑ－ＬＥＡＰ", "は"]
    assert spans[2] == "３，６５０"
    assert spans.count("Ｑ－ＬＥＡＰ") == 2
    starts = [token.span.start for token in tokenize(text)]
    assert starts == sorted(set(starts))


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("取組み", "取り組み"),
        ("推進した", "推進"),
        ("書いた", "書く"),
        ("コンピュータ", "コンピューター"),
        ("東京", "東京"),
        ("1,000", "1000"),
    ],
)
def test_the_base_is_the_dictionary_form(text: str, base: str) -> None:
    assert tokenize(text)[0].base == base


def test_a_word_cut_by_a_hard_line_break_is_one_word() -> None:
    text = "英国は世界屈指の技術を持つ量子分野の有数のスター\nトアップ大国でもある。"
    token = next(token for token in tokenize(text) if token.surface == "スタートアップ")
    assert text[token.span.start : token.span.end] == "スター\nトアップ"


def test_short_lines_stay_apart() -> None:
    assert [token.surface for token in tokenize("頻度\n年度")] == ["頻度", "年度"]


@pytest.mark.parametrize("text", ["\x00量子\x07", "\ud800量子", "量子\x1b[0m"])
def test_control_characters_neither_end_nor_break_the_text(text: str) -> None:
    token = next(token for token in tokenize(text) if token.surface == "量子")
    assert text[token.span.start : token.span.end] == "量子"


def test_a_very_long_line_is_cut_piece_by_piece() -> None:
    text = "量子技術の推進。" * 3000
    assert sum(token.surface == "量子" for token in tokenize(text)) == 3000


def test_words_alone_are_the_surfaces() -> None:
    text = "量子**暗号**を使う、スター\nトアップ"
    assert words(text) == [token.surface for token in tokenize(text)]
