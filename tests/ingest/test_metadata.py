from pathlib import Path

import pytest

from ingest.metadata import Metadata, SourcesError, front_matter, recovered, written
from ingest.reader import ReadError, read

DOCUMENTS = Path(__file__).parent / "documents"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "press_release.txt",
            Metadata(
                "地域水素拠点整備事業の採択結果について", "産業振興庁", "2024-09-03", "報道発表"
            ),
        ),
        (
            "budget_request.txt",
            Metadata(
                "令和７年度国土保全関係予算概算要求の概要", "国土保全庁", "2024-08", "概算要求"
            ),
        ),
        (
            "notification.txt",
            Metadata(
                "農業用ため池の緊急点検の実施について（通知）", "農村振興局長", "2023-07-20", "通知"
            ),
        ),
        ("minutes.txt", Metadata("第３回 図書館のあり方検討会 議事要旨", "", "", "議事録")),
    ],
)
def test_what_the_text_gives_away(name: str, expected: Metadata) -> None:
    assert recovered((DOCUMENTS / name).read_text(encoding="utf-8")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# 5. 未来の港湾づくり\n\n令和6年度予算額(案)\n\n12億円\n\n国土整備省\n",
            Metadata("未来の港湾づくり", "国土整備省", "", "予算案"),
        ),
        (
            "宇宙利用拡大プログラム\n\n令和6年度要求・要望額 300百万円\n(前年度予算額 250百万円)\n",
            Metadata("宇宙利用拡大プログラム", "", "", "概算要求"),
        ),
        (
            "（案）\n\n各市町村長　殿\n\n北浜県港湾課長\n\n桟橋の点検の実施について（通知）\n\n点検を求める。\n",
            Metadata("桟橋の点検の実施について（通知）", "北浜県港湾課長", "", "通知"),
        ),
        ("> 見本\n\n（仮）\n\n橋を架ける。\n", Metadata("橋を架ける。")),
        ("背景\n\n国の状況について述べる。\n", Metadata("背景")),
        (
            "# 目次\n\n# 海洋計画\n\n令和元年5月1日改定\n",
            Metadata("海洋計画", "", "2019-05-01", "計画"),
        ),
    ],
)
def test_titles_dates_offices_and_kinds(text: str, expected: Metadata) -> None:
    assert recovered(text) == expected


def test_front_matter_is_read() -> None:
    text = '---\ntitle: "港湾計画"\ndate: 2021-04-15\nnote: ほか\n---\n\n# 本文\n'
    meta, span = front_matter(text)
    assert meta == Metadata(title="港湾計画", date="2021-04-15")
    assert text[span.end :].lstrip().startswith("# 本文")


@pytest.mark.parametrize(
    "text", ["---\n本文の罫線\n---\n", "# 見出し\n---\ntitle: x\n---\n", "---\n"]
)
def test_rules_are_no_front_matter(text: str) -> None:
    assert front_matter(text) == (Metadata(), (0, 0))


def test_sources_win_over_front_matter_and_text(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntitle: 前付けの題\nissuer: 甲省\n---\n# 本文の題\n\n2020年1月5日\n", encoding="utf-8"
    )
    (tmp_path / "sources.toml").write_text(
        '["a.md"]\ntitle = "正式な題"\nurl = "https://example.go.jp/a"\n', encoding="utf-8"
    )
    document = read(path)
    assert (document.title, document.issuer, document.date) == ("正式な題", "甲省", "2020-01-05")
    assert document.url == "https://example.go.jp/a"


def test_a_damaged_sources_file_is_one_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("本文です。", encoding="utf-8")
    (tmp_path / "sources.toml").write_text("[", encoding="utf-8")
    with pytest.raises(SourcesError):
        written(path, "本文です。")
    with pytest.raises(ReadError, match=r"sources\.toml"):
        read(path)
