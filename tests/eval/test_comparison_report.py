from collections.abc import Callable

import pytest

from eval import comparison_report
from eval.comparison import compare
from eval.result import Result
from eval.run import Run


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        ("en", ["significantly worse", "Worse (12)", "`q3`", "Settings that differ: mode"]),
        ("ja", ["有意に低下", "悪くなった質問 (12)", "`q3`", "異なる設定: mode"]),
    ],
)
def test_what_fell_and_which_questions(
    result: Callable[..., Result], run: Callable[..., Run], lang: str, shown: list[str]
) -> None:
    before = run([result(f"q{n}", "35億円") for n in range(20)])
    after = run(
        [result(f"q{n}", "36億円" if n < 12 else "35億円") for n in range(20)], mode="dense"
    )
    found = compare(before, after)
    text = comparison_report.markdown(found, lang)
    assert all(words in text for words in shown) and "nan" not in text
    kept = comparison_report.record(found)
    assert kept["inputs"] == ["mode"] and len(kept["worse"]) == 12  # type: ignore[arg-type]
    assert kept["scores"]["abstention_recall"]["before"] is None  # type: ignore[index]
