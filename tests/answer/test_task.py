"""What a question of money asks to be done with amounts."""

import pytest

from answer.task import GROWTH, TIMES, Task, task
from ingest.fold import fold


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("潮位計更新事業の予算額はいくらですか", Task.SINGLE),
        ("潮位計更新事業の補正は？", Task.SINGLE),
        ("潮位計更新事業の予算の推移は？", Task.TREND),
        ("令和3年度から令和6年度までの予算は？", Task.TREND),
        ("R3からR6までの予算は？", Task.TREND),
        ("潮位計更新事業の要求額と予算額の差は？", Task.COMPARE),
        ("潮位計更新事業の予算の伸び率は？", Task.COMPARE),
        ("潮位計更新事業の予算は前年度比で何％ですか", Task.COMPARE),
        ("潮位計更新事業の予算は何倍になりましたか", Task.COMPARE),
        ("潮位計更新事業は満額でしたか", Task.COMPARE),
        ("海洋予算に占める潮位計更新事業の割合は？", Task.SHARE),
        ("海洋予算のうち潮位計更新事業は何％ですか", Task.SHARE),
        ("補正のある事業は何件ですか", Task.COUNT),
        ("予算がマイナスの府省はいくつですか", Task.COUNT),
        ("予算が減った府省を全部教えて", Task.COUNT),
        ("予算が最も大きい事業は？", Task.RANK),
        ("予算の上位3つの事業は？", Task.RANK),
        ("予算が2番目に大きい事業は？", Task.RANK),
        ("青磁県の次に大きい県は？", Task.RANK),
        ("青磁県の次に補正予算が少ない県は？", Task.RANK),
        ("増減額がいちばん大きくプラスだった府省はどこ？", Task.RANK),
        ("人材の育成の内訳は？", Task.BREAKDOWN),
        ("潮位計と水温計の予算を足すと？", Task.SUM),
        ("新規の事業と金額の一覧", Task.LIST),
        ("新規事業をすべて挙げて", Task.LIST),
        ("What is the total of the two programmes?", Task.SUM),
        ("Which is the largest programme?", Task.RANK),
    ],
)
def test_task(question: str, expected: Task) -> None:
    assert task(fold(question).text) is expected


@pytest.mark.parametrize(
    ("question", "grows"),
    [
        ("予算は前年度から何％増えましたか", True),
        ("要求は何パーセントの減ですか", True),
        ("予算の減少率は？", True),
        ("予算はいくら増えましたか", False),
        ("海洋予算の何％ですか", False),
    ],
)
def test_a_rate_of_growth(question: str, grows: bool) -> None:
    assert bool(GROWTH.search(fold(question).text)) is grows


@pytest.mark.parametrize(
    ("question", "times"),
    [("予算は何倍ですか", True), ("予算は前年度の何 倍？", True), ("二倍の予算はいくら", False)],
)
def test_a_multiple(question: str, times: bool) -> None:
    assert bool(TIMES.search(fold(question).text)) is times
