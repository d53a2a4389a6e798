"""What a column's header says besides its year, its stage and 計: 令和元年度当初予算額 一般会計 → 一般会計."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.fold import fold
from ingest.stage import find_labels

_REMARK = re.compile(r"【参考】|\((?:[^()]*[額+・/]){1,4}[^()]*\)")
# 一般会計のうち科学技術振興費 is 一般会計, and within it うち科学技術振興費.
_PARTS = re.compile(r"\s+(?![^「]*」)|の(?=うち)|(?<=[^の\s])(?=うち)")
_PLAIN = re.compile(
    r"(?:参考|総額|合計|総計|小計|計|予算|当初|補正|要求|要望|決算|増減|増額|差引|前年度?|年度|額|案|比較|規模|内容|[\W\d_])+"
)


@lru_cache(maxsize=4096)
def column_words(header: str) -> tuple[str, ...]:
    """The words that tell a column from others of its year and stage; () where there are none."""
    view = fold(header, markup=True).text
    for label in reversed(find_labels(view)):
        view = view[: label.start] + " " + view[label.end :]
    parts = _PARTS.split(_REMARK.sub(" ", view))
    return tuple(part for part in parts if part and not _PLAIN.fullmatch(part))
