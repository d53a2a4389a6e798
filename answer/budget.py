"""What a question asks of money: the stage, the fiscal years, and whether to compare, add or follow."""

from __future__ import annotations

import re
from dataclasses import dataclass

from answer.ask import Ask
from answer.concept import Concept
from answer.naming import MONEY
from answer.question import IN_DOCUMENT, Question
from answer.task import GROWTH, TIMES, Task, task
from ingest.era import find_years
from ingest.fold import fold
from ingest.stage import Label, Stage, find_labels

_STAGES: tuple[tuple[Stage, str], ...] = (
    (Stage.SUPPLEMENTARY, r"補正|supplementary"),
    (Stage.REQUEST, r"要求|要望|満額|request"),
    (Stage.DRAFT, r"予算額?\s?[(]?案|年度案|政府案|draft"),
    (Stage.ALLOCATION, r"配分額|配分(?:は|を|$|[?？])"),
    (Stage.FUND, r"基金"),
    (Stage.SETTLED, r"決算|執行額"),
    (Stage.INITIAL, r"当初|initial"),
)
_COMPILED = tuple((stage, re.compile(pattern, re.IGNORECASE)) for stage, pattern in _STAGES)
_QUESTION_OF_MONEY = re.compile(
    r"予算|要求|要望|補正|当初|決算|配分額|交付金|補助金|会計|額|(?<!消)費(?=[とのはがを、・]|$)|推移|いくら|億円|百万円|円換算|何倍|伸び|budget|how much",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"全体|総額|合計|総計|全部で|\btotal\b")
# 予算の集計に入っていますか asks for no amount.
_YES_OR_NO = re.compile(
    r"(?:入って|含まれて|含めて|対象に?なって|あり|でき)(?:い)?(?:ます|る|まし)た?か|\b(?:is|are|does|do) .* included"
)
_ASKING = re.compile(r"いくつ|いくら|何[^か]|どれ|どの|how")
_EXACT = re.compile(r"いくら|どれだけ|何億|何円|何百万")
# 満額 and 要求どおり ask for the budget beside the request.
_PLAIN = re.compile(r"予算額?(?!\s?[(]?案)(?!要求)|満額|要求どおり")
# 新規事業と金額を挙げて is not answered by names alone.
_AMOUNTS = re.compile(r"(?:金|予算|要求|要望)額(?:も|を|は|と)")
# 合計 alone may be the name of a column; these words ask for an addition.
_ADD = re.compile(r"足す|足した|足し|合わせ|合算|\d件|\bsum\b")
_DISPUTE = re.compile(
    r"食い違|違っ|違い(?:ます|は)|違う|異なる|異なって|一致|矛盾|ずれ|\bagree|\bdiffer|discrepan|conflict"
)
# What the question leaves out: 補正は除く, 再掲は数えずに, GIGAの補正は入れない.
_LEFT_OUT = re.compile(
    r"(?P<what>[^、。（）()?？はがをも]{1,20}?)(?:は|を|も|と|分は|分を)?(?:除[くきいけ]|除外|入れ(?:ない|ず)|含め(?:ない|ず)|含ま(?:ない|ず)|対象外|数え(?:ない|ず)|重ねて数え|一度だけ|1回だけ)"
)
# 補正を含む widens what is asked for.
_TAKEN_IN = re.compile(r"[^、。（）()]{1,12}(?:を|も)含(?:む|め[てるた])")
# 補正ではなく, 案でも補正でもなく.
_NOT_A_STAGE = re.compile(
    r"(?:(?:概算要求|要求|要望|予算案|政府案|案|補正予算|補正|当初予算|当初|決算)額?(?:でも|では|で|や|・)\s?)+(?:なく|ない)"
)
_UNITS = {"円": 1, "千円": 10**3, "万円": 10**4, "百万円": 10**6, "億円": 10**8, "兆円": 10**12}
_UNIT = re.compile(
    r"(?<![\d,.十百千万億兆])何(?P<asked>(?:[十百千]?[万億兆]|百|千)?円)|(?P<told>(?:[十百千]?[万億兆]|百|千)?円)(?:単位|の精度)?で|(?P<of>(?:[十百千]?[万億兆]|百|千)?円)(?:単位|の精度)"
    r"|(?P<into>(?:[十百千]?[万億兆]|百|千)円)(?:に(?:する|すれ|し[たて]|直|換算)|換算)"
)
# Amounts of so many years are a trend.
_MANY_YEARS = 3
RUNNING = re.compile(r"補正[前後]")
_MARKS = ("新規", "再掲", "内数")

# 前年度(令和3年度), 前年度にあたる令和3年度: the year is said, not to be counted back from.
_SAID = re.compile(
    r"前年度?\s*(?:[(=、:]|に(?:あたる|当たる|相当する)|である|つまり|すなわち)?\s*(?:令和|平成|R|FY|20)"
)


@dataclass(frozen=True)
class Budget:
    """`years` are fiscal years that the question itself names; `soft_years` come from an earlier turn.

    `keys` are the labels that it names one by one (予算案・前年度・補正), where it names several.
    `asked` when its topic is nothing but money (補正は？), `whole` when it asks for a total, `adds` when it
    says outright to add, `plain` when it says 予算額 without a stage, `exact` when it asks how much.
    `rate` and `times` when a comparison asks for a percentage or a multiple, `unit` the yen of the unit asked
    for (百万円で → 1,000,000), `marks` the qualifiers that things listed carry (新規), `without` the stages that
    the question leaves out, `disputes` when it asks whether documents agree,
    `running` (補正前, 補正後) when it asks for what the year's budgets add up to before or after a supplement,
    `year_before` when it speaks of 前年度, `amounts` when what it lists is to come with amounts.
    """

    task: Task
    stages: tuple[Stage, ...]
    years: tuple[int, ...]
    soft_years: bool
    previous: bool
    keys: tuple[Label, ...]
    asked: bool
    whole: bool
    adds: bool
    plain: bool
    exact: bool
    subjects: tuple[Concept, ...]
    rate: bool = False
    times: bool = False
    unit: int | None = None
    marks: tuple[str, ...] = ()
    without: tuple[Stage, ...] = ()
    disputes: bool = False
    year_before: bool = False
    amounts: bool = False
    running: str = ""

    @property
    def of_many(self) -> bool:
        """Whether a set of things is asked about rather than one amount."""
        return self.task in (Task.LIST, Task.COUNT, Task.RANK, Task.SUM)


STAGE_WORDS = dict(_COMPILED)


def budget(question: Question, title: str = "") -> Budget | None:
    """What the question asks of money; None when it is no question of money.

    `title` is a document's that the question prints: the year and stage in it are the document's own, where
    the question names a year beside it.
    """
    own = fold(question.text).text
    what = task(own)
    if what in (Task.SINGLE, Task.COMPARE, Task.LIST) and len(question.years) >= _MANY_YEARS:
        what = Task.TREND
    if question.asks and not (
        question.wants(Ask.AMOUNT, Ask.QUANTITY) or _computes(question, what)
    ):
        return None
    if _YES_OR_NO.search(own) and not _ASKING.search(own):
        return None
    searched = fold(question.searched).text
    if question.wants(Ask.REASON) and not re.search("いくら|何億|何円", searched):
        return None
    if not question.wants(Ask.AMOUNT) and not _speaks_of_money(searched):
        return None
    text = IN_DOCUMENT.sub("", own)
    if title and find_years(rest := text.replace(title, "")):
        text = rest
    left_out = [match["what"] for match in _LEFT_OUT.finditer(text)]
    for pattern in (_LEFT_OUT, _TAKEN_IN, _NOT_A_STAGE):
        text = pattern.sub("", text)
    running = RUNNING.search(text) if what is Task.SINGLE else None
    text = RUNNING.sub("", text) if running else text
    stages = stages_in(text) or (stages_in(searched) if question.carried else ())
    if question.previous_year and not stages_in(text):
        stages = ()
    said = bool(_SAID.search(text))
    compared = what in (Task.COMPARE, Task.TREND)
    previous = question.previous_year and not compared and not said
    return Budget(
        task=what,
        stages=stages,
        years=_fiscal(question, text, previous=previous),
        soft_years=not find_years(own) and not question.shifted,
        previous=question.previous_year and not compared,
        keys=_keys(text) if what is not Task.COMPARE else (),
        adds=bool(_ADD.search(text)) or len(stages) >= 2,
        exact=bool(_EXACT.search(text)),
        plain=bool(_PLAIN.search(text)),
        whole=bool(_WHOLE.search(text)),
        asked=question.focus is not None and names_money(question.concepts[question.focus]),
        subjects=tuple(
            concept
            for concept in question.concepts
            if not names_money(concept) and not any(concept.text in words for words in left_out)
        ),
        rate=bool(GROWTH.search(own)),
        times=bool(TIMES.search(own)),
        unit=_unit(own),
        marks=_marks(text),
        year_before=question.previous_year,
        running=running[0] if running else "",
        amounts=bool(_AMOUNTS.search(own)),
        disputes=bool(_DISPUTE.search(own)) and len(stages) < 2,
        without=tuple(stage for words in left_out for stage in stages_in(words)),
    )


def names_money(concept: Concept) -> bool:
    """Whether the concept only says that an amount is asked for: 予算額, 概算要求, 増える."""
    return concept.verb or bool(MONEY.fullmatch(concept.keys[0]))


def _computes(question: Question, what: Task) -> bool:
    """Whether the question asks to do something with amounts, of which its words speak."""
    text = fold(question.text).text
    return what is not Task.SINGLE and _speaks_of_money(text)


def _speaks_of_money(text: str) -> bool:
    """Whether a folded question has a word of money, or asks how much something grew."""
    return any(pattern.search(text) for pattern in (_QUESTION_OF_MONEY, GROWTH, TIMES))


def _unit(text: str) -> int | None:
    """The yen of the unit that the question asks for: 百万円で, 何億円, 円単位."""
    match = _UNIT.search(text)
    return _UNITS.get(next(filter(None, match.groups()))) if match else None


def _marks(text: str) -> tuple[str, ...]:
    """The qualifiers by which the question picks things: 新規の事業, 新たに始まる事業."""
    return tuple(mark for mark in _MARKS if mark in text or (mark == "新規" and "新た" in text))


def _keys(text: str) -> tuple[Label, ...]:
    """The labels of a question that names several: 令和4年度予算案・前年度・令和3年度補正, R2とR1."""
    labels = [label for label in find_labels(text) if label.stage or label.relative is not None]
    if len(labels) < 2:
        years = [label for label in find_labels(text) if label.year]
        labels = years if len({label.year for label in years}) >= 2 else labels
    return tuple(labels) if len(labels) >= 2 else ()


def stages_in(text: str) -> tuple[Stage, ...]:
    """The stages that words of a question name: 要求, 予算案, 補正."""
    return tuple(stage for stage, pattern in _COMPILED if pattern.search(text))


def _fiscal(question: Question, text: str, *, previous: bool) -> tuple[int, ...]:
    """The fiscal years asked for: 2021年4月の資料 names a date, not a fiscal year."""
    if question.shifted or not find_years(text):
        return question.years
    found = []
    for year in find_years(text):
        after = text[year.span.end :].lstrip()
        if year.fiscal or not re.match(
            r"\d{1,2}月|\d{0,2}の?(?:資料|文書|スライド)|に?(?:公表|作成)", after
        ):
            found.append(year.year)
    if previous:
        found = [year - 1 for year in found]
    return tuple(dict.fromkeys(found))
