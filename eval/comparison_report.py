"""A comparison of two runs as Markdown that also reads well on a terminal, and as a record."""

from __future__ import annotations

import math
from collections.abc import Sequence

from app.strings import Text
from eval.comparison import Change, Comparison, Difference

TITLE = Text("比較: {a} → {b}", "Comparison: {a} → {b}")
COMMON = Text(
    "共通の質問 {common} 問 (片方だけの質問 {left_out} 問は除く)",
    "{common} questions in common ({left_out} that only one run has are left out)",
)
INPUTS = Text("異なる設定: {names}", "Settings that differ: {names}")
SAME = Text("設定は同じ", "The settings are the same")
COLUMNS = (
    Text("点数", "score"),
    Text("前", "before"),
    Text("後", "after"),
    Text("差 (95%区間)", "difference (95 %)"),
    Text("p (Holm)", "p (Holm)"),
    Text("判定", "verdict"),
)
BETTER = Text("良くなった質問 ({count})", "Better ({count})")
WORSE = Text("悪くなった質問 ({count})", "Worse ({count})")
UP, DOWN, SAME_SCORE, CHANCE = (
    Text("有意に改善", "significantly better"),
    Text("有意に低下", "significantly worse"),
    Text("同じ", "the same"),
    Text("偶然の範囲", "within chance"),
)
SIGNIFICANCE = Text(
    "right、cited、両方、取り違え率、回答拒否の再現率、n位内はマクネマー検定、ほかは対応のあるブートストラップ。p は Holm の補正後、"
    "0.05 未満を有意とする。",
    "McNemar's exact test for right, cited, both, wrong keys, abstention recall and source in top n; the paired "
    "bootstrap for the others. p after Holm's correction, significant below 0.05.",
)


def markdown(found: Comparison, lang: str) -> str:
    """What changed in the scores, then each question that turned."""
    inputs = INPUTS.say(lang, names=", ".join(found.inputs)) if found.inputs else SAME.say(lang)
    rows = [[column.say(lang) for column in COLUMNS], ["---", *["---:"] * 4, "---"]]
    rows += [_row(one, lang) for one in found.differences if not math.isnan(one.before)]
    parts = [
        f"# {TITLE.say(lang, a=found.before.folder, b=found.after.folder)}",
        f"- {COMMON.say(lang, common=found.common, left_out=found.left_out)}\n- {inputs}",
        "\n".join(f"| {' | '.join(row)} |" for row in rows),
        SIGNIFICANCE.say(lang),
        *_turned(WORSE, found.worse, lang),
        *_turned(BETTER, found.better, lang),
    ]
    return "\n\n".join(parts)


def record(found: Comparison) -> dict[str, object]:
    """The same for programs."""
    return {
        "before": str(found.before.folder),
        "after": str(found.after.folder),
        "common": found.common,
        "left_out": found.left_out,
        "inputs": list(found.inputs),
        "better": [one.after.question.id for one in found.better],
        "worse": [one.after.question.id for one in found.worse],
        "scores": {one.measure.name: _record(one) for one in found.differences},
        "regressed": [one.measure.name for one in found.regressed],
    }


def _row(one: Difference, lang: str) -> list[str]:
    apart = one.after - one.before
    return [
        one.measure.title.say(lang),
        f"{one.before:.1%}",
        f"{one.after:.1%}",
        f"{100 * apart:+.1f} ({100 * one.low:+.1f}–{100 * one.high:+.1f})",
        f"{one.corrected:.3f}" if one.corrected >= 0.001 else "< 0.001",
        _verdict(one).say(lang),
    ]


def _verdict(one: Difference) -> Text:
    if one.after == one.before:
        return SAME_SCORE
    if not one.significant:
        return CHANCE
    return DOWN if one.worse else UP


def _turned(title: Text, changes: Sequence[Change], lang: str) -> list[str]:
    lines = [f"- `{one.after.question.id}`: {one.after.question.question}" + _fault(one, lang) for one in changes]  # fmt: skip
    return [f"## {title.say(lang, count=len(changes))}", *(["\n".join(lines)] if lines else [])]


def _fault(change: Change, lang: str) -> str:
    faults = change.after.score.faults or change.before.score.faults
    return f" ({'; '.join(fault.say(lang) for fault in faults)})"


def _record(one: Difference) -> dict[str, object]:
    numbers = {"before": one.before, "after": one.after, "low": one.low, "high": one.high}
    return {
        **{name: None if math.isnan(value) else round(value, 4) for name, value in numbers.items()},
        "test": one.test,
        "p": round(one.p, 6),
        "p_holm": round(one.corrected, 6),
        "significant": one.significant,
    }
