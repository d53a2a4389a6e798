"""What names are of, by their endings."""

from ingest.name_kind import is_common, is_organisation, is_person, is_proper, is_site


def test_kinds() -> None:
    assert is_organisation("港湾海洋研究所")
    assert not is_organisation("藻場再生事業")
    assert is_proper("藻場再生事業")
    assert is_proper("港湾海洋研究所")
    assert not is_proper("深海基盤技術")
    assert is_site("深海ロボット拠点")
    assert not is_site("藻場再生センター")
    assert is_person("伊能忠敬")
    assert not is_person("人工知能")
    assert not is_person("潮位観測事業")
    assert is_common("本事業")
    assert is_common("推進会議")
    assert is_common("漁業者等")
    assert not is_common("沿岸計画")
