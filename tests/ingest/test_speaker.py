"""Who speaks in minutes."""

import pytest

from ingest.speaker import speaker_of, speeches
from ingest.textline import text_lines


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("○北野委員　費用が高いと考える。", "北野委員"),
        ("○事務局（南課長）", "事務局（南課長）"),
        ("〇座長　それでは始め", "座長"),  # goes on in the next line
        ("・部会長：次の議題に移ります。", "部会長"),
        ("西教授：観測を続けるべきだ。", "西教授"),
        ("西教授は、観測を続けるべきだと述べた。", ""),
        ("○委員会の設置　三月に設けた。", ""),
        ("- 北野委員　費用が高い。", ""),
        ("○港湾局長　東　一郎", ""),
    ],
)
def test_speaker_of(line: str, name: str) -> None:
    assert speaker_of(text_lines(line)[0]) == name


def test_only_minutes_have_speakers() -> None:
    one = "○座長　始めます。\n"
    assert speeches(text_lines(one)) == {}
    assert list(speeches(text_lines(one * 3)).values()) == ["座長"] * 3
