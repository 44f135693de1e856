"""What a wording says that no text of its place says is found; other ways of putting it are left alone."""

import pytest

from drafter.drafting.additions import check_additions
from drafter.findings.slots import Fill, Filled
from drafter.verification.model import Section

TEXTS = (
    "全年预算资金支出率为58.48%，向财政部门提交的项目经费申请没有通过，部分项目经费当年没有形成支出。",
    "新增采购监控点位和专线服务，采购支出超出预算，不符合规定。",
    "在预算执行中按月，由财务部门通报各项目支出进度，低于序时进度的说明原因。",
)


def added(wording: str, section: Section = Section.PROBLEMS, fills: tuple[Fill, ...] = ()) -> list[str]:
    """The words that nothing vouches for."""
    return [one.violation.text for one in check_additions(section, Filled(wording, fills), TEXTS)]


@pytest.mark.parametrize(
    ("wording", "word"),
    [
        ("并违章新增采购监控点位", "违章"),
        ("伪造的项目经费申请没有通过", "伪造"),
        ("部分救灾项目经费当年没有形成支出", "救灾"),
        ("食堂采购支出超出预算", "食堂"),
        ("部分项目经费没有形成合规支出", "合规"),
        ("预算资金全无支出", "全无"),
        ("何雪梅采购支出超出预算", "何雪梅"),
    ],
)
def test_what_no_text_says_is_found_as_it_stands(wording, word):
    assert word in added(wording)


@pytest.mark.parametrize(
    ("wording", "word"),
    [
        ("由陆建平通报各项目支出进度", "陆建平"),
        ("由副镇长通报各项目支出进度", "副镇长"),
        ("按小时通报各项目支出进度", "小"),
        ("低于序时进度的说明违约原因", "违约"),
    ],
)
def test_whom_and_how_often_a_measure_names_stands_in_its_texts(wording, word):
    assert any(word in one for one in added(wording, Section.RECOMMENDATIONS))


@pytest.mark.parametrize(
    "wording",
    ["预算资金支出不够充分", "部分项目经费尚未形成支出", "采购支出的预算约束不强，新增采购的管理有待加强"],
)
def test_another_way_of_putting_it_is_none(wording):
    assert added(wording) == []


def test_a_measure_may_be_asked_for_in_other_words():
    assert added("由财务部门按月通报并督促项目支出进度，进一步明确原因", Section.RECOMMENDATIONS) == []


def test_what_comes_out_of_a_slot_is_vouched_for_and_what_stands_beside_it_is_not():
    fills = (Fill("dept.short", 0, 4),)
    assert added("县图书馆采购支出超出预算", fills=fills) == []
    assert added("县图书馆食堂采购支出超出预算", fills=fills) == ["食堂"]


def test_a_word_of_blame_is_not_put_together_of_the_ends_of_two_others():
    assert "合规" not in added("采购支出不符合规定")
