"""Structure as official documents print it; the sentences are made up in their style."""

from pathlib import Path
from time import perf_counter

import pytest

from ingest.document import Document
from ingest.outline import Block, Kind, outline
from ingest.reader import find, read

HERE = Path(__file__).parent
SEEDS = HERE.parents[2] / "shared" / "seeds"
FILES = [
    *sorted((HERE / "documents").iterdir()),
    *sorted((HERE.parents[1] / "corpus").glob("*.md")),
]
FILES += find([SEEDS]) if SEEDS.is_dir() else []


def outlined(text: str) -> list[tuple[str, int, str, tuple[str, ...]]]:
    """Kind, level or depth, first line and headings of each block."""
    document = Document(text, "x.txt")
    return [
        (b.kind.value, b.level or b.depth, document.quote(b.span), b.headings)
        for b in outline(document)
    ]


def titles(text: str) -> list[tuple[int, str]]:
    return [(level, words) for kind, level, words, _ in outlined(text) if kind == "heading"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:12])
def test_blocks_lie_in_order_and_leave_out_only_decoration(path: Path) -> None:
    document = read(path)
    blocks = outline(document)
    end = 0
    covered = 0
    for block in blocks:
        assert end <= block.span.start < block.span.end
        assert document.quote(block.span).strip() == document.quote(block.span)
        if block.body:
            assert block.span.contains(block.body)
        for cell in block.cells:
            assert block.span.contains(cell.span)
        covered += size(document.quote(block.span))
        end = block.span.end
    assert covered >= 0.99 * size(document.text)


def size(text: str) -> int:
    """Signs that are no blank, rule or table border."""
    return sum(not char.isspace() and char not in "-|*" for char in text)


def test_markdown_headings_nest_and_keep_their_signs() -> None:
    made = outlined(
        "# 予算(全体)\n\n## ①技術\n\n### 領域\n\n#### ◆重点課題\n\n- 事業 3億円\n\n## ②国際\n\n※別紙\n"
    )
    assert made[4] == ("item", 0, "- 事業 3億円", ("予算(全体)", "①技術", "領域", "◆重点課題"))
    assert made[6] == ("paragraph", 0, "※別紙", ("予算(全体)", "②国際"))


def test_plain_headings_nest_by_style() -> None:
    text = (
        "①技術戦略\n\n主要領域\n\n◆重点課題\n\n・支援を推進\n\n●港の整備 3億円(2億円)\n\n◆基盤課題\n\n"
        "・研究を推進\n\n融合領域\n\n・連携を推進\n\n③産業戦略\n\n拠点の形成\n\n・拠点を形成\n"
    )
    assert titles(text) == [
        (1, "①技術戦略"), (2, "主要領域"), (3, "◆重点課題"), (3, "◆基盤課題"), (2, "融合領域"),
        (1, "③産業戦略"), (2, "拠点の形成"),
    ]  # fmt: skip


def test_a_page_is_titled_by_what_stands_over_its_budget() -> None:
    text = (
        "海洋観測プログラム\n\n令和4年度要求・要望額 13百万円\n(前年度予算額 9百万円)\n\n背景・課題\n\n"
        "- 観測が足りない。\n\n事業概要\n\n【事業の目的】\n\n- 観測網を作る。\n\n"
        "港湾脱炭素プログラム\n\n令和4年度要求・要望額 20百万円\n(新規)\n\n背景\n\n- 排出が多い。\n"
    )
    assert titles(text) == [
        (1, "海洋観測プログラム"), (2, "背景・課題"), (2, "事業概要"), (3, "【事業の目的】"),
        (1, "港湾脱炭素プログラム"), (2, "背景"),
    ]  # fmt: skip


def test_a_second_background_begins_a_page_whose_title_was_lost() -> None:
    text = (
        "海洋観測プログラム\n\n背景\n\n- 観測が足りない。\n\n事業内容\n\n- 観測網を作る。\n\n"
        "背景\n\n- 別の事業の事情。\n"
    )
    assert outlined(text)[-1][3] == ("背景",)


def test_labels_and_amounts_apart_make_one_paragraph() -> None:
    text = "港の整備事業\n\n令和4年度要求・要望額\n(前年度予算額)\n※推計額含む\n\n831億円\n627億円\n\n\n\n海洋庁\n"
    assert (
        outlined(text)[1][2]
        == "令和4年度要求・要望額\n(前年度予算額)\n※推計額含む\n\n831億円\n627億円"
    )


def test_an_amount_below_a_blank_line_belongs_to_its_item() -> None:
    text = "◆拠点\n\n●北の拠点\n\n616億円*の内数(623億円*の内数)\n\n●南の拠点 2億円\n\n*総額\n"
    assert [words for kind, _, words, _ in outlined(text) if kind == "item"] == [
        "●北の拠点\n\n616億円*の内数(623億円*の内数)",
        "●南の拠点 2億円",
    ]


def test_parts_of_an_item_stand_under_it() -> None:
    text = (
        "### 拠点\n\n#### 型\n\n# 表\n\n- 北の拠点(機構) ※総額\n  - ・交付金 62億円(61億円)\n"
        "  - ・施設費 9億円\n\n- 南の拠点\n  - ・交付金 3億円\n"
    )
    assert [
        (words, path[-1])
        for kind, depth, words, path in outlined(text)
        if depth == 1 and kind == "item"
    ] == [
        ("- ・交付金 62億円(61億円)", "北の拠点(機構)"),
        ("- ・施設費 9億円", "北の拠点(機構)"),
        ("- ・交付金 3億円", "南の拠点"),
    ]


def test_hard_wrapped_sentences_are_joined_across_blank_lines() -> None:
    line = "この協力では両国の研究機関が機材と人材を出し合い、海の観測を長く続けるための仕組みを整えることとしており、"
    text = (
        f"• {line[:40]}トップレベ\n\nルの大学が集まり、{line[:38]}広い\n範囲の観測を行う予定で、{line[:36]}進め\nている。\n\n"
        "• 次の項目である。\n\n" + f"{line[:44]}進め\nている。\n" * 4
    )
    items = [words for kind, _, words, _ in outlined(text) if kind == "item"]
    assert len(items) == 2
    assert items[0].endswith("ている。")


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("参加国： 米、豪、加、", "仏、独、日", True),
        ("観測を続けることとする", "の推進", True),
        ("観測を続ける。", "次の段落である。", False),
        ("議長国", "日本が務める。", False),
        ("観測を続け", "• 項目", False),
    ],
)
def test_what_a_blank_line_parts(before: str, after: str, joined: bool) -> None:
    made = outlined(f"前の文である。\n{before}\n\n{after}\n後の文である。\n")
    assert any(before in words and after in words for _, _, words, _ in made) is joined


def test_items_with_a_description_below_them() -> None:
    text = "- 拠点事業** 4,000百万円 (3,249百万円)\n世界の研究者を集める。\n- 推進事業 7百万円 ※\n若手を支える。\n※推計額\n"
    made = outlined(text)
    assert [words for _, _, words, _ in made] == [
        "- 拠点事業** 4,000百万円 (3,249百万円)\n世界の研究者を集める。",
        "- 推進事業 7百万円 ※\n若手を支える。",
        "※推計額",
    ]
    assert made[2][3] == ("推進事業",)


def test_tagged_programmes_are_a_list() -> None:
    text = "【農】畑の整備 15億円 [補正72億円] (5.0億円)\n\n【国】港の整備[補正2.1億円]（新規）\n"
    assert [(kind, depth) for kind, depth, _, _ in outlined(text)] == [("item", 0)] * 2


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        ("【今後の方針】", True),
        ("【基本方針2021】（令和3年6月18日閣議決定）", True),
        ("<実施体制>", True),
        ("＜重点項目＞", True),
        ("【基本方針2021】（令和3年6月閣議決定）研究を進めるため、人材を配置する。", False),
        ("<b>太字</b>の文である。", False),
        ("国（内閣府）↓ 交付金", False),
        ("令和3年4月15日", False),
        ("文部科学省", False),
        ("各都道府県担当部長　殿", False),
        ("参加国：加、仏、独", False),
        ("目次 ..... 3", False),
    ],
)
def test_what_is_a_heading(line: str, is_heading: bool) -> None:
    assert bool(titles(f"前の段落である。\n\n{line}\n\n後の段落である。\n")) is is_heading


def test_a_title_over_a_table_ends_with_it() -> None:
    text = "予算<府省別>\n\n(単位:億円)\n\n府省\tR6\tR5\n甲\t1\t2\n乙\t3\t4\n\n※四捨五入\n\n○別の話を始める文である。\n"
    made = outlined(text)
    assert made[1] == ("paragraph", 0, "(単位:億円)", ("予算<府省別>",))
    assert made[2][0] == "header" and made[3][0] == "row"
    assert made[5][3] == ("予算<府省別>",)
    assert made[6][3] == ()


def test_restarted_numbers_nest_and_siblings_do_not() -> None:
    text = (
        "5. 研究の強化\n\n令和4年度要求額 3億円\n\n実施内容\n\n- 基盤を作る。\n\n1. 基盤の構築\n\n"
        "- 設備を置く。\n\n2. 利用の支援\n\n- 窓口を置く。\n"
    )
    assert [(level, words) for level, words in titles(text)] == [
        (1, "5. 研究の強化"), (2, "実施内容"), (3, "1. 基盤の構築"), (3, "2. 利用の支援"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("budget_request.txt", ("第二章 主要事項", "一 流域治水の推進", "（二）田んぼダムの普及")),
        ("minutes.txt", ("２ 議事", "議題（２）電子書籍の導入費用について")),
        ("notification.txt", ("第２ 点検の方法", "2 聞き取りによる点検")),
        ("press_release.txt", ("地域水素拠点整備事業の採択結果について", "３．今後の予定")),
    ],
)
def test_other_layouts(name: str, path: tuple[str, ...]) -> None:
    blocks = outline(read(HERE / "documents" / name))
    assert any(block.headings[-len(path) :] == path for block in blocks)


def test_speeches_are_items_with_their_wrapped_lines() -> None:
    document = read(HERE / "documents" / "minutes.txt")
    speeches = [document.quote(b.span) for b in outline(document) if b.kind is Kind.ITEM]
    assert (
        "〇事務局　午後９時まで延長した場合、人件費が年間１，２００万円ほど増える見込\nみである。"
        in speeches
    )
    assert len([words for words in speeches if words.startswith("〇")]) == 8


def test_front_matter_and_decoration() -> None:
    made = outlined("---\ntitle: 題\n---\n\n# 題\n\n* * *\n\n本文。\n\n---\n\n```\nコード\n```\n")
    assert made[0][2] == "---\ntitle: 題\n---"
    assert [words for _, _, words, _ in made[1:]] == ["# 題", "本文。", "コード"]


def test_nothing_but_decoration_has_no_blocks() -> None:
    assert outline(Document("---\n\n***\n", "x.md")) == ()


def test_a_block_names_where_its_words_begin() -> None:
    text = "## 1. 目的\n\n- ① 港を整える。\n"
    heading, item = outline(Document(text, "x.md"))
    assert isinstance(heading, Block)
    assert heading.body and text[heading.body.start : heading.body.end] == "1. 目的"
    assert item.body and text[item.body.start : item.body.end] == "港を整える。"


def test_articles_stand_under_their_captions() -> None:
    text = (
        "（目的）\n第一条　この条例は、市民の安全を守ることを目的とする。\n（定義）\n"
        "第二条　この条例において、次のとおり定める。\n一　災害　異常な自然現象をいう。\n"
        "第三条　市長は、計画を定める。\n"
    )
    assert [(words[:3], path) for kind, _, words, path in outlined(text) if kind == "item"] == [
        ("第一条", ("（目的）",)),
        ("第二条", ("（定義）",)),
        ("一　災", ("（定義）",)),
        ("第三条", ()),
    ]


def test_questions_with_their_answers() -> None:
    text = "問１　対象は誰か。\n（答）市内に住む個人です。\n\n問２　期限はいつか。\n（答）十月末日です。\n"
    assert [words for kind, _, words, _ in outlined(text) if kind == "item"] == [
        "問１　対象は誰か。\n（答）市内に住む個人です。",
        "問２　期限はいつか。\n（答）十月末日です。",
    ]


def test_a_title_printed_after_its_page_stands_above_it() -> None:
    text = (
        "海の対話\n参加国：日、米\n\n毎年、海の観測について議論する。\n\n"
        "海に関する多国間の会合など\n\n\n\n3\n\n二国間の協力について\n\n覚書を結んだ。\n"
    )
    made = outlined(text)
    assert [path for *_, path in made[:2]] == [("海に関する多国間の会合など",)] * 2
    assert made[-1] == ("paragraph", 0, "覚書を結んだ。", ("二国間の協力について",))
    assert [words for kind, _, words, _ in made if kind == "heading"] == [
        "海に関する多国間の会合など",
        "二国間の協力について",
    ]


def test_headless_runs_are_told_apart() -> None:
    text = "前文である。\n\n1. 目的\n\n港を整える。\n\n5\n\n2. 内容\n\n桟橋を架ける。\n"
    assert [path for *_, path in outlined(text)] == [
        (), (), ("1. 目的",), ("1. 目的",), (), ("2. 内容",),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "difference"),
    [
        ("（一）桟橋の更新　７００百万円（８００百万円）", "　　　　　　　　△１００百万円"),
        ("- 桟橋の更新 700百万円", "(前年度 800百万円)"),
        ("○桟橋の更新　7億円（8億円）", "対前年度　△1億円"),
    ],
)
def test_amounts_on_their_own_line_stay_with_their_item(name: str, difference: str) -> None:
    text = f"{name}\n{difference}\n　　古い桟橋を新しくする。\n\n後の段落である。\n"
    made = outlined(text)
    assert made[0][2] == f"{name}\n{difference}\n　　古い桟橋を新しくする。"
    assert [kind for kind, *_ in made] == ["item", "paragraph"]


def test_a_list_belongs_to_the_sentence_that_leads_into_it() -> None:
    text = (
        "(1) 桟橋を直す費用\n(2) 灯台を直す費用\nただし、次の費用を除く。\nア　飲食費\nイ　交際費\n"
    )
    assert [(kind, depth, words, path) for kind, depth, words, path in outlined(text)][1:] == [
        ("item", 0, "(2) 灯台を直す費用", ()),
        ("paragraph", 0, "ただし、次の費用を除く。", ()),
        ("item", 0, "ア　飲食費", ()),
        ("item", 0, "イ　交際費", ()),
    ]


def test_an_indented_proviso_is_part_of_its_item() -> None:
    text = "(1) 灯台を直す費用\n(2) 桟橋を直す費用\n　　ただし、次の費用を除く。\n　　ア　飲食費\n"
    assert [depth for _, depth, *_ in outlined(text)] == [0, 0, 1]


def test_each_record_of_a_flattened_table_keeps_to_itself() -> None:
    text = (
        "海に関する会合など\n\n湾岸対話\n参加国：日、米\n\n頻度：毎年\n\n港について話す。\n\n"
        "離島会議\n参加国：同上\n\n①初回\n②二回\n\n島について話す場\n\n"
        "南洋会議\n参加国：豪\n\n頻度：検討中\n\n【今後の方針】\n\n海の観測を続ける。\n"
    )
    assert [(words, path[1:]) for kind, _, words, path in outlined(text) if kind != "heading"] == [
        ("湾岸対話\n参加国：日、米", ()),
        ("頻度：毎年", ("湾岸対話",)),
        ("港について話す。", ("湾岸対話",)),
        ("離島会議\n参加国：同上", ()),
        ("①初回", ("離島会議",)),
        ("②二回", ("離島会議",)),
        ("島について話す場", ("離島会議",)),
        ("南洋会議\n参加国：豪", ()),
        ("頻度：検討中", ("南洋会議",)),
        ("海の観測を続ける。", ("【今後の方針】",)),
    ]


def test_a_speech_goes_on_under_its_speaker() -> None:
    text = (
        "○北座長\n　議題に入る。事務局から説明を。\n○事務局（南課長）\n　資料１を説明します。\n\n"
        "　費用は3億円です。\n・論点は費用\n\n（拍手）\n\n○西委員　賛成する。\n\n以上\n"
    )
    assert outlined(text) == [
        ("item", 0, "○北座長\n　議題に入る。事務局から説明を。", ()),
        ("item", 0, "○事務局（南課長）\n　資料１を説明します。", ()),
        ("paragraph", 0, "費用は3億円です。", ("事務局（南課長）",)),
        ("item", 1, "・論点は費用", ("事務局（南課長）",)),
        ("paragraph", 0, "（拍手）", ()),
        ("item", 0, "○西委員　賛成する。", ()),
        ("paragraph", 0, "以上", ()),
    ]


def test_an_answer_apart_stands_under_its_question() -> None:
    text = "Q1. 対象は誰か。\n\nA1. 市内に住む個人です。\n\nただし、法人を除きます。\n\nＱ２．期限は。\n\nA2. 十月です。\n"
    assert [path for *_, path in outlined(text)] == [
        (), ("対象は誰か。",), ("対象は誰か。",), (), ("期限は。",),
    ]  # fmt: skip


def test_appendices_stand_side_by_side_over_their_own_pages() -> None:
    text = (
        "桟橋の点検について（通知）\n\n点検を求める。\n\n別紙１\n\n点検する桟橋の一覧\n（単位：円）\n\n港\t額\n北\t3\n"
        "南\t4\n\n別紙２\n\nよくある質問\n\n問１　対象は。\n答１　公の桟橋である。\n"
    )
    assert titles(text) == [
        (1, "桟橋の点検について（通知）"), (1, "別紙１"), (2, "点検する桟橋の一覧"), (1, "別紙２"),
        (2, "よくある質問"),
    ]  # fmt: skip
    assert outlined(text)[-1][3] == ("別紙２", "よくある質問")


@pytest.mark.parametrize("line", ["（案）", "（別添）", "（架空の（仮の）資料）", "（異議なし）"])
def test_a_line_in_brackets_heads_nothing(line: str) -> None:
    assert titles(f"{line}\n\n後の段落である。\n") == []


def test_footnotes_are_notes_of_their_own() -> None:
    text = "- 橋[^1]を架ける\n\n[^1]: 仮の名。\n[^2]: 推計した数。\n"
    assert [(kind, words) for kind, _, words, _ in outlined(text)][1:] == [
        ("paragraph", "[^1]: 仮の名。"),
        ("paragraph", "[^2]: 推計した数。"),
    ]


def test_many_headings_take_no_longer_each() -> None:
    def seconds(count: int) -> float:
        text = "".join(f"## 港の計画{at}\n\n### 背景\n\n本文である。\n\n" for at in range(count))
        start = perf_counter()
        outline(Document(text, "x.md"))
        return perf_counter() - start

    # Eight times as many take eight times as long (measured: 7 to 9); once it was sixty times.
    assert seconds(4000) < 30 * max(seconds(500), 0.02)


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("第一　港の整備", "港の整備"),
        ("二　港の整備", "港の整備"),
        ("（三）港の整備", "港の整備"),
        ("１．港の整備", "港の整備"),
        ("2.1 港の整備", "港の整備"),
        ("2025年の港の整備について", "2025年の港の整備について"),
        ("- ④ 港の整備", "港の整備"),
    ],
)
def test_numbering_is_no_part_of_the_words(line: str, body: str) -> None:
    document = Document(f"{line}\n\n本文である。\n", "x.md")
    first = outline(document)[0]
    assert document.quote(first.span) == line
    assert first.body and document.quote(first.body) == body


def test_numbers_with_points_nest() -> None:
    text = "1. 現状\n\n1.1 港の現状\n\n古い。\n\n1.2 灯台の現状\n\n暗い。\n\n2. 方針\n\n直す。\n"
    assert titles(text) == [
        (1, "1. 現状"),
        (2, "1.1 港の現状"),
        (2, "1.2 灯台の現状"),
        (1, "2. 方針"),
    ]
