"""What a notice says in place of problems where the case has none."""

import re

from drafter.text.width import flattened
from drafter.verification.model import Section
from drafter.verification.reading.examination import Examination
from drafter.verification.reading.manuscripts import section_heads

_NONE = re.compile(
    r"(?:(?:未|没有|无)(?:见|查见|查出|发现|出现)(?:[^，。；]{0,16}(?:的|有))?|(?:没有|无|不存在))"
    r"(?:任何|存在|重大|明显|突出|其他|相关|需要扣分|需要|的){0,3}"
    r"(?:问题|扣分|不足|违规|异常)(?:情况|情形|事项|现象|之处|行为)?[。；]?$"
)
_BUT = re.compile("但|不过|然而|只是|除|尚需|仍")
_LONGEST = 60
_HOLLOW = re.compile(r"[〔\[（(【][^〕\]）)】]*[〕\]）)】]|\W")


def says_nothing_found(text: str) -> bool:
    """Whether a text says that no problem was found, and says nothing else."""
    flat = flattened(text).replace(" ", "")
    return len(flat) <= _LONGEST and not _BUT.search(flat) and bool(_NONE.search(flat))


def nothing_to_tell(examination: Examination, section: Section) -> bool:
    """Whether a section rightly has no items: the case has no point, and the section says so in prose."""
    if examination.book.points:
        return False
    text = _prose(examination.text, section)
    return says_nothing_found(text) if section is Section.PROBLEMS else bool(_HOLLOW.sub("", text))


def _prose(text: str, section: Section) -> str:
    """The first paragraph behind the heading of a section, if prose follows it."""
    found = section_heads(text).get(section)
    paragraph = text[found[1] :].lstrip().partition("\n")[0] if found else ""
    return "" if paragraph.startswith("#") else paragraph
