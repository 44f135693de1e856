"""The codes of a case file and of a plan are for those who work on them: no notice has them."""

from dataclasses import replace

import pytest

from drafter.verification.model import Severity
from drafter.verification.reading.manuscripts import manuscript_of
from tests.verification.made_up import CASE, CHECKER, NOTICE

PLACE = "报销单缺少分管领导签字。"


def codes(sentence):
    """What a notice with a sentence more says of codes."""
    text = NOTICE.replace(PLACE, f"{PLACE}{sentence}")
    assert text != NOTICE
    found = CHECKER.check(manuscript_of(text)).violations
    return [(one.text, one.severity) for one in found if one.message.endswith("案卷内部的代号，读者看不懂")]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("报销审批不严（F01）。", "F01"),
        ("上述情况见F01.a。", "F01.a"),
        ("对应P1.2的整改要求。", "P1.2"),
        ("[R2.1]", "R2.1"),
    ],
)
def test_a_code_blocks(sentence, code):
    assert codes(sentence) == [(code, Severity.BLOCK)]


@pytest.mark.parametrize(
    "sentence", ["设备型号为XF01-2。", "执行F019号标准。", "使用P1.23.4版系统。", "牌号为AF01。"]
)
def test_a_longer_name_is_no_code(sentence):
    assert codes(sentence) == []


def test_what_the_record_writes_may_be_said():
    shelved = CASE.model_validate_json(CASE.model_dump_json().replace("分管领导签字", "F01柜领导签字"))
    assert shelved != CASE
    text = NOTICE.replace(PLACE, "报销单缺少F01柜领导签字。")
    found = replace(CHECKER, case=shelved).check(manuscript_of(text)).violations
    assert "F01" not in {one.text for one in found}
