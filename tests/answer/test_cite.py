"""Numbers for quotes; neighbours share one."""

from collections.abc import Callable

from answer.cite import citation, number, shown
from answer.draft import Draft, Quote, Sentence, Stated
from answer.tree import Tree

Trees = Callable[[str], Tree]
MEMO = "# 目標\n\n- 国産化\n- 公開\n- 養成\n\n## 結び\n\n次の年に見直す。\n"


def quotes(tree: Tree) -> list[Quote]:
    return [Quote(tree, index, block.span) for index, block in enumerate(tree.blocks)]


def test_each_quote_has_one_number_from_one(tree_of: Trees) -> None:
    first, *_, last = quotes(tree_of(MEMO))
    text, citations, _ = number(
        Draft((Sentence("甲", (last,)), Sentence("乙", (first,)), Sentence("丙", (last, first))))
    )
    assert text == "甲[1]\n乙[2]\n丙[1][2]"
    assert [c.n for c in citations] == [1, 2]
    assert citations[0].quote == "次の年に見直す。"


def test_neighbours_of_a_list_share_one_citation(tree_of: Trees) -> None:
    tree = tree_of(MEMO)
    entries = quotes(tree)[1:4]
    text, citations, _ = number(Draft(tuple(Sentence(q.text, (q,)) for q in entries)))
    assert [c.quote for c in citations] == ["- 国産化\n- 公開\n- 養成"]
    assert [line[-3:] for line in text.splitlines()] == ["[1]"] * 3


def test_a_long_list_is_cited_in_pieces(tree_of: Trees) -> None:
    tree = tree_of("\n".join(f"- {n}番目の港の潮位を毎日測る" for n in range(1, 61)) + "\n")
    drafted = Draft(tuple(Sentence("港", (quote,)) for quote in quotes(tree)))
    _, citations, _ = number(drafted)
    assert 1 < len(citations) < 60
    assert all(len(c.quote) <= 400 for c in citations)
    assert all(any(quote.text in c.quote for c in citations) for quote in quotes(tree))


def test_other_documents_do_not_share(tree_of: Trees) -> None:
    one, other = tree_of("潮位を測る。\n"), tree_of("流速を測る。\n")
    _, citations, _ = number(Draft((Sentence("甲", (quotes(one)[0], quotes(other)[0])),)))
    assert [c.document for c in citations] == [one.document.id, other.document.id]


def test_quotes_are_verbatim(tree_of: Trees) -> None:
    tree = tree_of("# **目標**\n\n- １　国産化　\n- <b>公開</b>\n")
    _, citations, _ = number(Draft((Sentence("甲", tuple(quotes(tree))),)))
    for made in citations:
        assert tree.document.text[made.span.start : made.span.end] == made.quote


def test_stated_amounts_point_to_their_citation(tree_of: Trees) -> None:
    tree = tree_of("# 予算\n\n潮位計 5億円\n\n## 別\n\n水温計 2億円\n")
    first, last = quotes(tree)[1], quotes(tree)[3]
    _, citations, figures = number(
        Draft(
            (
                Sentence("水温計は2億円", (last,), (Stated(200_000_000, "水温計", last),)),
                Sentence("潮位計は5億円", (first,), (Stated(500_000_000, "潮位計", first),)),
            )
        )
    )
    assert [(f.yen, f.label, f.citation) for f in figures] == [
        (200_000_000, "水温計", 1),
        (500_000_000, "潮位計", 2),
    ]
    assert "5億円" in citations[figures[1].citation - 1].quote


def test_a_citation_says_where_it_stands(tree_of: Trees) -> None:
    tree = tree_of(MEMO)
    made = citation(7, tree, len(tree.blocks) - 1, tree.blocks[-1].span)
    assert (made.n, made.title, made.file) == (7, "覚え書き", "memo.md")
    assert made.section == "目標 > 結び"
    assert made.page is None


def test_nothing_drafted_is_nothing_cited() -> None:
    assert number(Draft(())) == ("", (), ())


def test_shown_without_marks() -> None:
    assert shown("**国産化**を<b>進め</b>\nる。") == "国産化を進める。"
