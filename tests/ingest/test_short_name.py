"""Short names that a document links to long ones, the brackets that link nothing, and links over documents."""

from pathlib import Path
from time import perf_counter

import pytest

from ingest.document import Document, Span
from ingest.fold import key
from ingest.outline import outline
from ingest.reader import read
from ingest.short_name import ShortName, linked, short_names

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def names_of(text: str) -> list[tuple[str, str]]:
    document = Document(text, "memo.md")
    return [(name.short, name.long) for name in short_names(document, outline(document))]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        # said
        ("沿岸観測網整備計画（以下「沿岸計画」という。）を定める。", "沿岸計画", "沿岸観測網整備計画"),
        ("藻場再生センター（以下、「藻場センター」）", "藻場センター", "藻場再生センター"),
        ("沿岸観測網整備計画（令和5年6月（改定）。以下「沿岸計画」）", "沿岸計画", "沿岸観測網整備計画"),
        ("「海の観測の推進に関する法律」（以下「海観法」という。）", "海観法", "海の観測の推進に関する法律"),
        ("本書は藻場再生手引書を改めた。藻場再生手引書、以下「藻再書」と略す。", "藻再書", "藻場再生手引書"),
        ("港湾海洋研究所（以下港海研という。）", "港海研", "港湾海洋研究所"),
        ("白波子育て応援手当（以下「子育て手当」という。）を支給", "子育て手当", "白波子育て応援手当"),
        ("港湾海洋研究所（略称：港研）", "港研", "港湾海洋研究所"),
        ("港湾海洋研究所（通称港研）", "港研", "港湾海洋研究所"),
        ("広域潮位観測事業（通称「シオミル」）", "シオミル", "広域潮位観測事業"),
        ("CONet（正式名称：沿岸観測ネットワーク）", "CONet", "沿岸観測ネットワーク"),
        ("本文[4]\n\n[4] HFL：港湾流速計", "HFL", "港湾流速計"),
        ("※1 DSR：深海調査ロボット", "DSR", "深海調査ロボット"),
        ("[2] 港研：国立研究開発法人港湾海洋研究所", "港研", "国立研究開発法人港湾海洋研究所"),
        ("[3] PMI：国立研究開発法人 港湾海洋研究所", "PMI", "国立研究開発法人 港湾海洋研究所"),
        ("[5] DSH：深海ロボット拠点", "DSH", "深海ロボット拠点"),
        # spelled
        ("CONはCoastal Observation Network (CON)である。", "CON", "Coastal Observation Network"),
        ("DSH：Deep Sea and Shelf Hub", "DSH", "Deep Sea and Shelf Hub"),
        ("TOP: Tide and Offshore Integrated Platform", "TOP", "Tide and Offshore Integrated Platform"),
        ("沿岸観測網（Coastal Observation Network：CON）", "CON", "沿岸観測網"),
        ("深海ロボット拠点（DSH, Deep Sea Hub）", "DSH", "深海ロボット拠点"),
        ("港研（港湾海洋研究所）が行う。", "港研", "港湾海洋研究所"),
        ("外務省と港湾海洋研究所（港研）が行う。", "港研", "港湾海洋研究所"),
        ("波浪情報統合研究センター（WIPセンター）", "WIPセンター", "波浪情報統合研究センター"),
        ("○港研・波浪統合センター (WIPセンター) 4億円", "WIPセンター", "港研・波浪統合センター"),
        ("調査を支える観測のデジタル化推進(観測DX)の鍵", "観測DX", "観測のデジタル化推進"),
        # beside
        ("沿岸観測ネットワーク（CONet）", "CONet", "沿岸観測ネットワーク"),
        ("- 藻場・干潟フラッグシッププログラム (M-LEAP) 35億円(32億円)", "M-LEAP", "藻場・干潟フラッグシッププログラム"),
        ("CONet（沿岸観測ネットワーク）は港に置く。", "CONet", "沿岸観測ネットワーク"),
        ("NAGI: 潮位 / 流速 / 水温 統合プロジェクト", "NAGI", "潮位 / 流速 / 水温 統合プロジェクト"),
        ("IOT-T: 国際海洋連合 – 潮位標準化部門", "IOT-T", "国際海洋連合 - 潮位標準化部門"),
        ("例えば、共同潮位観測推進事業（SHIO）においては", "SHIO", "共同潮位観測推進事業"),
        ("内閣府と海洋・気象・技術省（DOMT）が共催", "DOMT", "海洋・気象・技術省"),
        ("| 沿岸観測ネットワーク（ＣＯＮｅｔ） | 3億円 |\n|---|---|", "CONet", "沿岸観測ネットワーク"),
        ("環太平洋海洋コミュニティ\n（PMC）", "PMC", "環太平洋海洋コミュニティ"),
        ("潮流予測（TF）を行う。TFは毎日である。", "TF", "潮流予測"),
        ("海洋連合（EU）", "EU", "海洋連合"),
    ],
)  # fmt: skip
def test_a_link(text: str, short: str, long: str) -> None:
    assert names_of(text) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "流氷監視高度化事業 3億円(新規)",
        "潜水技術者養成講座(再掲) 5億円",
        "海洋観測関係予算（案）の概要",
        "藻場再生事業(一部) (海洋振興機構)",
        "48億円 (前年度予算額 41億円)",
        "観測装置の更新（48億円）",
        "海洋観測強化計画（2023年6月）",
        "第3回会合（2024年2月8日 仙台）",
        "日本（高松）で開く。",
        "本州内閣府特命担当大臣（海洋政策）",
        "観測の内容（例：水温、流速）",
        "観測機器（主に流速計）",
        "基礎調査（6件：港研、水産大、気象台）",
        # a host, a carrier, a country, an author of a thing
        "深海ロボット拠点(PMI)",
        "深海生物研究拠点(PMI)(拠点形成費)",
        "深海ロボット拠点(港研)",
        "深海予測事業(PMI) 3億円\n\n潮位観測事業(PMI) 4億円",
        "深海予測事業(PMI) 3億円\n\nPMI運営費交付金 4億円",
        "深海予測事業(PMI)\n\n港研、水産大、PMI等が参加する。",
        "欧州海洋委員会（EU）",
        "磁石 伊能忠敬 (IGZO) 間宮林蔵(GaO)",
        # what narrows, explains or translates
        "広域潮位観測プログラム NAGI(深海基盤技術) 280億円",
        "広域潮位観測プログラム NAGI(深海観測プロジェクト) 280億円",
        "NAGI(深海技術領域) 6億円",
        "人材育成プログラム（人材育成）",
        "AI技術(自動採点技術)の活用",
        "自動採点技術(AI技術)の活用",
        "藻場ネイティブ（Seaweed Native）",
        "報告書（PDF）",
        "第二期計画（II）",
        "電力出力（MW）",
        "HQ：観測拠点全体の運営",
        "日本：広域潮位観測プログラム",
        "EU：Horizon Sea（研究・革新枠組みプログラム）",
        "‡ CSC – Center for Sea Ltd.：水産省が運営する企業",
        # common words mean something else in the next document
        "海洋振興機構（以下「機構」という。）",
        "沿岸観測網整備計画（以下「本計画」という。）",
        "港湾管理者及び漁業者（以下「事業者等」という。）",
        "詳しくは次の資料、以下「資料編」。",
        "",
    ],
)
def test_no_link(text: str) -> None:
    assert names_of(text) == []


def test_what_is_surer_speaks_against_what_stands_beside() -> None:
    text = "海洋科学技術（PMI）の協力\n\n[1] PMI：国立研究開発法人港湾海洋研究所\n"
    assert names_of(text) == [("PMI", "国立研究開発法人港湾海洋研究所")]
    text = "港湾海洋研究所（PMI）\n\n深海予測事業（PMI）\n\n深海ロボット拠点（PMI）\n"
    assert names_of(text) == [("PMI", "港湾海洋研究所")]


def test_one_pair_each_where_it_is_printed_first() -> None:
    text = "沿岸観測ネットワーク（CONet）\n\n沿岸観測ネットワーク(CONet)と\n"
    document = Document(text, "memo.md")
    (name,) = short_names(document, outline(document))
    assert document.quote(name.span) == "沿岸観測ネットワーク（CONet）"


def named(*pairs: tuple[str, str]) -> dict[str, frozenset[str]]:
    return linked(ShortName(short, long, Span(0, 0)) for short, long in pairs)


def test_links_over_documents_are_folded_and_go_both_ways() -> None:
    assert named(("ＣＯＮｅｔ", "沿岸 観測ネットワーク")) == {
        "conet": frozenset({"沿岸観測ネットワーク"}),
        "沿岸観測ネットワーク": frozenset({"conet"}),
    }


def test_a_legal_person_or_leading_organisation_makes_no_other_name() -> None:
    found = named(("港研", "国立研究開発法人 港湾海洋研究所"), ("PMI", "港湾海洋研究所"))
    everything = {"港研", "pmi", "国立研究開発法人港湾海洋研究所", "港湾海洋研究所"}
    assert found == {form: everything - {form} for form in everything}
    found = named(("WIPセンター", "港研・波浪統合センター"), ("WIPセンター", "波浪統合センター"))
    assert found["wipセンター"] == {"港研・波浪統合センター", "波浪統合センター"}


def test_signs_inside_make_no_other_name() -> None:
    found = named(("M-LEAP", "藻場・干潟プログラム"), ("M-LEAP", "藻場干潟プログラム"))
    assert found["藻場干潟プログラム"] == {"m-leap", "藻場・干潟プログラム"}


def test_two_unrelated_long_names_drop_the_short_one() -> None:
    pairs = ("NAGI", "潮位観測事業"), ("NAGI", "波浪予測事業"), ("CONet", "沿岸観測ネットワーク")
    assert set(named(*pairs)) == {"conet", "沿岸観測ネットワーク"}


def test_a_name_in_two_scripts_is_joined_by_its_short_form_only() -> None:
    found = named(("DSH", "深海拠点"), ("DSH", "Deep Sea Hub"))
    assert found["dsh"] == {"深海拠点", "deepseahub"}
    assert found["深海拠点"] == {"dsh"}


@pytest.mark.parametrize(
    "text",
    [
        "**沿岸観測**ネットワーク（ＣＯＮｅｔ）\n\n[4] ＨＦＬ： 港湾 流速計\n",
        "沿岸の水温と流速を全国の港湾で常時観測して公開する。例えば、共同潮位観\n測推進事業（SHIO）においては"
        "全国の港湾に観測装置を置き、欠測を減らすこと\nとしている。\n",
    ],
)
def test_the_span_holds_both_names_as_printed(text: str) -> None:
    document = Document(text, "memo.md")
    found = short_names(document, outline(document))
    assert found
    for link in found:
        printed = key(document.quote(link.span))
        assert key(link.short) in printed
        assert key(link.long) in printed


# The pairs of five real documents: all that they link, and nothing else.
EXPECTED = {
    "000": """Q-LEAP=光・量子飛躍フラッグシッププログラム NQC=NICT人材育成プログラム QII=量子イノベーションイニシアティブ
        ITU-T=国際電気通信連合-電気通信標準化部門 ISO/IEC=国際標準化機構/国際電気標準会議""",
    "001": """Q-LEAP=光・量子飛躍フラッグシッププログラム SIP=戦略的イノベーション創造プログラム
        AIPセンター=理研・革新知能統合研究センター""",
    "002": """MDQ=量子多国間対話 QDG=量子開発グループ OECD=経済協力開発機構 GFTech=世界技術フォーラム
        CSTP=科学技術政策委員会 DPC=デジタル政策委員会 BNCT=バイオ・ナノ・融合技術 TQC=環大西洋量子コミュニティ
        MOC=協力覚書 ASPIRE=先端国際共同研究推進事業 DSIT=科学・イノベーション・技術省 QIH=量子技術イノベーション拠点
        理研=国立研究開発法人理化学研究所 産総研=国立研究開発法人産業技術総合研究所 NICT=国立研究開発法人情報通信研究機構
        QST=国立研究開発法人量子科学技術研究開発機構 Q-STAR=一般社団法人量子技術による新産業創出協議会
        Q-STAR=量子技術による新産業創出協議会 NQCC=NationalQuantumComputingCentre LoI=意向表明書
        QCSH=QuantumComputingandSimulationHub QSTH=QuantumSensorsandTimingHub HPC=ハイパフォーマンス・コンピューティング
        SIP=戦略的イノベーション創造プログラム CSTI=総合科学技術・イノベーション会議""",
    "003": """Q-LEAP=光・量子飛躍フラッグシッププログラム AIP=人工知能/ビッグデータ/IoT/サイバーセキュリティ統合プロジェクト
        AIP=AdvancedIntegratedIntelligencePlatformProject AIPセンター=理研・革新知能統合研究センター NSF=米国国立科学財団
        AIPセンター=革新知能統合研究センター DX=デジタルトランスフォーメーション 研究DX=研究のデジタルトランスフォーメーション""",
    "004": """Q-LEAP=光・量子飛躍フラッグシッププログラム AIP=人工知能/ビッグデータ/IoT/サイバーセキュリティ統合プロジェクト
        AIP=AdvancedIntegratedIntelligencePlatformProject AIPセンター=理研・革新知能統合研究センター
        AIPセンター=革新知能統合研究センター DX=デジタルトランスフォーメーション 研究DX=研究のデジタルトランスフォーメーション""",
}


@pytest.mark.parametrize("number", EXPECTED)
def test_all_pairs_of_a_real_document(number: str) -> None:
    paths = sorted(SEEDS.glob(f"{number}*")) if SEEDS.is_dir() else []
    if not paths:
        pytest.skip("the original documents are not here")
    document = read(paths[0])
    found = short_names(document, outline(document))
    assert {f"{key(link.short)}={key(link.long)}" for link in found} == set(
        map(key, EXPECTED[number].split())
    )
    for link in found:
        printed = key(document.quote(link.span))
        assert key(link.short) in printed
        assert key(link.long) in printed


def test_the_time_stays_in_proportion_to_the_length() -> None:
    hostile = "（以下" * 20_000 + "A (B" * 20_000 + "：" * 20_000 + "「の" * 20_000 + "a " * 20_000
    hostile += "a-b." * 20_000 + "研、A" * 20_000 + "あのいの(X)" * 20_000
    document = Document(hostile, "memo.md")
    began = perf_counter()
    short_names(document, ())
    assert perf_counter() - began < 10
