import numpy as np
import pytest

from index.database import Stored
from index.gist import Gist
from index.inquiry import inquire
from index.relevance import relevance
from index.searchable import entry
from ingest.document import Span
from ingest.passage import Passage


def made(text: str, *headings: str, lead: str = "", title: str = "") -> Gist:
    passage = Passage("d", Span(0, len(text)), text, headings, lead)
    stored = Stored(1, 1, title, passage, np.zeros(1, np.float32))
    return Gist.load(entry(stored).gist)


def score(question: str, gist: Gist) -> float:
    return relevance(inquire(question), gist, lambda term: 0.0 if term == "猫" else 2.0, 6.0)


def test_a_gist_comes_back_from_its_text() -> None:
    gist = made("QST：量子機構は35億円を使う", "予算", lead="単位：円", title="計画")
    assert Gist.load(gist.dump()) == gist
    assert gist.labels == (("qst",),)
    assert {"量子_機構", "機構_単位"} & gist.pairs == {"量子_機構"}


@pytest.mark.parametrize(
    ("question", "better", "worse"),
    [
        # All that is asked, before part of it often.
        (
            "量子暗号の実証",
            made("量子暗号の実証を行う"),
            made("量子と量子と量子の量子暗号を進める"),
        ),
        # Standing together, before standing apart.
        ("量子暗号", made("量子暗号を使う技術"), made("量子を使う技術と暗号")),
        # The kind of value that is asked for.
        (
            "衛星の予算はいくら",
            made("衛星の予算は3億円である"),
            made("衛星の予算を要求する計画である"),
        ),
        # The line about it, before the line that mentions it.
        (
            "QSTとは何ですか",
            made("QST：量子科学の研究開発機構"),
            made("拠点として理研やQSTを中心に整備する"),
        ),
        # Another word for it, before nothing.
        ("イギリスとの協力", made("英国と研究の協力を進める"), made("研究の協力を進める枠組み")),
        # Headings and lead tell what a row is about.
        (
            "海洋研究の予算",
            made("総額\t35億円", "海洋研究の予算"),
            made("総額\t35億円", "宇宙研究の計画"),
        ),
    ],
)
def test_what_comes_first(question: str, better: Gist, worse: Gist) -> None:
    assert score(question, better) > score(question, worse)


def test_a_passage_that_says_nothing_of_it_scores_nothing() -> None:
    assert score("量子暗号", made("海洋の調査")) == 0
    assert score("", made("海洋の調査")) == 0


def test_a_word_that_nobody_says_lowers_every_score() -> None:
    passage = made("量子暗号の実証を行う")
    assert 0 < score("量子暗号の猫", passage) < score("量子暗号", passage)
