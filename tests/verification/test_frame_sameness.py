"""What a frame may tell otherwise, and what it may not."""

import pytest

from drafter.findings.model import Department
from drafter.verification.frame.sameness import Sameness, same_number

OWN = Sameness(Department(name="云岭县文化局（虚构）", short="县文化局"))
SAID = "评定云岭县文化局(虚构)2022年度得分为9.00分,收入7377.90万元;优(得分≥90),良(90>得分≥80);于2022年3月底前报送"
RESULT = '评定县文化局绩效得分为9.00分(满分10分),绩效等级为"优"。'


@pytest.mark.parametrize(
    "other",
    [
        SAID.replace("云岭县文化局(虚构)", "你单位"),
        SAID.replace("云岭县文化局(虚构)", "贵局"),
        SAID.replace("云岭县文化局(虚构)", "县文化局"),
        SAID.replace("9.00分", "9分"),
        SAID.replace("7377.90万元", "73779000元"),
        SAID.replace("7377.90万元", "0.73779亿元"),
        SAID.replace("90>得分≥80", "80≤得分<90"),
        SAID.replace("得分≥90", "90≤得分"),
        SAID.replace("2022年3月", "二〇二二年三月"),
        SAID.replace("2022年度", "二〇二二年度"),
    ],
)
def test_what_says_the_same_reads_the_same(other: str) -> None:
    one, two = OWN.read(SAID, other)
    assert one.key == two.key


@pytest.mark.parametrize(
    "other",
    [
        SAID.replace("云岭县文化局(虚构)", "云岭县财政局"),
        SAID.replace("云岭县文化局(虚构)", "我局"),
        SAID.replace("9.00分", "9.01分"),
        SAID.replace("7377.90万元", "7377.90元"),
        SAID.replace("7377.90万元", "0.7378亿元"),
        SAID.replace("90>得分≥80", "80<得分<90"),
        SAID.replace("90>得分≥80", "80≤得分≤90"),
        SAID.replace("90>得分≥80", "80≤得分<95"),
        SAID.replace("得分≥90", "90≥得分"),
        SAID.replace("3月底", "3月初"),
        SAID.replace("3月底", "3月"),
        SAID.replace("2022年3月", "二〇二三年三月"),
    ],
)
def test_what_says_something_else_does_not(other: str) -> None:
    one, two = OWN.read(SAID, other)
    assert one.key != two.key


@pytest.mark.parametrize(
    "other",
    [
        '评定县文化局绩效等级为"优",绩效得分9.00分(满分10分)。',
        "评定县文化局绩效得分为9分(满分10分),等级优。",
        '评定云岭县文化局(虚构)(以下简称"县文化局")绩效得分为9.00分(满分10分),绩效等级为"优"。',
    ],
)
def test_a_result_may_be_told_grade_first(other: str) -> None:
    one, two = OWN.read(RESULT, other)
    assert one.key == two.key


@pytest.mark.parametrize(
    "other",
    [
        '评定县文化局绩效等级为"良",绩效得分9.00分(满分10分)。',
        '评定县文化局绩效等级为"优",绩效得分9.10分(满分10分)。',
        '评定县文化局绩效等级为"优",绩效得分9.00分(满分100分)。',
        '评定云岭县文化局(虚构)(以下简称"县财政局")绩效得分为9.00分(满分10分),绩效等级为"优"。',
    ],
)
def test_but_no_other_result(other: str) -> None:
    one, two = OWN.read(RESULT, other)
    assert one.key != two.key


SCALE = "注:评分等级划分为优(得分≥90)、良(90>得分≥80)、差(得分<80)。"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("注:评分等级划分为90分及以上为优、80分及以上、不满90分为良、不满80分为差。", True),
        ("注:评分等级划分为90分以上为优、80分以上不足90分的为良、低于80分的为差。", True),
        ("注:评分等级划分为90分及以上为优、80分及以上、不满95分为良、不满80分为差。", False),
        ("注:评分等级划分为90分及以上为良、80分及以上、不满90分为优、不满80分为差。", False),
    ],
)
def test_a_scale_may_be_told_in_words(other: str, same: bool) -> None:
    one, two = OWN.read(SCALE, other)
    assert (one.key == two.key) is same


def test_every_sign_knows_where_it_stands() -> None:
    (one,) = OWN.read("对云岭县文化局(虚构)在2022年的")
    assert [one.places[one.key.index(sign)] for sign in "对在的"] == [0, 11, 17]
    assert one.places[-1] == 18


def test_cells_hold_one_number_whatever_zeros_end_it() -> None:
    assert same_number("9", "9.00")
    assert not same_number("9", "9.01")
    assert not same_number("9", "9%")
    assert not same_number("优", "优")
