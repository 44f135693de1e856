"""What is denied in anybody's words: deeds of writing and of having, done in time, absences behind their noun."""

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.model import Severity
from drafter.verification.reading.manuscripts import manuscript_of

CASE = Case.model_validate(
    {
        "id": "luyan-2022",
        "department": {"name": "芦岩县虚构水文站", "units": {"finance": "财务室"}},
        "fiscal_year": 2022,
        "rubric": "made-up",
        "notice": {"title": "芦岩县虚构水文站评价报告", "issuer": "芦岩县虚构财政局"},
        "findings": [
            {
                "id": "F01",
                "indicator": "1",
                "facts": {
                    "before": {
                        "kind": "money",
                        "label": "上年末结转结余",
                        "role": "结余",
                        "value": "0",
                        "unit": "万元",
                    },
                    "now": {
                        "kind": "money",
                        "label": "年末结转结余",
                        "role": "结余",
                        "value": "21.30",
                        "unit": "万元",
                    },
                },
                "points": [
                    {
                        "id": "a",
                        "title": "新增结转结余资金",
                        "text": "上年末结转结余为{F01.before}，年末形成结转结余{F01.now}。",
                    },
                    {"id": "b", "title": "考核流于形式", "text": "观测考核表上没有列出巡测次数。"},
                    {"id": "c", "title": "以收据入账", "text": "零星船工费以收据入账，无发票。"},
                    {"id": "d", "title": "供货变更没有手续", "text": "缆道钢索供货单位变更，没有办理变更手续。"},
                    {"id": "e", "title": "部分测站未按期完工", "text": "两座测站的完工时间均晚于计划。"},
                    {"id": "f", "title": "水位年报公开不及时", "text": "水位年报超过规定期限才公开。"},
                ],
            }
        ],
    }
)
CHECKER = Checker(CASE, {})


def turned(sentence: str) -> bool:
    found = CHECKER.check(manuscript_of(f"三、存在问题\n{sentence}\n")).violations
    return any(one.check == "polarity" and one.severity is Severity.BLOCK for one in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "巡测次数已被列入观测考核表。",
        "观测考核表已列明巡测次数。",
        "零星船工费凭收据入账，均已取得发票。",
        "缆道钢索供货单位变更，变更手续齐备。",
        "缆道钢索供货单位变更，变更手续早已办妥。",
        "两座测站都已按计划时间完工。",
        "水位年报已在规定期限内公开。",
    ],
)
def test_what_the_account_denies_is_not_told_as_done(sentence: str) -> None:
    assert turned(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "巡测次数未被列入观测考核表。",
        "零星船工费凭收据入账，没有取得发票。",
        "缆道钢索供货单位变更，变更手续阙如。",
        "缆道钢索供货单位变更，变更手续一概没有。",
        "缆道钢索供货单位变更，变更手续付之阙如。",
        "两座测站均已完工，但都晚于计划。",
        "水位年报已经公开，但超过规定期限。",
        "上年末没有结转结余，2022年末却形成结转结余21.30万元。",
        "去年没有结转结余。",
    ],
)
def test_the_same_in_other_words_is_no_contrary(sentence: str) -> None:
    assert not turned(sentence)
