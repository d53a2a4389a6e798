"""The scores of an evaluation, each Σ met ÷ Σ of over the questions that it speaks of; its formula in its docstring."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from app.strings import Text
from eval.result import Result


class Part(NamedTuple):
    """What one question adds to a score: `met` of `of`; of 0 where the score does not speak of it."""

    met: float
    of: float


NO_PART = Part(0.0, 0.0)


class Measure(NamedTuple):
    """A score by its name in files and floors, and by its title in reports."""

    name: str
    title: Text
    part: Callable[[Result], Part]
    lower_is_better: bool = False

    def value(self, results: Sequence[Result]) -> float:
        """Σ met ÷ Σ of, a share from 0 to 1; nan where no question speaks of it."""
        parts = [self.part(result) for result in results]
        of = sum(part.of for part in parts)
        return sum(part.met for part in parts) / of if of else math.nan

    def formula(self, lang: str) -> str:
        """How it is worked out: the docstring of its part, or the same in Japanese."""
        said = " ".join((self.part.__doc__ or "").split())
        return FORMULAS.get(self.name, said) if lang == "ja" else said


def right(result: Result) -> Part:
    """right answers ÷ questions. Right: no abstention, every expected amount, no forbidden one as the answer, every
    group of words, no dump of amounts; of an unanswerable question, an abstention."""
    return Part(result.score.right, 1)


def cited(result: Result) -> Part:
    """answers with a citation that holds a source or lies in one ÷ questions; an abstention that is right counts."""
    return Part(result.score.cited, 1)


def right_and_cited(result: Result) -> Part:
    """answers both right and cited ÷ questions."""
    return Part(result.score.right_and_cited, 1)


def figure_precision(result: Result) -> Part:
    """amounts stated that are expected ÷ different amounts stated, over questions that expect amounts."""
    expected = {figure.yen for figure in result.question.figures}
    if not expected:
        return NO_PART
    return Part(len(result.score.stated & expected), len(result.score.stated))


def figure_recall(result: Result) -> Part:
    """expected amounts that are stated ÷ expected amounts, each different amount of a question once."""
    expected = {figure.yen for figure in result.question.figures}
    return Part(len(result.score.stated & expected), len(expected))


def wrong_key_rate(result: Result) -> Part:
    """answers that give a forbidden amount as the answer ÷ questions that forbid one (lower is better)."""
    return Part(result.score.wrong_key, bool(result.question.forbid_figures))


def abstention_precision(result: Result) -> Part:
    """abstentions on unanswerable questions ÷ abstentions."""
    return Part(result.abstained and not result.question.answerable, result.abstained)


def abstention_recall(result: Result) -> Part:
    """abstentions on unanswerable questions ÷ unanswerable questions."""
    return Part(result.abstained and not result.question.answerable, not result.question.answerable)


def citation_precision(result: Result) -> Part:
    """citations that support a sentence ÷ citations of answers; the rule stands in eval/support.py."""
    return Part(result.support.supporting, result.support.citations)


def citation_recall(result: Result) -> Part:
    """sentences supported by their citations ÷ sentences of answers; the rule stands in eval/support.py."""
    return Part(result.support.supported, result.support.sentences)


def _ranked(name: str, doc: str) -> Callable[[Result], Part]:
    def part(result: Result) -> Part:
        return Part(result.ranking[name], result.question.answerable)

    part.__doc__ = doc
    return part


def _recall(depth: int) -> Measure:
    doc = f"""answerable questions with a source in one of the first {depth} passages ÷ answerable questions: sources
    are alternatives, one is enough (success@{depth})."""
    return Measure(
        f"recall_at_{depth}",
        Text(f"{depth}位までに根拠", f"source in top {depth}"),
        _ranked(f"success@{depth}", doc),
    )


def _passage_recall(depth: int) -> Measure:
    doc = f"""mean over answerable questions of: passages that hold a source among the first {depth} ÷ all passages of
    the store that hold one (recall@{depth})."""
    return Measure(
        f"passage_recall_at_{depth}",
        Text(f"箇所の再現率@{depth}", f"passage recall@{depth}"),
        _ranked(f"recall@{depth}", doc),
    )


MEASURES = (
    Measure("right", Text("正答", "right"), right),
    Measure("cited", Text("引用", "cited"), cited),
    Measure("right_and_cited", Text("正答かつ引用", "right and cited"), right_and_cited),
    Measure("figure_precision", Text("金額の適合率", "figure precision"), figure_precision),
    Measure("figure_recall", Text("金額の再現率", "figure recall"), figure_recall),
    Measure("wrong_key_rate", Text("取り違え率", "wrong-key rate"), wrong_key_rate, True),
    Measure("abstention_precision", Text("回答拒否の適合率", "abstention precision"), abstention_precision),
    Measure("abstention_recall", Text("回答拒否の再現率", "abstention recall"), abstention_recall),
    Measure("citation_precision", Text("引用の適合率", "citation precision"), citation_precision),
    Measure("citation_recall", Text("引用の再現率", "citation recall"), citation_recall),
    *map(_recall, (1, 5, 10)),
    *map(_passage_recall, (1, 5, 10)),
    Measure("mrr_at_10", Text("MRR@10", "MRR@10"), _ranked("mrr@10",
            "mean over answerable questions of 1 ÷ the place of the first passage with a source, 0 beyond the tenth.")),
    Measure("ndcg_at_10", Text("nDCG@10", "nDCG@10"), _ranked("ndcg@10",
            "mean over answerable questions of nDCG@10: Σ 1 ÷ log2(place + 1) over passages with a source ÷ the best.")),
)  # fmt: skip
BY_NAME = {measure.name: measure for measure in MEASURES}
# The docstrings above in Japanese.
FORMULAS = {
    "right": "正答 ÷ 質問。正答とは、回答を拒まず、求められた金額をすべて述べ、禁じられた金額を答えとせず、どの語句の組も満たし、金額を並べ立てないこと。"
    "答えのない質問では回答を拒むこと。",
    "cited": "根拠の箇所を含むか、その中にある引用を持つ答え ÷ 質問。正しい回答拒否も数える。",
    "right_and_cited": "正答で、かつ引用のある答え ÷ 質問。",
    "figure_precision": "述べた金額のうち求められたもの ÷ 述べた異なる金額 (金額を求める質問)。",
    "figure_recall": "求められた金額のうち述べたもの ÷ 求められた金額 (質問ごとに異なる金額を1回)。",
    "wrong_key_rate": "禁じられた金額を答えとした答え ÷ 金額を禁じている質問 (低いほど良い)。",
    "abstention_precision": "答えのない質問での回答拒否 ÷ 回答拒否。",
    "abstention_recall": "答えのない質問での回答拒否 ÷ 答えのない質問。",
    "citation_precision": "文を支える引用 ÷ 答えの引用。規則は eval/support.py にある。",
    "citation_recall": "引用に支えられた文 ÷ 答えの文。規則は eval/support.py にある。",
    **{
        f"recall_at_{depth}": f"検索の {depth} 位までに根拠を含む箇所がある質問 ÷ 答えのある質問。根拠はどれか1つでよい (success@{depth})。"
        for depth in (1, 5, 10)
    },
    **{
        f"passage_recall_at_{depth}": f"検索の {depth} 位までにある根拠を含む箇所 ÷ 根拠を含むすべての箇所、の平均 (recall@{depth})。"
        for depth in (1, 5, 10)
    },
    "mrr_at_10": "1 ÷ 根拠を含む最初の箇所の順位 (11 位以下は 0)、の平均。",
    "ndcg_at_10": "nDCG@10 の平均: 根拠を含む箇所についての Σ 1 ÷ log2(順位 + 1) ÷ 最も良い並びでの値。",
}
