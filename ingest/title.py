"""What the title and the first lines of a document say of the year and stage of its amounts."""

from __future__ import annotations

import re

from ingest.fold import fold
from ingest.line import Lines
from ingest.setting import Setting, main_key
from ingest.stack import is_label_line
from ingest.stage import Key, Stage, find_labels

# Words of a title or document kind that say which stage the whole document is about.
_TITLE_STAGES = (("交付決定", Stage.ALLOCATION), ("採択結果", Stage.ALLOCATION), ("交付先", Stage.ALLOCATION), ("概算要求", Stage.REQUEST), ("要求", Stage.REQUEST), ("政府案", Stage.DRAFT),
                 ("予算案", Stage.DRAFT), ("予算(案)", Stage.DRAFT), ("補正", Stage.SUPPLEMENTARY),
                 ("決算", Stage.SETTLED), ("予算", Stage.INITIAL))  # fmt: skip
_SPAN = re.compile(r"[\d元]年?度?\s?(?:~|-|から)\s?(?:令和|平成|[RH])?[\d元]")
# What can stand over the title: (別紙), 資料3, 報道発表資料.
_MARKER = re.compile(
    r"[(【]?\s*(?:別紙|別添|別表|別記|参考|資料|参考資料|様式|報道発表|報道資料|記者発表|プレスリリース|案)(?:資料)?\s?第?[\d-]*号?\s*[)】]?"
)
# The lines at the top of a document that can say which year it is of.
_HEAD = 3


def title_setting(lines: Lines) -> Setting | None:
    """The one year of the title with the stage of its words, or of the document's kind."""
    document = lines.document
    title = fold(document.title or _first_line(lines)).text
    kind = fold(document.kind).text
    years = [label.year for label in find_labels(title) if label.year]
    supplement = "補正予算" in title and "当初" not in title  # 補正予算案 is a 補正, no 予算案
    stages = [Stage.SUPPLEMENTARY] if supplement else []
    stages += [stage for word, stage in _TITLE_STAGES if word in title]
    stages += [stage for word, stage in _TITLE_STAGES if word in kind]
    if len(set(years)) == 1 and stages:
        return Setting(main_key(years[0], stages[0]))
    marked = not years and _MARKER.fullmatch(_first_line(lines).strip())
    return _second_title(lines) if marked else None


def _second_title(lines: Lines) -> Setting | None:
    """What the lines under a mere （別紙） or 資料1 say: 令和9年度予算要求 重点事項."""
    for line in [row for row in lines.rows if not row.blank][1:_HEAD]:
        years = {label.year for label in line.labels if label.year}
        stages = [stage for word, stage in _TITLE_STAGES if word in line.text]
        if line.amounts or line.sentence or is_label_line(line) or len(years) != 1 or not stages:
            continue
        return Setting(main_key(years.pop(), stages[0]))
    return None


def title_year(lines: Lines) -> int | None:
    """The latest fiscal year that the title names; None where it names a span of years: 令和3～7年度."""
    title = fold(lines.document.title or _first_line(lines)).text
    years = [label.year for label in find_labels(title) if label.year]
    return max(years) if years and not _SPAN.search(title) else None


def base_setting(lines: Lines) -> Setting | None:
    """The one fiscal year in the title or in the first lines: 施策別シート(令和5年度版)."""
    labels = find_labels(fold(lines.document.title or "").text)
    if not any(label.year for label in labels):
        head = [line for line in lines.rows if not line.blank][:_HEAD]
        labels = [label for line in head if not line.sentence for label in line.labels]
    # 令和4年度予算の概要及び令和3年度決算: the year of the budget.
    budgets = [label for label in labels if label.full and label.current]
    years = {label.year for label in budgets or labels if label.year}
    return Setting(Key(years.pop()), vague=True) if len(years) == 1 else None


def _first_line(lines: Lines) -> str:
    return next((line.text for line in lines.rows if not line.blank), "")
