"""A sentence beside the account that it retells, of a made-up harbour office, in anybody's words."""

from functools import cache

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.model import Section, Severity, Violation
from drafter.verification.telling.retold.flipped import flipped
from drafter.verification.telling.sources.sources import Told
from tests.verification.telling.retold.asked import found_in

_POINTS = {
    "survey": ("船只没有清查", "码头拖轮、巡逻艇多年没有清查，账面没有核对。", ""),
    "papers": ("报销附件不全", "03-0114号凭证报销食材款，没有附入库单和菜单。", "食材去向无从查考。"),
    "lights": ("航标灯管护不到位", "部分背街小巷的航标灯长期不亮，指标值设置过低，接待人次比上年下降。", ""),
    "order": (
        "验收晚于付款",
        "疏浚工程付款前没有取得验收记录，疏浚合同备案早于签订，因岸线手续没有办结，工期延误。",
        "",
    ),
    "hands": (
        "岗位没有分离",
        "采购的申请和保管由同一人经办，仍沿用港务合并以前的制度，质量保证金没有单独核算。",
        "",
    ),
    "fee": ("考核流于形式", "合同约定按季度考核结果付款，考核的结论均为合格，中心仍全额支付了服务费。", ""),
    "files": ("档案缺项", "引航服务只有付款申请，没有航行日志和验收记录，完成情况一栏写“按合同履行”。", ""),
    "signed": ("合同没有备案", "HQ-22-014号合同没有在规定时限内报送备案。", ""),
    "penalty": ("合同没有违约条款", "HQ-22-027号合同没有约定服务质量标准和违约责任。", ""),
    "repairs": ("小修没有报批", "泊位小修由现场口头确定，没有办理报批手续。", ""),
    "stock": ("部分备件盘亏", "盘亏的缆桩21根没有查明去向。", ""),
    "spare": ("部分备件闲置", "库内救生圈40只闲置。", ""),
    "rent": ("出租没有报批", "南岸旧泵房对外出租没有报经批准。", ""),
    "late": ("决算公开不及时", "港务决算批复以后四个月才公开，公众监督受到影响。", ""),
    "meals": ("接待费缺少审批单", "记-0052号凭证报销接待费3,860.00元，没有接待审批单。", ""),
    "vouchers": ("凭证缺签名", "2022年5月0021#凭证、2022年9月0034#凭证没有领款人签名。", ""),
    "pace": ("支出进度偏慢", "预算支出率72%，政府采购执行率45%，支付进度没有按月调度。", ""),
    "notes": ("记录雷同", "巡查记录除姓名和日期以外内容雷同。", ""),
}


@cache
def _checker() -> Checker:
    points = [
        {"id": name, "title": title, "text": text, "effect": effect}
        for name, (title, text, effect) in _POINTS.items()
    ]
    finding = {
        "id": "F01",
        "indicator": "港务管理",
        "source": {"document": "底稿", "place": "第1页"},
        "points": points,
    }
    department = {"name": "云岭县虚构港务中心", "units": {"finance": "财务室"}}
    case = {
        "id": "harbour",
        "department": department,
        "fiscal_year": 2022,
        "rubric": "made-up",
        "findings": [finding],
    }
    case |= {"notice": {"title": "复核报告", "issuer": "云岭县虚构财政局"}}
    return Checker(Case.model_validate(case), {})


def _found(sentence: str, section: Section) -> list[Violation]:
    return found_in(sentence, _checker()._book, section)


def _told(sentence: str, section: Section = Section.PROBLEMS) -> list[str]:
    """What is refused in a sentence."""
    found = _found(sentence, section)
    assert all(one.severity is Severity.BLOCK for one in found)
    return [one.text for one in found]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        # A deed that was left undone.
        ("拖轮、巡逻艇每年都清查过。", "拖轮、巡逻艇每年都清查过"),
        ("03-0114号凭证后面附有入库单。", "03-0114号凭证后面附有入库单"),
        ("03-0114号凭证的入库单、菜单一张不少。", "03-0114号凭证的入库单、菜单一张不少"),
        ("食材去向有据可查。", "食材去向有据可查"),
        # A thing of the kind.
        ("03-0114号凭证报销办公用品，没有附入库单和菜单。", "办公用品"),
        ("主干道的航标灯长期不亮。", "主干道"),
        # A contrary.
        ("航标灯的指标值设置过高。", "过高"),
        ("考核的结论均为合格，服务费已按比例扣减。", "已按比例扣减"),
        ("采购的申请和保管由不同人员经办。", "由不同人员"),
        # The order.
        ("疏浚工程取得验收记录后付款。", "后"),
        # What is there and what is lacking.
        ("引航服务只有验收记录，没有航行日志。", "验收记录"),
        ("引航服务没有航行日志和付款申请。", "付款申请"),
        ("巡查记录只有地点和时长不同。", "地点和时长"),
        # Whose number it is.
        ("2022年9月0021#凭证没有领款人签名。", "9月"),
        ("引航服务的完成情况一栏写“零投诉”。", "零投诉"),
    ],
)
def test_what_the_account_has_otherwise_is_refused(sentence: str, words: str) -> None:
    assert _told(sentence) == [words]


def test_what_is_said_of_two_contracts_may_not_change_hands() -> None:
    crossed = "HQ-22-027号合同没有在规定时限内报送备案，HQ-22-014号合同没有约定服务质量标准和违约责任。"
    right = "HQ-22-014号合同没有在规定时限内报送备案，HQ-22-027号合同没有约定服务质量标准和违约责任。"
    assert _told(crossed) == ["HQ-22-027", "HQ-22-014"]
    assert _told(right) == []


@pytest.mark.parametrize(
    "sentence",
    [
        *(f"{title}。" for title, _, _ in _POINTS.values()),
        *(text for _, text, _ in _POINTS.values()),
        "拖轮、巡逻艇好几年没有清查过。",
        "该清查的拖轮、巡逻艇，应当每年清查，却从来没有做过。",
        "凭证后面附有入库单的，一份也没有。",
        "03-0114号凭证该附的入库单和菜单都没附。",
        "食材去哪了，已经没法查考。",
        "背街小巷里有些航标灯一直不亮。",
        "航标灯的指标值定得不高。",
        "疏浚工程付款以后才取得验收记录。",
        "没取得验收记录，疏浚工程就付了款。",
        "采购从申请到保管都是一个人在办。",
        "引航服务有付款申请，航行日志和验收记录却没有。",
        "巡查记录只有姓名和日期不同，其余一样。",
        "2022年5月0021#凭证没有领款人签名。",
        "引航服务的完成情况一栏只写“按合同履行”。",
        "中心未据此扣减服务费，仍全额支付。",
    ],
)
def test_the_account_in_other_words_stands(sentence: str) -> None:
    assert _told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("报销食材款不必附入库单和菜单。", "报销食材款不必附入库单和菜单"),
        ("拖轮、巡逻艇暂缓清查。", "拖轮、巡逻艇暂缓清查"),
        ("继续沿用港务合并以前的制度。", "继续沿用港务合并以前的制度"),
        ("采购的申请和保管由同一人员承担。", "采购的申请和保管由同一人员承担"),
        ("不论考核结果付款。", "不论考核结果付款"),
        ("引航服务的航行日志和验收记录予以删除。", "引航服务的航行日志和验收记录予以删除"),
        ("质量保证金并入工程款核算。", "并入"),
        ("疏浚合同应先备案，再签订。", "先备案，再签订"),
        ("岸线手续办结之前再安排工期。", "岸线手续办结之前再安排工期"),
        ("分析接待人次上升的原因。", "上升"),
        ("对已经约定违约责任的HQ-22-027号合同签订补充条款。", "已经约定违约责任"),
    ],
)
def test_a_measure_that_undoes_what_was_missing_is_refused(sentence: str, words: str) -> None:
    assert _told(sentence, Section.RECOMMENDATIONS) == [words]


@pytest.mark.parametrize(
    "sentence",
    [
        "报销食材款要附入库单和菜单，缺附件的不予报销。",
        "拖轮、巡逻艇不再拖着不清查。",
        "不再沿用港务合并以前的制度。",
        "采购的申请和保管不得由同一人经办。",
        "按考核结果付款，不论由谁考核。",
        "引航服务补齐航行日志和验收记录。",
        "质量保证金单独核算。",
        "疏浚合同应先签订，再备案。",
        "岸线手续办结之前不安排工期。",
        "分析接待人次减少的原因。",
        "对没有约定违约责任的HQ-22-027号合同签订补充条款。",
    ],
)
def test_a_measure_that_makes_good_stands(sentence: str) -> None:
    assert _told(sentence, Section.RECOMMENDATIONS) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("港务决算批复以后至今没有公开。", "至今没"),
        ("南岸旧泵房对外出租，报经批准了。", "报经批准了"),
        ("盘亏的是救生圈。", "救生圈"),
        ("批复以后晚公开的是港务预算，不是港务决算。", "港务预算"),
        ("批复以后晚公开的不是港务决算，而是港务预算。", "港务预算"),
    ],
)
def test_what_is_put_in_the_place_of_the_recorded_is_refused(sentence: str, words: str) -> None:
    assert words in _told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "盘亏的是缆桩。",
        "闲置的是救生圈。",
        "批复以后晚公开的不是港务预算，而是港务决算。",
        "港务决算批复以后四个月才公开。",
        "南岸旧泵房租出去，没报经批准。",
        "记-0052号凭证报销接待费3,860.00元。",
    ],
)
def test_what_is_recorded_stands_in_its_place(sentence: str) -> None:
    assert _told(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "泊位小修一律先施工后报批。",
        "岸线工程先付款，再补验收记录。",
        "船员先办离岗手续，再办物品交接。",
        "码头先行采购、后调整预算。",
        "场地先出租，后报批。",
        "泊位先安排靠泊，靠泊使用后再组织验收。",
    ],
)
def test_steps_in_the_wrong_order_are_refused(sentence: str) -> None:
    assert _told(sentence, Section.RECOMMENDATIONS)


@pytest.mark.parametrize(
    "sentence",
    [
        "泊位小修一律先报批后施工。",
        "杜绝先施工后报批。",
        "岸线工程先取得验收记录，再付款。",
        "船员先办妥物品交接，再办离岗手续。",
        "先调整预算，后采购。",
        "码头工程验收合格后再投用。",
    ],
)
def test_steps_in_their_order_stand(sentence: str) -> None:
    assert _told(sentence, Section.RECOMMENDATIONS) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "在预算执行中按周，由业务股收集各项指标的进展数据。",
        "在预算执行期间按周，由业务股收集各项指标的进展数据。",
    ],
)
def test_when_something_is_done_tells_of_no_point_by_itself(sentence: str) -> None:
    assert _told(sentence, Section.RECOMMENDATIONS) == []


@pytest.mark.parametrize(
    "sentence",
    ["在预算执行中按周，由财务室调度支付进度。", "在预算执行中按周调度支付进度。", "支付进度按周调度，压实责任。"],
)
def test_what_is_done_then_tells_of_the_point(sentence: str) -> None:
    assert _told(sentence, Section.RECOMMENDATIONS) == ["按周"]


def test_offsets_count_quotation_marks_and_blanks() -> None:
    sentence = "“航标灯” 的指标值 设置过高。"
    (found,) = _found(sentence, Section.PROBLEMS)
    assert sentence[found.start : found.end] == found.text == "过高"


def test_nothing_is_held_against_a_sentence_on_something_else() -> None:
    assert _told("全年开展培训六场，学员均已结业。") == []


def test_a_change_by_another_amount_is_no_contrary():
    found = list(flipped("收入由302.07万元下降至124.13万元，减少177.94万元，漏损率较高", _Rising()))
    assert [one.expected for one in found if one.key == "direction_turned"] == []
    turned = list(flipped("漏损率比上年减少4.5个百分点", _Rising()))
    assert [one.expected for one in turned] == ["上升4.5个百分点"]


class _Rising:
    """A source whose one account tells a rise, wherever it is asked."""

    def meant(self, *_):
        return (Told(("漏损率较高", "上升4.5个百分点"), (), (), frozenset(), frozenset()),)
