import json
from collections.abc import Callable

from eval.result import Result
from eval.scores import record, scored


def test_scores_by_type_by_tag_and_of_all(result: Callable[..., Result]) -> None:
    results = [
        result("a", "35億円", tags=("x",)),
        result("b", "36億円", rank=None, elapsed=9.0),
        result("c", "35億円", type="fact", tags=("x",)),
    ]
    groups = {group.name: group for group in scored(results)}
    assert list(groups) == ["figure", "fact", "tag:x", "all"]
    assert groups["all"]["right"].value == 2 / 3 and groups["all"]["right"].of == 3
    assert groups["tag:x"]["right"].value == 1 and groups["tag:x"].count == 2
    assert groups["figure"]["mrr_at_10"].value == 0.5
    assert groups["all"].p95_ms == 9.0


def test_what_is_kept_is_json_without_nan_and_the_same_again(
    result: Callable[..., Result],
) -> None:
    def made() -> str:
        return json.dumps(record(scored([result("a", "35億円")])), allow_nan=False)

    kept = json.loads(made())
    assert made() == made()
    assert kept["scores"]["all"]["abstention_recall"]["value"] is None
    assert kept["latency_ms"]["all"] == {"p50": 5.0, "p95": 5.0}


def test_of_nothing_there_is_only_all() -> None:
    (only,) = scored([])
    assert only.name == "all" and only.count == 0
