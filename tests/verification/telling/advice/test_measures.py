"""Whether a recommendation says what to do, beside naming the problem and wishing it gone."""

import pytest

from drafter.verification.telling.advice.measures import hollow


@pytest.mark.parametrize(
    "text",
    [
        "按时办理信访投诉。高度重视存在的问题，举一反三，进一步加强管理。",
        "完善项目档案资料。针对“项目档案不完整”的问题，认真加以解决，今后不再发生同类问题。",
        "规范资产出租。对存在的问题及时予以纠正，确保整改到位。",
        "提高政治站位，切实加强领导。",
    ],
)
def test_wishes_say_nothing_to_do_whatever_they_are_headed_by(text: str):
    assert hollow(text)


@pytest.mark.parametrize(
    "text",
    [
        "完善项目档案资料。针对档案不完整的问题，由农田建设股补齐监理日志。",
        "规范资产出租。出租前报经批准，到期公开招租。",
        "按时办理信访投诉。收到投诉后登记办理期限。",
        "丰富讲座内容。",
    ],
)
def test_an_act_says_what_to_do(text: str):
    assert not hollow(text)
