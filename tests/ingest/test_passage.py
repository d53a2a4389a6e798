from pathlib import Path

import pytest

from ingest.cut import CAP
from ingest.document import Document
from ingest.outline import Kind, outline
from ingest.passage import Passage, split
from ingest.reader import document as document_of
from ingest.reader import find, read

HERE = Path(__file__).parent
SEEDS = HERE.parents[2] / "shared" / "seeds"
FILES = [
    *sorted((HERE / "documents").iterdir()),
    *sorted((HERE.parents[1] / "corpus").glob("*.md")),
]
FILES += find([SEEDS]) if SEEDS.is_dir() else []


def passages(text: str) -> tuple[Passage, ...]:
    document = Document(text, "x.txt")
    return split(document, outline(document))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:12])
def test_passages_are_verbatim_in_order_and_hold_every_block(path: Path) -> None:
    document = read(path)
    blocks = outline(document)
    made = split(document, blocks)
    end = 0
    for passage in made:
        assert end <= passage.span.start < passage.span.end
        assert passage.text == document.text[passage.span.start : passage.span.end]
        assert passage.text.strip() == passage.text != ""
        assert len(passage.text) <= CAP
        end = passage.span.end
    held = sum(len("".join(passage.text.split())) for passage in made)
    assert held >= 0.99 * len("".join(document.text.split()))
    assert len({passage.id for passage in made}) == len(made)
    for block in blocks:
        assert any(p.span.overlaps(block.span) for p in made)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:12])
def test_passages_are_a_few_lines(path: Path) -> None:
    document = read(path)
    sizes = sorted(len(p.text) for p in split(document, outline(document)))
    assert sizes[len(sizes) // 2] <= 300
    assert sizes[int(len(sizes) * 0.9)] <= 480


def test_a_heading_stands_with_what_follows_it() -> None:
    made = passages("# 題\n\n## 目的\n\n港を整える。\n\n## 内容\n\n桟橋を架ける。\n")
    assert [(p.text, p.headings) for p in made] == [
        ("# 題\n\n## 目的\n\n港を整える。", ("題", "目的")),
        ("## 内容\n\n桟橋を架ける。", ("題", "内容")),
    ]


def test_a_list_stays_with_its_introduction_or_carries_it() -> None:
    short = passages("次の取組を行う。\n" + "".join(f"・取組その{i}\n" for i in range(8)))
    assert len(short) == 1
    items = "".join(f"・取組その{i}は、関係する機関が力を合わせて着実に進める\n" for i in range(40))
    made = passages("次の取組を行う。\n" + items)
    assert len(made) > 2
    assert made[0].lead == ""
    assert {p.lead for p in made[1:]} == {"次の取組を行う。"}


def test_wide_rows_stand_alone_with_unit_and_headers_in_the_lead() -> None:
    text = "予算<府省別>\n\n(単位:億円)\n\n府省\tR6\tR5\t増減\t率\n" + "".join(
        f"第{i}省\t{i}00\t{i}01\t-1\t0.1%\n" for i in range(1, 6)
    )
    made = passages(text)
    assert len(made) == 5
    assert made[0].text.endswith("第1省\t100\t101\t-1\t0.1%")
    assert made[3].text == "第4省\t400\t401\t-1\t0.1%"
    assert made[3].lead == "(単位:億円) 府省 R6 R5 増減 率"
    assert made[3].headings == ("予算<府省別>",)


def test_small_narrow_tables_stay_whole() -> None:
    made = passages("| 区分 | 額 |\n|---|---|\n| 甲 | 1億円 |\n| 乙 | 2億円 |\n")
    assert len(made) == 1
    made = passages("令和4年度予算額(案)\t1,733百万円\n(前年度予算額)\t1,713百万円*\n*合計額\t\n")
    assert len(made) == 1


def test_a_row_that_names_those_under_it_goes_with_the_first() -> None:
    body = "○" + "着実に進める取組を定め、関係する機関と協力して行う" * 3
    made = passages(
        f"\t方向\t方策\n1. 技術\t\t\n(1) 領域\t{body}\t{body}\n2. 国際\t\t\n(1) 協力\t{body}\t{body}\n"
    )
    assert made[-1].text.startswith("2. 国際")


def test_long_sentences_and_long_cells_are_cut_at_their_ends() -> None:
    made = passages("港の整備を着実に進めることとする。" * 100)
    assert all(p.text.endswith("。") and len(p.text) <= CAP for p in made)
    cell = "<ul>" + "○取組を着実に進める " * 60 + "</ul>"
    text = f"区分\t方向\t方策\n国際\t{cell}\t{cell}\n協力\t短い\t短い\n"
    made = passages(text)
    assert all(len(p.text) <= CAP for p in made)
    assert any("方策" in p.lead and "国際" in p.lead for p in made)


def test_pages_part_passages() -> None:
    document = document_of("一頁目の文。\f二頁目の文。\n".encode(), Path("x.txt"))
    assert [(p.text, p.page) for p in split(document, outline(document))] == [
        ("一頁目の文。", 1),
        ("二頁目の文。", 2),
    ]


def test_records_of_a_flattened_table_are_kept_apart() -> None:
    text = "".join(
        f"第{name}対話\n参加国：日、米、豪、加、仏、独、伊、英\n\n第1回：’24年9月\n頻度：半年に一度\n\n"
        "海の観測について各国の担当者が情報を交換し、協力を進める方法を議論。\n来年の開催も予定。\n\n"
        for name in "甲乙丙"
    )
    assert [p.text[:4] for p in passages(text)] == ["第甲対話", "第乙対話", "第丙対話"]


def test_a_programme_line_begins_a_passage_with_what_is_under_it() -> None:
    text = (
        "観測網の整備を進める。海の状態を長く調べ、結果を広く使えるようにすることを目指す。\n\n"
        "北の観測所 34百万円 (11百万円)\n\n- 海の流れと温度を調べる。\n\n南の観測所 28百万円 (4百万円)\n\n- 波の高さを調べる。\n"
    )
    assert [p.text.split(" ")[0] for p in passages(text)][-2:] == ["北の観測所", "南の観測所"]
    assert passages(text)[-1].headings == ()


def test_every_kind_of_block_is_seen_in_the_files() -> None:
    kinds = {block.kind for path in FILES for block in outline(read(path))}
    assert kinds == set(Kind)


def test_a_programme_stands_with_its_description_and_apart_from_the_next() -> None:
    about = (
        "海の流れと温度を長く調べ、結果を広く公開する。観測船を二隻運航し、各地の機関が共同で使う。"
        * 3
    )
    text = f"# 観測\n\n令和4年度予算額(案) 9百万円\n\n○北の観測 4百万円 (3百万円)\n\n{about}\n\n○南の観測 5百万円\n\n{about}\n"
    assert [p.text.count("○") for p in passages(text)] == [1, 1]
    assert "北の観測" in passages(text)[0].text and about in passages(text)[0].text
    assert passages(text)[1].lead == ""


def test_empty_headings_do_not_reach_into_the_next_chapter() -> None:
    made = passages("# 甲\n\n## 乙\n\n### 丙\n\n### 丁\n\n# 戊\n\n本文である。\n")
    assert [p.text for p in made] == ["# 甲\n\n## 乙\n\n### 丙\n\n### 丁", "# 戊\n\n本文である。"]


def test_what_explains_short_forms_is_a_passage() -> None:
    text = (
        "両国の研究機関が海の観測について議論し、共同で使う機材と人材の交流、結果の公開の方法を取りまとめ、来年の春に開く次の会合に報告することとした。\n"
        "[1] QIH：量子の拠点\n[2] QST：量子の機構\n次の会合では、観測網の分担を決める予定である。\n"
    )
    assert [p.text for p in passages(text)][1] == "[1] QIH：量子の拠点\n[2] QST：量子の機構"
