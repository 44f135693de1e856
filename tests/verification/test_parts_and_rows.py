"""Parts and wholes, rows in order, denied bounds, fractions of facts, what a recommendation is about."""

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.reading.manuscripts import manuscript_of


def _told(kind: str, label: str, role: str, value: str, unit: str = "", **more: str) -> dict[str, str]:
    return {"kind": kind, "label": label, "role": role, "value": value, "unit": unit, **more}


def _day(label: str, role: str, value: str) -> dict[str, str]:
    return _told("date", label, role, value, period=value)


def _finding(name: str, text: str, facts: dict[str, dict[str, str]]) -> dict[str, object]:
    point = {"id": "a", "title": text.partition("，")[0], "text": text, "deducted": "1"}
    return {"id": name, "indicator": f"1.{name[-1]}", "facts": facts, "points": [point]}


CASE = Case.model_validate(
    {
        "id": "shiyan-2022",
        "department": {"name": "石堰县虚构水务站", "short": "县水务站"},
        "fiscal_year": 2022,
        "rubric": "made-up",
        "findings": [
            _finding(
                "F01",
                "水表登记不全，登记水表{F01.all}，其中{F01.bare}没有登记户号",
                {
                    "all": _told("count", "登记的水表", "数量", "310", "只"),
                    "bare": _told("count", "没有登记户号的水表", "数量", "42", "只"),
                },
            ),
            _finding(
                "F02",
                "闸门没有入账，购入闸门{F02.bought}，登记入账{F02.booked}，其余没有登记",
                {
                    "bought": _told("count", "购入的闸门", "数量", "25", "扇"),
                    "booked": _told("count", "登记入账的闸门", "数量", "17", "扇"),
                },
            ),
            _finding(
                "F03",
                "合同备案滞后，{F03.n1}号、{F03.n2}号合同签订后很久才备案",
                {
                    "n1": _told("contract_number", "合同编号", "编号", "SW-2022-011"),
                    "s1": _day("SW-2022-011号合同签订日期", "签订日期", "2022-03-01"),
                    "f1": _day("SW-2022-011号合同备案日期", "备案日期", "2022-03-24"),
                    "n2": _told("contract_number", "合同编号", "编号", "SW-2022-012"),
                    "s2": _day("SW-2022-012号合同签订日期", "签订日期", "2022-04-01"),
                    "f2": _day("SW-2022-012号合同备案日期", "备案日期", "2022-05-18"),
                },
            ),
            _finding(
                "F04",
                "维修经费结余，预算{F04.plan}，支出{F04.spent}，结余{F04.left}",
                {
                    "plan": _told("money", "维修经费预算", "预算", "240.00", "万元"),
                    "spent": _told("money", "维修经费支出", "支出", "196.80", "万元"),
                    "left": _told("money", "维修经费结余", "结余", "43.20", "万元"),
                },
            ),
            _finding(
                "F05",
                "水质抽检不达标，抽检指标{F05.all}，没有达标的{F05.bad}，达标的{F05.good}",
                {
                    "all": _told("count", "抽检的水质指标", "数量", "18", "项"),
                    "bad": _told("count", "没有达标的水质指标", "数量", "3", "项"),
                    "good": _told("count", "全部合格的水质指标", "数量", "15", "项"),
                },
            ),
            _finding(
                "F06",
                "管网漏损率偏高，县城{F06.town}，乡镇{F06.rural}",
                {
                    "town": _told("rate", "漏损率", "比率", "12.4", "%", subject="县城供水所"),
                    "rural": _told("rate", "漏损率", "比率", "19.1", "%", subject="乡镇供水所"),
                    "hills": _told("rate", "漏损率", "比率", "16.0", "%", subject="山区供水所"),
                },
            ),
        ],
        "notice": {"title": "石堰县虚构水务站评价报告", "issuer": "石堰县虚构财政局"},
    }
)
_CHECKER = Checker(CASE, {})
_PROBLEMS, _ADVICE = "三、存在问题\n", "四、建议\n"


def _verdict(head: str, text: str) -> str:
    checks = ("quantities", "names")
    found = _CHECKER.check(manuscript_of(f"{head}{text}\n")).violations
    told = [one.severity.value for one in found if one.check in checks and one.start >= len(head)]
    return "block" if "block" in told else "review" if told else ""


@pytest.mark.parametrize(
    ("true", "false"),
    [
        # a whole and the part told behind it
        ("18项水质指标有3项没有达标。", "3项水质指标有18项没有达标。"),
        ("水质指标18项，达标15项。", "水质指标18项，达标18项。"),
        ("310只水表中，只有268只登记了户号。", "310只水表中，只有42只登记了户号。"),
        # shares in words of what is counted
        ("310只水表中，一成多没有登记户号。", "310只水表中，三成多没有登记户号。"),
        ("登记的水表八成以上有户号，维修经费结余43.2万元。", "登记的水表九成以上有户号，维修经费结余43.2万元。"),
        # rows in order
        (
            "SW-2022-011号、SW-2022-012号合同分别于签订后23天、47天才备案。",
            "SW-2022-011号、SW-2022-012号合同分别于签订后47天、23天才备案。",
        ),
        (
            "漏损率由高到低依次为乡镇供水所、山区供水所、县城供水所。",
            "漏损率由高到低依次为乡镇供水所、县城供水所、山区供水所。",
        ),
        # bounds that are denied, and parts of facts
        ("维修经费支出196.8万元，没有突破240万元的预算。", "维修经费支出196.8万元，没有突破190万元的预算。"),
        ("县城供水所漏损率没有超过13%。", "县城供水所漏损率没有超过12%。"),
        ("乡镇供水所漏损率没有控制在19%以内。", "县城供水所漏损率没有控制在19%以内。"),
        ("维修经费结余43.2万元，超过预算的六分之一。", "维修经费结余43.2万元，超过预算的五分之一。"),
        ("维修经费支出不到预算的九成。", "维修经费支出不到预算的八成。"),
        # a rate of what was done beside what is left
        (
            "维修经费预算240万元，支出196.8万元，执行率82%，余43.2万元未用。",
            "维修经费预算240万元，支出196.8万元，执行率18%，余43.2万元未用。",
        ),
        # what is left is not told as the others are
        ("25扇闸门还有8扇没有入账。", "25扇闸门还有17扇没有入账。"),
    ],
)
def test_what_follows_from_facts_passes_and_what_does_not_is_refused(true: str, false: str) -> None:
    assert _verdict(_PROBLEMS, true) in ("", "review")
    assert _verdict(_PROBLEMS, false) == "block"


@pytest.mark.parametrize(
    ("true", "false", "told"),
    [
        ("逐户核实，补齐42只水表的户号。", "逐户核实，补齐24只水表的户号。", "block"),
        ("应及时将剩余8扇闸门登记入账。", "应及时将剩余9扇闸门登记入账。", "block"),
        ("应及时将其余8扇闸门登记入账。", "应及时将17扇闸门登记入账。", "review"),
        ("对42只没有登记户号的水表逐户补登。", "对268只没有登记户号的水表逐户补登。", "block"),
    ],
)
def test_a_recommendation_names_a_thing_by_what_shall_become_of_it(true: str, false: str, told: str) -> None:
    assert _verdict(_ADVICE, true) == ""
    assert _verdict(_ADVICE, false) == told
