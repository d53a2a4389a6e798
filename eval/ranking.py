"""How well a ranked list holds what is relevant, by ir-measures (Macdonald, Breuer and others; MIT)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

CUTS = (1, 5, 10)


@dataclass(frozen=True)
class Ranking:
    """The measures of one query by name, each from 0 to 1:

    `success@k`: 1 when a relevant item is among the first k; `recall@k`: |relevant among the first k| ÷ |relevant|;
    `mrr@10`: 1 ÷ the place of the first relevant item, 0 beyond the tenth; `ndcg@10`: Σ 1 ÷ log2(place + 1) over
    the relevant items among ten ÷ the same of the best order (Järvelin and Kekäläinen 2002, gains of 1).
    """

    values: Mapping[str, float]

    def __getitem__(self, name: str) -> float:
        return self.values.get(name, 0.0)


NOTHING = Ranking({})


def measured(
    found: Mapping[str, Sequence[str]], relevant: Mapping[str, Collection[str]]
) -> dict[str, Ranking]:
    """The measures of each query in `found`; all 0 where nothing is relevant or nothing was found."""
    from ir_measures import iter_calc

    names = {measure: name for name, measure in _measures().items()}
    asked = [query for query, ids in found.items() if ids and relevant[query]]
    right = {query: dict.fromkeys(relevant[query], 1) for query in asked}
    values: dict[str, dict[str, float]] = {query: {} for query in asked}
    if asked:
        for one in iter_calc(list(names), right, {query: _scored(found[query]) for query in asked}):
            values[one.query_id][names[one.measure]] = float(one.value)
    return {query: Ranking(values[query]) if query in values else NOTHING for query in found}


def means(
    right: Mapping[str, Collection[str]], found: Mapping[str, Sequence[str]]
) -> dict[str, float]:
    """recall@1, @5, @10, @100, mrr@10 and ndcg@10 over queries: what is relevant and what was found for each."""
    from ir_measures import RR, R, calc_aggregate, nDCG

    names: dict[str, Any] = {f"recall@{k}": R @ k for k in (*CUTS, 100)}
    names |= {"mrr@10": RR @ 10, "ndcg@10": nDCG @ 10}
    values = calc_aggregate(
        list(names.values()),
        {query: dict.fromkeys(ids, 1) for query, ids in right.items()},
        {query: _scored(ids) for query, ids in found.items()},
    )
    return {name: float(values[one]) for name, one in names.items()}


def _measures() -> dict[str, Any]:
    from ir_measures import RR, R, Success, nDCG

    found: dict[str, Any] = {f"success@{k}": Success @ k for k in CUTS}
    found |= {f"recall@{k}": R @ k for k in CUTS}
    return found | {"mrr@10": RR @ 10, "ndcg@10": nDCG @ 10}


def _scored(found: Sequence[str]) -> dict[str, float]:
    """Places instead of scores: what scores alike keeps its order; of one found twice the first counts."""
    return {one: -float(place) for place, one in enumerate(dict.fromkeys(found))}
