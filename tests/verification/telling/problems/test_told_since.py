"""What nobody recorded: why it came about, what became of it since, and that all is well."""

import pytest

from drafter.verification.telling.points.told import praise
from drafter.verification.telling.problems.events import unrecorded
from drafter.verification.words.causes import invented
from drafter.verification.words.opposition import opposed

RECORD = ("澄湖管护站的浮标有4座没有编号，维护费用的专项报告没有附巡查记录。", "巡查人员没有在记录上签名。")

CAUSES = [
    "浮标没有编号，这与站长长期在外兼职直接相关。",
    "浮标没有编号，与绘图软件授权到期不无关系。",
    "浮标没有编号，究其原因，是漆料被洪水冲走。",
    "浮标没有编号，主要系漆料被洪水冲走所致。",
    "浮标没有编号，症结在于站长长期在外兼职。",
    "浮标没有编号，由漆料被洪水冲走引起。",
]


@pytest.mark.parametrize("text", CAUSES)
def test_a_cause_behind_the_matter_is_found(text: str) -> None:
    assert [one.sure for one in invented(text, RECORD)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "浮标没有编号，这与巡查人员没有在记录上签名直接相关。",
        "浮标与巡查记录没有逐一对应。",
        "浮标台账与漆料领用单、验收单有关的栏目没有填写。",
        "与维护费用的专项报告没有附巡查记录有关。",
    ],
)
def test_a_recorded_cause_and_a_mere_link_are_none(text: str) -> None:
    assert list(invented(text, RECORD)) == []


SINCE = [
    "审计机关已就此出具专项报告。",
    "上述问题已全部整改到位。",
    "维护费用已如数退还。",
    "巡查人员均已被问责。",
    "没有编号的浮标已经补办编号。",
    "巡察组已将维护费用的专项报告移交。",
]


@pytest.mark.parametrize("text", SINCE)
def test_what_became_of_it_is_told_only_from_the_record(text: str) -> None:
    assert [one.start for one in unrecorded(text, RECORD)] == [0]


@pytest.mark.parametrize("named", ["巡查问题整改率要求90%。", "巡查问题整改后没有复验。"])
def test_a_rate_of_what_was_set_right_records_nothing(named: str) -> None:
    assert len(list(unrecorded("上述问题已全部整改到位。", (*RECORD, named)))) == 1


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("上述问题尚未整改到位。", RECORD),
        ("维护费用没有退还。", RECORD),
        ("维护费用已如数退还。", (*RECORD, "10月维护费用退还财政专户。")),
        ("巡查记录已经整改到位。", (*RECORD, "巡查记录已整改到位。")),
        ("浮标有4座没有编号，专项报告没有附巡查记录。", RECORD),
        ("巡查问题整改完成率没有达到目标。", (*RECORD, "巡查问题整改完成率没有达到目标。")),
    ],
)
def test_what_is_recorded_or_denied_is_no_event(text: str, record: tuple[str, ...]) -> None:
    assert list(unrecorded(text, record)) == []


TURNED = [
    ("管护站具备浮标检修的条件。", "管护站缺少浮标检修的条件。"),
    ("巡查船燃油储备充裕。", "巡查船燃油储备短缺。"),
    ("浮标间距难于辨认航道走向。", "浮标间距易于辨认航道走向。"),
    ("巡查船备件目录残缺。", "巡查船备件目录齐备。"),
]


@pytest.mark.parametrize(("account", "text"), TURNED)
def test_opposites_turn_an_account_round(account: str, text: str) -> None:
    assert len(list(opposed(text, (account,)))) == 1
    assert list(opposed(account, (account,))) == []


@pytest.mark.parametrize("text", ["浮标检修较快", "备件目录完备", "燃油储备足够", "航道布设周密"])
def test_a_lead_of_a_problem_does_not_praise(text: str) -> None:
    assert praise(text, RECORD) == "phrase_praises"


@pytest.mark.parametrize("text", ["备件目录不完备", "燃油储备不足够", "航道布设周密性不足"])
def test_praise_that_is_denied_is_none(text: str) -> None:
    assert praise(text, RECORD) == ""
