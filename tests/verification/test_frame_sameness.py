"""What a frame may tell otherwise, and what it may not."""

import pytest

from drafter.findings.model import Department
from drafter.verification.frame.sameness import Sameness, same_number

OWN = Sameness(Department(name="云岭县文化局（虚构）", short="县文化局"))
SAID = "评定云岭县文化局(虚构)2022年度得分为9.00分,收入7377.90万元;优(得分≥90),良(90>得分≥80);于2022年3月底前报送"


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


def test_every_sign_knows_where_it_stands() -> None:
    (one,) = OWN.read("对云岭县文化局(虚构)在2022年的")
    assert [one.places[one.key.index(sign)] for sign in "对在的"] == [0, 11, 17]
    assert one.places[-1] == 18


def test_cells_hold_one_number_whatever_zeros_end_it() -> None:
    assert same_number("9", "9.00")
    assert not same_number("9", "9.01")
    assert not same_number("9", "9%")
    assert not same_number("优", "优")
