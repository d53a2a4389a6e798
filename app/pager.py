"""The buttons that turn the pages of a long table."""

from __future__ import annotations

from app.strings.library import AFTER, BEFORE, PAGE_OF


def pager(page: int, size: int, count: int, lang: str) -> str:
    """Previous and next, with what is shown now; "" where one page holds all."""
    if count <= size:
        return ""
    first, last = page * size + 1, min((page + 1) * size, count)
    told = PAGE_OF.say(lang, first=f"{first:,}", last=f"{last:,}", count=f"{count:,}")
    back = _button(page - 1, BEFORE.say(lang), enabled=page > 0)
    on = _button(page + 1, AFTER.say(lang), enabled=last < count)
    return f'<p class="tk-pager">{back}<span>{told}</span>{on}</p>'


def _button(page: int, name: str, *, enabled: bool) -> str:
    off = "" if enabled else " disabled"
    return f'<button type="button" class="tk-quiet" data-act="turn" data-page="{page}"{off}>{name}</button>'
