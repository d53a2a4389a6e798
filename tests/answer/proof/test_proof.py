"""Nothing leaves that its quotes do not hold."""

from collections.abc import Callable

import pytest

from answer.draft import Draft, Quote, Sentence
from answer.proof.draft_proof import holds, proved, supports, verbatim
from answer.tree import Tree
from ingest.document import Span

MEMO = "令和6年度予算額は1,234百万円（前年度 ９８０百万円）である。覚書は2023年9月14日に「海の窓」で結ばれた。参加は9か国。"


@pytest.fixture(scope="module")
def quote(tree_of: Callable[[str], Tree]) -> Quote:
    tree = tree_of(MEMO)
    return Quote(tree, 0, Span(0, len(MEMO)))


@pytest.mark.parametrize(
    "text",
    [
        "予算額は1,234百万円です。",
        "予算額は1234百万円です。",
        "予算額は１，２３４百万円です。",
        "前年度は980百万円です。",
        "予算額は12.34億円です。",
        "予算額は約12億円です。",
        "令和5年度の予算額は980百万円です。",
        "R6年度の予算額です。",
        "2024年度の予算額です。",
        "FY2024の予算額です。",
        "覚書は令和5年9月14日に結ばれました。",
        "「海の窓」で結ばれました。",
        "「海 の 窓」で結ばれました。",
        "9か国が参加しました。",
        "参加国の一覧（全9件）",
        "覚書の一覧（全3件）",
        "覚書が結ばれました。",
    ],
)
def test_what_the_quote_holds(quote: Quote, text: str) -> None:
    assert holds(Sentence(text, (quote,)))


@pytest.mark.parametrize(
    "text",
    [
        "予算額は1,235百万円です。",
        "予算額は234百万円です。",
        "予算額は12.35億円です。",
        "予算額は123.4億円です。",
        "予算額は980百万円です。",
        "前年度は1,234百万円です。",
        "980社が参加しました。",
        "令和7年度の予算額です。",
        "2025年度の予算額です。",
        "R5.5の予算額です。",
        "覚書は2023年9月15日に結ばれました。",
        "覚書は2022年9月14日に結ばれました。",
        "「陸の窓」で結ばれました。",
        "10か国が参加しました。",
        "3件あります。",
    ],
)
def test_what_it_does_not(quote: Quote, text: str) -> None:
    assert not holds(Sentence(text, (quote,)))


def test_nothing_but_a_count_is_taken_over_as_derived(quote: Quote) -> None:
    assert holds(Sentence("12か月分です。", (quote,), derived=("12",)))
    assert not holds(Sentence("予算額は12.35億円です。", (quote,), derived=("12.35億円",)))
    assert not holds(Sentence("稼働率は81.5%です。", (quote,), derived=("81.5%",)))
    assert not holds(Sentence("令和4年度の額です。", (quote,), derived=("令和4年度",)))


def test_a_count_is_of_the_entries_that_are_left(tree_of: Callable[[str], Tree]) -> None:
    tree = tree_of("参加機関\n\n- 東部気象台は14名\n\n- 港湾研究所は9名\n")
    blocks = [Quote(tree, i, block.span) for i, block in enumerate(tree.blocks)]
    head = Sentence("参加機関（全2件）", (blocks[0],))
    first, second = (
        Sentence(f"- {tree.text(q.index)}", (q,)) for q in blocks if "名" in tree.text(q.index)
    )
    wrong = Sentence("- 港湾研究所は8名", first.quotes)
    assert proved(Draft((head, first, second))).sentences == (head, first, second)
    assert proved(Draft((head, first, wrong))).sentences == (first,)
    assert supports("参加機関（全2件）\n- 東部気象台は14名\n- 港湾研究所は9名", blocks).holds
    assert not supports("参加機関（全3件）\n- 東部気象台は14名\n- 港湾研究所は9名", blocks).holds


def test_what_is_copied_word_for_word_holds(tree_of: Callable[[str], Tree]) -> None:
    tree = tree_of("# 更新費\n\n要求・要望額： 40億円（32億円）\n\n観測船は112億円を要する。\n")
    quotes = [Quote(tree, i, block.span) for i, block in enumerate(tree.blocks)]
    assert supports("要求・要望額： 40億円（32億円）", quotes).holds
    assert supports("観測船は112億円を要する。", quotes).holds
    assert not supports("12億円を要する。", quotes).holds
    assert not supports("要求・要望額： 32億円", quotes).holds


def test_a_sentence_without_quotes_is_withheld() -> None:
    assert not holds(Sentence("潮位を測る。", ()))


@pytest.mark.parametrize(
    "span",
    [
        Span(5, 5),
        Span(6, 5),
        Span(-3, 4),
        Span(0, len(MEMO) + 1),
        Span(len(MEMO), len(MEMO) + 5),
    ],
)
def test_a_span_outside_the_document_is_withheld(quote: Quote, span: Span) -> None:
    outside = Quote(quote.tree, 0, span)
    assert not verbatim(outside)
    assert not holds(Sentence("潮位を測る。", (outside,)))
    assert not holds(Sentence("潮位を測る。", (quote, outside)))


def test_a_blank_quote_is_withheld(tree_of: Callable[[str], Tree]) -> None:
    tree = tree_of("潮位 \n\n 流速")
    assert not verbatim(Quote(tree, 0, Span(2, 5)))


def test_only_proved_sentences_leave(quote: Quote) -> None:
    good, bad = Sentence("9か国です。", (quote,)), Sentence("8か国です。", (quote,))
    assert proved(Draft((bad, good, bad), 0.7)) == Draft((good,), 0.7)
    assert proved(Draft((bad,))).sentences == ()


def test_each_sentence_stands_on_its_own_quotes(tree_of: Callable[[str], Tree]) -> None:
    tree = tree_of("参加は9か国。\n\n参加は14社。\n")
    countries, companies = (Quote(tree, i, tree.blocks[i].span) for i in (0, 1))
    assert holds(Sentence("14社です。", (companies,)))
    assert not holds(Sentence("14社です。", (countries,)))
    assert holds(Sentence("9か国と14社です。", (countries, companies)))
