from ingest.trail import GROUP, LABEL, SECTION, SERIES, TITLE, Style, Trail

ONE, PAREN, CIRCLED = Style("1.", 24), Style("(1)", 28), Style("①", 30)


def test_markdown_levels_close_what_is_not_above_them() -> None:
    trail = Trail()
    for level, text in ((1, "題"), (2, "章"), (4, "項"), (3, "節"), (2, "次章")):
        trail.push(Style("#" * level, level), text)
    assert trail.path == ("題", "次章")


def test_styles_under_one_parent_are_siblings() -> None:
    trail = Trail()
    trail.push(CIRCLED, "①技術", 1)
    trail.push(SECTION, "領域")
    trail.push(Style("◆"), "◆重点")
    trail.push(Style("◆"), "◆基盤")
    assert trail.path == ("①技術", "領域", "◆基盤")
    trail.push(CIRCLED, "③産業", 3)
    assert trail.path == ("③産業",)


def test_a_fixed_order_closes_deeper_numbers() -> None:
    trail = Trail()
    for style, text, value in (
        (ONE, "1. 甲", 1),
        (PAREN, "(1) 乙", 1),
        (CIRCLED, "①丙", 1),
        (PAREN, "(2) 丁", 2),
    ):
        trail.push(style, text, value)
    assert trail.path == ("1. 甲", "(2) 丁")


def test_a_series_that_begins_again_nests() -> None:
    trail = Trail()
    trail.push(ONE, "5. 強化", 5, first=True)
    trail.push(TITLE, "海の事業")
    trail.push(SECTION, "内容")
    assert trail.push(ONE, "1. 構築", 1) == 4
    assert trail.push(ONE, "2. 支援", 2) == 4
    trail.push(TITLE, "港の事業")
    assert trail.path == ("5. 強化", "港の事業")


def test_a_number_that_begins_again_at_once_is_a_sibling() -> None:
    trail = Trail()
    for value in (1, 2, 3, 1, 2, 1, 1):
        assert trail.push(ONE, f"{value}. 項", value) == 1


def test_groups_stand_over_sections() -> None:
    trail = Trail()
    trail.push(TITLE, "予算")
    trail.push(GROUP, "基盤作り")
    trail.push(SECTION, "研究")
    trail.filled()
    trail.push(SECTION, "教育")
    assert trail.path == ("予算", "基盤作り", "教育")
    trail.push(GROUP, "産業作り")
    assert trail.path == ("予算", "産業作り")


def test_an_empty_label_takes_the_line_below_it() -> None:
    trail = Trail()
    trail.push(LABEL, "【対象】")
    trail.push(SERIES, "領域1 甲")
    trail.push(SERIES, "領域2 乙")
    assert trail.path == ("【対象】", "領域2 乙")


def test_the_second_opening_of_a_page_forgets_its_title() -> None:
    trail = Trail()
    trail.push(Style("#", 1), "# 海")
    trail.push(Style("##", 2), "観測")
    trail.push(Style("###", 3), "背景")
    trail.push(Style("##", 2), "背景")
    assert trail.path == ("背景",)
    trail.push(Style("##", 2), "内容")
    assert trail.path == ("内容",)


def test_sections_of_two_chapters_may_have_one_name() -> None:
    trail = Trail()
    for level, text in ((1, "題"), (2, "海"), (3, "背景"), (2, "港"), (3, "背景")):
        trail.push(Style("#" * level, level), text)
    assert trail.path == ("題", "港", "背景")


def test_lost_bullets_close_their_sections() -> None:
    trail = Trail()
    trail.push(TITLE, "署名")
    trail.push(SECTION, "署名者", indented=True)
    trail.close_indented()
    assert trail.path == ("署名",)
