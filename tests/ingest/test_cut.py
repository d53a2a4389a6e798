from ingest.cut import CAP, pieces
from ingest.document import Document, Span
from ingest.outline import outline


def test_short_spans_stay_whole() -> None:
    assert list(pieces("港を整える。", Span(0, 6))) == [(Span(0, 6), ())]


def test_cuts_fall_behind_sentences_and_lose_nothing() -> None:
    text = "海の観測を続け、結果を広く公開する。" * 80
    spans = [span for span, _ in pieces(text, Span(0, len(text)))]
    assert all(text[span.start : span.end].endswith("公開する。") for span in spans)
    assert "".join(text[span.start : span.end] for span in spans) == text


def test_a_text_without_sentences_is_cut_at_the_cap() -> None:
    text = "海" * (2 * CAP + 10)
    assert [span.end - span.start for span, _ in pieces(text, Span(0, len(text)))] == [CAP, CAP, 10]


def test_cells_of_a_long_row_keep_their_labels() -> None:
    long = "取組を進める。" * 100
    text = f"区分\t方向\t方策\n国際\t{long}\t{long}\n国内\t短い\t短い\n"
    row = outline(Document(text, "x.txt"))[1]
    made = list(pieces(text, row.span, row))
    assert made[0][1] == ()
    assert text[made[0][0].start : made[0][0].end].startswith("国際\t取組")
    assert {labels for _, labels in made[1:]} == {("国際", "方向"), ("国際", "方策")}
    assert all(span.end - span.start <= CAP for span, _ in made)
