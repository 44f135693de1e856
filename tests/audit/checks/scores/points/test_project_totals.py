"""Total scores of one report, and those of the projects that it tells of one after another."""

import pytest

from tests.audit.findings import hints, kinds

TEXT = (
    "{first}自评得分为98分，自评等次为优秀。渠道已经清淤。\n"
    "{second}自评得分为60分，自评等次为合格。闸门尚未更换。\n"
)


def told(first, second):
    text = TEXT.format(first=first, second=second)
    return [*kinds(text), *(kind for kind, _ in hints(text))].count("two_values")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("渠道清淤项目", "闸门更换项目"),
        ("（一）渠道清淤专项", "（二）闸门更换工程"),
        ("清淤经费", "“闸门更换”项目"),
    ],
)
def test_each_project_has_its_own(first, second):
    assert told(first, second) == 0


@pytest.mark.parametrize(
    ("first", "second"), [("本部门整体支出", "本部门整体支出"), ("渠道清淤项目", "渠道清淤项目"), ("", "本项目")]
)
def test_one_has_only_one(first, second):
    assert told(first, second) == 1
