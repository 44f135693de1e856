"""What is private in a text: names beside titles, and numbers by their form, whoever typed them and however."""

import pytest

from drafter.privacy.model import Kind
from drafter.privacy.numbers import numbers
from drafter.privacy.persons import persons
from drafter.privacy.veil import Veil
from drafter.text.width import fold

NAMED = {
    "a title before": ("局长张建国牵头负责整改。", ["张建国"]),
    "a title and a blank": ("副局长 李敏 没有签字。", ["李敏"]),
    "a cue with a colon": ("联系人：王建设，经办人：周全。", ["王建设", "周全"]),
    "a list": ("评审专家陈晓、欧阳青云和赵敏未签字。", ["陈晓", "欧阳青云", "赵敏"]),
    "a polite word behind": ("由刘芳同志保管。", ["刘芳"]),
    "a name of common signs": ("由赵超同志保管，周同先生核对。", ["赵超", "周同"]),
    "half hidden": ("工作人员张某某、李×领取补助。", ["张某某", "李×"]),
    "a rank behind a surname": ("由王局长审批后支付。", ["王局长"]),
    "brackets": ("法定代表人（陈大文）签章。", ["陈大文"]),
    "a name of another people": ("由阿依古丽·买买提，负责保管。", ["阿依古丽·买买提"]),
    "a name spread by a typesetter": ("联 系 人：张　三，无误。", ["张三"]),
}

PLAIN = (
    "负责人应当明确责任，项目经理全程管理，会计核算不规范，财务人员对账不及时，会计师事务所出具报告。",
    "部门预算编制不够科学，绩效目标申报材料未经领导班子集体审议，项目实施单位没有按合同约定组织验收。",
    "由财务部门会同业务部门逐项核对，经主要领导审定后报送，责任人员未落实，主任务没有完成。",
    "村民小组长期未公开账目，居民满意度调查样本不足，教师培训计划没有完成，专家评审意见未归档。",
)


def names(text):
    view = fold(text).text
    return [view[one.start : one.end] for one in persons(view)]


@pytest.mark.parametrize(("text", "expected"), NAMED.values(), ids=NAMED)
def test_persons_are_found_beside_what_names_them(text, expected):
    assert set(expected) <= set(names(text))


@pytest.mark.parametrize("text", PLAIN)
def test_ordinary_sentences_name_nobody(text):
    assert names(text) == []


NUMBERS = {
    "a mobile phone": ("手机13800138000。", "13800138000", Kind.PHONE),
    "one with blanks": ("请拨138 0013 8000咨询", "138 0013 8000", Kind.PHONE),
    "one with dashes and a country": ("+86-138-0013-8000", "+86-138-0013-8000", Kind.PHONE),
    "one in full width": ("手机１３８００１３８０００", "13800138000", Kind.PHONE),
    "one read aloud": ("号码是一三八〇〇一三八〇〇〇", "一三八〇〇一三八〇〇〇", Kind.PHONE),
    "one half hidden": ("138****8000", "138****8000", Kind.PHONE),
    "a landline": ("0751-6351234转8012", "0751-6351234转8012", Kind.PHONE),
    "a landline in brackets": ("（0751）6351234", "（0751）6351234", Kind.PHONE),
    "a short one behind its word": ("联系电话：6351234", "6351234", Kind.PHONE),
    "an identity number": ("440221198001011237", "440221198001011237", Kind.IDENTITY),
    "one whose check digit is wrong": ("440221198001011230", "440221198001011230", Kind.IDENTITY),
    "one that ends in x": ("44022119800101123x", "44022119800101123x", Kind.IDENTITY),
    "one in groups": ("440221 1980 0101 123X", "440221 1980 0101 123X", Kind.IDENTITY),
    "one half hidden, too": ("身份证4402********123X", "4402********123X", Kind.IDENTITY),
    "a passport": ("护照号码：E12345678", "E12345678", Kind.IDENTITY),
    "a code of social credit": ("91440200MA4W12345X", "91440200MA4W12345X", Kind.IDENTITY),
    "a bank card": ("6222021234567890123", "6222021234567890123", Kind.ACCOUNT),
    "a bank card in groups": ("6222 0212 3456 7890", "6222 0212 3456 7890", Kind.ACCOUNT),
    "an account behind its word": ("账号：80020000-12345", "80020000-12345", Kind.ACCOUNT),
    "a chat name": ("微信号：wx_zhang88", "wx_zhang88", Kind.ACCOUNT),
    "a mail address": ("zhang.san@mail.example.com", "zhang.san@mail.example.com", Kind.EMAIL),
    "a mail address in full width": ("zhang＠mail.example", "zhang@mail.example", Kind.EMAIL),
    "a home": ("家住云岭县平安路18号3栋502室，", "云岭县平安路18号3栋502室", Kind.ADDRESS),
    "a home without a number": ("住址：云岭县城关镇平安村", "云岭县城关镇平安村", Kind.ADDRESS),
    "a street": ("设备存放在平安路18号3栋502室。", "平安路18号3栋502室", Kind.ADDRESS),
}


@pytest.mark.parametrize(("text", "expected", "kind"), NUMBERS.values(), ids=NUMBERS)
def test_numbers_are_found_by_their_form(text, expected, kind):
    view = fold(text).text
    assert (expected, kind) in [(view[one.start : one.end], one.kind) for one in numbers(view)]


@pytest.mark.parametrize(("text", "expected", "kind"), NUMBERS.values(), ids=NUMBERS)
def test_nothing_is_left_of_a_number_that_is_masked(text, expected, kind):
    (masked,) = Veil().over([text]).texts
    assert expected not in fold(masked).text
    assert f"〖{kind}1〗" in masked


FIGURES = (
    "2023年10月31日签订合同，金额1,200.50万元，执行率87.00%，涉及3个项目、12份凭证。",
    "文号云财绩〔2024〕12号，合同编号YX-2023-031，凭证0026#，12345热线，十四五规划。",
)


@pytest.mark.parametrize("text", FIGURES)
def test_dates_amounts_and_numbers_of_papers_are_nobodys(text):
    assert list(numbers(fold(text).text)) == []
