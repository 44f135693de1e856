"""What a frame may tell otherwise, and what it may not."""

import pytest

from drafter.findings.model import Department
from drafter.verification.frame.sameness import Sameness, same_number

OWN = Sameness(Department(name="云岭县文化局（虚构）", short="县文化局"))
SAID = "评定云岭县文化局(虚构)2022年度得分为9.00分,收入7377.90万元"


@pytest.mark.parametrize(
    "other",
    [
        SAID.replace("云岭县文化局(虚构)", "你单位"),
        SAID.replace("云岭县文化局(虚构)", "贵局"),
        SAID.replace("云岭县文化局(虚构)", "县文化局"),
        SAID.replace("9.00分", "9分"),
        SAID.replace("7377.90万元", "73779000元"),
        SAID.replace("7377.90万元", "0.73779亿元"),
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
    ],
)
def test_what_says_something_else_does_not(other: str) -> None:
    one, two = OWN.read(SAID, other)
    assert one.key != two.key


def test_every_sign_knows_where_it_stands() -> None:
    (one,) = OWN.read("对云岭县文化局(虚构)2022年")
    assert [one.places[one.key.index(sign)] for sign in "对2年"] == [0, 11, 15]
    assert one.places[-1] == 16


def test_cells_hold_one_number_whatever_zeros_end_it() -> None:
    assert same_number("9", "9.00")
    assert not same_number("9", "9.01")
    assert not same_number("9", "9%")
    assert not same_number("优", "优")
