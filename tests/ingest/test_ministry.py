"""Ministries by tag, name and bracket."""

from ingest.ministry import ministries_in, ministry_of_name, ministry_of_tag, without_ministry


def test_tags_names_and_brackets() -> None:
    assert ministry_of_tag("・【文】棚田の学校") == "文部科学省"
    assert ministry_of_tag("【内】灯台 3億円") == "内閣府"
    assert ministry_of_tag("【拠点】灯台") is None
    assert ministry_of_name("国交省") == "国土交通省"
    assert ministry_of_name("文") is None
    assert without_ministry("灯台の改修（国土交通省）") == ("灯台の改修", "国土交通省")
    assert without_ministry("国土交通省 灯台の改修") == ("灯台の改修", "国土交通省")
    assert without_ministry("灯台の改修（その2）") == ("灯台の改修（その2）", None)
    assert ministries_in("総務省国際戦略局") == ("総務省",)
