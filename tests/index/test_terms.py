import pytest

from index.terms import pairs, passage_terms, question_terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("令和3年度は35億円", ["y2021", "35億円", "35"]),
        ("2021年度", ["y2021"]),
        ("R3年度", ["y2021"]),
        ("1,234.5億円", ["1234.5億円", "1234.5"]),
        ("Ｑ－ＬＥＡＰ", ["q-leap", "qleap", "leap"]),
        ("13か国", ["13か国", "13", "箇国"]),
        ("サーバー", ["サーバ"]),
        ("サーバ", ["サーバ"]),
        ("オープン・クローズ戦略", ["オープン", "クローズ", "戦略"]),
        ("ムーンショット型", ["ムーン", "ムーンショット", "ショット", "型"]),
        ("することについて", []),
    ],
)
def test_passage_terms(text: str, terms: list[str]) -> None:
    assert passage_terms(text) == terms


def test_a_year_is_one_term_however_it_is_written() -> None:
    years = ["令和3年", "2021年", "令和三年", "FY2021", "’21年"]
    assert [passage_terms(year) for year in years] == [["y2021"]] * len(years)


def test_a_question_loses_the_words_that_only_ask() -> None:
    assert question_terms("Q-LEAPの予算はいくらですか？教えてください") == [
        *("q-leap", "qleap", "leap", "予算"),
    ]


def test_a_question_names_each_term_once() -> None:
    assert question_terms("量子と量子") == ["量子"]


def test_pairs_join_neighbours() -> None:
    assert pairs(["量子", "暗号", "通信"]) == ["量子_暗号", "暗号_通信"]
    assert pairs(["量子"]) == []


def test_katakana_cut_differently_still_meets() -> None:
    assert set(passage_terms("スマートラボラトリの設備")) & set(
        question_terms("スマートラボラトリー")
    ) == {"スマートラボラトリ"}


def test_english_words_that_frame_a_question_are_left_out() -> None:
    assert question_terms("How much is the budget of IT and WHO?") == ["budget", "it", "who"]
