"""A sentence may say of the rest that it was done, if it says as well of which it was not."""

import pytest

from drafter.verification.words.affirmed import Denials
from drafter.verification.words.contrast import of_the_rest
from drafter.verification.words.opposition import opposed
from drafter.verification.words.pieces import pieces

ACCOUNTS = (
    "偏远村没有安排放映。",
    "抽查合同12份，4份没有按时公告。",
    "下属单位没有开展绩效自评。",
    "放映机7台没有登记入账。",
    "片库日志和放映记录没有归档。",
)


def contrary(text: str) -> bool:
    return bool([one for one in opposed(text, ACCOUNTS) if one.sure] or list(Denials(ACCOUNTS).affirmed(text)))


@pytest.mark.parametrize(
    "text",
    [
        "31个村已安排放映，偏远村没有安排。",
        "8份合同已按时公告，4份没有按时公告。",
        "本级已开展绩效自评，下属单位没有开展。",
        "15台放映机已登记入账，其余7台没有登记。",
        "4份合同已经公告，但超过了期限。",
    ],
)
def test_what_was_done_by_others_is_no_contrary(text: str) -> None:
    assert not contrary(text)


@pytest.mark.parametrize(
    "text",
    [
        "偏远村已安排放映，城区没有安排。",
        "下属单位已开展绩效自评，本级没有开展。",
        "7台放映机已登记入账。",
        "4份合同均已按时公告。",
        "片库日志没有归档，放映记录已归档。",
    ],
)
def test_what_the_account_denies_is_told_all_the_same(text: str) -> None:
    assert contrary(text)


def test_amounts_count_nothing() -> None:
    parts = pieces("预算640万元，支出211万元，没有用完428万元。")
    assert not any(of_the_rest(one, parts) for one in parts)
