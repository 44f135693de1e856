"""Titles in 《》, 文号, numbers of contracts and vouchers, and citations of articles."""

import re

from drafter.text.marks import Canvas, Mark, MarkKind

_TITLE_LIMIT = 150
_OPEN, _CLOSE = "〔[［(（【﹝", "〕]］)）】﹞"
_LEAD_IN = (
    r"(?:根据|依据|按照|依照|遵照|参照|参见|详见|对照|执行|印发|下发|违反|不符合|符合|文号|关于|以及|如"
    r"|为|和|与|及|见|在|即|以|由|将|按|的|据)"
)
_DOCUMENT_NUMBER = re.compile(
    rf"(?P<it>(?P<who>[\u4e00-\u9fff]{{1,14}}?)[{re.escape(_OPEN)}](?P<year>(?:19|20)\d{{2}})年?[{re.escape(_CLOSE)}]"
    rf"(?:第|字第)?(?P<no>\d{{1,5}})号)"
)
_LEADING = re.compile(rf"^.*{_LEAD_IN}(?=[\u4e00-\u9fff]{{2,}}$)")
_NAMED_CODE = re.compile(
    r"(?:合同|采购|项目|备案|招标|订单|发票|档案|文件|资产)?(?:编号|编码|代码|号码)(?:为|是)?[:：]?"
    r"(?P<it>(?=[A-Za-z0-9()（）〔〕\[\]_/-]*\d)[A-Za-z0-9〔\[(（][A-Za-z0-9()（）〔〕\[\]_/-]{3,}[A-Za-z0-9])(?:号)?"
)
_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Z]{1,8}[A-Z0-9]*(?:[-_/][A-Z0-9]+){1,5}(?<=\d)|[A-Z]{2,8}\d{2,}[A-Z]*\d*|[A-Z]{1,6}\d{5,}|\d{4,}[A-Z]{1,4}\d{2,})"
    r"(?![A-Za-z0-9-])(?:号(?!召|称))?"
)
_LONG_CODE = re.compile(
    r"(?<![\d.,-])(?!(?:19|20)\d\d-\d{1,2}-\d{1,2}(?!\d))(?:\d{4,}(?:-\d{2,}){2,}|\d{11,})(?:号)?(?![\d.,])"
)
_PHONE = re.compile(r"(?<![\d.-])(?:0\d{2,3}-\d{7,8}|1[3-9]\d{9})(?!\d)")
_VOUCHER = re.compile(
    r"(?<![\d.,])\d{1,6}#(?:记账)?(?:凭证)?|(?:记账?|转账?|[收付银现通])(?:字|凭证)?第?[-—]?\d{1,6}号(?:记账)?(?:凭证)?"
    r"|(?:凭证号|凭证编号|凭证)(?:为|是)?[:：]?第?[-—]?\d{2,6}号?|(?<![\d.,])\d{1,6}号(?:记账|会计|付款|原始)?凭证"
)
_VOUCHER_CORE = re.compile(r"(?:[记转收付银现通]账?(?:字|凭证)?第?[-—]?)?(\d{1,6})")
_LINK = re.compile(r"(?:https?://|www\.)[\w./?=&%#:-]+|[\w.+-]{1,40}@[\w-]{1,40}\.[\w.]{2,20}", re.ASCII)
_COUNT = r"[零〇一二三四五六七八九十百千两\d]{1,7}"
_ARTICLE = re.compile(
    rf"第{_COUNT}条(?:之[一二三四五六七八九十])?(?:、?第{_COUNT}款)?(?:、?第[（(]?{_COUNT}[)）]?项)?"
)
_REFERENCE = re.compile(
    r"(?<![\u4e00-\u9fff])?(?:财决)\d+(?:-\d+)?表|(?:财决附)\d+表|(?:附件|附表|附录|图表|表格|[表图])\d{1,3}(?:[-.]\d{1,3})*(?![\d.]*[万亿元%])"
    r"|\d{1,3}(?:-\d{1,3})?号(?:楼|线|地块|公告|令|文件?|附件|会议室|室|门|窗口|议题|路)"
)


def claim_identifiers(canvas: Canvas) -> None:
    """Claim titles, numbers of things, and references to tables and articles."""
    _claim_titles(canvas)
    canvas.claim_all(_LINK, MarkKind.NUMBER)
    _claim_document_numbers(canvas)
    canvas.claim_all(_PHONE, MarkKind.NUMBER)
    canvas.claim_all(_VOUCHER, MarkKind.VOUCHER_NUMBER)
    canvas.claim_all(_NAMED_CODE, MarkKind.CONTRACT_NUMBER, lambda match: match.group("it"))
    canvas.claim_all(_CODE, MarkKind.CONTRACT_NUMBER)
    canvas.claim_all(_LONG_CODE, MarkKind.CONTRACT_NUMBER)
    canvas.claim_all(_ARTICLE, MarkKind.ARTICLE)
    canvas.claim_all(_REFERENCE, MarkKind.REFERENCE)


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
    for match in re.finditer("[《》]", canvas.rest):
        if match.group() == "《":
            start, depth = (
                (match.start(), 1) if depth == 0 or match.start() - start > _TITLE_LIMIT else (start, depth + 1)
            )
        elif depth:
            depth -= 1
            if depth == 0 and match.end() - start <= _TITLE_LIMIT:
                canvas.claim(start, match.end(), MarkKind.DOCUMENT, canvas.view.text[start + 1 : match.start()])


def _claim_document_numbers(canvas: Canvas) -> None:
    for match in list(_DOCUMENT_NUMBER.finditer(canvas.rest)):
        lead = _LEADING.match(match.group("who"))
        start = match.start("who") + (lead.end() if lead else 0)
        value = f"{canvas.rest[start : match.end('who')]}〔{match.group('year')}〕{match.group('no')}号"
        canvas.claim(start, match.end(), MarkKind.DOCUMENT_NUMBER, value)
