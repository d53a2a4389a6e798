"""A remark in brackets behind an amount limits that amount."""

import pytest

from ingest.contents import contents
from ingest.document import Document


@pytest.mark.parametrize(
    ("line", "limits"),
    [
        ("- 藻場再生: 34億円の内数（令和7年度予算額。運営費交付金中の推計額）", {"内数", "推計"}),
        ("- 藻場再生: 34億円（推計額を含む）", {"推計含む"}),
        ("- 藻場再生: 34億円（海洋省）", set()),
    ],
)
def test_a_remark_in_brackets(line: str, limits: set[str]) -> None:
    document = Document(f"# 令和7年度予算の概要\n\n{line}\n", "a.md", title="令和7年度予算の概要")
    (figure,) = contents(document).figures
    assert figure.value == 34 * 10**8
    assert {"内数", "推計", "推計含む"} & set(figure.qualifiers) == limits
