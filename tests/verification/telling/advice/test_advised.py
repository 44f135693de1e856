"""A recommendation asks for something to come, of whoever answers for it, by when it can be done."""

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.facts.book import Book
from drafter.verification.model import Section
from drafter.verification.telling.advice.charges import Charges
from drafter.verification.telling.advice.counsel import Counsel
from drafter.verification.telling.advice.done import deeds
from drafter.verification.telling.approved import Approved
from drafter.verification.words.pieces import Piece, pieces

CASE = Case.model_validate(
    {
        "id": "wuling-2022",
        "department": {
            "name": "雾岭县虚构航道站",
            "subordinates": ["雾岭县虚构航标队"],
            "units": {"finance": "计财组", "assets": "航标组", "leadership": "站务会"},
        },
        "fiscal_year": 2022,
        "rubric": "made-up",
        "notice": {"title": "雾岭县虚构航道站评价报告", "issuer": "雾岭县虚构财政局"},
        "findings": [
            {
                "id": "F01",
                "indicator": "1",
                "points": [
                    {"id": "a", "title": "浮标未登记", "text": "浮标没有登记，航标组已建立登记册但没有启用。"},
                    {"id": "b", "title": "缆绳款未核对", "text": "缆绳款没有核对。", "advice": ""},
                ],
            }
        ],
    }
)
BUOYS = "补登浮标卡片\n由{who.assets}逐座核对浮标卡片和实物，漏登的补登位置，{who.finance}按季度抽查是否相符。"
ROPES = "核对缆绳款项\n由{who.finance}逐笔核对缆绳款项和合同，多付的予以追回，结果报{who.leadership}。"
DIVES = "登记潜水作业\n由{who.operations}逐次登记潜水作业的时间、地点和人员，并留存影像。"
ANSWERING = {"F01.a": Approved((BUOYS, DIVES)), "F01.b": Approved((ROPES,))}
APPROVED = tuple(text for one in (BUOYS, ROPES, DIVES) for text in one.split("\n"))
BOOK = Book(CASE, {}, {}, APPROVED)
COUNSEL = Counsel(BOOK)
ACCOUNTS: tuple[Piece, ...] = pieces("浮标没有登记，航标组已建立登记册但没有启用。")
CHECKER = Checker(CASE, {}, APPROVED, answering=ANSWERING)


def done(text: str) -> list[bool]:
    return [one.sure for one in deeds(text, COUNSEL, ACCOUNTS)]


@pytest.mark.parametrize(
    "text",
    [
        "评价期间，航标组已逐座核对浮标卡片和实物，漏登的补登位置。",
        "评价期间，航标组逐座核对浮标卡片和实物。",
        "二是航标组于评价期间已逐座核对浮标卡片和实物，漏登的补登位置。",
        "由计财组核对了缆绳款项，多付的予以追回。",
        "上半年已由计财组逐笔核对缆绳款项和合同。",
        "截至2022年底，航标组补登了全部浮标卡片。",
        "浮标补登工作已全部完成。",
        "已逐笔核对缆绳款项和合同，结果报站务会。",
    ],
)
def test_a_measure_that_is_told_as_done_is_none(text: str) -> None:
    assert True in done(text)


@pytest.mark.parametrize(
    "text",
    [
        "由航标组逐座核对浮标卡片和实物，漏登的补登位置。",
        "对已多付的缆绳款，由计财组逐笔追回。",
        "已完工未验收的航道项目，由航标组组织验收。",
        "已沉没的浮标由航标组打捞，已报废的按程序核销。",
        "计财组已预付的款项，逐笔与供应商核对。",
        "浮标已移位的，及时复位；复位完毕的重新登记。",
        "为了防止漏登，由航标组逐座核对。",
        "凡已达到使用年限的缆绳，由航标组更换。",
        "由航标组会同已领用缆绳的班组逐根清点。",
        "航标组已建立登记册但没有启用，应逐座补登。",
    ],
)
def test_what_a_measure_is_on_may_have_come_about(text: str) -> None:
    assert True not in done(text)


def test_a_deed_from_which_the_recommendation_goes_on_is_shown() -> None:
    assert done("站务会已通过潜水规程，但仍须印发各班组。") == [False]


def misplaced(text: str) -> list[tuple[str, str, bool, bool]]:
    found = Charges(BOOK, ANSWERING).misplaced(text)
    return [(text[one.start : one.end], one.expected, one.outside, one.sure) for one in found]


@pytest.mark.parametrize(
    ("text", "who", "expected", "outside"),
    [
        ("由计财组逐座核对浮标卡片和实物，漏登的补登位置。", "计财组", "航标组", False),
        ("由航标组逐座核对浮标卡片和实物，漏登的补登，站务会按季度抽查是否相符。", "站务会", "计财组", False),
        ("在整改期限内，由站务会逐笔核对缆绳款项和合同，多付的追回。", "站务会", "计财组", False),
        ("由供应商逐笔核对缆绳款项和合同，多付的予以追回。", "供应商", "计财组", True),
        ("由县审计局逐笔核对缆绳款项和合同，多付的予以追回。", "县审计局", "计财组", True),
        ("由县财政局国库股逐座核对浮标卡片和实物，漏登的补登位置。", "县财政局国库股", "航标组", True),
        ("由第三方会计师事务所逐次登记潜水作业的时间、地点和人员。", "第三方会计师事务所", "", True),
    ],
)
def test_what_is_another_units_duty_is_told(text: str, who: str, expected: str, outside: bool) -> None:
    assert misplaced(text) == [(who, expected, outside, True)]


def test_a_duty_for_which_the_case_names_nobody_is_shown() -> None:
    assert misplaced("由航标组逐次登记潜水作业的时间、地点和人员，并留存影像。") == [("航标组", "", False, False)]


@pytest.mark.parametrize(
    "text",
    [
        "由航标组逐座核对浮标卡片和实物，漏登的补登位置，计财组按季度抽查是否相符。",
        "由计财组逐笔核对缆绳款项和合同，多付的予以追回，结果报站务会。",
        "由财务部门逐笔核对缆绳款项和合同，多付的予以追回。",
        "由雾岭县虚构航标队逐座核对浮标卡片和实物，漏登的补登位置。",
        "由计财组督促供应商退回缆绳款。",
        "由供应商按合同更换磨损的锚链。",
        "由站务会每年听取航道养护汇报。",
    ],
)
def test_own_duties_and_what_only_others_can_do_are_silent(text: str) -> None:
    assert misplaced(text) == []


def told(text: str) -> list[str]:
    said = CHECKER.check_sentence(text, points=["F01.a"], section=Section.RECOMMENDATIONS)
    return [one.text for one in said if one.severity == "block" and one.check in {"links", "quantities"}]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("在五年规划期内，由航标组逐座核对浮标卡片和实物。", "五年规划期内"),
        ("在“十四五”期间，由航标组逐座核对浮标卡片和实物。", "“十四五”期间"),
        ("在三年内，由航标组逐座核对浮标卡片和实物。", "三年"),
        ("在18个月内，由航标组逐座核对浮标卡片和实物。", "18个月"),
        ("在37日内，由航标组逐座核对浮标卡片和实物。", "37日"),
        ("由航标组逐座核对浮标卡片和实物，每季度不少于30次。", "30次"),
        ("由航标组逐座核对浮标卡片和实物，完好率达到37%以上。", "37%"),
        ("由航标组逐座核对浮标卡片和实物，支出率达到40%以上。", "40%"),
    ],
)
def test_a_far_or_odd_deadline_and_a_target_of_nobodys_may_not_stand(text: str, what: str) -> None:
    assert any(what in one or one in what for one in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "在三个月内，由航标组逐座核对浮标卡片和实物。",
        "在15个工作日内，由航标组逐座核对浮标卡片和实物。",
        "由航标组按月核对浮标卡片和实物，每季度不少于1次。",
        "浮标卡片保存不少于10年。",
        "浮标抽查比例不低于30%。",
        "确保卡片与实物相符率达到100%。",
        "由航标组结合五年规划逐座核对浮标卡片和实物。",
    ],
)
def test_ordinary_ones_are_at_most_shown(text: str) -> None:
    assert told(text) == []


def test_the_end_of_a_term_is_no_deed():
    assert not list(deeds("由计财组在每季度终了后逐项清理结转资金。", COUNSEL, ()))
    assert list(deeds("计财组清理了闲置资金。", COUNSEL, ()))
