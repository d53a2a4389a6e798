from ingest.textline import text_lines
from ingest.wrap import goes_on, wrap_width

LINE = "海の観測を長く続けるための仕組みを整え、関係する機関が力を合わせて進め\n"


def test_the_width_of_a_hard_wrapped_text() -> None:
    assert wrap_width(text_lines(LINE * 6 + "ることとする。\n")) == 70
    assert wrap_width(text_lines("短い行。\n\n" * 20)) == 0
    assert wrap_width(text_lines(LINE.strip() * 5 + "。\n" + LINE.strip() * 5 + "。\n")) == 0
    assert wrap_width([]) == 0


def test_a_full_line_goes_on_below_a_blank() -> None:
    first, second, short, after = text_lines(LINE + "\nることとする。\n\n短い\n\n次の文である。\n")
    assert goes_on(first, second, 70)
    assert not goes_on(first, second, 0)
    assert not goes_on(second, short, 70)
    assert not goes_on(short, after, 70)


def test_commas_and_particles_go_on_at_any_width() -> None:
    comma, after = text_lines("日、米、豪、\n\n加、英\n")
    assert goes_on(comma, after, 0)
    cut, rest = text_lines("様々な連携\n\nの推進\n")
    assert goes_on(cut, rest, 0)
    heading, text = text_lines("概要\n\nはじめに\n")
    assert not goes_on(heading, text, 0)
    far, away = text_lines("日、米、\n\n\n\n\n加\n")
    assert not goes_on(far, away, 0)
