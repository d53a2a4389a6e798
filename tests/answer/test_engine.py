"""`PolicyQA` over the made-up documents: every answer is verbatim, numbered and proved, or an abstention."""

import re
from collections.abc import Callable, Sequence

import pytest

from answer.citation import Citation
from answer.draft import Draft, Quote, Sentence
from answer.engine import PolicyQA, QuestionError
from answer.result import Answer
from answer.tree import Tree
from index.store import Store
from ingest.era import find_years
from ingest.fold import fold

Ask = Callable[..., Answer]
NAMES = (
    "沿岸観測ネットワーク",
    "沿岸観測ネットワーク整備事業",
    "深海ロボット開発事業",
    "しおかぜ4号",
    "第4回会合",
    "青磁県",
    "協力覚書",
    "重点目標",
)
ASKED = (
    "{}とは何ですか。",
    "{}の令和6年度予算額はいくらですか。",
    "{}はいつですか。",
    "{}をすべて挙げてください。",
    "{}に参加するのは何社ですか。",
    "{}の予算は前年度からどう変わりましたか。",
)
QUESTIONS = tuple(pattern.format(name) for name in NAMES for pattern in ASKED)
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>の予算はいくらですか",
    "[手引](javascript:alert(3))とは？",
    "![](x) **太字** `code` | 表 | # 見出し",
    "\x00\x07\x1b[31m潮位\x7f\u202e\u200bとは？",
    "'; DROP TABLE passages; --",
    "AND OR NOT ( ) \" ' : ^ ~ * + - && ||",
    "「「「」」」（（））【】とは？",
    "💧🌊の予算は？",
    "９９９９９９９９年度の予算額は？",
    "令和99999年度の予算額は？",
    "海" * 2000,
    "()[]{}?*+.\\^$|とは何ですか",
    "0",
    "[1][2][3]",
)
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
MARK = re.compile(r"\[(\d+)\]")
# What an answer adds: the count of a list, a converted or computed amount with its terms.
ADDED = re.compile(r"（全\d+件）|（[\d,.]+億円[^（）]*）|^(?:差|合計)は.*$", re.MULTILINE)


def numbers(text: str) -> set[str]:
    """The numbers of a text that belong to no year, one spelling each."""
    for year in reversed(find_years(text)):
        text = f"{text[: year.span.start]} {text[year.span.end :]}"
    return {
        match.group().replace(",", "") for match in NUMBER.finditer(fold(text, markup=True).text)
    }


def check_citations(store: Store, citations: Sequence[Citation]) -> None:
    assert [citation.n for citation in citations] == list(range(1, len(citations) + 1))
    for citation in citations:
        document = store.document(citation.document)
        assert document.text[citation.span.start : citation.span.end] == citation.quote
        assert citation.quote.strip()
        assert citation.title == document.title
        assert citation.file == document.source


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_answer_is_proved(store: Store, ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.question == question
    assert answer.text
    check_citations(store, answer.citations)
    check_citations(store, answer.nearest)
    marks = {int(mark) for mark in MARK.findall(answer.text)}
    assert marks == {citation.n for citation in answer.citations}
    assert {figure.citation for figure in answer.figures} <= marks
    assert answer.abstained == bool(answer.reason) == (not answer.citations)
    if answer.abstained:
        return
    cited = set().union(*(numbers(citation.quote) for citation in answer.citations))
    assert numbers(ADDED.sub("", MARK.sub("", answer.text))) <= cited


@pytest.mark.parametrize(
    "fabricated", ["会合には99名が集まった。", "「架空の会議」である。", "令和9年度に開く。"]
)
def test_what_is_not_proved_does_not_leave(
    store: Store, monkeypatch: pytest.MonkeyPatch, fabricated: str
) -> None:
    """Whatever drafts an answer: its fabricated sentences are withheld, and with nothing left it abstains."""
    document = next(d for d in store.documents() if d.source.endswith("minutes.txt"))
    tree = Tree(store.document(document.id), tuple(store.blocks(document.id)))
    quote = Quote(tree, len(tree.blocks) - 1, tree.blocks[-1].span)
    true, false = Sentence("出席者は17名であった。", (quote,)), Sentence(fabricated, (quote,))
    question = "第4回会合の出席者は何名ですか。"
    monkeypatch.setattr("answer.engine.reply", lambda *_: Draft((false, true)))
    assert PolicyQA(store).ask(question).text == "出席者は17名であった。[1]"
    monkeypatch.setattr("answer.engine.reply", lambda *_: Draft((false,)))
    answer = PolicyQA(store).ask(question)
    assert answer.abstained
    assert fabricated not in answer.text


def test_some_are_answered_and_some_are_not(ask: Ask) -> None:
    abstained = [ask(question).abstained for question in QUESTIONS]
    assert 5 < sum(abstained) < len(QUESTIONS) - 5


@pytest.mark.parametrize("question", HOSTILE)
def test_hostile_questions_are_only_text(store: Store, ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.text
    check_citations(store, answer.citations)


@pytest.mark.parametrize("question", HOSTILE)
def test_hostile_earlier_turns(ask: Ask, question: str) -> None:
    assert ask("補正は？", question, "", "x" * 100_000).text


def test_hostile_documents_are_quoted_as_they_are(store: Store, ask: Ask) -> None:
    answer = ask("漂着物調査とは何ですか。")
    check_citations(store, answer.citations)
    assert any("<script>alert(1)</script>" in citation.quote for citation in answer.citations)


@pytest.mark.parametrize("question", ["", " \n　", "？？？", "海" * 100_000])
def test_unreadable_questions(qa: PolicyQA, question: str) -> None:
    with pytest.raises(QuestionError) as raised:
        qa.ask(question)
    assert str(raised.value).endswith("。")
    with pytest.raises(QuestionError):
        qa.search(question)


def test_the_same_question_has_the_same_answer(store: Store, ask: Ask) -> None:
    question = "沿岸観測ネットワーク整備事業の令和6年度予算案と要求額の差は？"
    one, other = ask(question), PolicyQA(store).ask(question)
    assert (one.text, one.citations, one.figures) == (other.text, other.citations, other.figures)


def test_width_does_not_change_the_answer(ask: Ask) -> None:
    assert ask("第４回会合の場所は？").text == ask("第4回会合の場所は?").text
    assert ask("ＣＯＮｅｔとは？").text == ask("CONetとは？").text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("沿岸観測ネットワークとは何ですか。", "常時公開する仕組み"),
        ("協力覚書はいつ署名されましたか。", "2023年9月14日"),
        ("深海ロボット開発事業の令和6年度予算額は？", "2,350百万円"),
        ("第4回会合の場所は？", "高松市"),
    ],
)
def test_search_gives_the_passage_that_answers_first(
    qa: PolicyQA, question: str, words: str
) -> None:
    found = qa.search(question, k=3)
    assert 1 <= len(found) <= 3
    assert words in found[0].text


def test_search_gives_first_what_the_answer_quotes(qa: PolicyQA) -> None:
    quoted = 0
    for question in QUESTIONS:
        answer = qa.ask(question)
        if answer.abstained:
            continue
        quoted += 1
        first = qa.search(question, k=1)[0]
        assert any(
            citation.document == first.document and first.span.overlaps(citation.span)
            for citation in answer.citations
        ), question
    assert quoted > len(QUESTIONS) / 3


def test_search_follows_up(qa: PolicyQA) -> None:
    (best,) = qa.search("第4回は？", ["第3回会合の場所は？"], k=1)
    assert "高松市" in best.text


def test_an_answer_says_how_long_it_took(ask: Ask) -> None:
    assert ask("CONetとは？").elapsed_ms > 0
