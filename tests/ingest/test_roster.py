"""Signs before the names of members."""

import pytest

from ingest.document import Document
from ingest.outline import outline
from ingest.roster import is_legend

MEMBERS = "{0}北野 花子 大学教授\n{1}南 一郎 市長\n{0}西 次郎 弁護士\n{2}東 三枝 会社役員\n"


def listed(text: str) -> list[tuple[str, int, tuple[str, ...]]]:
    document = Document(text, "x.md")
    return [
        (document.quote(b.body or b.span), b.depth, b.headings)
        for b in outline(document)
        if b.kind.value == "item"
    ]


@pytest.mark.parametrize(
    ("marks", "before", "after"),
    [
        (("- ", "- ◎ ", "- ○ "), "(◎は会長、○は副会長)\n\n", ""),
        (("- ", "- ◎ ", "- ○ "), "", "\n※ ◎：会長　○：副会長\n"),
        (("・", "・◎", "・○"), "（○印は代理）\n", ""),
        (("・", "◎", "○"), "（◎は会長、○は副会長）\n", ""),
        (("- ", "- ◎ ", "- "), "", ""),
        (("　", "◎", "○"), "（◎は会長、○は副会長）\n\n", ""),
    ],
)
def test_members_are_siblings_whatever_sign_they_have(
    marks: tuple[str, str, str], before: str, after: str
) -> None:
    text = f"# 委員名簿\n\n{before}{MEMBERS.format(*marks)}{after}"
    made = listed(text)
    assert [(depth, path) for _, depth, path in made] == [(0, ("委員名簿",))] * 4
    sign = marks[1].strip(" -・")
    assert made[1][0].startswith(sign) and made[1][0].endswith("南 一郎 市長")
    assert made[0][0] == "北野 花子 大学教授"


def test_a_legend_after_the_list_is_a_note_of_the_list() -> None:
    text = "# 名簿\n\n- 北野 花子\n- ◎ 南 一郎\n※ ◎は会長\n"
    assert outline(Document(text, "x.md"))[-1].headings == ("名簿",)


@pytest.mark.parametrize(
    "text",
    [
        "- 港の整備\n- ○ 桟橋の更新\n- 灯台の整備\n- ○ 電源の更新\n",
        "- 港の整備\n  - ◎ 桟橋の更新\n- 灯台の整備\n  - ○ 電源の更新\n",
    ],
)
def test_signs_that_are_bullets_still_nest(text: str) -> None:
    assert [depth for _, depth, _ in listed(text)] == [0, 1, 0, 1]


@pytest.mark.parametrize(
    ("words", "legend"),
    [("◎は部会長、○は副部会長", True), ("○印：座長", True), ("○ 港の整備", False)],
)
def test_is_legend(words: str, legend: bool) -> None:
    assert is_legend(words) is legend
