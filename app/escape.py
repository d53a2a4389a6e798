"""Text of documents and users on its way into HTML: always text, never mark-up."""

from __future__ import annotations

from html import escape as _escape

# The page's HTML passes through two template languages in the browser, `${…}` and `{{…}}`.
# A carriage return would be read as a line feed, a null is not allowed.
SIGNS = str.maketrans(
    {
        "$": "&#36;",
        "{": "&#123;",
        "}": "&#125;",
        "`": "&#96;",
        "\\": "&#92;",
        "\r": "&#13;",
        "\x00": "\ufffd",
    }
)


def escape(text: str) -> str:
    """`<b>${x}` → `&lt;b&gt;&#36;&#123;x&#125;`; safe as content and in a quoted attribute."""
    return _escape(text, quote=True).translate(SIGNS)
