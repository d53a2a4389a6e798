"""The panel with the citations of a conversation, and the files into which they can be saved."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from datetime import date

from app.escape import escape
from app.export.formats import FORMATS, Format
from app.export.memo import Memo, memo
from app.export.reference import Reference
from app.panel import section
from app.strings.cite import (
    COLLECTED,
    COLLECTED_HINT,
    COLLECTED_NOTHING,
    DOWNLOAD,
    FORMAT_NAMES,
)
from app.turn import Turn

_FILE = "tenkyo"


def collected(turns: Sequence[Turn], today: date, lang: str) -> str:
    """Every citation of the turns, numbered on, with a link for each format.

    The files stand in the links themselves: nothing is kept on the server, and nothing has to be cleaned up.
    """
    answers = [turn.answer for turn in turns if turn.answer]
    made = memo(answers, today)
    title = COLLECTED.say(lang, count=len(made.references))
    if not made.references:
        return section(f"<h2>{title}</h2><p>{COLLECTED_NOTHING.say(lang)}</p>", title)
    items = "".join(map(_item, made.references))
    links = "".join(_link(name, form, made, lang) for name, form in FORMATS.items())
    return section(
        f"<h2>{title}</h2><p>{COLLECTED_HINT.say(lang)}</p>"
        f'<p class="tk-formats">{links}</p><ol class="tk-collected">{items}</ol>',
        title,
    )


def _item(one: Reference) -> str:
    return f"<li><b>{escape(one.style)}</b><q>{escape(one.quote)}</q></li>"


def _link(name: str, form: Format, made: Memo, lang: str) -> str:
    shown = FORMAT_NAMES[name].say(lang)
    content = b64encode(form.write(made)).decode()
    return (
        f'<a class="tk-quiet" download="{_FILE}{form.suffix}" data-format="{name}" '
        f'href="data:application/octet-stream;base64,{content}" '
        f'aria-label="{escape(DOWNLOAD.say(lang, name=shown))}">{escape(shown)}</a>'
    )
