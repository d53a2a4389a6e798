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


def test_a_term_is_not_its_own_alternative() -> None:
    assert "英国" not in alternatives("英国")


def test_two_words_stand_for_one_and_one_for_two() -> None:
    assert "概算_要求" in alternatives("要求_額")
    assert "産業_技術_総合_研究" in alternatives("aist")


def test_a_single_kanji_is_too_little() -> None:
    assert alternatives("英") == ()
    assert "英" not in alternatives("英国")
    assert alternatives("猫") == ()
