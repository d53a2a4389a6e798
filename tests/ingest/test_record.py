"""Groups that a flattened table leaves."""

from ingest.record import records
from ingest.textline import text_lines

TABLE = (
    "名称 開催 概要\n北海会合（NM）\n参加国：日、米\n\n’24年7月\n頻度：毎年\n\n海の観測について話し合う。\n\n"
    "湾岸対話\n参加国：同上\n\n初回：’23年1月\n\n港の安全について話し合う。\n\n"
    "南洋フォーラム\n（SF）\n\n①’24年11月\n②’25年5月\n\n専門家が集まる場\n\n"
    "離島会議\n参加国：日、豪、\n\n英\n\n島の暮らしについて話し合う。\n"
)


def named(text: str) -> dict[str, str]:
    lines = text_lines(text)
    return {lines[at].shown: name for at, name in records(lines, frozenset()).names.items()}


def test_names_over_recurring_labels_open_records() -> None:
    assert named(TABLE) == {
        "北海会合（NM）": "北海会合（NM）",
        "湾岸対話": "湾岸対話",
        "南洋フォーラム": "南洋フォーラム（SF）",
        "離島会議": "離島会議",
    }


def test_labels_that_do_not_recur_open_none() -> None:
    assert named("説明会の開催\n日時：三月一日\n場所：講堂\n\n問合せ先\n電話：なし\n") == {}


def test_a_heading_parts_one_table_from_the_next() -> None:
    lines = text_lines(TABLE)
    middle = next(at for at, line in enumerate(lines) if line.shown == "湾岸対話")
    assert records(lines, frozenset({middle})).names == {}
