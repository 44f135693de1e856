"""Changes without their unit, which an amount and a rate give."""

from tests.audit.findings import audited_word, told_and_silent

SLIPS = [
    ("渠道支出412.83万元，较2030年决算数增加{}，增长30.65%。", "96.86万元", "96.86"),
    ("渠道支出235.18万元，比上年减少{}，下降26.47%。", "84.66万元", "84.66"),
]

ALIKE = [
    "渠道支出412.83万元，较2030年决算数增加12.50，增长30.65%。",  # of what, nothing shows
    "渠道支出412.83万元，管护指数较上年增加96.86，提高30.65%以上。",
]

test_only_the_slip_is_told, test_look_alikes_stay_silent = told_and_silent(SLIPS, ALIKE, "unit")


def test_what_should_stand_there_is_said():
    (found,) = audited_word("渠道支出4.13亿元，比上年增加0.97，增长30.70%。").issues
    assert (found.message, found.expected) == ("“增加0.97”没有单位", "按4.13亿元和30.70%推算，应为“增加0.97亿元”")
