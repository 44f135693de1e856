"""Phones, identity numbers, accounts, addresses: what belongs to a person and is no name.

Found by their form, whether or not a check digit fits, and by the word before them where the form says nothing.
One too many does no harm, as what is masked is put back; one too few leaves the machine.
"""

import re
from collections.abc import Iterator

from drafter.privacy.model import Kind, Private

_GAP = r"[ .\-—/]?"
_BESIDE = r"(?:号码?|账户)?\s?(?:[:：为是系]\s?){0,2}[(（]?"
_MOBILE = rf"(?:(?:\+|00)?86{_GAP})?1[3-9](?:{_GAP}\d){{9}}"
_LANDLINE = r"[(（]?0\d{2,3}[)）]?[ \-—]?\d{3,4}[ \-]?\d{4}(?:(?:转|-)\d{1,6})?"
_HOTLINE = r"[48]00(?:[ -]?\d){7}"
_CODE = "0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy"
"""Characters of a unified code of social credit, GB 32100."""

_FORMS: tuple[tuple[Kind, str], ...] = (
    (Kind.EMAIL, r"[A-Za-z0-9][\w.+-]{0,63}\s?@\s?[A-Za-z0-9-]{1,63}(?:\s?\.\s?[A-Za-z0-9-]{1,63}){1,4}"),
    (Kind.IDENTITY, rf"(?<![0-9A-Za-z])[{_CODE}]{{2}}\d{{6}}[{_CODE}]{{10}}(?![0-9A-Za-z])"),
    (Kind.IDENTITY, r"(?<![0-9A-Za-z])[1-9]\d{5}(?:[ -]?\d{4}){2}[ -]?\d{3}[\dXx](?![0-9A-Za-z])"),
    (Kind.PHONE, r"(?<!\d)1[3-9]\d[*×xX#]{3,8}\d{3,4}(?!\d)"),
    (Kind.IDENTITY, r"(?<!\d)[1-9]\d{2,9}[*×xX#]{4,12}\d{0,4}[\dXx](?![0-9A-Za-z])"),
    (Kind.PHONE, rf"(?<![\dA-Za-z])(?:{_MOBILE}|{_LANDLINE}|{_HOTLINE})(?!\d)"),
    (Kind.ACCOUNT, r"(?<!\d)\d(?:[ -]?\d){11,}(?!\d)"),
)
_CUES: tuple[tuple[Kind, str, str], ...] = (
    (
        Kind.PHONE,
        r"电话|手机|座机|传真|联系方式|热线|(?i:tel|phone|mobile|fax)",
        r"\+?\d[\d ()（）\-—/、转]{4,60}\d",
    ),
    (
        Kind.IDENTITY,
        r"身份证(?:件)?|证件|护照|通行证|社保卡?|医保卡?|工号|警号|学号|驾驶证|军官证|车牌",
        r"[\u4e00-\u9fff]?[A-Za-z0-9][A-Za-z0-9*×()·-]{3,24}",
    ),
    (
        Kind.ACCOUNT,
        r"账号|帐号|账户|帐户|卡号|户号|存折|微信号?|支付宝|(?i:qq|wechat)",
        r"[A-Za-z0-9][A-Za-z0-9_ *-]{3,40}[A-Za-z0-9]",
    ),
)
_HOME = re.compile(
    r"(?:住址|地址|住所|家住|户籍地|居住地|现住|通讯处)(?:为|是|在|于)?\s?[:：]?\s?"
    r"(?P<it>[^\s，。；;、！？\"“”'‘’\\{}<>〈〉()（）]{4,60})"
)
_STREET = re.compile(
    r"(?:(?![位于在住至到从对由的为是经、])[\u4e00-\u9fff]){1,16}?(?:路|街|巷|道|里|弄|村|组|小区|花园|苑|大厦|新村|胡同)"
    r"\d{1,5}(?:-\d{1,4})?(?:号(?:院|楼)?|栋|幢|座|弄)(?:\d{1,4}(?:栋|幢|座|单元|楼|层|号楼))*(?:\d{1,5}(?:室|房|号))?"
)
_PATTERNS = (
    *((kind, re.compile(f"(?P<it>{form})")) for kind, form in _FORMS),
    *((kind, re.compile(f"(?:{cue}){_BESIDE}(?P<it>{form})")) for kind, cue, form in _CUES),
)
_DIGIT_OR_AT = re.compile(r"[\d@]")

_SPOKEN = re.compile("[〇零○一二三四五六七八九幺]{11,30}")
"""Numbers written out digit by digit: 一三八〇〇…; shorter ones are figures."""

_PHONE_DIGITS = 11


def numbers(text: str) -> Iterator[Private]:
    """The private numbers and addresses of a text; they may overlap.

    Args:
        text: half width, without the blanks that only layout put there.
    """
    for match in _SPOKEN.finditer(text):
        is_phone = len(match.group()) == _PHONE_DIGITS
        yield Private(*match.span(), Kind.PHONE if is_phone else Kind.ACCOUNT)
    yield from (Private(*match.span("it"), Kind.ADDRESS) for match in _HOME.finditer(text))
    if not _DIGIT_OR_AT.search(text):
        return
    for kind, pattern in _PATTERNS:
        yield from (Private(*match.span("it"), kind) for match in pattern.finditer(text))
    yield from (Private(*match.span(), Kind.ADDRESS) for match in _STREET.finditer(text))
