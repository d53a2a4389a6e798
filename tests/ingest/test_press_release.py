"""A press release of a request, as ministries publish it: the whole, its parts, a supplement told in passing."""

import pytest

from ingest.document import Document
from ingest.figure import Figure, figures
from ingest.outline import outline
from ingest.stage import Stage

RELEASE = """令和7年度海洋関係予算概算要求の概要について

本日、令和7年度海洋関係予算概算要求を取りまとめましたので、公表します。

1．概算要求額は総額2兆6,389億円（前年度当初予算額2兆2,686億円）。

2．主な内訳
　（1）公共事業費　8,315億円（前年度 6,986億円）
　　　うち岸壁の整備　3,982億円（3,326億円）
　（2）非公共事業費　1兆8,074億円（前年度 1兆5,700億円）

（参考）令和6年度補正予算（令和6年12月17日成立）における海洋関係予算は8,678億円である。
"""


@pytest.fixture(scope="module")
def found() -> tuple[Figure, ...]:
    document = Document(RELEASE, "release.txt")
    return tuple(figures(document, outline(document)))


@pytest.mark.parametrize(
    ("subject", "year", "stage", "oku"),
    [
        ("令和7年度海洋関係予算概算要求", 2025, Stage.REQUEST, 26_389),
        ("令和7年度海洋関係予算概算要求", 2024, Stage.INITIAL, 22_686),
        ("公共事業費", 2025, Stage.REQUEST, 8_315),
        ("公共事業費", 2024, Stage.INITIAL, 6_986),
        ("公共事業費 うち岸壁の整備", 2025, Stage.REQUEST, 3_982),
        ("公共事業費 うち岸壁の整備", 2024, Stage.INITIAL, 3_326),
        ("非公共事業費", 2025, Stage.REQUEST, 18_074),
        ("海洋関係予算", 2024, Stage.SUPPLEMENTARY, 8_678),
    ],
)
def test_each_amount_has_its_name_year_and_stage(
    found: tuple[Figure, ...], subject: str, year: int, stage: Stage, oku: int
) -> None:
    assert (subject, year, stage, oku * 10**8) in {
        (f.subject, f.fiscal_year, f.stage, f.amount) for f in found
    }


def test_the_whole_is_told_as_such(found: tuple[Figure, ...]) -> None:
    assert [f.amount for f in found if "総額" in f.qualifiers] == [26_389 * 10**8]
