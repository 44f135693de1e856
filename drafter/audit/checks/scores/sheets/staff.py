"""The people in post against the approved posts, by the criteria of the indicator that assesses them."""

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.audit.marks import due
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import percent, plain
from drafter.audit.sheet import Scored
from drafter.audit.statements import Figure, Sentence

KIND = "score_vs_figures"

_STAFF = re.compile(
    r"(?:在编|在职|实有|供养)[^，。；]{0,14}人[数员][^，。；]{0,20}编制[^，。；]{0,16}(?:比率|比例|比值|之比|×100%)"
)
_APPROVED = re.compile(r"核定|编制(?:总|人)?数|批复编制|核编|人员编制|编制(?:共|总|为|\d)")
_PRESENT = re.compile(r"实有|在职|在编|在岗|实际")
_POSTS = re.compile(r"行政|事业|工勤|编制|在职|在编|实有|政法")
_OTHERS = re.compile(r"编外|临聘|聘用|聘请|劳务|派遣|合同制|借调|遗属")
_NOT_COUNTED = re.compile(rf"退休|离休|超编|空编|空缺|增加|减少|{_OTHERS.pattern}")
_PARTS = re.compile(r"其中|包括|分别|含")
_PEOPLE = frozenset("名人")
_WHOLE = Decimal(100)
_PLACES = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Points for staff within its posts where the people named are more."""
    for scored in reading.sheet:
        if scored.sure and scored.row.points is not None and _STAFF.search(scored.row.rules.text):
            yield from _staff(reading, scored, scored.row.most or Decimal(0))


def _staff(reading: Reading, scored: Scored, most: Decimal) -> Iterator[Issue]:
    approved, present = _people(reading, scored, "approved"), _people(reading, scored, "present")
    above, below = (sum((f.value for f in found), Decimal(0)) for found in (present, approved))
    if not above or not below:
        return
    ratio = percent(above, below, _PLACES)
    owed = due(scored.row.rules.text, most, ratio)
    if owed and scored.row.points is not None and scored.row.points not in owed:
        yield reading.issue(
            KIND,
            "staff",
            [scored.row.awarded.whole, *(f.span for f in (*approved, *present)), scored.row.rules.whole],
            name=scored.name,
            present="+".join(plain(f.value) for f in present),
            approved="+".join(plain(f.value) for f in approved),
            ratio=plain(ratio),
            awarded=scored.row.awarded.text,
            band=owed.rule,
            points=plain(owed.most),
        )


def _people(reading: Reading, scored: Scored, kind: str) -> tuple[Figure, ...]:
    """The people of a kind that the section counts, each once; none where that cannot be told."""
    found: list[Figure] = []
    parted = False
    for block in scored.blocks:
        for sentence in reading.by_block.get(block.start, ()):
            for figure in sentence.figures:
                if figure.quantity.dimension not in _PEOPLE or _kind(sentence, figure) != kind:
                    continue
                if _OTHERS.search(sentence.text):
                    return ()
                part = _is_part(sentence, figure)
                parted = parted or part
                found += [] if part else [figure]
    return () if parted and len(found) > 1 else tuple(found)


def _kind(sentence: Sentence, figure: Figure) -> str:
    """Whether a number counts approved posts or people, by the last word before it in its sentence that tells."""
    lead = sentence.block.text[sentence.at : figure.behind]
    clause = re.split("[，；。、：（]", lead)[-1]
    if _NOT_COUNTED.search(clause) or not (_POSTS.search(clause) or _is_part(sentence, figure)):
        return ""
    approved = max((match.end() for match in _APPROVED.finditer(lead)), default=0)
    present = max((match.end() for match in _PRESENT.finditer(lead)), default=0)
    return "" if approved == present else "approved" if approved > present else "present"


def _is_part(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number is a part of one before it: behind 其中, or in brackets."""
    lead = sentence.block.text[sentence.at : figure.at]
    clauses = re.split("[；。]", lead)[-1]
    return bool(_PARTS.search(clauses)) or lead.rfind("（") > lead.rfind("）")
