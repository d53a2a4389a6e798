from pathlib import Path

import pytest

from index.fulltext import Entry, FullText, Sought

ENTRIES = [
    Entry(2**62, 1, {"text": ["量子", "暗号", "1234.5億円"], "title": ["計画"]}),
    Entry(7, 1, {"text": ["量子", "計算"], "pairs": ["量子_計算"]}),
    Entry(8, 2, {"text": ["材料"], "headings": ["量子"]}),
]


@pytest.fixture
def fulltext() -> FullText:
    made = FullText.create(None)
    made.change([], ENTRIES)
    return made


def keys(fulltext: FullText, *terms: str, field: str = "text") -> list[int]:
    return [match.key for match in fulltext.search([Sought(field, term) for term in terms], 10)]


def test_terms_find_their_passages(fulltext: FullText) -> None:
    assert keys(fulltext, "暗号") == [2**62]
    assert keys(fulltext, "1234.5億円") == [2**62]
    assert keys(fulltext, "量子", "計算")[0] == 7
    assert keys(fulltext, "量子", field="headings") == [8]
    assert keys(fulltext, "猫") == []
    assert keys(fulltext) == []


@pytest.mark.parametrize("term", ['"', "a:b", "AND", "(", "*", "text:量子", "^2"])
def test_a_term_is_never_parsed(fulltext: FullText, term: str) -> None:
    assert keys(fulltext, term) == []


def test_search_within_documents(fulltext: FullText) -> None:
    sought = [Sought("text", "量子"), Sought("headings", "量子")]
    assert [match.key for match in fulltext.search(sought, 10, among=[2])] == [8]
    assert fulltext.search(sought, 10, among=[]) == []


def test_a_heavier_term_decides(fulltext: FullText) -> None:
    for heavy, light, first in (("暗号", "計算", 2**62), ("計算", "暗号", 7)):
        sought = [Sought("text", heavy, 5.0), Sought("text", light, 0.1)]
        assert fulltext.search(sought, 1)[0].key == first


def test_profiles_come_with_matches_and_by_key(fulltext: FullText) -> None:
    fulltext.change([], [Entry(11, 4, {"text": ["海洋"]}, gist="海洋の要旨")])
    assert fulltext.search([Sought("text", "海洋")], 1)[0].gist == "海洋の要旨"
    assert fulltext.gists([11, 7, 99]) == {11: "海洋の要旨", 7: ""}
    assert fulltext.gists([]) == {}


def test_frequencies(fulltext: FullText) -> None:
    assert fulltext.frequency("量子") == 2
    assert fulltext.pair_frequency("量子_計算") == 1
    assert fulltext.frequency("猫") == fulltext.pair_frequency("猫_犬") == 0


def test_a_document_goes_and_another_comes(fulltext: FullText) -> None:
    fulltext.change([1], [Entry(9, 3, {"text": ["量子"]})])
    assert keys(fulltext, "量子") == [9]
    assert len(fulltext) == 2


def test_written_and_opened_again(tmp_path: Path) -> None:
    FullText.create(tmp_path / "text").change([], ENTRIES)
    assert keys(FullText.open(tmp_path / "text"), "計算") == [7]


def test_a_folder_without_an_index_is_refused(tmp_path: Path) -> None:
    with pytest.raises((ValueError, OSError)):
        FullText.open(tmp_path)
