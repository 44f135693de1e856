"""Of how many a clause speaks, and what a deficiency leads to: no more and no other than is recorded."""

import pytest

from drafter.verification.telling.problems.effects import turned
from drafter.verification.telling.problems.widening import widened

ACCOUNTS = [
    "部分护栏没有编号。",
    "有的桥头警示灯夜间不亮，其中12处灯杆倾斜。",
    "抽查的各片区均没有巡查记录。",
    "路面修补没有验收。",
]


def more(text: str) -> list[str]:
    return [text[one.start : one.end] for one in widened(text, ACCOUNTS)]


@pytest.mark.parametrize(
    "text",
    [
        "各护栏没有编号。",
        "每处护栏没有编号。",
        "每个桥头警示灯夜间不亮。",
        "桥头警示灯夜间不亮，",
        "桥头警示灯夜间不亮。",
    ],
)
def test_each_or_no_number_at_all_for_some_is_found(text: str) -> None:
    assert more(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "部分护栏没有编号。",
        "个别护栏没有编号。",
        "各片区没有巡查记录。",
        "片区没有巡查记录。",
        "路面修补没有验收。",
        "各单位应当对护栏逐一编号。",
        "各路段标线清晰。",
    ],
)
def test_as_many_as_the_account_says_or_something_else_is_silent(text: str) -> None:
    assert more(text) == []


APPROVED = [
    "设施完好状况缺少台账可供核对。",
    "养护责任没有落实到人，巡查效果难以评价。",
    "养护经费的使用效益受到影响。",
    "巡查记录及时补登。",
]


def against(text: str, *own: str) -> list[str]:
    return [text[one.start : one.end] for one in turned(text, own, APPROVED)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("养护责任已经落实到人，巡查效果难以评价。", ["养护责任已经落实到人，"]),
        ("养护经费的使用效益没有受到影响。", ["养护经费的使用效益没有受到影响。"]),
        ("设施完好状况具备台账可供核对。", ["设施完好状况具备台账可供核对。"]),
    ],
)
def test_an_approved_effect_turned_round_is_found(text: str, pieces: list[str]) -> None:
    assert against(text) == pieces


def test_an_effect_as_it_is_approved_or_recorded_is_silent() -> None:
    assert [against(one) for one in APPROVED] == [[], [], [], []]
    assert against("养护责任没有落实到人。") == []
    assert against("养护责任已经落实到人，", "养护责任已经落实到人，但巡查效果不好。") == []
    assert against("应当把养护责任落实到人。") == []
