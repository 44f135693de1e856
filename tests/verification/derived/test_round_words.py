"""Figures in round words, the most and the least of some, figures of speech, and limits told in other words."""

import pytest

from drafter.findings.model import Case
from drafter.knowledge.model import Norm
from drafter.verification.checker import Checker
from drafter.verification.model import Severity
from drafter.verification.reading.manuscripts import manuscript_of


def _told(label: str, value: str, unit: str, role: str = "数量", period: str = "2022") -> dict[str, str]:
    return {"kind": "count", "label": label, "role": role, "value": value, "unit": unit, "period": period}


def _finding(name: str, text: str, facts: dict[str, dict[str, str]], *norms: str) -> dict[str, object]:
    point = {"id": "a", "title": text.partition("，")[0], "text": text, "deducted": "1", "norms": norms}
    return {"id": name, "indicator": f"1.{name[-1]}", "facts": facts, "points": [point]}


NORM = Norm.model_validate(
    {
        "id": "filing",
        "document": "虚构合同备案办法",
        "in_force": "2020-01-01",
        "article": "第九条",
        "topic": "合同备案时限",
        "content": "采购人应在合同签订之日起7个工作日内备案。",
        "figures": {
            "limit": {"kind": "count", "label": "合同备案期限", "role": "期限", "value": "7", "unit": "个工作日"}
        },
    }
)
CASE = Case.model_validate(
    {
        "id": "xishan-2022",
        "department": {"name": "溪山县虚构水务站", "short": "县水务站"},
        "fiscal_year": 2022,
        "rubric": "made-up",
        "notice": {"title": "复核报告", "issuer": "溪山县财政局"},
        "findings": [
            _finding(
                "F01",
                "部分闸门停用，检查闸门{F01.all}，{F01.idle}停用",
                {"all": _told("检查的闸门", "32", "座"), "idle": _told("停用的闸门", "10", "座")},
            ),
            _finding(
                "F02",
                "合同备案滞后，三份合同备案分别用时{F02.a}、{F02.b}、{F02.c}",
                {
                    "a": _told("XS-2022-011号合同备案用时", "29", "个工作日"),
                    "b": _told("XS-2022-012号合同备案用时", "12", "个工作日"),
                    "c": _told("XS-2022-013号合同备案用时", "18", "个工作日"),
                },
                "filing",
            ),
            _finding(
                "F03",
                "来站群众减少，接待群众{F03.now}，上年为{F03.before}",
                {
                    "now": _told("接待群众", "7,810", "人次", "完成值"),
                    "before": _told("上年接待群众", "10,050", "人次", "上年数", "2021"),
                },
            ),
            _finding("F04", "指标表述空泛，后勤项目的指标写为“运转高效”，无法考核", {}),
        ],
    }
)
CHECKER = Checker(CASE, {"filing": NORM})


def _blocked(text: str) -> list[str]:
    manuscript = manuscript_of(f"三、存在问题\n{text}\n")
    found = [one for one in CHECKER.check(manuscript).violations if one.check not in ("coverage", "structure")]
    return [one.text for one in found if one.severity is Severity.BLOCK and one.start > len("三、存在问题")]


@pytest.mark.parametrize(
    "text",
    [
        "停用的闸门占三成出头。",
        "停用的闸门没过半数。",
        "停用的闸门占检查闸门的三成多。",
        "来站群众比上年少了两成多。",
        "XS-2022-011号合同备案拖了29个工作日，是法定时限的四倍还多。",
        "备案最慢的一份用了29个工作日。",
        "备案最快的一份也用了12个工作日。",
        "备案最慢的一份比最快的一份多用了17个工作日。",
        "后勤项目的指标只写“运转高效”四个字。",
        "备案时限看《虚构合同备案办法》第九条，是7个工作日。",
        "合同备案要严守7个工作日。",
    ],
)
def test_what_is_so_passes(text: str) -> None:
    assert _blocked(text) == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("停用的闸门占四成出头。", "四成"),
        ("停用的闸门过了半数。", "半数"),
        ("停用的闸门占检查闸门的六成多。", "六成"),
        ("来站群众比上年少了一成多。", "一成"),
        ("来站群众比上年少了三成多。", "三成"),
        ("XS-2022-011号合同备案拖了29个工作日，是法定时限的六倍还多。", "六倍"),
        ("备案最慢的一份比最快的一份多用了11个工作日。", "11个工作日"),
        ("备案最快的一份比最慢的一份多用了17个工作日。", "17个工作日"),
        ("备案时限看《虚构合同备案办法》第九条，是9个工作日。", "9个工作日"),
        ("合同备案要严守27个工作日。", "27个工作日"),
    ],
)
def test_what_is_not_so_is_refused(text: str, figure: str) -> None:
    assert figure in _blocked(text)


def test_so_many_characters_as_the_words_do_not_have_are_told() -> None:
    manuscript = manuscript_of("三、存在问题\n后勤项目的指标只写“运转高效”六个字。\n")
    assert "六个" in [one.text for one in CHECKER.check(manuscript).violations]
