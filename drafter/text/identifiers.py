"""Titles in 《》, 文号, numbers of contracts and vouchers, and citations of articles."""

import re

from drafter.text.beginnings import sooner
from drafter.text.marks import Canvas, Mark, MarkKind

_TITLE_LIMIT = 150
_TITLE_SIGN = re.compile("[《》]")
_OPEN, _CLOSE = "〔[［(（【﹝", "〕]］)）】﹞"
_LEAD_IN = (
    r"(?:根据|依据|按照|依照|遵照|参照|参见|详见|对照|执行|印发|下发|违反|不符合|符合|文号|关于|以及|如"
    r"|为|和|与|及|见|在|即|以|由|将|按|的|据)"
)
_BRACKETED = re.compile(
    rf"[{re.escape(_OPEN)}](?P<year>\d{{4}})年?[{re.escape(_CLOSE)}](?:第|字第)?(?P<no>\d{{1,5}})号"
)
_NEXT_NUMBER = re.compile(r"[、和及与]第?(?P<no>\d{1,5})号(?!楼|线|地块|公告|令|门|窗|凭证)")
_BARE_NUMBER = re.compile(
    r"[办函发规字财绩预综会采农教建资监评审购库国](?P<year>(?:19|20)\d{2})(?:年第?|第|-)(?P<no>\d{1,4})号(?!楼|公告|令|凭证|会计|记账|付款)"
)
"""A 文号 whose brackets were lost: known by the word for its kind that closes the name of the body."""

_BODY = re.compile(r"[\u4e00-\u9fff]{1,14}\Z")
_LONGEST_BODY = 14
_SHORTEST_BODY = 2
_LEADING = re.compile(rf"^.*{_LEAD_IN}(?=[\u4e00-\u9fff]{{2,}}$)")
_SIGN, _IN_BRACKETS = "[A-Za-z0-9_/-]", r"[(（〔\[][A-Za-z0-9_/-]*[)）〕\]]"
_NAMED_CODE = re.compile(
    r"(?:编号|编码|代码|号码|合同号|订单号|发票号|批文号|资产号|登记号|证号|流水号|批号|备案号|公告号|标书号)(?:为|是)?[:：]?"
    rf"(?P<it>(?=[A-Za-z0-9()（）〔〕\[\]_/-]*\d)(?![_/-])(?:(?:{_SIGN}|{_IN_BRACKETS}){{5,}}"
    rf"|{_SIGN}*{_IN_BRACKETS}(?:{_SIGN}|{_IN_BRACKETS})*)(?<=[A-Za-z0-9])|\d{{3,4}}(?=[)）]))(?:号)?"
)
"""A code holds brackets in pairs only: one that is closed and was not opened in it ends it."""
_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?!(?:RMB|CNY|USD|HKD|EUR)\d)(?:[A-Z]{1,8}[A-Z0-9]*(?:[-_/][A-Z0-9]+){1,5}(?<=\d)|[A-Z]{2,8}\d{2,}[A-Z]*\d*|[A-Z]{1,6}\d{5,}|[A-Z]{1,8}\d{1,6}[A-Z]{1,8}\d{2,}|\d{4,}[A-Z]{1,4}\d{2,})"
    r"(?![A-Za-z0-9-])(?:号(?!召|称))?"
)
_NAMED_NUMBER = re.compile(
    r"(?:邮编|邮政编码|电话|传真|手机|热线|账号|帐号|卡号|QQ|身份证号码?)(?:为|是)?[:：]?(?P<it>\d[\d-]{3,24}X?)(?![.,]\d|[万亿]?元)"
)
_STANDARD = sooner(
    r"(?<![A-Za-z0-9])(?:GB|DB|GA|JGJ|CJJ|HJ|YY|SL|JT|NY|LY|WS|MZ|DL|ISO|IEC|IEEE)(?:\d{2})?(?:/[A-Z]{1,2})?[ -]?"
    r"\d{2,6}(?:\.\d{1,3})?(?:[-—:：](?:19|20)\d{2})?(?!\d)"
)
_NO_AMOUNT = r"(?!\d|\.\d|[百千万亿]{0,2}[元圆])"
"""Behind the digits of a number that is no sum of money."""
_LONG_CODE = sooner(
    r"(?<![\d.,-])(?!(?:19|20)\d\d-\d{1,2}-\d{1,2}(?!\d))(?:\d{4,}(?:-\d{2,}){2,}|\d{11,})"
    rf"(?:号(?![\d.,])|{_NO_AMOUNT}(?![.,]))"
)
_PHONE = sooner(rf"(?<![\d.-])(?:0\d{{2,3}}-\d{{7,8}}|1[3-9]\d{{9}}){_NO_AMOUNT}")
_VOUCHER = sooner(
    r"(?<![\d.,])\d{1,6}#(?:记账)?(?:凭证)?|(?:记账?|转账?|[收付银现通])(?:字|凭证)?第?[-—]?\d{1,6}号(?:记账)?(?:凭证)?"
    r"|(?<![\d.,])\d{1,6}号(?:记账|会计|付款|原始)?凭证"
    r"|(?<![\d.,])\d{1,6}号(?:记账|会计|付款|原始)"
    r"(?=(?:[、,，和及与]第?\d{1,6}号(?:记账|会计|付款|原始)){0,20}[、,，和及与]第?\d{1,6}号(?:记账|会计|付款|原始)?凭证)"
)
_VOUCHER_SERIES = re.compile(
    r"凭证(?:编?号)?(?:分别)?(?:为|是)?[:：]?(?P<first>(?:(?:19|20)\d{2}年)?(?:\d{1,2}月)?[记转收付银现通]?字?第?[-—]?\d{1,6}(?!\d)[号#]?(?![\d.]*[万亿元%个项份笔张本册]))"
    r"(?P<more>(?:[、,，和及](?:\d{1,2}月)?[记转收付银现通]?字?第?[-—]?\d{1,6}[号#]?(?![\d.]*[万亿元%个项份笔张])){0,60})"
)
_VOUCHER_OF_SERIES = re.compile(r"(?P<it>[记转收付银现通]?字?第?[-—]?(?<!\d)\d{1,6}(?!\d|[年月])[号#]?)")
_VOUCHER_CORE = re.compile(r"(?:[记转收付银现通]账?(?:字|凭证)?第?[-—]?)?(\d{1,6})")
_LINK = re.compile(r"(?:https?://|www\.)[\w./?=&%#:-]+|[\w.+-]{1,40}@[\w-]{1,40}\.[\w.]{2,20}", re.ASCII)
_COUNT = r"[零〇一二三四五六七八九十百千两\d]{1,7}"
_ARTICLE = re.compile(
    rf"第{_COUNT}条(?:之[一二三四五六七八九十])?(?:、?第{_COUNT}款)?(?:、?第[（(]?{_COUNT}[)）]?项)?"
)
_ARTICLES = re.compile(rf"第(?P<a>{_COUNT})条?(?P<sign>[至到、~—–-])第?(?P<b>{_COUNT})条")
_REFERENCE = sooner(
    r"(?<![\u4e00-\u9fff])?(?:财决)\d+(?:-\d+)?表|(?:财决附)\d+表|(?:附件|附表|附录|图表|表格|[表图])\d{1,3}(?:[-.]\d{1,3})*(?![\d.]*[\d万亿元%份个张件套页本])"
    r"|\d{1,3}(?:-\d{1,3})?号(?:楼|线|地块|公告|令|文件?|附件|会议室|室|门|窗口|议题|路)|(?<![\d.])\d{1,2}楼(?!盘|宇|房)"
)


def claim_identifiers(canvas: Canvas) -> None:
    """Claim titles, numbers of things, and references to tables and articles."""
    _claim_titles(canvas)
    canvas.claim_all(_LINK, MarkKind.NUMBER, signs="hw@")
    _claim_document_numbers(canvas)
    if canvas.digits:
        _claim_codes(canvas)
    _claim_joined_articles(canvas)
    canvas.claim_all(_ARTICLE, MarkKind.ARTICLE, signs="条")
    canvas.claim_all(_REFERENCE, MarkKind.REFERENCE, signs="表图附号楼")


def _claim_codes(canvas: Canvas) -> None:
    """Claim the numbers of telephones, vouchers, standards and contracts; all have digits."""
    canvas.claim_all(_PHONE, MarkKind.NUMBER)
    canvas.claim_all(_NAMED_NUMBER, MarkKind.NUMBER, lambda match: match.group("it"), signs="编码话真机线号Q")
    _claim_voucher_series(canvas)
    canvas.claim_all(_VOUCHER, MarkKind.VOUCHER_NUMBER, signs="#号")
    canvas.claim_all(_NAMED_CODE, MarkKind.CONTRACT_NUMBER, lambda match: match.group("it"), signs="号码")
    if canvas.latin:
        canvas.claim_all(_STANDARD, MarkKind.NUMBER)
        canvas.claim_all(_CODE, MarkKind.CONTRACT_NUMBER)
    canvas.claim_all(_LONG_CODE, MarkKind.CONTRACT_NUMBER)


def find_identifiers(text: str) -> tuple[Mark, ...]:
    """Titles, numbers of documents, contracts and vouchers, and cited articles, in the order of the text."""
    canvas = Canvas(text)
    claim_identifiers(canvas)
    return tuple(sorted(canvas.marks, key=lambda mark: mark.start))


def normal_number(text: str) -> str:
    """A 文号 or contract number in one form: brackets 〔〕, half width, no blanks, without a closing 号."""
    folded = Canvas(text).view.text.replace(" ", "")
    for char in _OPEN:
        folded = folded.replace(char, "〔")
    for char in _CLOSE:
        folded = folded.replace(char, "〕")
    return folded.replace("〕第", "〕").removesuffix("号").upper()


def voucher_core(text: str) -> str:
    """The digits by which a voucher is known: 0026#凭证 and 记-0026号 → 26."""
    match = _VOUCHER_CORE.search(Canvas(text).view.text)
    return match.group(1).lstrip("0") if match else ""


def _claim_titles(canvas: Canvas) -> None:
    """Outermost 《…》, however nested; one that is never closed claims nothing."""
    depth = start = 0
    spans: list[tuple[int, int, str]] = []
    for match in _TITLE_SIGN.finditer(canvas.rest) if canvas.holds("《") else ():
        if match.group() == "《":
            start, depth = (
                (match.start(), 1) if depth == 0 or match.start() - start > _TITLE_LIMIT else (start, depth + 1)
            )
        elif depth:
            depth -= 1
            if depth == 0 and match.end() - start <= _TITLE_LIMIT:
                spans.append((start, match.end(), canvas.view.text[start + 1 : match.start()]))
    canvas.claim_spans(spans, MarkKind.DOCUMENT)


def _claim_document_numbers(canvas: Canvas) -> None:
    """A 文号 with the body that issued it, as far as a verb that leads it in."""
    if not canvas.holds("号"):
        return
    text = canvas.rest
    spans: list[tuple[int, int, str]] = []
    found = [(m.start(), m) for m in _BRACKETED.finditer(text)] + [
        (m.start() + 1, m) for m in _BARE_NUMBER.finditer(text)
    ]
    for ends, match in sorted(found, key=lambda one: one[0]):
        body = _BODY.search(text[max(ends - _LONGEST_BODY, 0) : ends])
        who = body.group() if body else ""
        bare = ends != match.start()
        if (bare and len(who) < _SHORTEST_BODY) or (not who and text[ends - 1 : ends].isalnum()):
            continue  # QY〔2022〕18号 is the number of a contract
        lead = _LEADING.match(who)
        who = who[lead.end() if lead else 0 :]
        year, end = match.group("year"), match.end()
        spans.append((ends - len(who), end, f"{who}〔{year}〕{match.group('no')}号"))
        while following := _NEXT_NUMBER.match(text, end):  # 〔2023〕15号、16号
            end = following.end()
            spans.append((following.start() + 1, end, f"{who}〔{year}〕{following.group('no')}号"))
    canvas.claim_spans(spans, MarkKind.DOCUMENT_NUMBER)


def _claim_voucher_series(canvas: Canvas) -> None:
    """Each number of 凭证号12、15、18; the word itself belongs to the first."""
    if not canvas.holds("证"):
        return
    spans: list[tuple[int, int, str]] = []
    for series in _VOUCHER_SERIES.finditer(canvas.rest):
        if not series.group("more") and len(series.group("first")) == 1:
            continue  # 凭证3: one digit alone may be a count
        spans.append((series.start(), series.end("first"), ""))
        spans += ((m.start(), m.end(), "") for m in _VOUCHER_OF_SERIES.finditer(canvas.rest, *series.span("more")))
    canvas.claim_spans(spans, MarkKind.VOUCHER_NUMBER)


def _claim_joined_articles(canvas: Canvas) -> None:
    """第十二至十五条 cites two articles by name."""
    if not canvas.holds("条"):
        return
    spans: list[tuple[int, int, str]] = []
    for match in _ARTICLES.finditer(canvas.rest):
        spans.append((match.start(), match.start("sign"), f"第{match.group('a')}条"))
        spans.append((match.end("sign"), match.end(), f"第{match.group('b')}条"))
    canvas.claim_spans(spans, MarkKind.ARTICLE)
