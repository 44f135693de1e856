"""Signs that no notice is written in: emoji, other scripts, traditional characters, wrong encodings."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from drafter.verification.model import Severity, Violation
from drafter.verification.prose.residue import NAME
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation

_STRANGE = re.compile(
    "[^\u0000-\u007f\u00b0\u00b1\u00b7\u00d7\u00f7\u2000-\u206f\u2030\u2103\u2116\u2160-\u217f"
    "\u2200-\u22ff\u2460-\u24ff\u25a1\u25cb\u25cf\u3000-\u303f\u33a0-\u33df\u4e00-\u9fff\uff00-\uffef]+"
)
"""Whatever is no ASCII, no mark, unit, operator or number of the usual kinds, and no Chinese character."""

_HAN = re.compile("[\u4e00-\u9fff]+")
_GARBLED = re.compile(
    "锟斤拷?|[锟斤拷]{2,}|烫{2,}|屯{2,}|锘[\u4e00-\u9fff]?|浣犲|銆[\u4e00-\u9fff]"
    "|(?P<same>[\u4e00-\u9fff])(?P=same){2,}"
)
"""What is left where bytes were read in another encoding than they were written in."""

_WORDS = ("L", "M")


def check(examination: Examination) -> Iterator[Violation]:
    """Strange signs in both sections; those of the case itself are none."""
    for scope in examination.scopes:
        if not examination.judged(scope):
            continue
        for start, end, sure in _strange(examination.text[scope.start : scope.end]):
            where = (examination.text, scope.start + start, scope.start + end)
            if examination.text[where[1] : where[2]] not in examination.book.everything:
                severity = Severity.BLOCK if sure else Severity.REVIEW
                yield violation(NAME, "sign_strange", where, severity=severity)


@lru_cache(maxsize=512)
def _strange(text: str) -> tuple[tuple[int, int, bool], ...]:
    """Where they stand, and whether they can be nothing else; a draft is mostly read again as it was."""
    found = [(*one.span(), _sure(one.group())) for one in _STRANGE.finditer(text)]
    found += [(*one.span(), True) for one in _GARBLED.finditer(text)]
    for run in _HAN.finditer(text):
        if not _simplified(run.group()):
            found += [
                (place, place + 1, _traditional(char))
                for place, char in enumerate(run.group(), run.start())
                if not _simplified(char)
            ]
    return tuple(sorted(found))


def _sure(signs: str) -> bool:
    """Whether some signs are letters or pictures; arrows and the like may be meant."""
    return any(unicodedata.category(sign)[0] in _WORDS or unicodedata.category(sign) == "So" for sign in signs)


def _simplified(text: str) -> bool:
    """Whether a text is written in the characters of GB 2312."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _traditional(char: str) -> bool:
    """Whether a character is none of GB 2312 and one of Big5."""
    try:
        char.encode("big5")
    except UnicodeEncodeError:
        return False
    return True
