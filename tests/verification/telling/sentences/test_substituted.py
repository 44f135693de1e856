"""A piece that is one of the case's but for one word: which words make it another, and which put it otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.model import Severity
from drafter.verification.reading.examination import examine
from drafter.verification.reading.manuscripts import manuscript_of
from drafter.verification.telling.sentences.substituted import Substituted
from drafter.verification.words.places import Change, Places, bare
from drafter.verification.words.turns import Turn, Turned, turned

ACCOUNTS = (
    "抽查的维修单里有6份未经审批先行施工，其中4份没有验收记录。",
    "河堤养护费目标值为九成，比上年下降，付款前没有取得照片，由同一人经办。",
    "水泵出租后没有登记入账，全年没有巡查，部分乡镇没有安排培训。",
)
EFFECT = "资金使用的效果难以确认。"
FOLLOWED = "河道巡查人员不能及时掌握水位情况，调度难以跟进。"
HARM = "巡查记录与实际的次序不符，不利于河道养护的内部控制。"
MEASURE = "{who.finance}逐笔核对维修单，未经批准的不予支付，应当书面说明原因。"
CASE = Case.model_validate(
    {
        "id": "yunling-2022",
        "department": {"name": "云岭县虚构水利所", "short": "水利所"},
        "fiscal_year": 2022,
        "rubric": "made-up",
        "findings": [
            {
                "id": f"F0{number}",
                "indicator": str(number),
                "points": [{"id": "a", "title": f"养护管理第{number}项没有做好", "text": account}],
            }
            for number, account in enumerate(ACCOUNTS, 1)
        ],
        "notice": {"title": "云岭县虚构水利所2022年度部门整体支出绩效复核报告", "issuer": "云岭县虚构财政局"},
    }
)
CHECKER = Checker(CASE, {}, [EFFECT, FOLLOWED, HARM, MEASURE])
CHECK = Substituted(CHECKER._book)


def said(text: str, heading: str = "三、存在问题") -> list[tuple[str, str, str]]:
    examination = examine(manuscript_of(f"{heading}\n{text}\n"), CHECKER._book)
    return [(one.text, one.severity.value, one.expected) for one in CHECK.check(examination)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("群众反映的维修单里有6份未经审批先行施工。", ("群众反映", "block", "抽查")),
        ("抽查的维修单里有6份未经审批暂停施工。", ("暂停", "block", "先行")),
        ("抽查的维修单里有6份未经审批先行施工，另有4份没有验收记录。", ("另有", "block", "其中")),
        ("河堤养护费上年值为九成。", ("上年", "block", "目标")),
        ("河堤养护费目标值为九成，比前年下降。", ("前年", "block", "上年")),
        ("付款后没有取得照片。", ("后", "block", "前")),
        ("付款前没有取得照片，由三人分别经办。", ("三人分别", "block", "同一人")),
        ("水泵出售后没有登记入账。", ("出售", "block", "出租")),
        ("水泵出租后没有登记入账，有时没有巡查。", ("有时", "block", "全年")),
        ("水泵出租后再次没有登记入账。", ("水泵出租后再次没有登记入账。", "block", "水泵出租后没有登记入账")),
    ],
)
def test_a_word_that_excludes_the_accounts_is_refused(text: str, found: tuple[str, str, str]) -> None:
    assert said(text) == [found]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("付款前已经取得照片。", "block"),
        ("水泵出租后并非没有登记入账。", "block"),
        ("所有乡镇没有安排培训。", "block"),
        ("抽查的维修单里有6份先行施工。", "review"),
        ("资金使用的效果得以确认。", "block"),
    ],
)
def test_a_denial_a_whole_and_a_condition_are_held_to_the_account(text: str, severity: str) -> None:
    assert [one[1] for one in said(text)] == [severity]


@pytest.mark.parametrize(
    "text",
    [
        "".join(ACCOUNTS),
        "抽取的维修单里有6份未经批准提前施工，当中4份未有验收记录。",
        "河堤养护费指标值为九成，较去年下降。",
        "付款之前未取得照片，由一人经办。",
        "水泵租出以后没有入账，全年度没有巡查。",
        "有些乡镇没有安排培训。",
        "资金使用的效果无法确认。",
        "资金使用的效果不易确认。",
    ],
)
def test_what_says_the_same_passes(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("由办公室不必逐笔核对维修单。", ["block"]),
        ("由办公室逐笔核对维修单，未经批准的照常支付。", ["block"]),
        ("由办公室逐笔核对维修单，可以书面说明原因。", ["block"]),
        ("由办公室逐笔核对维修单，未经批准的不予支付，应当书面说明原因。", []),
        ("由财务股逐项核对维修单，未经审批的一律不予支付，须书面说明原因。", []),
        ("由财务股按月核对维修单。", []),
    ],
)
def test_a_measure_may_be_put_otherwise_and_not_undone(text: str, found: list[str]) -> None:
    assert [one[1] for one in said(text, "四、建议")] == found


def test_the_checker_says_it_once() -> None:
    report = CHECKER.check(manuscript_of("三、存在问题\n河堤养护费上年值为九成。\n"))
    words = [one for one in report.violations if one.check == "names" and one.severity is Severity.BLOCK]
    assert [one.text for one in words] == ["上年"]


def test_another_thing_is_shown_and_other_words_are_not() -> None:
    assert turned(Change("花费", "桥墩", "", "全年没有巡查记录")) is None
    other = turned(Change("铁塔", "桥墩", "", "全年没有巡查记录"))
    assert other == Turned(Turn.OTHER, "铁塔", "桥墩", sure=False)


def test_pieces_are_compared_where_they_differ_in_one_place() -> None:
    places = Places(("水泵出租后没有登记入账，全年没有巡查。",))
    assert places.pieces == {"水泵出租后没有登记入账", "全年没有巡查"}
    assert places.changes("水泵出售后没有登记入账", 3) == [Change("售", "租", "水泵出", "后没有登记入账")]
    assert places.changes("全年没有巡查", 3) == []
    assert places.changes("仓库盘点走了过场", 3) == []


@given(st.text("水泵出租后没有登记入账", max_size=12), st.integers(0, 11), st.integers(0, 11))
def test_a_change_puts_both_pieces_together(put: str, start: int, length: int) -> None:
    source = "水泵出租后没有登记入账"
    piece = bare(source[:start] + put + source[start + length :])
    for change in Places((source,)).changes(piece, 1):
        assert change.left + change.said + change.right == piece
        assert change.source == source


@pytest.mark.parametrize("ease", ["易于", "便于", "能够", "得以"])
def test_a_short_effect_that_says_all_is_well_is_refused_behind_what_leads_to_it(ease: str) -> None:
    text = FOLLOWED.replace("难以", ease)
    assert said(text) == [(f"调度{ease}跟进。", "block", "调度难以跟进")]
    assert said(FOLLOWED) == []


@pytest.mark.parametrize("help_", ["有利于", "有助于", "便于"])
def test_what_harms_does_not_help(help_: str) -> None:
    assert [one[1:] for one in said(HARM.replace("不利于", help_))] == [("block", HARM[13:-1])]


@pytest.mark.parametrize("harm", ["不利于", "有碍于", "无益于"])
def test_what_harms_may_be_said_in_other_words(harm: str) -> None:
    assert said(HARM.replace("不利于", harm)) == []


@pytest.mark.parametrize(
    "sentence", ["水位每日上报，调度易于跟进。", "调度易于跟进。", "巡查每日登记，有利于河道养护。"]
)
def test_what_is_said_of_something_else_stands(sentence: str) -> None:
    assert said(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        FOLLOWED.replace("难以", "易于"),
        "按日上报水位，使调度易于跟进。",
        "完善巡查记录，有利于河道养护的内部控制。",
    ],
)
def test_a_recommendation_may_say_what_will_be_well(sentence: str) -> None:
    assert said(sentence, "四、建议") == []
