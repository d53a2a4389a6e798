"""Where the words of a speaker begin."""

import pytest

from ingest.speech import speech_start


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("調査課長 前年度は三億円でした。", "前年度は三億円でした。"),
        ("北村委員:灯台の経費は何円ですか。", "灯台の経費は何円ですか。"),
        ("【部会長】それでは始めます。", "それでは始めます。"),
        ("北村部会長代理(港湾大学) それでは始めます。", "それでは始めます。"),
        ("調査課長 3億円", None),
        ("灯台の改修 光源を更新する。", None),
        ("委員の謝金は3億円である。", None),
    ],
)
def test_speakers(text: str, words: str | None) -> None:
    end = speech_start(text, 0)
    assert (text[end:] if end is not None else None) == words
