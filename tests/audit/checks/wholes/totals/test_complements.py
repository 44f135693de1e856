"""A whole of two parts, of which one is all that the other is not."""

import pytest

from tests.audit.findings import alarms


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("全年受理群众诉求1846件，已办结1795件，未办结{}件。", "51", "15"),
        ("抽检样品620批次，合格598批次，不合格{}批次。", "22", "32"),
        ("纳入监测户328户，消除风险241户，尚未消除风险{}户。", "87", "78"),
    ],
)
def test_what_is_so_and_what_is_not_make_up_the_whole(text, right, wrong):
    assert alarms(text.format(right)) == []
    assert [kind for kind, _ in alarms(text.format(wrong))] == ["sum"]


@pytest.mark.parametrize(
    "text",
    [
        "查明矿种31种，其中：能源矿产6种，金属矿产5种，非金属矿产20种。",
        "探明矿种55种，其中金属矿产21种，非金属矿产30种，能源矿产3种，水气矿产1种。",
        "受理240件，办结228件（含上年结转），未按期办结3件。",
        "检查520家，合格480家，其余整改后合格40家，不合格0家。",
    ],
)
def test_more_than_two_kinds_are_no_opposites(text):
    assert alarms(text) == []
