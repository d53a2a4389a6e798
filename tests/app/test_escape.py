"""Nothing that a document or a user writes is read as mark-up or as a template."""

from html import unescape

import pytest

from app.escape import escape


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("令和3年度予算額 35億円", "令和3年度予算額 35億円"),
        ("<script>alert('x')</script>", "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;"),
        ('" onclick="x', "&quot; onclick=&quot;x"),
        ("AT&T &amp;", "AT&amp;T &amp;amp;"),
        ("${alert(1)}", "&#36;&#123;alert(1)&#125;"),
        ("{{x}} `y` \\", "&#123;&#123;x&#125;&#125; &#96;y&#96; &#92;"),
    ],
)
def test_escape(text: str, html: str) -> None:
    assert escape(text) == html
    assert unescape(html) == text


def test_a_null_is_shown_as_unreadable() -> None:
    assert escape("a\x00b") == "a\ufffdb"
