"""Masked and put back: nothing private is left, slots stay as they are, and what comes back is what went."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.findings.slots import slots
from drafter.privacy.veil import Veil

TEXTS = ["由{F01.unit}局长张建国牵头，电话0751-6351234。", "张建国、张建没有签字，见{F02.date}的说明。"]


def test_one_person_has_one_placeholder_in_all_texts_of_a_request():
    veiled = Veil(("张建",)).over(TEXTS)
    assert veiled.texts == (
        "由{F01.unit}局长〖人员1〗牵头，电话〖电话1〗。",
        "〖人员1〗、〖人员2〗没有签字，见{F02.date}的说明。",
    )
    assert veiled.hidden == {"〖人员1〗": "张建国", "〖电话1〗": "0751-6351234", "〖人员2〗": "张建"}


def test_a_known_name_is_hidden_wherever_it_stands_also_spread_over_blanks():
    (masked,) = Veil(("欧阳青云",)).over(["经查，欧阳 青云所用票据不合规；欧阳青\n云未到场。"]).texts
    assert masked == "经查，〖人员1〗所用票据不合规；〖人员1〗未到场。"


def test_a_name_that_is_part_of_a_slot_changes_no_slot():
    texts = ["{F01.phone}与F01.phone不同", "{F01.zhang}zhang"]
    assert Veil(("F01.phone", "zhang")).over(texts).texts == ("{F01.phone}与〖人员1〗不同", "{F01.zhang}〖人员2〗")


def test_a_placeholder_that_a_text_holds_already_is_not_given_again():
    veiled = Veil().over(["〖人员1〗和局长张建国"])
    assert veiled.texts == ("〖人员1〗和局长〖人员2〗",)
    assert veiled.restored("〖人员1〗〖人员2〗") == "〖人员1〗张建国"


def test_an_answer_is_restored_however_a_model_writes_its_placeholders():
    veiled = Veil().over(TEXTS)
    for written in ("〖人员1〗", "【人员1】", "[人员1]", "〖 人员 1 〗", json.dumps("〖人员1〗")[1:-1]):
        assert veiled.restored(f'{{"fact": "{written}未到"}}') == '{"fact": "张建国未到"}'
    assert veiled.restored("人员1〖人员9〗〖人员12〗") == "人员1〖人员9〗〖人员12〗"


def test_what_is_put_back_breaks_no_json():
    veiled = Veil(('张"三"\\',)).over(['张"三"\\签字'])
    assert json.loads(veiled.restored('{"fact": "〖人员1〗"}')) == {"fact": '张"三"\\'}


def test_texts_without_anything_private_stay_as_they_are():
    assert Veil().over(["预算执行率偏低。"]).texts == ("预算执行率偏低。",)


PRIVATE = st.sampled_from(
    (
        "局长张建国",
        "联系人：王建设",
        "手机13800138000",
        "440221198001011237",
        "账号：8002000012345",
        "a.b@c.example",
    )
)
WORDS = st.sampled_from(
    ("预算", "，", "。", "{F01.a}", "{who.finance}", "未签字", "\n", "　", "见", "《办法》", "〖")
)
TEXT = st.lists(st.one_of(PRIVATE, WORDS), max_size=12).map("".join)


@settings(max_examples=200, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=4))
def test_whatever_is_masked_comes_back_and_slots_are_untouched(texts):
    veiled = Veil().over(texts)
    for text, masked in zip(texts, veiled.texts, strict=True):
        assert list(slots(masked)) == list(slots(text))
        assert "".join(veiled.restored(masked).split()) == "".join(text.split())
        for value in ("张建国", "王建设", "13800138000", "440221198001011237", "8002000012345", "a.b@c"):
            assert value not in "".join(masked.split())


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=3), st.lists(st.text(max_size=6), max_size=3))
def test_no_text_and_no_name_is_too_odd(texts, known):
    veiled = Veil(tuple(known)).over(texts)
    assert len(veiled.texts) == len(texts)
    veiled.restored("".join(texts))


def test_a_long_text_is_masked_in_time_that_grows_with_it():
    import time

    def seconds(times):
        text = "由局长张建国牵头，会计核算不规范，电话0751-6351234，平安路18号，合同YX-2023-031。" * times
        begun = time.process_time()
        Veil().over([text])
        return time.process_time() - begun

    seconds(10)
    assert seconds(800) < 14 * seconds(100) + 0.2
