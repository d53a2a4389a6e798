"""What a passage says of a question, column by column."""

from collections.abc import Callable

import numpy as np
import pytest

from index.candidate import Candidate
from index.pieces import Pieces
from index.soft_match import NAMES, SoftMatch
from index.static_model import StaticModel

Tiny = Callable[..., StaticModel]

TEXTS = [
    "量子暗号通信網の整備に35億円を計上する。",
    "量子コンピュータの研究開発を推進する。",
    "データ駆動型研究とマテリアルの共用設備",
    "人材育成のプログラムは2021年度に始まる。",
]


@pytest.fixture(scope="module")
def match(tiny: Tiny) -> SoftMatch:
    model = tiny(TEXTS)
    words = sorted(model.tokenizer.get_vocab(), key=model.tokenizer.get_vocab().get)
    number = np.array([word[:1].isdigit() for word in words])
    latin = np.array([word.isascii() for word in words])
    return SoftMatch(
        model.tokenizer, model.table, Pieces(np.full(len(words), 5, np.float32), number, latin)
    )


def told(match: SoftMatch, question: str, *texts: str) -> dict[str, np.ndarray]:
    features = match.features(question, [Candidate(text, 0.5, 0.4) for text in texts])
    return dict(zip(NAMES, features.T, strict=True))


def test_the_same_text_says_everything(match: SoftMatch) -> None:
    same, other = told(match, TEXTS[0], TEXTS[0], TEXTS[2]), told(match, TEXTS[0], TEXTS[2])
    ones = "said said_heavily said_rarely pairs triples near near_heavily back near_back window".split()
    for name in ones:
        assert same[name][0] == pytest.approx(1, abs=1e-5), name
        assert same[name][1] < 1 and other[name][0] < 1, name


@pytest.mark.parametrize("printed", ["令和3年度", "2021年度", "R3年度", "FY2021"])
def test_a_year_counts_however_it_is_printed(match: SoftMatch, printed: str) -> None:
    assert told(match, "2021年度に始まる", f"{printed}に始まる。")["numbers"][0] == 1


def test_words_that_stand_together_count(match: SoftMatch) -> None:
    apart = "量子コンピュータの研究開発を推進する。" + "データ駆動型研究とマテリアルの共用設備" * 5
    found = told(
        match,
        "量子の整備",
        f"{apart}整備",
        "量子の整備" + "データ駆動型研究とマテリアルの共用設備" * 5,
    )
    assert found["said"][0] == found["said"][1]
    assert found["said_together"][0] < found["said_together"][1]
    assert found["said_first"][0] < found["said_first"][1]


def test_places_and_what_says_all(match: SoftMatch) -> None:
    found = [
        Candidate(TEXTS[0], 0.2, 0.9),
        Candidate(TEXTS[1], 1.1, 0.3, 6.0),
        Candidate(TEXTS[2], 1.0, -0.5, 8.0),
    ]
    columns = dict(zip(NAMES, match.features("量子", found).T, strict=True))
    assert columns["lexical_place"] == pytest.approx([1 / 3, 1, 1 / 2])
    assert columns["dense_place"] == pytest.approx([1, 1 / 2, 1 / 3])
    assert columns["bm25"] == pytest.approx([0, 3 / 4, 1])
    assert columns["bm25_place"] == pytest.approx([0, 1 / 2, 1])
    assert columns["says_all"].tolist() == [0, 1, 0]
    assert columns["dense"][2] == 0 and columns["best_lexical"] == pytest.approx([1.1] * 3)


@pytest.mark.parametrize(
    "question", ["", "  ", "量子", "？！", "量子暗号装置の小型化について。" * 400]
)
def test_anything_can_be_compared(match: SoftMatch, question: str) -> None:
    texts = ["", " \n", "量子", "。", "量子暗号通信網" * 3000]
    features = match.features(question, [Candidate(text) for text in texts])
    assert features.shape == (5, len(NAMES)) and features.dtype == np.float32
    assert np.isfinite(features).all()


def test_nothing_found_is_no_row(match: SoftMatch) -> None:
    assert match.features("量子", []).shape == (0, len(NAMES))


def test_passages_are_told_alone_but_for_their_places(match: SoftMatch) -> None:
    """The order in which they were found makes no difference."""
    found = [Candidate(text, n / 4, n / 5) for n, text in enumerate(TEXTS)]
    rows, turned = match.features("量子の研究", found), match.features("量子の研究", found[::-1])
    assert np.allclose(rows, turned[::-1], atol=1e-6)
