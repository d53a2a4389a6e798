"""Which lines are headings, how they rank, and the path that they form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.mark import Mark
from ingest.textline import Shape, TextLine, is_table

# Short plain lines that name a part of a page. The second one of a kind under one title begins a new page.
SECTIONS = re.compile(
    r"(?:本|事業|取組|実施|制度|政策|調査|会議)?(?:の)?"
    r"(?:背景|課題|現状|目的|概要|内容|趣旨|経緯|経過|対象|方針|効果|成果|体制|スキーム|イメージ|ポイント|"
    r"参考|資料|目次|予定|進捗|今後の(?:方針|予定|対応|課題)|はじめに|おわりに|まとめ|議題|出席者)"
    r"(?:[・、及びと](?:背景|課題|現状|目的|概要|内容|趣旨|経緯|必要性|効果|成果|イメージ))*(?:等)?"
)
# Endings of lines that name a whole page or document.
TITLES = re.compile(
    r"(?:について|のポイント|の概要|関係予算|の予算|予算案|概算要求|[(（](?:概要|参考|案|抜粋)[)）]|一覧|まとめ)$"
)
_LABEL = re.compile(
    r"(?:【[^【】]{1,80}】|<[^<>]{1,60}>|＜[^＜＞]{1,60}＞|〈[^〈〉]{1,60}〉|《[^《》]{1,60}》|≪[^≪≫]{1,60}≫|〔[^〔〕]{1,60}〕)"
    r"(?P<rest>.*)"
)
_SOURCE = re.compile(r"\s*[(（][^()（）]{1,60}[)）]\s*")
_SENTENCE = re.compile(r"[。．!?！？、，,・:：;；]\s*$")
_PARTICLE = re.compile(
    r"(?<!について)(?:[をにはがのでと]|から|より|により|して|した|する|される|いる|ある|もの)$"
)
_WORD = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fffA-Za-z]{2}|[\u4e00-\u9fff]")
_DATE = re.compile(
    r"[(（]?(?:(?:明治|大正|昭和|平成|令和)\s*[0-9０-９元一二三四五六七八九十]+\s*年|[12][0-9]{3}\s*[年/.\-])[0-9０-９\s年月日/.\-一二三四五六七八九十]*"
    r"(?:度|現在|時点|版|改定|改訂|公表|[(（].[)）])*[)）]?"
)
_OWNER = re.compile(
    r"[^\s、。:：]{1,20}(?:省|庁|内閣府|内閣官房|局|課|室|部|委員会|審議会|事務局|本部|会議)"
)
_TOC = re.compile(r"(?:\.{3,}|…+|・{3,}|‥+)\s*[0-9０-９]*$")
SECTION_LENGTH = 32
TITLE_LENGTH = 64
HEADED_LENGTH = 44
# Documents with this many Markdown headings need no guessing at plain lines.
MARKDOWN_HEADINGS = 3
ROOT_RANK = 24


class Style(NamedTuple):
    """How a heading looks: headings of one style under one parent are siblings. `rank` orders styles
    that have a fixed order (Markdown, numbering); 0 where only the context tells."""

    name: str
    rank: int = 0


TITLE = Style("title")
SECTION = Style("section")


class Headings:
    """The path of headings that stands above the next line."""

    def __init__(self) -> None:
        self._open: list[tuple[Style, str]] = []

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(text for _, text in self._open)

    def push(self, style: Style, text: str) -> int:
        """Open the heading and give its level, 1 the outermost."""
        del self._open[self._parents(style, text) :]
        self._open.append((style, text))
        return len(self._open)

    def close(self, style_name: str) -> None:
        """A list mark that served as a heading before ends what that heading opened."""
        for at, (style, _) in enumerate(self._open):
            if style.name == style_name:
                del self._open[at:]
                return

    def _parents(self, style: Style, text: str) -> int:
        """How many of the open headings stand above a new one."""
        names = [open_style.name for open_style, _ in self._open]
        if style.name.startswith("#"):
            return sum(
                open_style.name.startswith("#") and open_style.rank < style.rank
                for open_style, _ in self._open
            )
        fixed = sum(name.startswith("#") for name in names)
        if style is TITLE:
            is_root = fixed < len(self._open) and 0 < self._open[fixed][0].rank <= ROOT_RANK
            return fixed + (1 if is_root else 0)
        if style.name in names:
            at = names.index(style.name)
            if style is SECTION and "title" in names[:at] and self._again(text, at):
                return names.index("title")
            return at
        if style.rank:
            for at in range(fixed, len(self._open)):
                if self._open[at][0].rank > style.rank:
                    return at
        return len(self._open)

    def _again(self, text: str, at: int) -> bool:
        """Whether a page's section comes a second time: the title of the new page was lost."""
        return bool(SECTIONS.fullmatch(text)) and self._open[at][1] == text


def markdown_level(line: TextLine) -> int:
    stripped = line.text.lstrip()
    return len(stripped) - len(stripped.lstrip("#"))


def style_of(lines: Sequence[TextLine], at: int, plain_lines: bool) -> Style | None:
    """The style of the heading in line `at`; None where the line is no heading.

    1. Markdown; 2. label lines 【…】 and <…>; 3. short numbered or ◆●○ lines that no sibling follows at
    once; 4. where `plain_lines`: short lines that stand alone.
    """
    line = lines[at]
    after = lines[at + 1] if at + 1 < len(lines) else None
    if line.shape is Shape.HEADING:
        return Style("#" * markdown_level(line), markdown_level(line))
    if line.shape is not Shape.TEXT or len(line.shown) > 120:
        return None
    if _is_label(line):
        return Style("【】")
    if line.mark:
        return _marked(lines, at, line.mark, after)
    if plain_lines and _stands_alone(line, after):
        return _plain(lines, at, after)
    return None


def _is_label(line: TextLine) -> bool:
    """【成長戦略（令和3年6月閣議決定）】, <実施体制>, 【基本方針】（令和3年6月18日閣議決定）, 【背景】日・EUの協力."""
    found = _LABEL.fullmatch(line.shown)
    if not found:
        return False
    rest = found["rest"]
    if not rest or _SOURCE.fullmatch(rest):
        return True
    inside = line.shown[1 : found.start("rest") - 1]
    return bool(SECTIONS.fullmatch(inside)) and len(rest) <= HEADED_LENGTH and _is_phrase(rest)


def _marked(lines: Sequence[TextLine], at: int, mark: Mark, after: TextLine | None) -> Style | None:
    line = lines[at]
    if mark.dashed or mark.style in ("-", "・", "✓") or line.indent > 3 or line.money:
        return None
    words = line.words
    if not words or len(words) > HEADED_LENGTH or not _is_phrase(words) or after is None:
        return None
    if mark.rank <= 18:
        return Style(mark.style, mark.rank)
    before = lines[at - 1] if at else None
    if before and before.mark and before.mark.style == mark.style:
        return None
    if after.shape in (Shape.VALUE, Shape.RULE) or (after.mark and after.mark.style == mark.style):
        return None
    return Style(mark.style, mark.rank if mark.numbered else 0)


def _plain(lines: Sequence[TextLine], at: int, after: TextLine | None) -> Style | None:
    line = lines[at]
    words = line.shown
    if SECTIONS.fullmatch(words):
        return SECTION
    if len(words) > TITLE_LENGTH or not _is_phrase(words) or line.money:
        return None
    leads = after is not None and (
        after.shape in (Shape.LABEL, Shape.UNIT)
        or (is_table(after) and after.gap > 0)
        or (after.shape is Shape.TEXT and bool(SECTIONS.fullmatch(after.shown)))
    )
    if (leads and len(words) > 6) or TITLES.search(words):
        return TITLE
    if ":" in words or "：" in words:
        return None
    if at == 0 and len(words) > 6:
        return TITLE
    if len(words) > SECTION_LENGTH or after is None:
        return None
    return SECTION


def _stands_alone(line: TextLine, after: TextLine | None) -> bool:
    opens = line.gap > 0 or line.opens_page or line.indent == 1
    if not opens or line.indent > 3:
        return False
    if after is None or after.gap > 0:
        return True
    return bool(after.mark) or after.shape is not Shape.TEXT or after.indent == 1


def _is_phrase(words: str) -> bool:
    """A phrase that can be a heading: no sentence, no date, no office, no contents entry."""
    return bool(
        _WORD.search(words)
        and not _SENTENCE.search(words)
        and "。" not in words
        and (not _PARTICLE.search(words) or TITLES.search(words))
        and not _DATE.fullmatch(words)
        and not _OWNER.fullmatch(words)
        and not _TOC.search(words)
    )
