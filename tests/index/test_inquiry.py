from index.answer_kind import AnswerKind
from index.inquiry import ALIAS, NUMBER, PART, Wanted, inquire


def test_one_group_for_each_thing_asked_about() -> None:
    inquiry = inquire("衛星通信の実証はいつからですか？")
    assert [group[0].term for group in inquiry.groups] == ["衛星", "通信", "実証"]
    assert inquiry.pairs == ("衛星_通信", "通信_実証")
    assert inquiry.kinds == {AnswerKind.DATE}


def test_the_forms_of_a_latin_name_are_one_group() -> None:
    (group,) = inquire("Q-LEAP").groups
    assert group == (Wanted("q-leap", 1.0), Wanted("qleap", 1.0), Wanted("leap", PART))


def test_a_number_alone_counts_less_than_with_its_unit() -> None:
    (group,) = inquire("1,234.5億円").groups
    assert group == (Wanted("1234.5億円", 1.0), Wanted("1234.5", NUMBER))


def test_other_words_join_the_group_at_less_weight() -> None:
    (group,) = inquire("イギリス").groups
    assert group[0] == ("イギリス", 1.0)
    assert ("英国", ALIAS) in group


def test_a_phrase_brings_the_other_word_for_it_to_both() -> None:
    first, second = inquire("欧州連合").groups
    assert Wanted("eu", ALIAS) in first and Wanted("eu", ALIAS) in second


def test_a_question_of_nothing_asks_for_nothing() -> None:
    assert inquire("？").groups == inquire("").groups == ()


def test_the_class_that_a_question_of_meaning_names_is_left_out() -> None:
    assert [group[0].term for group in inquire("SIPとはどのような制度ですか").groups] == ["sip"]
    assert [group[0].term for group in inquire("どんな取組がありますか").groups] == ["取り組み"]


def test_a_pasted_page_is_searched_by_its_beginning() -> None:
    assert len(inquire(" ".join(f"名前{n}番" for n in range(900))).groups) <= 200
