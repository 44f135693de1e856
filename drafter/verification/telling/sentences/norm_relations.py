"""Problems that are said to keep a norm: 上述做法符合《…》的规定.

What is told among the problems is told because it falls short. A sentence that sets the finding beside a norm has
to say that the two do not agree; only what the case itself says of keeping a norm may stand.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from drafter.text.sentences import Span, segments
from drafter.text.width import flattened
from drafter.verification.facts.book import Book
from drafter.verification.model import Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation
from drafter.verification.words.kept import Kept
from drafter.verification.words.meaning import meaning

NAME = "polarity"

_TITLE = re.compile(r"《(?:[^《》]|《[^《》]*》|〈[^〈〉]*〉)*》")
_N = "\ue000"
"""Stands for the title of a norm."""

_ARTICLE = "(?:第[一二三四五六七八九十百0-9]+[条款项](?:之[一二三])?)*"
_RULE = "(?:规定|要求|精神|原则|标准|程序|条款|条文|制度|办法|法律法规|法规|政策|约定)"
_ABOUT = re.compile(f"(?:关于|对(?!照))[^，。；]*的?(?=的(?:相关|有关|具体)?{_RULE})|关于[^，。；]*?(?={_RULE})")
_NORM = (
    f"(?:{_N}(?:[、和及与]{_N})*{_ARTICLE}(?:中?的)*(?:相关|有关|具体|各项)?{_RULE}*|(?:有关|相关|国家|现行|上述|财经|财务|法律|制度|文件|政策)"
    f"{{1,3}}的?{_RULE}+)"
)
_FULLY = "(?:是|已经?|均|都|也|基本|完全|总体|大体|严格|较好地?|切实|确实|全部|能够?|得到)*"
_KEPT = "(?:符合|遵守|遵循|遵照|恪守|满足|契合|达到|贯彻|落实|执行)"
_AGREES = "(?:相?符合?|相?一致|相?吻合|相?契合|相?适应|无异"
_AGREES += "|(?:并?无|没有|不存在|并?不)(?:任何|什么|相)*(?:冲突|抵触|出入|不符|矛盾|偏差|差异|违背))"
_SET_RIGHT = (
    "(?:(?:落实|执行|做|履行|整改)到位|合[规法]|规范|无误|到位|并?无不[妥当]|没有不[妥当]|没有问题|并无问题)"
)
_BREACHED = "(?:违反|违背|背离|抵触|偏离|突破)"

_RELATION = re.compile(
    f"(?P<kept>(?P<how>{_FULLY}){_KEPT}了?(?:[国省市县本])?{_NORM}的?)$"
    f"|(?P<agrees>[与同和跟]{_NORM}(?P<fully>{_FULLY}){_AGREES})$"
    f"|(?P<broken>(?:不|没有|并?未|并不|不存在|并没有|未曾){{1,2}}{_BREACHED}了?{_NORM}的?(?:情形|情况|问题|行为)?)$"
    f"|(?P<allowed>(?:属于?|为|系|是){_NORM}所?(?:允许|许可|准许|认可)(?:的(?:情形|范围|做法|情况)?)?)$"
)
_SET_AGAINST = re.compile(f"(?:对照|按照?|根据|依据|依照|参照){_NORM}$")
_IS_RIGHT = re.compile(f"{_FULLY}{_SET_RIGHT}$")
_MATTER = "(?:做法|情形|情况|行为|事项|问题|工作|操作|处理|现象|安排|支出|开支|方式)"
_POINTS_BACK = re.compile(f"(?:上述|以上|前述|上列|该|此|这|其|有关|相关)[一些类项种等]{{0,2}}{_MATTER}?")
_BUT = re.compile("^(?:但|然而|却|而|仍|不过|只是)")
_LEFT_OPEN = re.compile("是否|能否|可否|应当?|须|要求|难以|无从|如果|若")
_OPEN = re.compile(f"{_N}{_ARTICLE}(?:中|里)?关于(?!.*{_RULE})")
_TAIL = "，。；！？,;.!? \n"


@dataclass(frozen=True)
class NormRelations:
    """Finds them.

    Attributes:
        book: of the case.
    """

    book: Book
    _kept: Kept[tuple[tuple[int, int, Severity], ...]] = field(default_factory=Kept, compare=False)

    def check(self, examination: Examination) -> Iterator[Violation]:
        """The pieces of a text that say that a finding keeps a norm."""
        for sentence in examination.judged_sentences:
            if not sentence.advised:
                text, first = sentence.text, sentence.start
                for start, end, severity in self._kept.of(text, self._of, text):
                    where = (examination.text, first + start, first + end)
                    yield violation(NAME, "norm_kept", where, severity=severity)

    def _of(self, sentence: str) -> tuple[tuple[int, int, Severity], ...]:
        """The pieces of a sentence that say so."""
        found = []
        parts = _whole(segments(sentence))
        flats = [_flat(part.text) for part in parts]
        for place, part in enumerate(parts):
            kept = _keeps(flats[place], flats[place - 1] if place else "")
            if kept and flattened(part.text).strip(_TAIL) not in self._said:
                behind = flats[place + 1] if place + 1 < len(flats) else ""
                sure = kept.points_back and not _BUT.match(behind)
                found.append((part.start, part.end, Severity.BLOCK if sure else Severity.REVIEW))
        return tuple(found)

    @cached_property
    def _said(self) -> str:
        """All that the case itself says."""
        return "\n".join(flattened(text) for text in self.book.texts())


def _whole(parts: Sequence[Span]) -> list[Span]:
    """Pieces between commas, those put together in which what a norm is about goes on."""
    found: list[Span] = []
    for part in parts:
        if found and _OPEN.search(_TITLE.sub(_N, found[-1].text)):
            last = found.pop()
            found.append(Span(last.start, part.end, last.text + part.text))
        else:
            found.append(part)
    return found


@dataclass(frozen=True, slots=True)
class _Kept:
    """A norm that is said to be kept, and whether by what was told before."""

    points_back: bool


def _keeps(flat: str, before: str) -> _Kept | None:
    """Whether a piece between commas says that a norm is kept, behind another piece."""
    found = _RELATION.search(flat)
    if found:
        subject = flat[: found.start()]
        denied = False if found["broken"] else _short(subject)
        return None if denied else _Kept(points_back=not subject or bool(_POINTS_BACK.match(subject)))
    right = _IS_RIGHT.search(flat) if _SET_AGAINST.search(before) else None
    if right is None or _short(flat[: right.start()]):
        return None
    return _Kept(points_back=bool(_POINTS_BACK.match(flat)))


def _short(subject: str) -> bool:
    """Whether what stands before a relation denies it, or leaves it open."""
    return bool(_LEFT_OPEN.search(subject) or meaning().denials(subject))


def _flat(text: str) -> str:
    """A piece with signs for the titles of norms, and without what these are about."""
    flat = _TITLE.sub(_N, flattened(text)).strip(_TAIL)
    return _ABOUT.sub("", flat)
