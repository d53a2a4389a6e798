import pytest

from index.aliases import alternatives


@pytest.mark.parametrize(
    ("term", "other"),
    [
        ("英国", "イギリス"),
        ("イギリス", "英国"),
        ("開始", "始まる"),
        ("quantum", "量子"),
    ],
)
def test_other_words_for_a_term(term: str, other: str) -> None:
    assert other in alternatives(term)


@pytest.mark.parametrize(
    ("everyday", "formal"),
    [("集まり", "会合"), ("取り決め", "協定"), ("引っ張る", "主導"), ("見積もり", "概算")],
)
def test_an_everyday_word_stands_for_words_of_documents_and_not_the_other_way_round(
    everyday: str, formal: str
) -> None:
    assert formal in alternatives(everyday)
    assert everyday not in alternatives(formal)


def test_a_term_is_not_its_own_alternative() -> None:
    assert "英国" not in alternatives("英国")


def test_two_words_stand_for_one_and_one_for_two() -> None:
    assert "概算_要求" in alternatives("要求_額")
    assert "産業_技術_総合_研究" in alternatives("aist")


def test_a_single_kanji_is_too_little() -> None:
    assert alternatives("英") == ()
    assert "英" not in alternatives("英国")
    assert alternatives("猫") == ()
