"""What a document says of itself: title, 文号, whose budget of which year, who issued it and when."""

import datetime
import re
from collections.abc import Iterator, Sequence

from drafter.ingest.model import Document
from drafter.outline.fields import DEPARTMENT, YEAR, values
from drafter.outline.kinds import kind_of
from drafter.outline.layout import Block, clean
from drafter.outline.model import DocumentKind, Header, OutlineNode
from drafter.text.dates import find_dates
from drafter.text.identifiers import normal_number
from drafter.text.width import fold

_NUMBER = re.compile(
    r"[（(]?(?P<n>[\u4e00-\u9fff]{1,14}[（(]?[\u4e00-\u9fff]{0,6}[）)]?\s?"
    r"[〔\[［(（【﹝]\s?(?:19|20)\d{2}\s?年?[〕\]］)）】﹞]\s?第?\s?\d{1,5}\s?号)[)）]?"
)
_TITLE_END = re.compile(
    r"(?:通知|通报|报告|办法|规定|方案|意见|细则|规程|条例|制度|批复|函|决定|公告|总结|说明|指引|规范|体系|自评表|评分表|目标表"
    r"|情况|准则|法|书|纲要|要点|要求|[预决]算|通知单|材料|底稿"
    r"|(?:自评|评分|计分|打分|考评|考核|复核|绩效|汇总|对照|评审)[\u4e00-\u9fff]{0,4}表)(?:[（(【〔][^）)】〕]{1,20}[）)】〕])*$"
)
_BODY = (
    r"(?:委员会|办公室|人民政府|管理局|监督局|事务所|有限公司|服务中心|领导小组|研究院|联合会|人民法院|人民检察院|检察院|法院"
    r"|[局厅委署院校站所队社会馆园团处办司]|部(?!门)|中心|学校|医院|大学|学院|中学|小学|公司|街道|镇|乡|协会|总队|支队|大队)"
)
_NAME = rf"[\u4e00-\u9fff（）()·“”]{{2,30}}?{_BODY}(?:[（(][^（）()]{{1,12}}[）)])?"
_ANY_YEAR = r"(?:19|20)\d{2}"
_ALIAS = r"(?:[（(](?:以下|下称)[^）)]*[）)])?"
_TOLD = r"(?:[（(][^（）()]*[）)])?[:：](?P<who>[^\n，。；|]{2,40})"
_YEAR = re.compile(rf"(?P<y>{_ANY_YEAR})\s*(?:年度?|—|-)")
_DIGITS = "〇一二三四五六七八九"
_CHINESE_YEAR = re.compile(rf"(?P<y>二[〇零○O0][一二][{_DIGITS}零○])年")
_OF_TITLE = re.compile(
    rf"(?:关于)?(?:印发|下达|反馈|报送|公布|公开|批复|对|《)*(?:{_ANY_YEAR}年度?)?(?P<who>{_NAME})(?:关于)?(?:开展)?(?:的)?"
    rf"(?:{_ANY_YEAR}[-—至~]?(?:\d{{4}})?年度?)?(?:[\u4e00-\u9fff“”（）()、-]{{0,40}}?)(?:部门|单位)?"
    r"(?:整体|项目|预算|决算|专项|绩效|支出|自评|评价|复核|审核)"
)
_A_BODY = re.compile(rf"{_BODY}(?:[（(][^（()）]*[）)])?$")
_A_YEAR = re.compile(rf"(?P<y>{_ANY_YEAR})年?度?$")
_WHOSE = re.compile(rf"对(?P<who>{_NAME}){_ALIAS}{_ANY_YEAR}年度?(?:部门|单位)?(?:整体|项目|预算|绩效|支出)")
_OWN = re.compile(rf"(?P<who>{_NAME}){_ALIAS}{_ANY_YEAR}年度?(?:部门|单位)整体支出")
_EVALUATOR = re.compile(
    r"委托[，,]?(?:由)?(?P<who>[\u4e00-\u9fff（）()]{4,40}?(?:公司|事务所|研究院|中心|大学|学院))"
    r"(?:[（(][^）)]*[）)])?[^。]{0,60}(?:评价|复核|评审)"
)
_EVALUATOR_FIELD = re.compile(
    r"(?:评价机构|受托(?:评价)?(?:机构|单位)|第三方(?:评价)?机构|编制单位|报告单位|评价单位"
    r"|发布机构|发文机关|发文单位)" + _TOLD
)
_DATE_FIELD = re.compile(r"(?:填报|报告|编制|填表|评价|印发|成文|发文|发布|公开|提交|自评|完成)(?:日期|时间)[:：]")
_DATE = re.compile(
    rf"[（(]?(?:{_ANY_YEAR}|[二〇零○一]{{1,3}}[{_DIGITS}零○]{{1,3}})年"
    r"[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日[)）]?"
)
_DAY = re.compile(rf"{_ANY_YEAR}(?:年\d{{1,2}}月|[-/.]\d{{1,2}}[-/.]\d{{1,2}})")
_FISCAL = re.compile(
    rf"(?P<y>{_ANY_YEAR})年度?(?:[\u4e00-\u9fff（）()“”]{{0,30}}?)(?:部门|单位)?"
    r"(?:整体支出|项目支出|预算|决算|绩效|财政支出|专项资金)"
)
_SIGNED = re.compile(rf"{_NAME}(?: {_NAME})*$")
_SENDER = re.compile(rf"^(?P<who>{_NAME})关于")
"""Who a notice is from, at the head of its title: not the department that it is about."""

_ADDRESSEE = re.compile(rf"(?P<who>{_NAME})[:：]")
_FIRST_LINES, _FIELD_LINES = 12, 80
_WORKBOOKS = (".xlsx", ".xls", ".xlsm", ".et", ".ods")
_TRAIL = re.compile(r"[>＞|»]")
"""Between the places of a web page."""

_NO_TITLE = re.compile(r"[:：。；]|^附\s*件")
_TAIL_LINES, _FRONT_LINES, _LONGEST_TITLE = 40, 40, 120


class FrontPage:
    """The lines above the body, and those below it."""

    def __init__(
        self, document: Document, front: Sequence[Block], lines: Sequence[str], tree: OutlineNode
    ) -> None:
        """Take a document.

        Args:
            document: as it was read.
            front: the blocks that precede its body.
            lines: all its lines.
            tree: its headings.
        """
        self._document = document
        self._front = [line.text for block in front for line in block.lines if not line.cells]
        self._levels = [line.level for block in front for line in block.lines if not line.cells]
        self._lines = list(lines)
        self._tree = tree
        self._text = fold(document.text[document.body : document.body + 20000]).text

    def header(self) -> Header:
        """All that the document says of itself."""
        title = self._title()
        kind, reasons = kind_of(title, self._lines, self._tree)
        folded = fold(title).text
        return Header(
            kind=kind,
            reasons=reasons,
            title=title,
            number=self._number(),
            department=self._department(folded, kind),
            year=self._year(folded),
            issuer=self._issuer(folded, kind),
            date=self._date(),
        )

    def _meta(self, *keys: str) -> str:
        values = (str(self._document.meta[key]) for key in keys if self._document.meta.get(key))
        return next(values, "")

    def _title(self) -> str:
        if told := self._meta("title", "标题"):
            return told
        candidates = list(self._titles())
        named = [title for title in candidates if _TITLE_END.search(title)]
        named.sort(key=lambda title: not (title.startswith("关于") or title.endswith("通知")))
        named = [title for title in named if not _TRAIL.search(title)] or named
        return (named or [*candidates, ""])[0] if named or self._headed() else ""

    def _headed(self) -> bool:
        return any(level is not None for level in self._levels)

    def _titles(self) -> Iterator[str]:
        """Groups of lines that may be one title, the first that ends like one ending the group."""
        group: list[str] = []
        sheets = self._document.source.lower().endswith(_WORKBOOKS)
        levels = [*self._levels[: len(self._front[:_FRONT_LINES])], None]
        for at, text in enumerate((*self._front[:_FRONT_LINES], *self._top())):
            if sheets and levels[min(at, len(levels) - 1)] is not None:  # the name of a sheet
                group = []
                continue
            told = re.search("[\u4e00-\u9fff]{2}", text) and not _NO_TITLE.search(text)
            if not told or _NUMBER.fullmatch(text.strip()):
                group = []
                continue
            group.append(clean(text))
            joined = "".join(group)
            if _TITLE_END.search(joined) and len(joined) <= _LONGEST_TITLE:
                yield joined
                group = []
        if group and self._headed():
            yield group[0]

    def _top(self) -> list[str]:
        """The first heading, where it has no number and may be the title."""
        marked = not self._front or self._document.source.endswith(".md")
        return [node.title for node in self._tree.children[:1] if marked and not node.number]

    def _number(self) -> str:
        if told := self._meta("number", "文号"):
            return normal_number(told) + "号"
        for line in [*self._front[:_FRONT_LINES], *self._lines[:10]]:
            if match := _NUMBER.fullmatch(_tight(line)):
                return normal_number(match["n"]) + "号"
        return ""

    def _department(self, title: str, kind: DocumentKind) -> str:
        if told := self._meta("department", "部门"):
            return told
        if field := next(values(self._lines[:_FIELD_LINES], DEPARTMENT, _A_BODY), ""):
            return field
        subject = _SENDER.sub("关于", title) if kind is DocumentKind.NOTICE else title
        found = [match["who"] for match in (_OF_TITLE.search(subject),) if match]
        found += self._addressees() if kind is DocumentKind.NOTICE else []
        found += [match["who"] for pattern in (_WHOSE, _OWN) for match in [pattern.search(self._text)] if match]
        return next((name for name in map(_body_name, found) if name), "")

    def _addressees(self) -> list[str]:
        """Whom a notice is sent to, where that is one body: it stands on a line of its own below the title."""
        lines = (_tight(fold(line).text) for line in self._lines[:_FIRST_LINES])
        return [match["who"] for line in lines if (match := _ADDRESSEE.fullmatch(line))][:1]

    def _year(self, title: str) -> int | None:
        told = self._meta("year", "年度")
        if told.isdigit():
            return int(told)
        front = (fold(line).text for line in self._front if not _DAY.search(_tight(line)))
        for text in (title, *front):
            if match := _YEAR.search(text):
                return int(match["y"])
            if match := _CHINESE_YEAR.search(text):
                return int("".join(str(max(_DIGITS.find(char), 0)) for char in match["y"]))
        told = next(values(self._lines[:_FIELD_LINES], YEAR, _A_YEAR), "")
        match = _A_YEAR.match(told) or _FISCAL.search(self._text)
        return int(match["y"]) if match else None

    def _issuer(self, title: str, kind: DocumentKind) -> str:
        if told := self._meta("issuer", "发文机关"):
            return told
        if match := next((m for line in self._front if (m := _EVALUATOR_FIELD.search(fold(line).text))), None):
            return match["who"].strip()
        tail = [_unspread(line) for line in self._lines]
        for place, line in enumerate(tail):
            dated = any(_DATE.fullmatch(_tight(text)) for text in tail[place + 1 : place + 3])
            if dated and len(line) <= _TAIL_LINES and _SIGNED.fullmatch(line):
                return line
        sender = _SENDER.search(title) if kind is DocumentKind.NOTICE else None
        match = sender or _EVALUATOR.search(self._text)
        return match["who"] if match else ""

    def _date(self) -> datetime.date | None:
        told = self._meta("date", "日期")
        fields = (line for line in [*self._front, *self._lines[:60]] if _DATE_FIELD.search(_tight(line)))
        alone = (line for line in [*self._lines[-_TAIL_LINES:], *self._front] if _DATE.fullmatch(_tight(line)))
        lines = [*([told] if told else []), *fields, *alone]
        for line in lines:
            for mark in find_dates(line):
                if mark.names_day and not mark.value.startswith("--"):
                    try:
                        return datetime.date.fromisoformat(mark.value)
                    except ValueError:
                        continue
        return None


def _unspread(line: str) -> str:
    """A line without the blanks that spread its characters; those between the names of two bodies stay."""
    words = line.split()
    return "".join(words) if any(len(word) <= 2 for word in words) else " ".join(words)  # noqa: PLR2004  # 财 政 局


def _tight(line: str) -> str:
    return re.sub(r"\s", "", line)


def _body_name(name: str) -> str:
    """The name of a body without the words that lead it in."""
    name = re.sub(r"[（(](?:以下|下称)[^）)]*[）)]", "", name)
    name = re.sub(r"^(?:关于|印发|下达|反馈|报送|对|我们对|开展|的|《)+", "", name)
    return "" if name.startswith("年") else name
