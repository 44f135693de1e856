"""What a writing tool leaves behind: its own voice, markup, open slots and blanks."""

import re
from collections.abc import Iterator

from drafter.verification.model import Severity, Violation
from drafter.verification.reading.examination import Examination, Scope
from drafter.verification.report import violation

NAME = "residue"

_SLOT = re.compile(r"\{\{?[^{}\n]{0,60}\}?\}|\{%[^\n]{0,60}%\}|\$\{[^}\n]{0,60}\}|<[A-Za-z_][A-Za-z0-9_.-]{1,40}>")
_MASKED = re.compile(r"〔(?:数额|日期|文号|编号|名称)〕")
_PLACEHOLDER = re.compile(
    r"[Xx×ＸＸ✕]{2,}(?:[万亿]?元|%|个|项|年|月|日|局|单位|公司|县|市)?|[_＿]{2,}|□{1,}|\?{3,}|？{3,}|[（(\[【](?:此处|待填|待补充?|填写|插入|略|空白|请)[^）)\]】\n]{0,20}[）)\]】]|TODO|TBD|N/A|某某|待定(?=[。，；])"
)
_BLANK = re.compile(r"〔[^〔〕\n]{0,40}待(?:填|补充?|定)[^〔〕\n]{0,4}〕")
"""A blank that says what belongs there: whoever signs fills it in."""
_CHATTER = re.compile(
    r"作为(?:一[个名位])?(?:AI|人工智能|语言模型|大模型|助手|智能助手)[^。\n]{0,20}|(?<![\u4e00-\u9fff])(?:好的|当然|没问题|明白了|收到)[，,！!。][^。\n]{0,12}"
    r"|以下(?:是|为)(?:您|我|根据|修改|改写|重写|生成|起草|整理|问题|建议|正文|草稿|对)[^。：:\n]{0,20}[:：]?|希望(?:这|以上|对您|能)[^。\n]{0,16}|(?:如有|如果您?有|若有)(?:任何|其他|疑问|需要)[^。\n]{0,16}"
    r"|请(?:提供|告诉我|告知我|注意[:：]|参考以上)[^。\n]{0,10}|(?<![\u4e00-\u9fff])(?:改写|重写|修改|输出|回答|思考|答案|翻译|示例|注意|Note|Output|Answer|Response)[^\n，。：:]{0,6}[:：]"
    r"|我(?:将|会|来|无法|不能|可以为您|理解|认为|已经?为您)[^。\n]{0,12}|您(?:的|可以|好|需要|提供)[^。\n]{0,10}|(?:系统提示|提示词|JSON|json|schema|prompt)[^。\n]{0,6}"
    r"|</?think(?:ing)?>|\bthinking\b|抱歉[，,][^。\n]{0,12}"
)
_MARKUP = re.compile(
    r"```[a-z]*|`+|~~|={2,}(?=[^\s=])|&(?:[a-z]{2,6}|#\d{2,5});|\*\*|(?<![\d*])\*(?=[^\s*，。、；：|（）]{1,40}\*(?![\d*]))|(?<![A-Za-z])__(?=\S)|^#{1,6}(?=\s)|^\s*[-*+]\s(?=\S)|\[[^\]\n]{1,30}\]\([^)\n]{1,80}\)|\"[A-Za-z_]{2,30}\"\s*:|[{}]|\\[nt\"\\]|<\|[a-z_]{2,20}\|>|</?[A-Za-z][A-Za-z0-9]{0,9}(?:\s[^<>\n]{0,60})?/?>|\[/?INST\]",
    re.MULTILINE,
)
_HALF_WIDTH = re.compile(r"(?<=[\u4e00-\u9fff])[,;:!?](?=[\u4e00-\u9fff，。；、]|[ \t\u3000]*$)", re.MULTILINE)
_DOUBLED = re.compile(r"[，；：、。][ \u3000]*(?=[，；：、。])|(?<![！？])[！？](?=[，；、。])")
"""Two stops where one belongs; what encloses and 等…… does not count."""

_EMPTY = re.compile(r"（[ \u3000]*）|\([ \u3000]*\)|《[ \u3000]*》|“[ \u3000]*”|【[ \u3000]*】|〔[ \u3000]*〕")
_COMMENT = re.compile(
    r"[\[［【（(](?:批注|备注[:：]|修订|删除|插入|注[:：]?待|编者|审稿|审核意见|校对)[^\]］】）)\n]{0,40}[\]］】）)]"
    r"|(?<![\u3400-\u9fff])批注[:：][^。\n]{0,30}"
)
_HALF_BRACKET = re.compile(
    r"(?<=[\u4e00-\u9fff])\((?=[^()\n]{0,30}[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\)(?=[\u4e00-\u9fff，。；、])"
)
_HALF_STOP = re.compile(
    r"(?<=[\u4e00-\u9fff])\.(?=\s*$|[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[\"'](?=[\u4e00-\u9fff])", re.MULTILINE
)
_SELF = re.compile(r"我[局县市区省们国校院乡镇部]|自我")
"""What looks like chatter and is a bureau speaking of itself."""

_FULL = {**dict(zip(",;:!?().", "，；：！？（）。", strict=True)), '"': "“”", "'": "‘’"}


def check(examination: Examination) -> Iterator[Violation]:
    """Residue in both sections; open slots and chatter anywhere."""
    for scope in examination.scopes:
        seen: set[int] = set()
        own = examination.judged(scope)
        for match in _BLANK.finditer(examination.text, scope.start, scope.end):
            seen.update(range(*match.span()))
            severity = Severity.BLOCK if own else Severity.REVIEW
            yield violation(NAME, "blank_left", (examination.text, *match.span()), severity=severity)
        for pattern, key in _patterns(own=own):
            for match in pattern.finditer(examination.text, scope.start, scope.end):
                span = match.span()
                known = key == "placeholder_left" and examination.enclosing(*span)  # YXXJ-2022-07 is a number
                plain = not match.group().strip() or _SELF.match(match.group()) or known
                if not plain and not _overlaps(span, seen):
                    seen.update(range(*span))
                    expected = (match.group() if key == "doubled" else "").strip()
                    yield violation(NAME, key, (examination.text, *span), expected=expected)
        if scope.own:
            yield from _half_width(examination, scope)


def _patterns(*, own: bool) -> list[tuple[re.Pattern[str], str]]:
    everywhere = [(_SLOT, "slot_left"), (_MASKED, "slot_left"), (_COMMENT, "comment_left")]
    written = [(_CHATTER, "chatter"), (_PLACEHOLDER, "placeholder_left"), (_MARKUP, "markup")]
    return [*everywhere, *written, (_DOUBLED, "doubled"), (_EMPTY, "enclosed_empty")] if own else everywhere


def _half_width(examination: Examination, scope: Scope) -> Iterator[Violation]:
    for pattern in (_HALF_WIDTH, _HALF_BRACKET, _HALF_STOP):
        for match in pattern.finditer(examination.text, scope.start, scope.end):
            where = (examination.text, *match.span())
            expected = _FULL.get(match.group(), "")
            yield violation(NAME, "half_width", where, severity=Severity.REVIEW, expected=expected)


def _overlaps(span: tuple[int, int], seen: set[int]) -> bool:
    return not seen.isdisjoint(range(*span))
