"""A notice is the bureau's: no author, editor or tool speaks in it. What the case says may be said."""

import pytest

from drafter.verification.model import Severity
from drafter.verification.reading.manuscripts import manuscript_of
from tests.verification.made_up import CHECKER, NOTICE

PLACE = "报销单缺少分管领导签字。"
OTHERS = (
    "（同上）",
    "（这个数再核一下）",
    "【说明】",
    "（老王意见：删）",
    "（二稿）",
    "（领导要求淡化）",
    "〔人数待业务股核定〕",
    "（沿用去年，照抄）",
    "［表略］",
    "此段文字过长，宜压缩。",
    "金额是否含税？",
    "这一条要不要保留。",
    "希望对您有帮助！",
    "以下内容根据上传的材料整理。",
    "我再看一下附件。",
    "请小李确认。",
    "请领导审定。",
    "提请后，请领导过目。",
    "金额以后再填。",
    "本段由大模型生成。",
    "先这样写。",
)
OWN = (
    "（详见附件）",
    "我局已督促整改。",
    "上述情况应当引起重视。",
    "请你单位认真整改。",
    "重大支出提请领导班子审议。",
    "在整改期限内，请领导班子会同人事岗位核对编制。",
    "请小组成员逐项核对。",
    "调整方案报请领导审批。",
    "没有报请分管负责人审阅。",
    "经办人呈请领导签批后支付。",
    "没有申请领导小组审核。",
    "邀请同事单位交流。",
    "担保申请提供的资料不全。",
    "管理责任没有压实到人。",
    "该条例的要求没有落实。",
    "同类数据的口径不一致。",
)


def told(said: str) -> set[str]:
    assert NOTICE.count(PLACE) == 1
    report = CHECKER.check(manuscript_of(NOTICE.replace(PLACE, PLACE + said)))
    return {v.text for v in report.violations if v.check == "residue" and v.severity is Severity.BLOCK}


@pytest.mark.parametrize("said", OTHERS)
def test_what_is_said_to_whoever_writes_is_refused(said: str) -> None:
    assert told(said)


@pytest.mark.parametrize("said", ["钱花到哪里去了？", "谁来签字呢。"])
def test_a_question_that_nobody_is_to_answer_is_a_matter_of_style(said: str) -> None:
    report = CHECKER.check(manuscript_of(NOTICE.replace(PLACE, PLACE + said)))
    asked = [v.severity for v in report.violations if v.check == "residue" and "提问" in v.message]
    assert asked == [Severity.REVIEW]


@pytest.mark.parametrize("said", OWN)
def test_what_the_bureau_says_is_not(said: str) -> None:
    assert told(said) == set()


@pytest.mark.parametrize(
    "said", ["預算執行偏慢。", "执行偏慢锟斤拷。", "执行偏慢😊。", "执行がある偏慢。", "合計偏低。"]
)
def test_strange_signs_are_refused(said: str) -> None:
    assert told(said)


def test_signs_of_units_and_numbers_are_not() -> None:
    assert told("面积约①30㎡、温度≥5℃。") == set()
